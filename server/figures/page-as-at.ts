import type { World } from '../../shared/areas/register.ts';
import type { AsAtView } from '../../shared/as-at.ts';
import { listText } from '../../shared/format.ts';
import { collectionOf, findDataset } from '../../shared/framework/datasets.ts';
import type { Database } from '../db.ts';
import { chosenPin } from './page-choice.ts';
import { standingAnswer } from './standing-answers.ts';

/**
 * The day whose figures an address asks for, and the days on which something became public, newest first.
 * @throws Refusal 400 where `asAt` is not a day.
 */
export async function asAtView(db: Database, world: World, query: URLSearchParams): Promise<AsAtView> {
  const days = await standingAnswer(db, `days ${world}`, () => askDays(db, world));
  return { chosen: chosenPin(query).asAt ?? null, days: days.slice(0, MOST_DAYS), earlier: days.length > MOST_DAYS };
}

/** Offered on every page, which must not grow with the number of releases: about the last year. */
const MOST_DAYS = 12;

async function askDays(db: Database, world: World): Promise<AsAtView['days']> {
  const { rows } = await db.pool.query<{ day: string; datasets: string[] }>(
    `SELECT to_char(published, 'YYYY-MM-DD') AS day, array_agg(DISTINCT dataset) AS datasets
       FROM release WHERE state = 'signed-off' AND invented = $1
      GROUP BY published ORDER BY published DESC`,
    [world === 'invented'],
  );
  return rows.map(({ day, datasets }) => ({ day, words: listText([...new Set(datasets.map(titleOf))].sort()) }));
}

/** The statistical release that a data set comes out with; its own slug where the catalogue does not know it. */
function titleOf(slug: string): string {
  const dataset = findDataset(slug);
  return dataset ? collectionOf(dataset).title : slug;
}
