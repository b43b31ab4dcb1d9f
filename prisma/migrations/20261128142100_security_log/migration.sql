-- The security log: sign-ins, failures, changes of what an account signs in with, refusals and
-- reached limits, kept a year.
CREATE TABLE "security_event" (
  "id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "kind" TEXT NOT NULL,
  "details" JSONB NOT NULL,
  "staff_id" UUID,
  "at_structure_id" UUID,
  "address" TEXT NOT NULL,
  "browser" TEXT NOT NULL,
  "email_hash" TEXT,
  "email_hint" TEXT NOT NULL,
  "bucket" TEXT,
  "count" INTEGER NOT NULL DEFAULT 1,
  "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "security_event_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "security_event_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_account"("id")
    ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "security_event_at_structure_id_fkey" FOREIGN KEY ("at_structure_id") REFERENCES "structure"("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "security_event_bucket_key" ON "security_event"("bucket");
CREATE INDEX "security_event_staff_id_at_idx" ON "security_event"("staff_id", "at");
CREATE INDEX "security_event_at_structure_id_at_idx" ON "security_event"("at_structure_id", "at");
CREATE INDEX "security_event_email_hash_at_idx" ON "security_event"("email_hash", "at");
CREATE INDEX "security_event_at_idx" ON "security_event"("at");
