import type { Database } from '../db.ts';

/** Somebody who comes back sooner is still on the same visit: what was new to them stays so. */
const VISIT_OVER_AFTER = '2 hours';

export interface Visit {
  /** Number of the activity log up to which they had seen it when the visit before ended. */
  readonly seenBefore: number;
  /** They joined since then: it is their first visit. */
  readonly first: boolean;
}

/**
 * Notes that a member is on a workspace's first page, and says what they had seen before this visit began. A visit
 * begins when the last one was more than two hours ago.
 */
export async function visit({ prisma }: Database, workspaceId: string, userId: string): Promise<Visit | null> {
  const [row] = await prisma.$queryRaw<Visit[]>`
    WITH before AS (
      SELECT visited_at, visited_at IS NULL OR visited_at < now() - ${VISIT_OVER_AFTER}::interval AS begins
      FROM membership WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${userId}::uuid FOR UPDATE
    )
    UPDATE membership m SET seen_before = CASE WHEN before.begins THEN m.seen_now ELSE m.seen_before END, seen_now = w.sequence, visited_at = now()
    FROM workspace w, before
    WHERE m.workspace_id = w.id AND w.id = ${workspaceId}::uuid AND m.user_id = ${userId}::uuid
    RETURNING m.seen_before AS "seenBefore", before.visited_at IS NULL OR EXISTS (
      SELECT 1 FROM activity WHERE workspace_id = w.id AND sequence > m.seen_before AND fact = 'member:joined' AND subject ->> 'userId' = m.user_id::text
    ) AS first`;
  return row ?? null;
}
