-- When the database was last backed up by `npm run backup`: one row at most.
CREATE TABLE "last_backup" (
  "id" SMALLINT NOT NULL DEFAULT 1,
  "taken_at" TIMESTAMPTZ(3) NOT NULL,
  "bytes" BIGINT NOT NULL,
  CONSTRAINT "last_backup_pkey" PRIMARY KEY ("id")
);
