-- How often a person was noted again before being compared, so that a change during the comparison is not lost.
ALTER TABLE "erp_newcomer" ADD COLUMN "changes" INTEGER NOT NULL DEFAULT 0;

-- What a client of the club was called before and after a change, while an ERP is connected: people of the ERP
-- who are like it are compared again. Rows live for about a minute.
CREATE TABLE "erp_changed_client" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "last_name" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "phone" TEXT,
    "birth_date" DATE,

    CONSTRAINT "erp_changed_client_pkey" PRIMARY KEY ("structure_id","id")
);

CREATE INDEX "erp_changed_client_structure_id_client_id_idx" ON "erp_changed_client"("structure_id", "client_id");

ALTER TABLE "erp_changed_client" ADD CONSTRAINT "erp_changed_client_structure_id_client_id_fkey" FOREIGN KEY ("structure_id", "client_id") REFERENCES "client"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
