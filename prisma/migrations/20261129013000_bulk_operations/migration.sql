-- One change for many clients at once: planned, confirmed, carried out, and undone for 30 days (lib/clients/bulk).
CREATE TYPE "bulk_action" AS ENUM ('invite', 'add-group', 'remove-group', 'set-language', 'delete', 'restore');
CREATE TYPE "bulk_state" AS ENUM (
  'planning', 'planned', 'committing', 'committed', 'cancelled', 'discarded', 'failed', 'undoing', 'undone'
);

CREATE TABLE "bulk_operation" (
  "structure_id" uuid NOT NULL,
  "id" uuid NOT NULL,
  "action" "bulk_action" NOT NULL,
  "value" text,
  "selection" text NOT NULL,
  "query" text,
  "state" "bulk_state" NOT NULL,
  "interrupted" boolean NOT NULL DEFAULT false,
  "total" integer,
  "reached" integer NOT NULL DEFAULT 0,
  "undo_reached" integer NOT NULL DEFAULT 0,
  "counts" jsonb NOT NULL DEFAULT '{}',
  "undo_counts" jsonb NOT NULL DEFAULT '{}',
  "step_started_at" timestamptz(3),
  "moved_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "created_by_id" uuid NOT NULL,
  "committed_at" timestamptz(3),
  "committed_by_id" uuid,
  "undone_at" timestamptz(3),
  "undone_by_id" uuid,
  "forgotten_at" timestamptz(3),
  CONSTRAINT "bulk_operation_pkey" PRIMARY KEY ("structure_id", "id")
);

ALTER TABLE "bulk_operation" ADD CONSTRAINT "bulk_operation_structure_id_fkey"
  FOREIGN KEY ("structure_id") REFERENCES "structure" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One client of an operation. The client may have gone since, so no foreign key to it.
CREATE TABLE "bulk_client" (
  "structure_id" uuid NOT NULL,
  "bulk_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "client_id" uuid NOT NULL,
  "outcome" text,
  "seen" text,
  "before" jsonb,
  "undo" text,
  CONSTRAINT "bulk_client_pkey" PRIMARY KEY ("structure_id", "bulk_id", "position")
);

-- For erasing a person.
CREATE INDEX "bulk_client_structure_id_client_id_idx" ON "bulk_client" ("structure_id", "client_id");

ALTER TABLE "bulk_client" ADD CONSTRAINT "bulk_client_structure_id_bulk_id_fkey"
  FOREIGN KEY ("structure_id", "bulk_id") REFERENCES "bulk_operation" ("structure_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER moved BEFORE UPDATE OF "state", "reached", "undo_reached" ON "bulk_operation"
FOR EACH ROW EXECUTE FUNCTION note_movement();
