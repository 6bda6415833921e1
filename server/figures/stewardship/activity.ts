import type { PoolClient } from 'pg';
import type { ReleaseCounts } from '../../../shared/release-news.ts';
import { CHANGE_KINDS, type ChangeKind, type ReleaseChanges } from '../../../shared/releases.ts';
import type { Database } from '../../db.ts';
import { ACTIVITY_CHANNEL } from '../../activity.ts';
import { workspacesOfWorld } from '../../workspaces/queries.ts';

/** What a release does to the figures of each workspace's areas, by the workspace's id. */
export type CountsByWorkspace = ReadonlyMap<string, ReleaseCounts>;

/** Counts a release's changes for every workspace of its world. */
export async function countsForWorkspaces(db: Database, invented: boolean, changes: ReleaseChanges): Promise<CountsByWorkspace> {
  const workspaces = await workspacesOfWorld(db, invented);
  const byArea = await countsByArea(db, changes);
  const definitions = changes.metrics.filter(({ definition }) => definition !== null).length;
  return new Map(workspaces.map(({ id, areas }) => {
    const counts: Partial<Record<ChangeKind, number>> = {};
    for (const kind of CHANGE_KINDS) {
      const count = kind === 'definition-changed' ? definitions : areas.reduce((sum, area) => sum + (byArea.get(area)?.[kind] ?? 0), 0);
      if (count > 0) counts[kind] = count;
    }
    return [id, counts];
  }));
}

async function countsByArea(db: Database, { metrics }: ReleaseChanges): Promise<ReadonlyMap<string, ReleaseCounts>> {
  const byArea = new Map<string, Partial<Record<ChangeKind, number>>>();
  const add = (area: string, kind: ChangeKind, count: number) => {
    const counts = byArea.get(area) ?? {};
    counts[kind] = (counts[kind] ?? 0) + count;
    byArea.set(area, counts);
  };
  for (const { changes } of metrics) for (const { area, kind } of changes) add(area, kind, 1);
  // Of a measure's first figures all are new, and none is listed.
  const first = metrics.filter(({ before }) => before === null).map(({ after }) => after);
  const { rows } = await db.pool.query<{ area: string; count: number }>(
    'SELECT f.area, count(*)::int AS count FROM figure f JOIN edition e ON e.id = f.edition_id WHERE e.key = ANY($1) GROUP BY f.area',
    [first],
  );
  for (const { area, count } of rows) add(area, 'added', count);
  return byArea;
}

/**
 * One row in the activity log of each workspace, as a command of its own would write it, but by nobody. Waits for
 * whoever is writing there and makes the next ones wait until the commit, which wakes the deliverers.
 */
export async function tellWorkspaces(client: PoolClient, fact: 'release:signed-off' | 'release:rolled-back', release: string, counts: CountsByWorkspace): Promise<void> {
  const ids = [...counts.keys()];
  if (ids.length === 0) return;
  await client.query(
    `WITH locked AS (
       UPDATE workspace SET sequence = sequence + 1 WHERE id = ANY($1::uuid[]) RETURNING id, sequence
     ), logged AS (
       INSERT INTO activity (workspace_id, sequence, fact, subject)
       SELECT l.id, l.sequence, $2, t.subject FROM locked l JOIN unnest($1::uuid[], $3::jsonb[]) AS t(id, subject) ON t.id = l.id
     )
     SELECT pg_notify($4, id::text) FROM locked`,
    [ids, fact, ids.map((id) => JSON.stringify({ release, counts: counts.get(id) ?? {} })), ACTIVITY_CHANNEL],
  );
}

/** Workspaces that were there when a release was signed off and whose activity log does not say so yet. */
export async function notYetTold(client: PoolClient, release: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT w.id FROM workspace w
       JOIN LATERAL (SELECT max(at) AS at FROM release_event WHERE release_key = $1 AND event = 'signed-off') signed ON w.created_at <= signed.at
      WHERE NOT EXISTS (
        SELECT FROM activity a WHERE a.workspace_id = w.id AND a.fact = 'release:signed-off' AND a.subject ->> 'release' = $1 AND a.at >= signed.at
      )`,
    [release],
  );
  return rows.map(({ id }) => id);
}
