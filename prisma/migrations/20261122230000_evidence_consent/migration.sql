-- What those who spoke agreed to: of voice only.
ALTER TABLE "evidence" ADD COLUMN "consent" TEXT NOT NULL DEFAULT '';
