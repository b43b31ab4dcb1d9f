-- Tokens of the app expire and have successors. A token from before counts as given out now.
ALTER TABLE "app_token" ADD COLUMN "issued_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE TABLE "app_token_hash" (
  "hash" text NOT NULL,
  "token_id" uuid NOT NULL,
  "issued_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "replaced_at" timestamptz(3),
  CONSTRAINT "app_token_hash_pkey" PRIMARY KEY ("hash")
);

CREATE INDEX "app_token_hash_token_id_idx" ON "app_token_hash" ("token_id");

ALTER TABLE "app_token_hash" ADD CONSTRAINT "app_token_hash_token_id_fkey"
  FOREIGN KEY ("token_id") REFERENCES "app_token" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
