-- What is found by a word that stands everywhere is found from the newest on.
CREATE INDEX "annotation_created_at_idx" ON "annotation"("created_at" DESC);
CREATE INDEX "discussion_created_at_idx" ON "discussion"("created_at" DESC);
CREATE INDEX "comment_created_at_idx" ON "comment"("created_at" DESC);
CREATE INDEX "evidence_created_at_idx" ON "evidence"("created_at" DESC);
CREATE INDEX "action_created_at_idx" ON "action"("created_at" DESC);
