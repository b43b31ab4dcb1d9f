-- Staff accounts whose mailbox is proved, sessions that the server can end, and invitations that prove an address
-- (docs/decisions/054 and 055).

-- DropIndex
DROP INDEX "staff_account_email_key_key";

-- AlterTable
ALTER TABLE "join_link" ADD COLUMN     "email" TEXT,
ADD COLUMN     "mail_token_hash" TEXT;

-- AlterTable
ALTER TABLE "staff_account" DROP COLUMN "sessions_since",
ADD COLUMN     "email_proved_at" TIMESTAMPTZ(3),
ADD COLUMN     "former_structure_id" UUID;

-- CreateTable
CREATE TABLE "staff_session" (
    "id_hash" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "join_code" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "join_code_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateIndex
CREATE INDEX "staff_session_staff_id_idx" ON "staff_session"("staff_id");

-- CreateIndex
CREATE INDEX "staff_session_expires_at_idx" ON "staff_session"("expires_at");

-- CreateIndex
CREATE INDEX "join_code_structure_id_link_id_idx" ON "join_code"("structure_id", "link_id");

-- CreateIndex
CREATE INDEX "join_code_email_key_created_at_idx" ON "join_code"("email_key", "created_at");

-- CreateIndex
CREATE INDEX "join_link_mail_token_hash_idx" ON "join_link"("mail_token_hash");

-- CreateIndex
CREATE INDEX "staff_account_email_key_idx" ON "staff_account"("email_key");

-- AddForeignKey
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_account_former_structure_id_fkey" FOREIGN KEY ("former_structure_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_code" ADD CONSTRAINT "join_code_structure_id_link_id_fkey" FOREIGN KEY ("structure_id", "link_id") REFERENCES "join_link"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was known before counts where only the mailbox's owner or the operator can have done it: a mailed link to another password
-- that was used, or a structure opened on the server. A link into the team was shown to the inviting owner too, so it proves nothing.
UPDATE "staff_account" a SET "email_proved_at" = r."used_at"
FROM (SELECT "staff_id", max("used_at") AS "used_at" FROM "password_reset" WHERE "used_at" IS NOT NULL GROUP BY "staff_id") r
WHERE r."staff_id" = a."id";

UPDATE "staff_account" a SET "email_proved_at" = a."created_at"
WHERE a."email_proved_at" IS NULL
  AND EXISTS (SELECT FROM "audit_event" e WHERE e."kind" = 'structure-opened' AND e."staff_id" = a."id");

CREATE UNIQUE INDEX "staff_account_proved_email_key" ON "staff_account"("email_key") WHERE "email_proved_at" IS NOT NULL;

UPDATE "staff_account" a SET "former_structure_id" = (
  SELECT e."structure_id" FROM "audit_event" e
  WHERE e."kind" = 'colleague-removed' AND e."details" ->> 'staffId' = a."id"::text
  ORDER BY e."at" DESC LIMIT 1)
WHERE NOT EXISTS (SELECT FROM "membership" m WHERE m."staff_id" = a."id");

-- Live streams of an account are checked again when one of its sessions ends or its place in a team changes, in every process
-- (docs/decisions/055): the message is that of lib/live.
CREATE FUNCTION announce_staff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('club_live', 'account ' || OLD.staff_id);
  RETURN NULL;
END $$;

CREATE TRIGGER announce AFTER DELETE ON "staff_session" FOR EACH ROW EXECUTE FUNCTION announce_staff();

CREATE TRIGGER announce AFTER UPDATE OF "role" OR DELETE ON "membership" FOR EACH ROW EXECUTE FUNCTION announce_staff();
