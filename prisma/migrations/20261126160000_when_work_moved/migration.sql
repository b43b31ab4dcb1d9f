-- AlterTable
ALTER TABLE "import" ADD COLUMN     "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "erp_snapshot" ADD COLUMN     "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- When nothing moves for a while, the pages of an import and of a snapshot say so instead of promising a time.
CREATE FUNCTION note_movement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.moved_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE TRIGGER moved BEFORE UPDATE OF "state", "reached", "undo_reached" ON "import"
FOR EACH ROW EXECUTE FUNCTION note_movement();

CREATE TRIGGER moved BEFORE UPDATE OF "state", "reached" ON "erp_snapshot"
FOR EACH ROW EXECUTE FUNCTION note_movement();
