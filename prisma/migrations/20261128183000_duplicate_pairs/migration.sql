-- Two clients who may be one person, once each: the smaller id first (lib/matching/duplicates).
CREATE TABLE "duplicate_pair" (
  "structure_id" uuid NOT NULL,
  "first_id" uuid NOT NULL,
  "second_id" uuid NOT NULL,
  "score" integer NOT NULL,
  "reasons" text[] NOT NULL,
  "refused" boolean NOT NULL DEFAULT false,
  "found_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "duplicate_pair_pkey" PRIMARY KEY ("structure_id", "first_id", "second_id"),
  CONSTRAINT "duplicate_pair_order" CHECK ("first_id" < "second_id")
);

CREATE INDEX "duplicate_pair_structure_id_second_id_idx" ON "duplicate_pair" ("structure_id", "second_id");
CREATE INDEX "duplicate_pair_structure_id_refused_score_first_id_second_id_idx"
ON "duplicate_pair" ("structure_id", "refused", "score" DESC, "first_id", "second_id");

ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_structure_id_first_id_fkey"
  FOREIGN KEY ("structure_id", "first_id") REFERENCES "client" ("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_structure_id_second_id_fkey"
  FOREIGN KEY ("structure_id", "second_id") REFERENCES "client" ("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Clients to compare with the others: added one at a time, or changed.
CREATE TABLE "duplicate_queue" (
  "structure_id" uuid NOT NULL,
  "client_id" uuid NOT NULL,
  "changed_at" timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "duplicate_queue_pkey" PRIMARY KEY ("structure_id", "client_id")
);

ALTER TABLE "duplicate_queue" ADD CONSTRAINT "duplicate_queue_structure_id_client_id_fkey"
  FOREIGN KEY ("structure_id", "client_id") REFERENCES "client" ("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- How far the clients were compared, in the order of their ids, which is that of their creation.
CREATE TABLE "duplicate_search" (
  "structure_id" uuid NOT NULL,
  "after_id" uuid NOT NULL,
  CONSTRAINT "duplicate_search_pkey" PRIMARY KEY ("structure_id")
);

ALTER TABLE "duplicate_search" ADD CONSTRAINT "duplicate_search_structure_id_fkey"
  FOREIGN KEY ("structure_id") REFERENCES "structure" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION queue_duplicates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duplicate_queue (structure_id, client_id) VALUES (NEW.structure_id, NEW.id)
  ON CONFLICT (structure_id, client_id) DO UPDATE SET changed_at = clock_timestamp();
  RETURN NULL;
END $$;

-- Imports and an ERP add millions: those are compared in the order of their ids, without a row each.
CREATE TRIGGER queue_new_duplicates AFTER INSERT ON "client" FOR EACH ROW
WHEN (NEW.source IN ('manual', 'app-request')) EXECUTE FUNCTION queue_duplicates();

CREATE TRIGGER queue_changed_duplicates
AFTER UPDATE OF "sort_name", "email_key", "phone", "birth_date", "deleted_at" ON "client" FOR EACH ROW
WHEN (NEW.deleted_at IS NULL AND (OLD.sort_name, OLD.email_key, OLD.phone, OLD.birth_date, OLD.deleted_at)
  IS DISTINCT FROM (NEW.sort_name, NEW.email_key, NEW.phone, NEW.birth_date, NEW.deleted_at))
EXECUTE FUNCTION queue_duplicates();
