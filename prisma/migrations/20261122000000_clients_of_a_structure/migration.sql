CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- CreateEnum
CREATE TYPE "role" AS ENUM ('reception', 'manager', 'owner');

-- CreateEnum
CREATE TYPE "client_source" AS ENUM ('manual', 'import', 'erp', 'app-request');

-- CreateEnum
CREATE TYPE "gender" AS ENUM ('female', 'male', 'other');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('planning', 'committed', 'failed');

-- CreateEnum
CREATE TYPE "row_verdict" AS ENUM ('create', 'update', 'unchanged', 'duplicate', 'in-bin', 'refused', 'example');

-- CreateTable
CREATE TABLE "structure" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "country" TEXT NOT NULL DEFAULT 'FR',
    "language" TEXT NOT NULL DEFAULT 'fr',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "structure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_account" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "structure_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("structure_id","staff_id")
);

-- CreateTable
CREATE TABLE "join_link" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by_id" UUID,

    CONSTRAINT "join_link_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "client" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "last_name" TEXT NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "phone" TEXT,
    "birth_date" DATE,
    "gender" "gender",
    "language" TEXT,
    "member_number" TEXT,
    "groups" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "note" TEXT,
    "source" "client_source" NOT NULL,
    "import_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sort_name" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by_id" UUID,

    CONSTRAINT "client_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateTable
CREATE TABLE "import" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" "import_state" NOT NULL,
    "understood" JSONB,
    "problem" JSONB,
    "counts" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "committed_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "structure_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "verdict" "row_verdict",
    "problems" JSONB,
    "cells" TEXT[],
    "email_key" TEXT,
    "email" TEXT,
    "last_name" TEXT,
    "first_name" TEXT,
    "phone" TEXT,
    "birth_date" DATE,
    "member_number" TEXT,
    "sort_name" TEXT,
    "search_text" TEXT,
    "client_id" UUID,
    "changes" JSONB,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("structure_id","import_id","line")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "staff_id" UUID,
    "client_id" UUID,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "structure_slug_key" ON "structure"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "staff_account_email_key_key" ON "staff_account"("email_key");

-- CreateIndex
CREATE INDEX "membership_staff_id_idx" ON "membership"("staff_id");

-- CreateIndex
CREATE INDEX "join_link_token_hash_idx" ON "join_link"("token_hash");

-- CreateIndex
CREATE INDEX "client_structure_id_sort_name_id_idx" ON "client"("structure_id", "sort_name", "id");

-- CreateIndex
CREATE INDEX "client_structure_id_created_at_id_idx" ON "client"("structure_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "client_structure_id_updated_at_id_idx" ON "client"("structure_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "client_structure_id_member_number_idx" ON "client"("structure_id", "member_number");

-- CreateIndex
CREATE INDEX "client_structure_id_phone_idx" ON "client"("structure_id", "phone");

-- CreateIndex
CREATE INDEX "client_structure_id_import_id_id_idx" ON "client"("structure_id", "import_id", "id");

-- CreateIndex
CREATE INDEX "client_structure_id_deleted_at_id_idx" ON "client"("structure_id", "deleted_at", "id");

-- CreateIndex
CREATE INDEX "client_structure_id_search_text_idx" ON "client" USING GIN ("structure_id" uuid_ops, "search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "client_structure_id_email_key_key" ON "client"("structure_id", "email_key");

-- CreateIndex
CREATE INDEX "import_structure_id_created_at_id_idx" ON "import"("structure_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "import_row_structure_id_import_id_verdict_line_idx" ON "import_row"("structure_id", "import_id", "verdict", "line");

-- CreateIndex
CREATE INDEX "import_row_structure_id_import_id_email_key_line_idx" ON "import_row"("structure_id", "import_id", "email_key", "line");

-- CreateIndex
CREATE INDEX "audit_event_structure_id_at_id_idx" ON "audit_event"("structure_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_structure_id_client_id_at_id_idx" ON "audit_event"("structure_id", "client_id", "at", "id");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_link" ADD CONSTRAINT "join_link_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_structure_id_import_id_fkey" FOREIGN KEY ("structure_id", "import_id") REFERENCES "import"("structure_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_structure_id_import_id_fkey" FOREIGN KEY ("structure_id", "import_id") REFERENCES "import"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

