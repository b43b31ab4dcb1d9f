-- Of whom a structure asks a second factor, and since when. Structures that exist ask it of nobody.
ALTER TABLE "structure"
  ADD COLUMN "second_factor" TEXT NOT NULL DEFAULT 'nobody',
  ADD COLUMN "second_factor_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD CONSTRAINT "structure_second_factor_check" CHECK ("second_factor" IN ('nobody', 'owners', 'everyone'));
