CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- AlterTable
ALTER TABLE "app_account" ADD COLUMN     "birth_date" DATE,
ADD COLUMN     "phone" TEXT;

-- AlterTable
ALTER TABLE "app_token" ADD COLUMN     "birth_date" DATE,
ADD COLUMN     "claims" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "phone" TEXT;

-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "invited_client_id" UUID;

-- CreateTable
CREATE TABLE "client_alias" (
    "structure_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "token_id" UUID,

    CONSTRAINT "client_alias_pkey" PRIMARY KEY ("structure_id","email_key")
);

-- CreateTable
CREATE TABLE "claim_code" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "claim_code_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateTable
CREATE TABLE "match_refusal" (
    "structure_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "staff_id" UUID NOT NULL,

    CONSTRAINT "match_refusal_pkey" PRIMARY KEY ("structure_id","account_id","client_id")
);

-- CreateIndex
CREATE INDEX "client_alias_structure_id_client_id_idx" ON "client_alias"("structure_id", "client_id");

-- CreateIndex
CREATE INDEX "client_alias_email_key_idx" ON "client_alias"("email_key");

-- CreateIndex
CREATE INDEX "claim_code_structure_id_client_id_id_idx" ON "claim_code"("structure_id", "client_id", "id");

-- CreateIndex
CREATE INDEX "claim_code_code_hash_idx" ON "claim_code"("code_hash");

-- CreateIndex
CREATE INDEX "match_refusal_structure_id_client_id_idx" ON "match_refusal"("structure_id", "client_id");

-- CreateIndex
CREATE INDEX "match_refusal_account_id_idx" ON "match_refusal"("account_id");

-- AddForeignKey
ALTER TABLE "client_alias" ADD CONSTRAINT "client_alias_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_alias" ADD CONSTRAINT "client_alias_structure_id_client_id_fkey" FOREIGN KEY ("structure_id", "client_id") REFERENCES "client"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_code" ADD CONSTRAINT "claim_code_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_code" ADD CONSTRAINT "claim_code_structure_id_client_id_fkey" FOREIGN KEY ("structure_id", "client_id") REFERENCES "client"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_refusal" ADD CONSTRAINT "match_refusal_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_refusal" ADD CONSTRAINT "match_refusal_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "app_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_refusal" ADD CONSTRAINT "match_refusal_structure_id_client_id_fkey" FOREIGN KEY ("structure_id", "client_id") REFERENCES "client"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
