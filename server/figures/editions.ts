import type { World } from '../../shared/areas/register.ts';
import { amountOf, isMissing, type Behind, type Figure, type FigureContent, type Pin, type ReleaseStamp } from '../../shared/figures.ts';
import { METRICS, metricOf } from '../../shared/framework/metrics.ts';
import type { Database } from '../db.ts';
import { boundedCache, type BoundedCache } from './edition-cache.ts';
import { arrangeFigures, type EditionFigures, type EditionStamp } from './edition-figures.ts';
import { newestRelease } from './release-order.ts';
import { standingAnswer } from './standing-answers.ts';

/** About 100 bytes each: every metric of both worlds fits several times over. */
const FIGURES_KEPT = 500_000;

/** One cache for each database a process talks to (tests open several). */
const caches = new WeakMap<Database, BoundedCache<EditionFigures>>();

/**
 * The figures people see of a metric: the newest release of its numerator's data set with the newest release of its
 * denominator's, in one world. Which one that is, the database says (an import may run in another process), and its
 * answer stands until something is loaded; the figures themselves are kept in this process.
 * @returns `null` where the metric has no figures yet.
 */
export async function shownEdition(db: Database, metric: string, world: World, pin: Pin = {}): Promise<EditionFigures | null> {
  const shown = newestEdition(pinned(await editionRows(db, world, [metric]), pin));
  return shown ? figuresOf(db, shown) : null;
}

/** `shownEdition` of each of these metrics that has figures (of every metric, where none are named), by its slug. */
export async function shownEditions(db: Database, world: World, metrics = METRICS.map(({ slug }) => slug), pin: Pin = {}): Promise<ReadonlyMap<string, EditionFigures>> {
  const byMetric = new Map<string, EditionRow[]>();
  for (const row of pinned(await editionRows(db, world, metrics), pin)) byMetric.set(row.metric, [...(byMetric.get(row.metric) ?? []), row]);
  const editions = new Map<string, EditionFigures>();
  for (const [metric, rows] of byMetric) {
    const shown = newestEdition(rows);
    // One after the other: a first visit must not take every connection of the pool.
    if (shown) editions.set(metric, await figuresOf(db, shown));
  }
  return editions;
}

/** Editions of what was public on a day, or of one release. */
function pinned(rows: readonly EditionRow[], { asAt, release }: Pin): readonly EditionRow[] {
  return rows.filter((row) =>
    (asAt === undefined || (row.release.published <= asAt && (row.denominator?.published ?? '') <= asAt)) &&
    (release === undefined || row.release.id === release));
}

interface EditionRow {
  readonly id: number;
  readonly key: string;
  readonly metric: string;
  readonly invented: boolean;
  readonly createdAt: string;
  readonly release: DatedStamp;
  readonly denominator: DatedStamp | null;
}

type DatedStamp = ReleaseStamp & { readonly newestPeriod: string };

type StampColumns = [id: string, published: string, assumed: boolean, newestPeriod: string];
type NoStamp = [null, null, null, null];

/** Asked on every page and by every request: prepared once per connection, and read as columns. */
function editionRows(db: Database, world: World, metrics: readonly string[]): Promise<EditionRow[]> {
  return standingAnswer(db, `editions ${world} ${metrics.join(' ')}`, () => askEditions(db, world, metrics));
}

async function askEditions(db: Database, world: World, metrics: readonly string[]): Promise<EditionRow[]> {
  const { rows } = await db.pool.query<[number, string, string, string, ...StampColumns, ...(StampColumns | NoStamp)]>({
    name: 'editions-of-metrics',
    text: `SELECT e.id, e.key, e.metric, extract(epoch FROM e.created_at)::text,
                  n.key, to_char(n.published, 'YYYY-MM-DD'), n.assumed, n.newest_period,
                  d.key, to_char(d.published, 'YYYY-MM-DD'), d.assumed, d.newest_period
             FROM edition e
             JOIN release n ON n.id = e.release_id
             LEFT JOIN release d ON d.id = e.denominator_release_id
            WHERE e.metric = ANY($2) AND e.invented = $1`,
    values: [world === 'invented', metrics],
    rowMode: 'array',
  });
  return rows.map(([id, key, metric, createdAt, release, published, assumed, newestPeriod, under, underPublished, underAssumed, underPeriod]) => ({
    id,
    key,
    metric,
    createdAt,
    invented: world === 'invented',
    release: { id: release, published, assumed, newestPeriod },
    denominator: under === null ? null : { id: under, published: underPublished, assumed: underAssumed, newestPeriod: underPeriod },
  }));
}

/** Of one release: the rate that the publisher gives itself, else the one computed with the newest denominator. */
function newestEdition(rows: readonly EditionRow[]): EditionRow | undefined {
  const release = newestRelease(unique(rows.map((row) => row.release)))?.id;
  const ofRelease = rows.filter((row) => row.release.id === release);
  const asPublished = ofRelease.find((row) => row.denominator === null);
  if (asPublished) return asPublished;
  const denominator = newestRelease(unique(ofRelease.flatMap((row) => row.denominator ?? [])))?.id;
  return ofRelease.find((row) => row.denominator?.id === denominator);
}

function unique(stamps: readonly DatedStamp[]): DatedStamp[] {
  return [...new Map(stamps.map((stamp) => [stamp.id, stamp])).values()];
}

function figuresOf(db: Database, row: EditionRow): Promise<EditionFigures> {
  const cache = caches.get(db) ?? boundedCache<EditionFigures>(FIGURES_KEPT, ({ figures }) => figures.length);
  caches.set(db, cache);
  return cache.get(String(row.id), async () => arrangeFigures(stampOf(row), metricOf(row.metric), await readFigures(db, row.id)));
}

function stampOf({ key, metric, invented, createdAt, release, denominator }: EditionRow): EditionStamp {
  return { key, metric, invented, createdAt, release: plain(release), denominator: denominator && plain(denominator) };
}

function plain({ id, published, assumed }: DatedStamp): ReleaseStamp {
  return { id, published, assumed };
}

type FigureRow = readonly [
  area: string, period: string, breakdown: string,
  value: string | null, missing: string | null, category: string | null, published: string,
  exact: string | null, count: string | null, denominator: string | null, lower: string | null, upper: string | null,
];

async function readFigures(db: Database, edition: number): Promise<Figure[]> {
  const { rows } = await db.pool.query<[...FigureRow]>({
    text: `SELECT area, period, breakdown, value::text, missing, category, published, exact::text, count, denominator, lower::text, upper::text
             FROM figure WHERE edition_id = $1`,
    values: [edition],
    rowMode: 'array',
  });
  const known = new Map<string, string>();
  // The same few hundred texts come thousands of times: kept once.
  const once = (text: string): string => known.get(text) ?? (known.set(text, text), text);
  return rows.map(([area, period, breakdown, value, missing, category, published, ...behind]) => ({
    area: once(area),
    period: once(period),
    breakdown: once(breakdown),
    ...contentOf(value, missing, category),
    published: once(published),
    ...behindOf(...behind),
  }));
}

type BehindColumns = [exact: string | null, count: string | null, denominator: string | null, lower: string | null, upper: string | null];

function behindOf(...[exact, count, denominator, lower, upper]: BehindColumns): { readonly behind?: Behind } {
  if (exact === null && count === null && denominator === null && lower === null) return {};
  return {
    behind: {
      ...(exact !== null && { exact: Number(exact) }),
      ...(count !== null && { count: amountOf(count) }),
      ...(denominator !== null && { denominator: amountOf(denominator) }),
      ...(lower !== null && upper !== null && { limits: { lower: Number(lower), upper: Number(upper) } }),
    },
  };
}

function contentOf(value: string | null, missing: string | null, category: string | null): FigureContent {
  if (value !== null) return { value: Number(value), missing: null, category: null };
  if (category !== null) return { value: null, missing: null, category };
  if (missing !== null && isMissing(missing)) return { value: null, missing, category: null };
  throw new Error(`A figure is neither a number nor a category nor one of the publishers' symbols: ${missing}`);
}
