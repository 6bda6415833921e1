import type { World } from '../../../shared/areas/register.ts';
import { collectionOf, datasetOf } from '../../../shared/framework/datasets.ts';
import { METRICS } from '../../../shared/framework/metrics.ts';
import type { ReleaseDay, ReleaseState, ReleaseSummary } from '../../../shared/releases.ts';
import type { Database } from '../../db.ts';
import { byText } from '../release-order.ts';
import { standingAnswer } from '../standing-answers.ts';

/** Releases of a world, newest first (of one day by title); those that are not signed off only with `includeUnseen`. */
export async function listReleases(db: Database, world: World, { includeUnseen = false } = {}): Promise<readonly ReleaseSummary[]> {
  const { all, seen } = await releasesOf(db, world);
  return includeUnseen ? all : seen;
}

/** The release of an id, whatever its state: who asks for the public says so. `null` where there is none. */
export async function findRelease(db: Database, id: string): Promise<ReleaseSummary | null> {
  return (await releasesOf(db, worldOfRelease(id))).byId.get(id) ?? null;
}

/** Days on which releases came out that are signed off, newest first. */
export async function releaseDays(db: Database, world: World): Promise<readonly ReleaseDay[]> {
  return (await releasesOf(db, world)).days;
}

interface Releases {
  readonly all: readonly ReleaseSummary[];
  readonly seen: readonly ReleaseSummary[];
  readonly byId: ReadonlyMap<string, ReleaseSummary>;
  readonly days: readonly ReleaseDay[];
}

/** Everything about a world's releases at once, as long as the answer stands. */
function releasesOf(db: Database, world: World): Promise<Releases> {
  return standingAnswer(db, `releases ${world}`, async () => {
    const all = await askReleases(db, world);
    const seen = all.filter(({ state }) => state === 'signed-off');
    const days = [...new Set(seen.map(({ published }) => published))].map((day) => ({ day, releases: seen.filter(({ published }) => published === day) }));
    return { all, seen, byId: new Map(all.map((release) => [release.id, release])), days };
  });
}

interface ReleaseRow {
  readonly id: string;
  readonly dataset: string;
  readonly published: string;
  readonly assumed: boolean;
  readonly newestPeriod: string;
  readonly state: ReleaseState;
  readonly metrics: readonly string[];
}

/** What a release feeds together with one that is not signed off, it does not feed yet: that one is nobody's to know of. */
async function askReleases(db: Database, world: World): Promise<ReleaseSummary[]> {
  const { rows } = await db.pool.query<ReleaseRow>({
    name: 'releases-of-world',
    text: `SELECT r.key AS id, r.dataset, to_char(r.published, 'YYYY-MM-DD') AS published, r.assumed, r.newest_period AS "newestPeriod", r.state,
                  ARRAY(SELECT DISTINCT e.metric FROM edition e
                          JOIN release n ON n.id = e.release_id LEFT JOIN release d ON d.id = e.denominator_release_id
                         WHERE (e.release_id = r.id OR e.denominator_release_id = r.id)
                           AND (n.id = r.id OR n.state = 'signed-off') AND (d.id IS NULL OR d.id = r.id OR d.state = 'signed-off')) AS metrics
             FROM release r WHERE r.invented = $1`,
    values: [world === 'invented'],
  });
  return rows
    .map((row) => presentRelease(row, world))
    .sort((a, b) => byText(b.published, a.published) || a.title.localeCompare(b.title, 'en-GB') || byText(a.id, b.id));
}

function presentRelease({ metrics, ...row }: ReleaseRow, world: World): ReleaseSummary {
  const dataset = datasetOf(row.dataset);
  const { title: collection, publisher } = collectionOf(dataset);
  return {
    ...row,
    title: dataset.title,
    collection,
    publisher: world === 'invented' ? 'Invented for the sandbox' : publisher,
    world,
    metrics: METRICS.map(({ slug }) => slug).filter((slug) => metrics.includes(slug)),
  };
}

function worldOfRelease(id: string): World {
  return id.startsWith('invented/') ? 'invented' : 'published';
}
