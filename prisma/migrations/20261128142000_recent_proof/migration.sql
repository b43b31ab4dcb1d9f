-- When the person in a session typed what they sign in with last. Sessions that are open already
-- proved it when they began.
ALTER TABLE "staff_session" ADD COLUMN "proved_at" TIMESTAMPTZ(3);
UPDATE "staff_session" SET "proved_at" = "created_at";
ALTER TABLE "staff_session" ALTER COLUMN "proved_at" SET DEFAULT now(), ALTER COLUMN "proved_at" SET NOT NULL;
