import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../../db.ts';
import { FIGURES_CHANNEL } from '../../figures/queries.ts';
import { FIGURES_FINGERPRINT } from './fingerprint.ts';
import { inventedNeighbours, NEIGHBOUR_MODEL } from './neighbours.ts';
import { inventedEditions, inventedReleases, type InventedEdition } from './releases.ts';

/** Stands where a published release names its file; tells the sandbox's releases from other invented ones. */
const SOURCE = 'invented for the sandbox';

/**
 * Writes the sandbox's releases, figures and neighbours in one transaction, unless the database already holds exactly
 * these. Another version's are replaced.
 * @returns whether anything was written.
 */
export async function writeInventedFigures(db: Database): Promise<boolean> {
  const { rows } = await db.pool.query<{ fingerprint: string }>(
    'SELECT DISTINCT fingerprint FROM release WHERE invented AND source_file = $1', [SOURCE],
  );
  if (rows.length === 1 && rows[0]?.fingerprint === FIGURES_FINGERPRINT) return false;
  const client = await db.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('DELETE FROM release WHERE invented AND source_file = $1', [SOURCE]);
    await client.query('DELETE FROM neighbour_model WHERE id = $1', [NEIGHBOUR_MODEL.id]);
    await writeNeighbours(client);
    await writeEditions(client, await writeReleases(client));
    // Other nodes of the program keep what they were told of the figures until they hear this.
    await client.query(`NOTIFY ${FIGURES_CHANNEL}`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  return true;
}

async function writeNeighbours(client: PoolClient): Promise<void> {
  const { id, title, published } = NEIGHBOUR_MODEL;
  await client.query('INSERT INTO neighbour_model (id, title, published, invented) VALUES ($1, $2, $3, true)', [id, title, published]);
  const list = inventedNeighbours();
  await client.query(
    `INSERT INTO neighbour (model_id, area, position, neighbour, closeness)
     SELECT $1, * FROM unnest($2::text[], $3::int[], $4::text[], $5::text[])`,
    [id, list.map(({ area }) => area), list.map(({ position }) => position), list.map(({ neighbour }) => neighbour), list.map(({ closeness }) => closeness)],
  );
}

/** @returns ids of the releases by key. */
async function writeReleases(client: PoolClient): Promise<ReadonlyMap<string, number>> {
  const list = inventedReleases();
  const { rows } = await client.query<{ id: number; key: string }>(
    `INSERT INTO release (key, dataset, published, newest_period, source_file, fingerprint, invented, state, state_by)
     SELECT key, dataset, published, newest_period, $5, $6, true, 'signed-off', 'the sandbox'
       FROM unnest($1::text[], $2::text[], $3::date[], $4::text[]) AS t(key, dataset, published, newest_period)
     RETURNING id, key`,
    [list.map(({ key }) => key), list.map(({ dataset }) => dataset), list.map(({ published }) => published), list.map(({ newestPeriod }) => newestPeriod), SOURCE, FIGURES_FINGERPRINT],
  );
  return new Map(rows.map(({ id, key }) => [key, id]));
}

async function writeEditions(client: PoolClient, releases: ReadonlyMap<string, number>): Promise<void> {
  const list = inventedEditions();
  const { rows } = await client.query<{ id: number; key: string }>(
    `INSERT INTO edition (key, metric, release_id, denominator_release_id, invented)
     SELECT *, true FROM unnest($1::text[], $2::text[], $3::int[], $4::int[])
     RETURNING id, key`,
    [
      list.map(({ key }) => key), list.map(({ metric }) => metric),
      list.map(({ release }) => releases.get(release)), list.map(({ denominator }) => (denominator ? releases.get(denominator) : null)),
    ],
  );
  const ids = new Map(rows.map(({ id, key }) => [key, id]));
  const copy = client.query(copyFrom('COPY figure (edition_id, area, period, breakdown, value, missing, category, published, count, denominator, lower, upper) FROM STDIN'));
  await pipeline(Readable.from(list.map((edition) => linesOf(edition, ids.get(edition.key)))), copy);
}

/** COPY's text format. Nothing invented holds a tab, a line break or a backslash. */
function linesOf({ figures }: InventedEdition, id: number | undefined): string {
  return figures
    .map(({ area, period, breakdown, value, missing, category, published, behind }) =>
      [String(id), area, period, breakdown, value, missing, category, published, behind?.count, behind?.denominator, behind?.lower, behind?.upper]
        .map((text) => text ?? '\\N').join('\t') + '\n')
    .join('');
}
