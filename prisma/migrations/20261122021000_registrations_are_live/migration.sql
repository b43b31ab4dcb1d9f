-- What an app does changes several structures in one statement, and no page of them knows. The database tells them itself
-- (docs/decisions/022): the message is that of lib/live, heard once a transaction however many rows it changed.

CREATE FUNCTION announce_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('club_live', coalesce(NEW.structure_id, OLD.structure_id) || ' clients');
  RETURN NULL;
END $$;

CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON "attachment"
FOR EACH ROW EXECUTE FUNCTION announce_attachment();

CREATE FUNCTION announce_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('club_live', a.structure_id || ' clients') FROM attachment a WHERE a.account_id = NEW.account_id;
  RETURN NULL;
END $$;

CREATE TRIGGER announce AFTER INSERT OR UPDATE OF "bound_at", "device_model", "platform", "os_version" ON "app_token"
FOR EACH ROW EXECUTE FUNCTION announce_account();

CREATE FUNCTION announce_proof() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('club_live', a.structure_id || ' clients')
  FROM attachment a JOIN app_token t ON t.account_id = a.account_id WHERE t.id = NEW.token_id;
  RETURN NULL;
END $$;

CREATE TRIGGER announce AFTER UPDATE OF "proved_at" ON "app_proof"
FOR EACH ROW EXECUTE FUNCTION announce_proof();
