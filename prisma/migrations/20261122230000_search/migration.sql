-- Words of what people write, as PostgreSQL's full text finds them: English forms of words and, beside them, words as
-- they are (names, abbreviations, codes). Kept by the database itself, so that what is purged is found no more.
ALTER TABLE "annotation" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', "body"), 'B') || setweight(to_tsvector('simple', "body"), 'B') ||
  setweight(to_tsvector('simple', coalesce("metric", '') || ' ' || coalesce("area", '')), 'D')
) STORED;
ALTER TABLE "owner_reply" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', "body"), 'B') || setweight(to_tsvector('simple', "body"), 'B')
) STORED;
ALTER TABLE "discussion" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', "title"), 'A') || setweight(to_tsvector('simple', "title"), 'A') ||
  setweight(to_tsvector('english', coalesce("outcome", '')), 'B') || setweight(to_tsvector('simple', coalesce("outcome", '')), 'B') ||
  setweight(to_tsvector('simple', "metric" || ' ' || coalesce("area", '')), 'D')
) STORED;
ALTER TABLE "comment" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', "words"), 'B') || setweight(to_tsvector('simple', "words"), 'B')
) STORED;
ALTER TABLE "evidence" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', "title"), 'A') || setweight(to_tsvector('simple', "title"), 'A') ||
  setweight(to_tsvector('english', "finding" || ' ' || "method" || ' ' || "size" || ' ' || "limits" || ' ' || "gathered" || ' ' || "consent"), 'B') ||
  setweight(to_tsvector('simple', "finding" || ' ' || "method" || ' ' || "size" || ' ' || "limits" || ' ' || "gathered" || ' ' || "consent"), 'B')
) STORED;
ALTER TABLE "action" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', "what"), 'B') || setweight(to_tsvector('simple', "what" || ' ' || "who"), 'B') ||
  setweight(to_tsvector('simple', "metric" || ' ' || "area"), 'D')
) STORED;

CREATE INDEX "annotation_search_idx" ON "annotation" USING GIN ("search");
CREATE INDEX "owner_reply_search_idx" ON "owner_reply" USING GIN ("search");
CREATE INDEX "discussion_search_idx" ON "discussion" USING GIN ("search");
CREATE INDEX "comment_search_idx" ON "comment" USING GIN ("search");
CREATE INDEX "evidence_search_idx" ON "evidence" USING GIN ("search");
CREATE INDEX "action_search_idx" ON "action" USING GIN ("search");
