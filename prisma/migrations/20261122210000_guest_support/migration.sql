-- Whom a guest can turn to, in the words of whoever opened the code: read before coming in.
ALTER TABLE "guest_code" ADD COLUMN "support" TEXT NOT NULL DEFAULT '';
