-- What a request was before staff decided it, so that the decision can be undone for a minute (lib/requests/undo-decision.ts).
ALTER TABLE "attachment" ADD COLUMN "before_decision" JSONB;

-- An account that waits for an answer to its request is listed among the requests, and there only.
ALTER TABLE "unlinked_account" ADD COLUMN "requested" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "unlinked_account_structure_id_requested_since_account_id_idx"
ON "unlinked_account"("structure_id", "requested", "since", "account_id");

CREATE OR REPLACE FUNCTION follow_unlinked(structure UUID, account UUID) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  waits BOOLEAN := EXISTS (SELECT FROM attachment a WHERE a.structure_id = structure AND a.account_id = account
    AND a.validation = 'pending' AND a.requested_at IS NOT NULL);
BEGIN
  IF is_unlinked(structure, account) THEN
    INSERT INTO unlinked_account AS u (structure_id, account_id, requested)
    SELECT structure, account, waits FROM app_account p, structure s WHERE p.id = account AND s.id = structure
    ON CONFLICT (structure_id, account_id) DO UPDATE SET requested = excluded.requested
    WHERE u.requested <> excluded.requested;
    IF FOUND THEN PERFORM pg_notify('club_live', structure || ' clients'); END IF;
  ELSE
    DELETE FROM unlinked_account u WHERE u.structure_id = structure AND u.account_id = account;
  END IF;
END $$;

DROP TRIGGER follow ON "attachment";
CREATE TRIGGER follow AFTER INSERT OR DELETE OR UPDATE OF "client_id", "validation", "requested_at" ON "attachment"
FOR EACH ROW EXECUTE FUNCTION follow_attachment();

UPDATE unlinked_account u SET requested = true FROM attachment a
WHERE a.structure_id = u.structure_id AND a.account_id = u.account_id AND a.validation = 'pending'
  AND a.requested_at IS NOT NULL;
