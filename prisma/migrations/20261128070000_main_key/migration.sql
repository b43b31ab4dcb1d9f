-- CreateTable
CREATE TABLE "main_key" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "sealed" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "main_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "main_key_one_row" CHECK ("id" = 1)
);
