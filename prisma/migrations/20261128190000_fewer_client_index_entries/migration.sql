-- Most clients come from no import and are not in the trash: they need no entry in these indexes.
DROP INDEX "client_structure_id_import_id_id_idx";
CREATE INDEX "client_structure_id_import_id_id_idx" ON "client" ("structure_id", "import_id", "id")
  WHERE "import_id" IS NOT NULL;
DROP INDEX "client_structure_id_deleted_at_id_idx";
CREATE INDEX "client_structure_id_deleted_at_id_idx" ON "client" ("structure_id", "deleted_at", "id")
  WHERE "deleted_at" IS NOT NULL;
