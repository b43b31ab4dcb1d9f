-- What a member of staff sees and changes of their own account: language, sessions by browser and network address, and how long a
-- session may rest unused in a structure.
ALTER TABLE "staff_account" ADD COLUMN "language" TEXT;

ALTER TABLE "staff_session" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN "browser" TEXT NOT NULL DEFAULT '',
ADD COLUMN "address" TEXT NOT NULL DEFAULT '';

CREATE UNIQUE INDEX "staff_session_id_key" ON "staff_session"("id");

ALTER TABLE "structure" ADD COLUMN "idle_hours" INTEGER NOT NULL DEFAULT 336;
