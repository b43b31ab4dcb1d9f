-- A prefix search needs an operator class that does not depend on the collation.
DROP INDEX "client_structure_id_phone_idx";

CREATE INDEX "client_structure_id_phone_idx" ON "client"("structure_id", "phone" text_pattern_ops);
