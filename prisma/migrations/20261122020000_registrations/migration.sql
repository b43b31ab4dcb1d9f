-- CreateEnum
CREATE TYPE "app_platform" AS ENUM ('ios', 'android');

-- CreateEnum
CREATE TYPE "validation" AS ENUM ('not-needed', 'pending', 'validated', 'refused');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('queued', 'sent', 'failed');

-- AlterTable
ALTER TABLE "structure" ADD COLUMN     "join_code" TEXT NOT NULL DEFAULT upper(substr(md5((gen_random_uuid())::text), 1, 8)),
ADD COLUMN     "proof_needed" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "app_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_token" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "bound_at" TIMESTAMPTZ(3),
    "home_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL,
    "device_model" TEXT NOT NULL,
    "platform" "app_platform" NOT NULL,
    "os_version" TEXT,
    "wishes" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_proof" (
    "id" UUID NOT NULL,
    "token_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "code_hash" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "proved_at" TIMESTAMPTZ(6),
    "replaced_at" TIMESTAMPTZ(3),
    "vouched_in_id" UUID,

    CONSTRAINT "app_proof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "client_id" UUID,
    "validation" "validation" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attached_at" TIMESTAMPTZ(3),
    "requested_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "reason" TEXT,
    "email_changed_at" TIMESTAMPTZ(6),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateTable
CREATE TABLE "app_key" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "may_vouch" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_key_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateTable
CREATE TABLE "mail" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "client_id" UUID,
    "occasion" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "state" "mail_state" NOT NULL DEFAULT 'queued',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provider_id" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_account_email_key_key" ON "app_account"("email_key");

-- CreateIndex
CREATE UNIQUE INDEX "app_token_token_hash_key" ON "app_token"("token_hash");

-- CreateIndex
CREATE INDEX "app_token_account_id_idx" ON "app_token"("account_id");

-- CreateIndex
CREATE INDEX "app_proof_token_id_email_key_idx" ON "app_proof"("token_id", "email_key");

-- CreateIndex
CREATE INDEX "attachment_structure_id_validation_requested_at_id_idx" ON "attachment"("structure_id", "validation", "requested_at", "id");

-- CreateIndex
CREATE INDEX "attachment_account_id_idx" ON "attachment"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_structure_id_account_id_key" ON "attachment"("structure_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_structure_id_client_id_key" ON "attachment"("structure_id", "client_id");

-- CreateIndex
CREATE INDEX "app_key_key_hash_idx" ON "app_key"("key_hash");

-- CreateIndex
CREATE INDEX "mail_structure_id_created_at_id_idx" ON "mail"("structure_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "mail_structure_id_client_id_id_idx" ON "mail"("structure_id", "client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_structure_id_occasion_key" ON "mail"("structure_id", "occasion");

-- CreateIndex
CREATE UNIQUE INDEX "structure_join_code_key" ON "structure"("join_code");

-- AddForeignKey
ALTER TABLE "app_token" ADD CONSTRAINT "app_token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "app_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_proof" ADD CONSTRAINT "app_proof_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "app_token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "app_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_structure_id_client_id_fkey" FOREIGN KEY ("structure_id", "client_id") REFERENCES "client"("structure_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "app_key" ADD CONSTRAINT "app_key_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;
