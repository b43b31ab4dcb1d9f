-- Names in the order of their letters whatever the database's language: so a last name is one range of the index (lib/matching/find-candidates.ts).
ALTER TABLE "client" ALTER COLUMN "sort_name" TYPE TEXT COLLATE "C";

-- The mailbox whatever its dots, hyphens and +tag, and wherever it is: `mailboxOf` of lib/matching/mailbox.ts.
CREATE INDEX "client_structure_id_mailbox_idx" ON "client"
("structure_id", (translate(split_part(split_part("email_key", '@', 1), '+', 1), '._-', '') COLLATE "C"));

-- CreateIndex
CREATE INDEX "client_structure_id_birth_date_idx" ON "client"("structure_id", "birth_date");

-- CreateTable
CREATE TABLE "unlinked_account" (
    "structure_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unlinked_account_pkey" PRIMARY KEY ("structure_id","account_id")
);

-- CreateIndex
CREATE INDEX "unlinked_account_structure_id_since_account_id_idx" ON "unlinked_account"("structure_id", "since", "account_id");

-- CreateIndex
CREATE INDEX "unlinked_account_account_id_idx" ON "unlinked_account"("account_id");

-- AddForeignKey
ALTER TABLE "unlinked_account" ADD CONSTRAINT "unlinked_account_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unlinked_account" ADD CONSTRAINT "unlinked_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "app_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who has to do with a structure and has no client there: asked for it and was not refused, or registered through its app.
CREATE FUNCTION is_unlinked(structure UUID, account UUID) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT a.client_id IS NULL AND a.validation <> 'refused' FROM attachment a WHERE a.structure_id = structure AND a.account_id = account),
    EXISTS (SELECT FROM app_token t WHERE t.account_id = account AND t.home_id = structure AND t.bound_at IS NOT NULL));
$$;

CREATE FUNCTION follow_unlinked(structure UUID, account UUID) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  IF is_unlinked(structure, account) THEN
    INSERT INTO unlinked_account (structure_id, account_id)
    SELECT structure, account FROM app_account p, structure s WHERE p.id = account AND s.id = structure
    ON CONFLICT DO NOTHING;
    IF FOUND THEN PERFORM pg_notify('club_live', structure || ' clients'); END IF;
  ELSE
    DELETE FROM unlinked_account u WHERE u.structure_id = structure AND u.account_id = account;
  END IF;
END $$;

CREATE FUNCTION follow_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_unlinked(coalesce(NEW.structure_id, OLD.structure_id), coalesce(NEW.account_id, OLD.account_id));
  RETURN NULL;
END $$;

CREATE TRIGGER follow AFTER INSERT OR DELETE OR UPDATE OF "client_id", "validation" ON "attachment"
FOR EACH ROW EXECUTE FUNCTION follow_attachment();

CREATE FUNCTION follow_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_unlinked(coalesce(NEW.home_id, OLD.home_id), coalesce(NEW.account_id, OLD.account_id));
  RETURN NULL;
END $$;

CREATE TRIGGER follow AFTER INSERT OR DELETE OR UPDATE OF "bound_at" ON "app_token"
FOR EACH ROW EXECUTE FUNCTION follow_token();

INSERT INTO unlinked_account (structure_id, account_id, since)
SELECT DISTINCT ON (known.structure_id, known.account_id) known.structure_id, known.account_id, known.since
FROM (
  SELECT structure_id, account_id, created_at AS since FROM attachment WHERE client_id IS NULL
  UNION ALL SELECT t.home_id, t.account_id, t.created_at FROM app_token t JOIN structure s ON s.id = t.home_id WHERE t.bound_at IS NOT NULL
) known
WHERE is_unlinked(known.structure_id, known.account_id)
ORDER BY known.structure_id, known.account_id, known.since;
