import type { Database } from './db.ts';

/**
 * Says in the log that an administrator has begun to read a workspace because of an incident: once for each agreement,
 * however many pages are asked for at once. On a connection of its own, so that it stands whatever becomes of the page's
 * transaction, which may be one that only reads.
 */
export async function recordIncidentReading({ pool }: Database, userId: string, workspaceId: string): Promise<void> {
  await pool.query(
    `WITH begun AS (
       UPDATE break_glass SET read_at = now()
       WHERE asked_by_id = $1::uuid AND workspace_id = $2::uuid AND agreed_at IS NOT NULL AND ends_at > now() AND read_at IS NULL
       RETURNING id, workspace_id
     )
     INSERT INTO audit_event (event, actor_id, organisation_id, workspace_id, facts)
     SELECT 'incident:read', $1::uuid, w.owner_organisation_id, w.id, jsonb_build_object('incident', begun.id)
     FROM begun JOIN workspace w ON w.id = begun.workspace_id`,
    [userId, workspaceId],
  );
}
