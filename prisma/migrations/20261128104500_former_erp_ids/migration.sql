CREATE TABLE "erp_former_id" (
    "structure_id" UUID NOT NULL,
    "erp_id" TEXT NOT NULL,
    "current_id" TEXT NOT NULL,
    "root_id" TEXT NOT NULL,
    "version" TIMESTAMPTZ(3) NOT NULL,
    "merged" BOOLEAN NOT NULL,
    "seen_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "erp_former_id_pkey" PRIMARY KEY ("structure_id","erp_id")
);

CREATE INDEX "erp_former_id_structure_id_root_id_idx" ON "erp_former_id"("structure_id", "root_id");
