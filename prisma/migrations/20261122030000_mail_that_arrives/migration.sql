-- CreateEnum
CREATE TYPE "mail_block_reason" AS ENUM ('bounced', 'complained', 'unsubscribed');

-- AlterEnum
ALTER TYPE "mail_state" ADD VALUE 'delivered';
ALTER TYPE "mail_state" ADD VALUE 'bounced';
ALTER TYPE "mail_state" ADD VALUE 'complained';
ALTER TYPE "mail_state" ADD VALUE 'suppressed';
ALTER TYPE "mail_state" ADD VALUE 'in-doubt';
ALTER TYPE "mail_state" ADD VALUE 'cancelled';

-- AlterTable
ALTER TABLE "mail" DROP COLUMN "html",
ADD COLUMN     "batch_id" UUID,
ADD COLUMN     "bounced_at" TIMESTAMPTZ(3),
ADD COLUMN     "complained_at" TIMESTAMPTZ(3),
ADD COLUMN     "content" JSONB NOT NULL DEFAULT '{"greeting":"","paragraphs":[],"footer":[]}',
ADD COLUMN     "delivered_at" TIMESTAMPTZ(3),
ADD COLUMN     "doubt_since" TIMESTAMPTZ(3),
ADD COLUMN     "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "hard_bounce" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "problem" TEXT,
ADD COLUMN     "secrets" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "suppressed_at" TIMESTAMPTZ(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unsubscribe_hash" TEXT,
ADD COLUMN     "urgency" SMALLINT NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "staff_account" ADD COLUMN     "sessions_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "mail_block" (
    "structure_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "reason" "mail_block_reason" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_block_pkey" PRIMARY KEY ("structure_id","email_key","reason")
);

-- CreateTable
CREATE TABLE "mail_pace" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "limit" INTEGER NOT NULL DEFAULT 2,
    "window_seconds" INTEGER NOT NULL DEFAULT 1,
    "next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stop_reason" TEXT,
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_until" TIMESTAMPTZ(3),
    "stopped_key" TEXT,

    CONSTRAINT "mail_pace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "structure_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "token_hash" TEXT,
    "times" TIMESTAMPTZ(3)[],
    "created_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("structure_id","client_id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "token_hash" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "invitation_token_hash_idx" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_structure_id_mail_id_key" ON "invitation"("structure_id", "mail_id");

-- CreateIndex
CREATE INDEX "password_reset_staff_id_idx" ON "password_reset"("staff_id");

-- CreateIndex
CREATE INDEX "mail_structure_id_state_created_at_idx" ON "mail"("structure_id", "state", "created_at");

-- CreateIndex
-- Those that have left are many, and asked for by nobody here.
CREATE INDEX "mail_urgency_due_at_id_idx" ON "mail"("urgency", "due_at", "id") WHERE "state" = 'queued';

-- CreateIndex
CREATE INDEX "mail_batch_id_idx" ON "mail"("batch_id");

-- CreateIndex
CREATE INDEX "mail_provider_id_idx" ON "mail"("provider_id");

-- CreateIndex
CREATE INDEX "mail_unsubscribe_hash_idx" ON "mail"("unsubscribe_hash");

-- AddForeignKey
ALTER TABLE "mail_block" ADD CONSTRAINT "mail_block_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_structure_id_client_id_fkey" FOREIGN KEY ("structure_id", "client_id") REFERENCES "client"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_structure_id_mail_id_fkey" FOREIGN KEY ("structure_id", "mail_id") REFERENCES "mail"("structure_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "mail" ALTER COLUMN "content" DROP DEFAULT;

-- The one row, and no other.
ALTER TABLE "mail_pace" ADD CONSTRAINT "mail_pace_one_row" CHECK ("id" = 1);
INSERT INTO "mail_pace" ("id") VALUES (1);
