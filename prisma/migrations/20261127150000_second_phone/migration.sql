-- A client may have two phones, and a row of a file brings every field that a client has. Columns that may be null are added without
-- rewriting the tables.
ALTER TABLE "client" ADD COLUMN "second_phone" TEXT;

ALTER TABLE "import_row"
  ADD COLUMN "second_phone" TEXT,
  ADD COLUMN "gender" "gender",
  ADD COLUMN "language" TEXT,
  ADD COLUMN "groups" TEXT[],
  ADD COLUMN "note" TEXT;
