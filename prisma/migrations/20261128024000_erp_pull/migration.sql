-- The full base of an ERP, read page by page from its API into a snapshot. One row a connection: the latest.
CREATE TABLE "erp_pull" (
  "structure_id" UUID NOT NULL,
  "connection_id" UUID NOT NULL,
  "snapshot_id" UUID NOT NULL,
  "state" TEXT NOT NULL,
  "cursor" TEXT,
  "seen" INTEGER NOT NULL DEFAULT 0,
  "invalid" INTEGER NOT NULL DEFAULT 0,
  "total" INTEGER,
  "round" INTEGER NOT NULL DEFAULT 1,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_error" TEXT,
  CONSTRAINT "erp_pull_pkey" PRIMARY KEY ("structure_id", "connection_id"),
  CONSTRAINT "erp_pull_structure_id_connection_id_fkey" FOREIGN KEY ("structure_id", "connection_id")
    REFERENCES "erp_connection" ("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
