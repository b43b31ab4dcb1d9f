-- Every list counts the clients that are not in the trash, by source: from this index alone, where
-- the table has to be read otherwise (measured: 10,000 clients, 0.9 against 2.6 ms).
CREATE INDEX "client_structure_id_source_idx" ON "client" ("structure_id", "source") WHERE "deleted_at" IS NULL;
