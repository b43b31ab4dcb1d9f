-- A record that was merged into another one of the same person: its id and its address lead there.
CREATE TABLE "merged_client" (
  "structure_id" uuid NOT NULL,
  "client_id" uuid NOT NULL,
  "kept_id" uuid NOT NULL,
  "merged_into_id" uuid NOT NULL,
  "merged_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "merged_by_id" uuid NOT NULL,
  "email_key" text,
  "copy" jsonb,
  CONSTRAINT "merged_client_pkey" PRIMARY KEY ("structure_id", "client_id")
);

CREATE INDEX "merged_client_structure_id_kept_id_idx" ON "merged_client" ("structure_id", "kept_id");
CREATE INDEX "merged_client_structure_id_email_key_idx" ON "merged_client" ("structure_id", "email_key");
CREATE INDEX "merged_client_merged_at_idx" ON "merged_client" ("merged_at");

ALTER TABLE "merged_client" ADD CONSTRAINT "merged_client_structure_id_kept_id_fkey"
  FOREIGN KEY ("structure_id", "kept_id") REFERENCES "client" ("structure_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
