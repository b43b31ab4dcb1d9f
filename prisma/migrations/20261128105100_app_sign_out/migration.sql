-- A device that the person signed out keeps its row, because the club goes on seeing which phone it was and that the address was proved.
ALTER TABLE "app_token" ADD COLUMN "ended_at" TIMESTAMPTZ(3);
