-- The fortnight in which a second factor can be set up counts from the day on which a member got the role that owes one.
ALTER TABLE "membership" ADD COLUMN "role_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "membership" SET "role_since" = "created_at";
