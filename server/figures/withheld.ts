import { createHash } from 'node:crypto';
import { areaOf, type World } from '../../shared/areas/register.ts';
import type { Amount, Behind, BreakdownKey, Figure } from '../../shared/figures.ts';
import type { Database } from '../db.ts';
import { boundedCache, type BoundedCache } from './edition-cache.ts';
import { historiesOf, type EditionRow, type MetricHistory } from './edition-history.ts';
import { suppressedBy } from './waiting-releases.ts';

/** Cells of one metric that its publisher suppresses by now. */
export interface Suppressed {
  /** How many there are. */
  readonly size: number;
  /** ISO day on which the release came out that began it; `undefined` where the figure is not suppressed. */
  since(area: string, period: string, breakdown: BreakdownKey): string | undefined;
  /** Of a figure that is shown: which of what stands behind it is suppressed; `undefined` where nothing is. */
  behind(area: string, period: string, breakdown: BreakdownKey): SuppressedBehind | undefined;
}

type SuppressedBehind = Readonly<Record<'count' | 'denominator', boolean>>;

/** About 150 bytes each. */
const CELLS_KEPT = 200_000;
const caches = new WeakMap<Database, BoundedCache<Suppressed>>();

/**
 * The cells whose most recent row over a metric's editions is suppressed (`c`), each with the day since which it has
 * been without a break; and those that show a number over a suppressed count or denominator. Where the row has another
 * symbol beside such a count, the whole figure is suppressed: an older rate would give the count away. Editions never
 * change, so the answer for the same editions is always the same.
 */
export function suppressedCells(db: Database, history: MetricHistory): Promise<Suppressed> {
  const cache = caches.get(db) ?? boundedCache<Suppressed>(CELLS_KEPT, ({ size }) => size);
  caches.set(db, cache);
  return cache.get(historyMark(history), () => askSuppressed(db, history));
}

/** Where a figure stands: of a metric, an area by its newest code, a period and a breakdown. */
interface Cell {
  readonly metric: string;
  readonly area: string;
  readonly period: string;
  readonly breakdown: BreakdownKey;
}

/** Since which day (ISO) a figure has been suppressed; `undefined` where it is not. */
export type SuppressedSince = (cell: Cell) => string | undefined;

/** What is suppressed by now in the figures of these metrics, for those who keep a figure as it was seen once. */
export async function suppressedNow(db: Database, metrics: readonly string[]): Promise<SuppressedSince> {
  const known = new Map<string, Suppressed>();
  for (const world of ['published', 'invented'] as const) {
    for (const metric of new Set(metrics)) {
      const history = (await historiesOf(db, world, [metric])).get(metric);
      if (history) known.set(`${world} ${metric}`, await suppressedCells(db, history));
    }
  }
  return ({ metric, area, period, breakdown }) => known.get(`${worldOf(area)} ${metric}`)?.since(area, period, breakdown);
}

function worldOf(area: string): World {
  return areaOf(area).world;
}

/** A short text that is another one for other editions. */
export function historyMark(history: MetricHistory): string {
  const waiting = history.waiting?.map(({ id }) => `waits ${id}`) ?? [];
  return createHash('sha256').update([...history.map(({ id }) => id), ...waiting].join(' ')).digest('base64url');
}

/**
 * An earlier figure as people may see it now: what its publisher suppresses by now is withheld, with all that stands
 * behind it. One that was suppressed then already stays as it was.
 */
export function withheld(figure: Figure, suppressed: Suppressed): Figure {
  if (figure.missing === 'c') return figure;
  const { area, period, breakdown } = figure;
  const withheldSince = suppressed.since(area, period, breakdown);
  if (withheldSince !== undefined) return { area, period, breakdown, value: null, missing: 'c', category: null, published: '', withheldSince };
  const hidden = figure.behind && suppressed.behind(area, period, breakdown);
  return hidden ? { ...figure, behind: withheldBehind(figure.behind, hidden) } : figure;
}

const CONFIDENTIAL: Amount = { value: null, missing: 'c' };

/**
 * Of a rate, its count and its denominator two give the third: where one of the latter was a number then and is
 * suppressed by now, the other goes with it. What was suppressed then already leaves the other as it was published.
 */
function withheldBehind({ exact, count, denominator }: Behind, hidden: SuppressedBehind): Behind {
  const anew = (hidden.count && typeof count?.value === 'number') || (hidden.denominator && typeof denominator?.value === 'number');
  const shown = (amount: Amount | undefined, hides: boolean) => (hides ? amount && CONFIDENTIAL : anew ? undefined : amount);
  const [countShown, denominatorShown] = [shown(count, hidden.count), shown(denominator, hidden.denominator)];
  return {
    ...(exact !== undefined && { exact }),
    ...(countShown && { count: countShown }),
    ...(denominatorShown && { denominator: denominatorShown }),
  };
}

type SuppressedRow = [area: string, period: string, breakdown: string, place: number, published: string, hides: 'all' | 'behind', count: boolean, denominator: boolean];

async function askSuppressed(db: Database, history: MetricHistory): Promise<Suppressed> {
  const { rows } = await db.pool.query<SuppressedRow>({
    text: `WITH seen AS (SELECT id, place FROM unnest($1::int[]) WITH ORDINALITY AS e(id, place)),
                newest AS (SELECT area, period, breakdown, ${HIDES} AS hides FROM figure f WHERE edition_id = $2),
                marked AS (
                  SELECT area, period, breakdown FROM newest WHERE hides IS NOT NULL
                  UNION
                  SELECT area, period, breakdown FROM figure f WHERE edition_id = ANY($1) AND ${HIDES} IS NOT NULL
                     AND NOT EXISTS (SELECT 1 FROM newest n WHERE (n.area, n.period, n.breakdown) = (f.area, f.period, f.breakdown))),
                row AS (
                  SELECT area, period, breakdown, ${HIDES} AS hides, f.published, f.count, f.denominator, seen.place
                    FROM seen JOIN figure f ON f.edition_id = seen.id JOIN marked USING (area, period, breakdown)),
                cell AS (
                  SELECT *, first_value(hides) OVER (PARTITION BY area, period, breakdown ORDER BY place DESC) AS by_now,
                         max(place) OVER (PARTITION BY area, period, breakdown) AS latest,
                         max(place) FILTER (WHERE hides IS DISTINCT FROM 'all') OVER (PARTITION BY area, period, breakdown) AS last_other
                    FROM row)
           SELECT DISTINCT ON (area, period, breakdown) area, period, breakdown, place::int, published, hides,
                  count IS NOT DISTINCT FROM 'c', denominator IS NOT DISTINCT FROM 'c'
             FROM cell
            WHERE CASE by_now WHEN 'all' THEN place > coalesce(last_other, 0) WHEN 'behind' THEN place = latest ELSE false END
            ORDER BY area, period, breakdown, place`,
    // Where the newest edition has a row, that one decides: only its `c`, and what it no longer has, can be suppressed.
    values: [history.map(({ id }) => id), history.at(-1)?.id],
    rowMode: 'array',
  });
  const days = new Map<string, string>();
  const behind = new Map<string, SuppressedBehind>();
  for (const [area, period, breakdown, place, published, hides, count, denominator] of rows) {
    if (hides === 'all') days.set(cellOf(area, period, breakdown), beganOn(history[place - 1]!, published));
    else behind.set(cellOf(area, period, breakdown), { count, denominator });
  }
  if (history.waiting?.length) {
    for (const { area, period, breakdown, since } of await suppressedBy(db, history.waiting)) {
      const cell = cellOf(area, period, breakdown);
      if (!days.has(cell)) days.set(cell, since);
    }
  }
  return {
    size: days.size + behind.size,
    since: (area, period, breakdown) => days.get(cellOf(area, period, breakdown)),
    behind: (area, period, breakdown) => behind.get(cellOf(area, period, breakdown)),
  };
}

/** What a row of `figure f` suppresses: itself, something behind its number, or nothing. */
const HIDES = `CASE WHEN f.missing = 'c' THEN 'all' WHEN f.count = 'c' OR f.denominator = 'c' THEN CASE WHEN f.missing IS NULL THEN 'behind' ELSE 'all' END END`;

/** A computed figure holds its numerator's symbol as text; without one it was the denominator that suppressed it. */
function beganOn({ release, denominator }: EditionRow, published: string): string {
  return published === '' && denominator && denominator.published > release.published ? denominator.published : release.published;
}

function cellOf(area: string, period: string, breakdown: BreakdownKey): string {
  return `${area}|${period}|${breakdown}`;
}
