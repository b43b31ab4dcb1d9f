-- What is left of people whose personal data was erased: hashes under a key of their own, by which they are recognised when they return.
CREATE TABLE "erasure_key" (
  "id" SMALLINT NOT NULL DEFAULT 1,
  "sealed" TEXT NOT NULL,
  CONSTRAINT "erasure_key_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "erasure_key_one_row" CHECK ("id" = 1)
);

CREATE TABLE "erasure" (
  "structure_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "erased_by_id" UUID,
  "pending" TEXT,
  CONSTRAINT "erasure_pkey" PRIMARY KEY ("structure_id", "id"),
  CONSTRAINT "erasure_structure_id_fkey" FOREIGN KEY ("structure_id")
    REFERENCES "structure" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "erased_identity" (
  "structure_id" UUID NOT NULL,
  "hash" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "erasure_id" UUID NOT NULL,
  CONSTRAINT "erased_identity_pkey" PRIMARY KEY ("structure_id", "hash"),
  CONSTRAINT "erased_identity_structure_id_erasure_id_fkey" FOREIGN KEY ("structure_id", "erasure_id")
    REFERENCES "erasure" ("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "erased_identity_structure_id_erasure_id_idx" ON "erased_identity"("structure_id", "erasure_id");

-- Lines of a snapshot about people whose data was erased.
ALTER TABLE "erp_snapshot" ADD COLUMN "erased" INTEGER NOT NULL DEFAULT 0;
