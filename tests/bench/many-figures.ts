import type { Database } from '../../server/db.ts';

/**
 * Makes earlier releases of everything that is loaded, each with all its editions and figures, one month further back
 * than the one before, until the database holds at least `total` figures; then tells the planner.
 * @returns how many figures and releases there are now.
 * @throws Error where nothing is loaded to begin with.
 */
export async function makeManyFigures({ pool }: Database, total: number): Promise<{ readonly figures: number; readonly releases: number }> {
  const count = async (table: 'figure' | 'release') => Number((await pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count);
  const newest = Number((await pool.query<{ id: number }>('SELECT max(id) AS id FROM release')).rows[0]?.id);
  if ((await count('figure')) === 0) throw new Error('There are no figures to make more of.');
  for (let back = 1; (await count('figure')) < total; back += 1) {
    await pool.query(
      `INSERT INTO release (key, dataset, published, assumed, newest_period, source_file, fingerprint, invented, read_by)
       SELECT dataset || '@' || (published - $1 * 31), dataset, published - $1 * 31, assumed, newest_period, source_file, fingerprint || ' ' || $1::text, invented, read_by
         FROM release WHERE id <= $2 AND NOT invented`,
      [back, newest],
    );
    await pool.query(
      `INSERT INTO edition (key, metric, release_id, denominator_release_id)
       SELECT e.metric || '/' || n.key || coalesce('+' || d.key, ''), e.metric, n.id, d.id
         FROM edition e
         JOIN release was ON was.id = e.release_id
         JOIN release n ON n.dataset = was.dataset AND n.published = was.published - $1 * 31 AND NOT n.invented
         LEFT JOIN release under ON under.id = e.denominator_release_id
         LEFT JOIN release d ON d.dataset = under.dataset AND d.published = under.published - $1 * 31 AND NOT d.invented
        WHERE e.release_id <= $2 AND NOT e.invented`,
      [back, newest],
    );
    await pool.query(
      `INSERT INTO figure (edition_id, area, period, breakdown, value, missing, category, published, exact, count, denominator, lower, upper)
       SELECT made.id, f.area, f.period, f.breakdown, f.value, f.missing, f.category, f.published, f.exact, f.count, f.denominator, f.lower, f.upper
         FROM edition e
         JOIN release was ON was.id = e.release_id AND was.id <= $2
         JOIN release n ON n.dataset = was.dataset AND n.published = was.published - $1 * 31 AND NOT n.invented
         LEFT JOIN release under ON under.id = e.denominator_release_id
         LEFT JOIN release d ON d.dataset = under.dataset AND d.published = under.published - $1 * 31 AND NOT d.invented
         JOIN edition made ON made.release_id = n.id AND made.metric = e.metric AND made.denominator_release_id IS NOT DISTINCT FROM d.id
         JOIN figure f ON f.edition_id = e.id
        WHERE NOT e.invented`,
      [back, newest],
    );
  }
  await pool.query('ANALYZE');
  await pool.query('NOTIFY figures');
  return { figures: await count('figure'), releases: await count('release') };
}
