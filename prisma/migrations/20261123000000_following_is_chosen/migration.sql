-- Opening a discussion notes what was read and chooses nothing: only then does writing in it begin to follow it.
ALTER TABLE "discussion_reader" ALTER COLUMN "follows" DROP NOT NULL, ALTER COLUMN "follows" DROP DEFAULT;
