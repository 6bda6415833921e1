-- Marks that PostgreSQL takes for letters where its locale knows none but ours: a word beside one (“missing”, the rota…)
-- was found by nobody who typed the word alone. An apostrophe becomes a plain one, the others blanks; what has no width goes.
CREATE FUNCTION search_words(written text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(written,
    U&'\2019\2018\201B\2032\02BC\201C\201D\201E\201F\2033\00AB\00BB\2039\203A\2026\2010\2011\2012\2013\2014\2015\2212\2022\00B7\00A1\00BF\00A0\2002\2003\2009\200A\202F\200B\2060\00AD',
    repeat('''', 5) || repeat(' ', 27))
$$;

DROP INDEX "annotation_search_idx";
ALTER TABLE "annotation" DROP COLUMN "search";
ALTER TABLE "annotation" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', search_words("body")), 'B') || setweight(to_tsvector('simple', search_words("body")), 'B') ||
  setweight(to_tsvector('simple', coalesce("metric", '') || ' ' || coalesce("area", '')), 'D')
) STORED;
CREATE INDEX "annotation_search_idx" ON "annotation" USING GIN ("search");

DROP INDEX "owner_reply_search_idx";
ALTER TABLE "owner_reply" DROP COLUMN "search";
ALTER TABLE "owner_reply" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', search_words("body")), 'B') || setweight(to_tsvector('simple', search_words("body")), 'B')
) STORED;
CREATE INDEX "owner_reply_search_idx" ON "owner_reply" USING GIN ("search");

DROP INDEX "discussion_search_idx";
ALTER TABLE "discussion" DROP COLUMN "search";
ALTER TABLE "discussion" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', search_words("title")), 'A') || setweight(to_tsvector('simple', search_words("title")), 'A') ||
  setweight(to_tsvector('english', search_words(coalesce("outcome", ''))), 'B') || setweight(to_tsvector('simple', search_words(coalesce("outcome", ''))), 'B') ||
  setweight(to_tsvector('simple', "metric" || ' ' || coalesce("area", '')), 'D')
) STORED;
CREATE INDEX "discussion_search_idx" ON "discussion" USING GIN ("search");

DROP INDEX "comment_search_idx";
ALTER TABLE "comment" DROP COLUMN "search";
ALTER TABLE "comment" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', search_words("words")), 'B') || setweight(to_tsvector('simple', search_words("words")), 'B')
) STORED;
CREATE INDEX "comment_search_idx" ON "comment" USING GIN ("search");

DROP INDEX "evidence_search_idx";
ALTER TABLE "evidence" DROP COLUMN "search";
ALTER TABLE "evidence" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', search_words("title")), 'A') || setweight(to_tsvector('simple', search_words("title")), 'A') ||
  setweight(to_tsvector('english', search_words("finding" || ' ' || "method" || ' ' || "size" || ' ' || "limits" || ' ' || "gathered" || ' ' || "consent")), 'B') ||
  setweight(to_tsvector('simple', search_words("finding" || ' ' || "method" || ' ' || "size" || ' ' || "limits" || ' ' || "gathered" || ' ' || "consent")), 'B')
) STORED;
CREATE INDEX "evidence_search_idx" ON "evidence" USING GIN ("search");

DROP INDEX "action_search_idx";
ALTER TABLE "action" DROP COLUMN "search";
ALTER TABLE "action" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', search_words("what")), 'B') || setweight(to_tsvector('simple', search_words("what" || ' ' || "who")), 'B') ||
  setweight(to_tsvector('simple', "metric" || ' ' || "area"), 'D')
) STORED;
CREATE INDEX "action_search_idx" ON "action" USING GIN ("search");
