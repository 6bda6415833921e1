-- Every visit of a public page asks what was published: a few rows of a great many.
CREATE INDEX "annotation_published_idx" ON "annotation"("metric") WHERE "publication" = 'published';
CREATE INDEX "discussion_published_idx" ON "discussion"("metric") WHERE "publication" = 'published';
CREATE INDEX "evidence_published_idx" ON "evidence"("id") WHERE "publication" = 'published';
