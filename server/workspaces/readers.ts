import type { Transaction } from '../db.ts';

/** Somebody who has a workspace open. */
export interface Reading {
  readonly userId: string;
  readonly workspaceId: string;
}

/** For how much longer they may, as things stand now. */
interface MayRead extends Reading {
  /** Milliseconds until their membership, or an administrator's hour, is over by itself; `null`: it is not. */
  readonly msLeft: number | null;
}

/**
 * Who of those who read may still read: by a membership with its terms accepted, or because of an incident. For the
 * live side, which came in by `authorize` and asks again.
 */
export async function mayStillRead(db: Transaction, readings: readonly Reading[]): Promise<readonly MayRead[]> {
  if (readings.length === 0) return [];
  return db.$queryRaw<MayRead[]>`
    WITH asked AS (
      SELECT DISTINCT user_id, workspace_id
      FROM unnest(${readings.map(({ userId }) => userId)}::uuid[], ${readings.map(({ workspaceId }) => workspaceId)}::uuid[]) AS a (user_id, workspace_id)
    ), held AS (
      SELECT user_id, workspace_id, m.ends_at FROM asked JOIN membership m USING (user_id, workspace_id) JOIN workspace w ON w.id = workspace_id
      WHERE (m.ends_at IS NULL OR m.ends_at > now()) AND m.accepted_terms >= w.terms_version
      UNION ALL
      SELECT a.user_id, a.workspace_id, b.ends_at FROM asked a
      JOIN break_glass b ON b.asked_by_id = a.user_id AND b.workspace_id = a.workspace_id
      JOIN installation_role r ON r.user_id = a.user_id AND r.role = 'administrator'
      WHERE b.agreed_at IS NOT NULL AND b.ends_at > now()
    )
    SELECT user_id::text AS "userId", workspace_id::text AS "workspaceId",
      CASE WHEN bool_or(ends_at IS NULL) THEN NULL ELSE (extract(epoch FROM max(ends_at) - now()) * 1000)::float8 END AS "msLeft"
    FROM held GROUP BY user_id, workspace_id`;
}
