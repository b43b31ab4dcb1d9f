-- Some ERPs say only that a person changed: the person is then fetched from the ERP's API.

-- How to reach that API, and whether it answers. One row a connection, which two processes share.
CREATE TABLE "erp_api" (
  "structure_id" UUID NOT NULL,
  "connection_id" UUID NOT NULL,
  "sealed" TEXT NOT NULL,
  "shown" JSONB NOT NULL,
  "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "set_by_id" UUID,
  "proved_at" TIMESTAMPTZ(3),
  "token_sealed" TEXT,
  "token_until" TIMESTAMPTZ(3),
  "next_call_at" TIMESTAMPTZ(3),
  "failures" INTEGER NOT NULL DEFAULT 0,
  "paused_until" TIMESTAMPTZ(3),
  "probe_until" TIMESTAMPTZ(3),
  "last_error" TEXT,
  "last_error_at" TIMESTAMPTZ(3),
  CONSTRAINT "erp_api_pkey" PRIMARY KEY ("structure_id", "connection_id"),
  CONSTRAINT "erp_api_structure_id_connection_id_fkey" FOREIGN KEY ("structure_id", "connection_id")
    REFERENCES "erp_connection" ("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- People to be fetched: one row each, however many notices came.
CREATE TABLE "erp_fetch" (
  "structure_id" UUID NOT NULL,
  "connection_id" UUID NOT NULL,
  "erp_id" TEXT NOT NULL,
  "requests" INTEGER NOT NULL DEFAULT 1,
  "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "lease" UUID,
  "leased_until" TIMESTAMPTZ(3),
  "last_error" TEXT,
  CONSTRAINT "erp_fetch_pkey" PRIMARY KEY ("structure_id", "connection_id", "erp_id"),
  CONSTRAINT "erp_fetch_structure_id_connection_id_fkey" FOREIGN KEY ("structure_id", "connection_id")
    REFERENCES "erp_connection" ("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "erp_fetch_structure_id_connection_id_due_at_idx" ON "erp_fetch" ("structure_id", "connection_id", "due_at");

-- Notices that wait for their fetch, by person. Other events never have this verdict for long, so they do not pay for it.
CREATE INDEX "erp_event_notices" ON "erp_event" ("structure_id", "connection_id", "erp_id") WHERE "verdict" = 'received';
