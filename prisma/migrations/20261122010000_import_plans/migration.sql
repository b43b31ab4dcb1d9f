-- Plans that never came to an end: their file is gone, so nothing can go on with them.
DELETE FROM "import_row" WHERE "verdict" IS NULL;
UPDATE "import" SET "state" = 'failed', "problem" = '{"code":"interrupted"}' WHERE "state" = 'planning';

-- CreateEnum
CREATE TYPE "import_choice" AS ENUM ('overwrite', 'fill-blanks', 'create-only');

-- AlterEnum
ALTER TYPE "import_state" ADD VALUE 'receiving';
ALTER TYPE "import_state" ADD VALUE 'mapping';
ALTER TYPE "import_state" ADD VALUE 'planned';
ALTER TYPE "import_state" ADD VALUE 'committing';
ALTER TYPE "import_state" ADD VALUE 'cancelled';
ALTER TYPE "import_state" ADD VALUE 'discarded';
ALTER TYPE "import_state" ADD VALUE 'undoing';
ALTER TYPE "import_state" ADD VALUE 'undone';

-- AlterEnum
ALTER TYPE "row_verdict" ADD VALUE 'held';

-- DropForeignKey
ALTER TABLE "client" DROP CONSTRAINT "client_structure_id_import_id_fkey";

-- DropForeignKey
ALTER TABLE "import_row" DROP CONSTRAINT "import_row_structure_id_import_id_fkey";

-- DropIndex
DROP INDEX "import_structure_id_created_at_id_idx";

-- DropIndex
DROP INDEX "import_row_structure_id_import_id_email_key_line_idx";

-- AlterTable
ALTER TABLE "client" ADD COLUMN     "import_line" INTEGER;

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "bytes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "choice" "import_choice",
ADD COLUMN     "choices" JSONB,
ADD COLUMN     "chosen" JSONB,
ADD COLUMN     "committed_by_id" UUID,
ADD COLUMN     "created" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "forgotten_at" TIMESTAMPTZ(3),
ADD COLUMN     "held" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "kept" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "plan" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reached" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "removed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reopen" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reopened" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "restored" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "step_started_at" TIMESTAMPTZ(3),
ADD COLUMN     "undo_reached" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3),
ADD COLUMN     "undone_by_id" UUID,
ADD COLUMN     "updated" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "import_row" ADD COLUMN     "bin" JSONB,
ADD COLUMN     "client_version" INTEGER,
ADD COLUMN     "kept" TEXT,
ALTER COLUMN "verdict" SET NOT NULL;

-- CreateTable
CREATE TABLE "import_chunk" (
    "structure_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("structure_id","import_id","position")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "structure_id" UUID NOT NULL,
    "header" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("structure_id","header")
);

-- AddForeignKey
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_structure_id_import_id_fkey" FOREIGN KEY ("structure_id", "import_id") REFERENCES "import"("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_mapping" ADD CONSTRAINT "import_mapping_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Files are text, read whole and soon removed: compressing them would cost more than it saves.
ALTER TABLE "import_chunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- That a client came by an import now stands with the client, and no longer in an event for each of a million rows.
UPDATE "client" c SET "import_line" = (e.details ->> 'line')::int
FROM "audit_event" e WHERE e.structure_id = c.structure_id AND e.client_id = c.id AND e.kind = 'client-imported';
DELETE FROM "audit_event" WHERE "kind" = 'client-imported';

-- Most rows of most files are created: they are found by their line, and cost no second index entry.
DROP INDEX "import_row_structure_id_import_id_verdict_line_idx";
CREATE INDEX "import_row_structure_id_import_id_verdict_line_idx" ON "import_row" ("structure_id", "import_id", "verdict", "line")
WHERE "verdict" <> 'create';
