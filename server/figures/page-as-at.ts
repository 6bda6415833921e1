import type { World } from '../../shared/areas/register.ts';
import type { AsAtView } from '../../shared/as-at.ts';
import { listText } from '../../shared/format.ts';
import { collectionOf, findDataset } from '../../shared/framework/datasets.ts';
import type { Database } from '../db.ts';
import { chosenPin } from './page-choice.ts';
import { releaseDays } from './releases/queries.ts';

/**
 * The day whose figures an address asks for, and the days on which something became public, newest first.
 * @throws Refusal 400 where `asAt` is not a day.
 */
export async function asAtView(db: Database, world: World, query: URLSearchParams): Promise<AsAtView> {
  const days = await releaseDays(db, world);
  const offered = days.slice(0, MOST_DAYS).map(({ day, releases }) => ({ day, words: listText([...new Set(releases.map(({ dataset }) => titleOf(dataset)))].sort()) }));
  return { chosen: chosenPin(query).asAt ?? null, days: offered, earlier: days.length > MOST_DAYS };
}

/** Offered on every page, which must not grow with the number of releases: about the last year. */
const MOST_DAYS = 12;

/** The statistical release that a data set comes out with; its own slug where the catalogue does not know it. */
function titleOf(slug: string): string {
  const dataset = findDataset(slug);
  return dataset ? collectionOf(dataset).title : slug;
}
