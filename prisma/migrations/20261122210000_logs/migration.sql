-- When an administrator first read because of an incident: said once in the log.
ALTER TABLE "break_glass" ADD COLUMN "read_at" TIMESTAMPTZ(6);

-- Logs are read by whose they are, newest first.
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");
CREATE INDEX "audit_event_actor_id_at_idx" ON "audit_event"("actor_id", "at");
CREATE INDEX "activity_actor_id_at_idx" ON "activity"("actor_id", "at");
CREATE INDEX "activity_workspace_id_at_idx" ON "activity"("workspace_id", "at");
