-- Whoever rolls a release back says why.
ALTER TABLE "release_event" ADD COLUMN "reason" TEXT;
