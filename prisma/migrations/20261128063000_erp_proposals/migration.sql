-- People of the ERP who came in as new clients, or could not for want of an address, and have not been
-- compared with the other clients yet. Written by the million: no foreign key.
CREATE TABLE "erp_newcomer" (
    "structure_id" UUID NOT NULL,
    "erp_id" TEXT NOT NULL,

    CONSTRAINT "erp_newcomer_pkey" PRIMARY KEY ("structure_id","erp_id")
);

-- A person of the ERP and a client of the club who may be the same, and what staff decided.
CREATE TABLE "erp_proposal" (
    "structure_id" UUID NOT NULL,
    "erp_id" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" TEXT[] NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "refused_at" TIMESTAMPTZ(3),
    "refused_by_id" UUID,

    CONSTRAINT "erp_proposal_pkey" PRIMARY KEY ("structure_id","erp_id","client_id")
);

CREATE INDEX "erp_proposal_structure_id_client_id_idx" ON "erp_proposal"("structure_id", "client_id");

ALTER TABLE "erp_proposal" ADD CONSTRAINT "erp_proposal_structure_id_client_id_fkey" FOREIGN KEY ("structure_id", "client_id") REFERENCES "client"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
