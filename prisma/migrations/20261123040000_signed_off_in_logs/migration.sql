-- A reader that waits for releases alone finds them without going through everything else that was recorded.
CREATE INDEX "activity_signed_off_idx" ON "activity" ("workspace_id", "sequence") WHERE "fact" = 'release:signed-off';
