-- Another e-mail of a staff account, until the code that was mailed to it is typed. The code is derived from the id and stored nowhere.
CREATE TABLE "email_change" (
  "staff_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "email_key" TEXT NOT NULL,
  "mail_structure_id" UUID NOT NULL,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "email_change_pkey" PRIMARY KEY ("staff_id"),
  CONSTRAINT "email_change_staff_id_fkey" FOREIGN KEY ("staff_id")
    REFERENCES "staff_account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
