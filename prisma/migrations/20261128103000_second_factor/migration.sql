-- A second factor of staff accounts: the authenticator app, the codes that stand in for it, and sign-ins that wait for a code.
CREATE TABLE "second_factor" (
  "staff_id" UUID NOT NULL,
  "sealed_secret" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "confirmed_at" TIMESTAMPTZ(3),
  "last_step" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "second_factor_pkey" PRIMARY KEY ("staff_id"),
  CONSTRAINT "second_factor_staff_id_fkey" FOREIGN KEY ("staff_id")
    REFERENCES "staff_account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "recovery_code" (
  "staff_id" UUID NOT NULL,
  "code_hash" TEXT NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("staff_id", "code_hash"),
  CONSTRAINT "recovery_code_staff_id_fkey" FOREIGN KEY ("staff_id")
    REFERENCES "staff_account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "sign_in_challenge" (
  "id_hash" TEXT NOT NULL,
  "staff_id" UUID NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "sign_in_challenge_pkey" PRIMARY KEY ("id_hash"),
  CONSTRAINT "sign_in_challenge_staff_id_fkey" FOREIGN KEY ("staff_id")
    REFERENCES "staff_account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "sign_in_challenge_staff_id_idx" ON "sign_in_challenge"("staff_id");
