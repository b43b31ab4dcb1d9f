-- Settings of an ERP connection, and messages that are refused, sent again or sent with an id that is in use already
-- (docs/decisions/063 and 064).

ALTER TABLE "erp_connection"
  ADD COLUMN "time_zone" TEXT,
  ADD COLUMN "blanks" TEXT NOT NULL DEFAULT 'clears',
  ADD COLUMN "counted_kinds" TEXT[];

ALTER TABLE "erp_connection" ADD CONSTRAINT "erp_connection_blanks_check" CHECK ("blanks" IN ('clears', 'keeps'));

ALTER TABLE "erp_event"
  ADD COLUMN "body_hash" TEXT,
  ADD COLUMN "refused_at" TIMESTAMPTZ(3);

ALTER TABLE "erp_snapshot" ADD COLUMN "problem" TEXT;

-- The journal is searched by the beginning of an id.
CREATE INDEX "erp_event_structure_id_erp_id_idx" ON "erp_event"("structure_id", "erp_id" text_pattern_ops);
