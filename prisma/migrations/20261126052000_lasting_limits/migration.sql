-- AlterTable
ALTER TABLE "throttle" ADD COLUMN     "seconds" INTEGER NOT NULL DEFAULT 900;

-- CreateTable
CREATE TABLE "sign_in_address" (
    "key" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_address_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "sign_in_address_seen_at_idx" ON "sign_in_address"("seen_at");
