import type { World } from '../../shared/areas/register.ts';
import type { BreakdownKey, Pin, ReleaseStamp } from '../../shared/figures.ts';
import { METRICS, metricOf } from '../../shared/framework/metrics.ts';
import type { Database } from '../db.ts';
import { boundedCache, type BoundedCache } from './edition-cache.ts';
import { arrangeFigures, type EditionFigures, type EditionStamp } from './edition-figures.ts';
import { editionIn, historiesOf, inEditionOrder, type DatedStamp, type EditionRow, type MetricHistory } from './edition-history.ts';
import { readFigures } from './figure-rows.ts';
import { historyMark, suppressedCells, withheld } from './withheld.ts';

/** About 100 bytes each: every metric of both worlds fits several times over. */
const FIGURES_KEPT = 500_000;

/** One cache for each database a process talks to (tests open several). */
const caches = new WeakMap<Database, BoundedCache<EditionFigures>>();

/** Which edition is shown, known without its figures. */
export interface ShownEdition {
  readonly stamp: EditionStamp;
  /** Its figures, kept in this process. */
  read(): Promise<EditionFigures>;
}

/**
 * The figures people see of a metric: the newest release of its numerator's data set with the newest release of its
 * denominator's, in one world; with a pin, the newest of those of that day, or of that release. Only releases that are
 * signed off are seen, and what is suppressed by now is withheld in earlier ones (and in the newest, where a newer file
 * suppresses it that waits for another one). Which edition it is, the database
 * says (an import may run in another process), and its answer stands until something is loaded; the figures themselves
 * are kept in this process.
 * @returns `null` where the metric has no such figures.
 */
export async function shownEdition(db: Database, metric: string, world: World, pin: Pin = {}): Promise<EditionFigures | null> {
  return (await findShown(db, metric, world, pin))?.read() ?? null;
}

/** `shownEdition` of each of these metrics that has figures (of every metric, where none are named), by its slug. */
export async function shownEditions(db: Database, world: World, metrics = METRICS.map(({ slug }) => slug), pin: Pin = {}): Promise<ReadonlyMap<string, EditionFigures>> {
  const editions = new Map<string, EditionFigures>();
  // One after the other: a first visit must not take every connection of the pool.
  for (const [metric, shown] of await findAllShown(db, world, metrics, pin)) editions.set(metric, await shown.read());
  return editions;
}

/** One edition that is public, by its key, with what is suppressed by now withheld; `null` where there is none. */
export async function editionOfKey(db: Database, metric: string, world: World, key: string): Promise<{ readonly edition: EditionFigures; readonly superseded: boolean } | null> {
  const history = (await historiesOf(db, world, [metric])).get(metric);
  const row = history?.find((one) => one.key === key);
  return history && row ? { edition: await figuresOf(db, row, history), superseded: row !== history.at(-1) } : null;
}

/** The same without its figures: they are not read. */
export async function stampOfKey(db: Database, metric: string, world: World, key: string): Promise<EditionStamp | null> {
  const history = (await historiesOf(db, world, [metric])).get(metric);
  const row = history?.find((one) => one.key === key);
  return history && row ? stampOf(row, history) : null;
}

/** The figures people saw before the newest release of what `shownEdition` gives came out; `null` where there were none. */
export async function editionBefore(db: Database, metric: string, world: World, pin: Pin = {}): Promise<EditionFigures | null> {
  const history = (await historiesOf(db, world, [metric])).get(metric);
  const shown = history && editionIn(history, pin);
  if (!history || !shown) return null;
  const before = history.slice(0, history.indexOf(shown)).findLast((row) => lastDay(row) < lastDay(shown));
  return before ? figuresOf(db, before, history) : null;
}

/** What people see of a metric, or would see: its figures, and what is suppressed. */
export interface Seen {
  readonly edition: EditionFigures | null;
  suppressedSince(area: string, period: string, breakdown: BreakdownKey): string | undefined;
}

/**
 * The other side of a decision about a release: of one that is signed off, what people would see of a metric without it;
 * of any other, what they would see with it.
 */
export async function seenOtherwise(db: Database, metric: string, world: World, release: { readonly id: string; readonly signedOff: boolean }): Promise<Seen> {
  const history = (await historiesOf(db, world, [metric], release.signedOff ? null : release.id)).get(metric);
  const seen = history && (release.signedOff ? await without(db, history, release.id) : history);
  const shown = seen?.at(-1);
  if (!seen || !shown) return { edition: null, suppressedSince: () => undefined };
  const suppressed = await suppressedCells(db, seen);
  return { edition: await figuresOf(db, shown, seen), suppressedSince: suppressed.since };
}

async function without(db: Database, history: MetricHistory, id: string): Promise<MetricHistory> {
  const rows = history.filter(({ release, denominator }) => release.id !== id && denominator?.id !== id);
  const known = await db.prisma.release.findUnique({ where: { key: id }, select: { id: true } });
  return Object.assign([...inEditionOrder(rows)], { waiting: history.waiting?.filter((waiting) => waiting.id !== known?.id) });
}

/** The day on which the newer of an edition's two releases came out: halves of one day were never seen apart. */
function lastDay({ release, denominator }: EditionRow): string {
  return denominator && denominator.published > release.published ? denominator.published : release.published;
}

/** Which edition `shownEdition` gives, before any figure is read. */
export async function findShown(db: Database, metric: string, world: World, pin: Pin = {}): Promise<ShownEdition | null> {
  return (await findAllShown(db, world, [metric], pin)).get(metric) ?? null;
}

/** Which editions `shownEditions` gives, before any figure is read. */
export async function findAllShown(db: Database, world: World, metrics = METRICS.map(({ slug }) => slug), pin: Pin = {}): Promise<ReadonlyMap<string, ShownEdition>> {
  const found = new Map<string, ShownEdition>();
  for (const [metric, history] of await historiesOf(db, world, metrics)) {
    const shown = editionIn(history, pin);
    if (shown) found.set(metric, { stamp: stampOf(shown, history), read: () => figuresOf(db, shown, history) });
  }
  return found;
}

async function figuresOf(db: Database, row: EditionRow, history: MetricHistory): Promise<EditionFigures> {
  const cache = caches.get(db) ?? boundedCache<EditionFigures>(FIGURES_KEPT, ({ figures }) => figures.length);
  caches.set(db, cache);
  const stamp = stampOf(row, history);
  return cache.get(`${row.id} ${stamp.withheldBy}`, async () => {
    const figures = await readFigures(db, row.id);
    if (stamp.withheldBy === '') return arrangeFigures(stamp, metricOf(row.metric), figures);
    const suppressed = await suppressedCells(db, history);
    return arrangeFigures(stamp, metricOf(row.metric), figures.map((figure) => withheld(figure, suppressed)));
  });
}

function stampOf(row: EditionRow, history: MetricHistory): EditionStamp {
  const { key, metric, invented, createdAt, release, denominator } = row;
  const withheldBy = row === history.at(-1) && !history.waiting?.length ? '' : historyMark(history);
  return { key, metric, invented, createdAt, release: plain(release), denominator: denominator && plain(denominator), withheldBy };
}

function plain({ id, published, assumed }: DatedStamp): ReleaseStamp {
  return { id, published, assumed };
}
