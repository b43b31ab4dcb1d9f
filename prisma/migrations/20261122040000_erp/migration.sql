-- Indexes of columns that most clients leave empty hold only those that have a value: an import of a million rows does not pay for them.

-- CreateEnum
CREATE TYPE "erp_state" AS ENUM ('active', 'disabled', 'disconnected');

-- CreateEnum
CREATE TYPE "erp_verdict" AS ENUM ('received', 'applied', 'unchanged', 'stale', 'ignored', 'held', 'discarded', 'failed', 'invalid');

-- CreateEnum
CREATE TYPE "snapshot_state" AS ENUM ('receiving', 'planning', 'held', 'applying', 'applied', 'discarded', 'failed');

-- AlterTable
ALTER TABLE "client" ADD COLUMN     "access_granted_at" TIMESTAMPTZ(3),
ADD COLUMN     "access_granted_by_id" UUID,
ADD COLUMN     "access_until" TIMESTAMPTZ(3),
ADD COLUMN     "alias_at" TIMESTAMPTZ(3),
ADD COLUMN     "alias_by_id" UUID,
ADD COLUMN     "erp_email" TEXT,
ADD COLUMN     "erp_email_key" TEXT,
ADD COLUMN     "erp_fields_version" TIMESTAMPTZ(3),
ADD COLUMN     "erp_optional" JSONB,
ADD COLUMN     "erp_id" TEXT,
ADD COLUMN     "erp_removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "erp_version" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "structure" ADD COLUMN     "formers_keep_access" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "erp_connection" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "profile" TEXT NOT NULL,
    "state" "erp_state" NOT NULL DEFAULT 'active',
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "refused_calls" INTEGER NOT NULL DEFAULT 0,
    "refused_since" TIMESTAMPTZ(3),
    "refused_at" TIMESTAMPTZ(3),

    CONSTRAINT "erp_connection_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateTable
CREATE TABLE "erp_secret" (
    "structure_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "hash" TEXT,
    "sealed" TEXT,
    "ending" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "erp_secret_pkey" PRIMARY KEY ("structure_id","connection_id","id")
);

-- CreateTable
CREATE TABLE "erp_event" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "type" TEXT NOT NULL,
    "erp_id" TEXT,
    "version" TIMESTAMPTZ(3),
    "payload" JSONB NOT NULL,
    "verdict" "erp_verdict" NOT NULL,
    "lag" INTEGER,
    "client_id" UUID,
    "changes" JSONB,
    "problems" JSONB,
    "risky" BOOLEAN NOT NULL DEFAULT false,
    "tries" INTEGER NOT NULL DEFAULT 1,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "erp_event_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateTable
CREATE TABLE "erp_tombstone" (
    "structure_id" UUID NOT NULL,
    "erp_id" TEXT NOT NULL,
    "version" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erp_tombstone_pkey" PRIMARY KEY ("structure_id","erp_id")
);

-- CreateTable
CREATE TABLE "erp_snapshot" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "snapshot_state" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "lines" INTEGER NOT NULL DEFAULT 0,
    "invalid" INTEGER NOT NULL DEFAULT 0,
    "to_remove" INTEGER NOT NULL DEFAULT 0,
    "to_readdress" INTEGER NOT NULL DEFAULT 0,
    "base" INTEGER NOT NULL DEFAULT 0,
    "reached" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "erp_snapshot_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateTable
CREATE TABLE "erp_snapshot_line" (
    "structure_id" UUID NOT NULL,
    "snapshot_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "erp_id" TEXT,
    "email_key" TEXT,
    "payload" JSONB,
    "problems" JSONB,

    CONSTRAINT "erp_snapshot_line_pkey" PRIMARY KEY ("structure_id","snapshot_id","line")
);

-- CreateTable
CREATE TABLE "erp_incident" (
    "structure_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "erp_incident_pkey" PRIMARY KEY ("structure_id","id")
);

-- CreateIndex
CREATE INDEX "erp_connection_id_idx" ON "erp_connection"("id");

-- CreateIndex
CREATE INDEX "erp_event_structure_id_received_at_id_idx" ON "erp_event"("structure_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "erp_event_structure_id_client_id_received_at_id_idx" ON "erp_event"("structure_id", "client_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "erp_event_structure_id_verdict_received_at_id_idx" ON "erp_event"("structure_id", "verdict", "received_at", "id");

-- CreateIndex
CREATE INDEX "erp_event_received_at_idx" ON "erp_event"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "erp_event_structure_id_connection_id_webhook_id_key" ON "erp_event"("structure_id", "connection_id", "webhook_id");

-- CreateIndex
CREATE INDEX "erp_snapshot_structure_id_received_at_id_idx" ON "erp_snapshot"("structure_id", "received_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "erp_snapshot_structure_id_connection_id_webhook_id_key" ON "erp_snapshot"("structure_id", "connection_id", "webhook_id");

-- CreateIndex
CREATE INDEX "erp_snapshot_line_structure_id_snapshot_id_erp_id_idx" ON "erp_snapshot_line"("structure_id", "snapshot_id", "erp_id");

-- CreateIndex
CREATE INDEX "erp_incident_structure_id_connection_id_opened_at_idx" ON "erp_incident"("structure_id", "connection_id", "opened_at");

-- CreateIndex
CREATE INDEX "client_structure_id_erp_email_key_idx" ON "client"("structure_id", "erp_email_key") WHERE "erp_email_key" IS NOT NULL;

-- CreateIndex
CREATE INDEX "client_structure_id_erp_removed_at_id_idx" ON "client"("structure_id", "erp_removed_at", "id") WHERE "erp_removed_at" IS NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "client_structure_id_erp_id_key" ON "client"("structure_id", "erp_id") WHERE "erp_id" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "erp_connection" ADD CONSTRAINT "erp_connection_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erp_secret" ADD CONSTRAINT "erp_secret_structure_id_connection_id_fkey" FOREIGN KEY ("structure_id", "connection_id") REFERENCES "erp_connection"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erp_incident" ADD CONSTRAINT "erp_incident_structure_id_connection_id_fkey" FOREIGN KEY ("structure_id", "connection_id") REFERENCES "erp_connection"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One ERP of a structure at a time.
CREATE UNIQUE INDEX "erp_connection_live_key" ON "erp_connection"("structure_id") WHERE "state" <> 'disconnected';

-- What the brake counts: a few rows among many.
CREATE INDEX "erp_event_risky_idx" ON "erp_event"("structure_id", "connection_id", "received_at") WHERE "risky" AND "verdict" = 'applied';
