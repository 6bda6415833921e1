import type { World } from '../../shared/areas/register.ts';
import type { Pin, ReleaseStamp } from '../../shared/figures.ts';
import type { Database } from '../db.ts';
import { inReleaseOrder, newestRelease, type DatedRelease } from './release-order.ts';
import { standingAnswer } from './standing-answers.ts';
import { askWaiting, type WaitingRelease } from './waiting-releases.ts';

/** An edition as the database names it, without its figures. */
export interface EditionRow {
  readonly id: number;
  readonly key: string;
  readonly metric: string;
  readonly invented: boolean;
  /** Seconds since 1970. */
  readonly createdAt: string;
  readonly release: DatedStamp;
  readonly denominator: DatedStamp | null;
}

export type DatedStamp = ReleaseStamp & { readonly newestPeriod: string };

/**
 * The editions of one metric that people see, oldest first: by release order of the numerator; of one release the
 * publisher's own rate, then the computed ones by release order of the denominator. The last is the newest.
 */
export interface MetricHistory extends ReadonlyArray<EditionRow> {
  /**
   * Newer releases of its own data set, oldest first, of which a computed metric has no figures yet: they wait for the
   * file of the denominator. What they suppress is suppressed all the same.
   */
  readonly waiting?: readonly WaitingRelease[];
}

/**
 * Histories by metric, of those that have any. Only editions of releases that are signed off are seen; with
 * `including` also those of that release, whatever its state: what would be seen if it were signed off.
 */
export async function historiesOf(db: Database, world: World, metrics: readonly string[], including: string | null = null): Promise<ReadonlyMap<string, MetricHistory>> {
  const all = await everyHistory(db, world, including);
  return new Map(metrics.flatMap((metric): [string, MetricHistory][] => {
    const history = all.get(metric);
    return history ? [[metric, history]] : [];
  }));
}

/**
 * Put in order once for as long as the answer stands: a request does no work that grows with the releases, and one
 * answer for all metrics keeps no copy for every combination that a page asks for.
 */
function everyHistory(db: Database, world: World, including: string | null): Promise<ReadonlyMap<string, MetricHistory>> {
  return standingAnswer(db, `editions ${world} ${including ?? ''}`, async () => {
    const byMetric = new Map<string, EditionRow[]>();
    for (const row of await askEditions(db, world, including)) byMetric.set(row.metric, [...(byMetric.get(row.metric) ?? []), row]);
    const waiting = world === 'published' ? await askWaiting(db, [...byMetric.keys()], including) : new Map<string, readonly WaitingRelease[]>();
    return new Map([...byMetric].map(([metric, rows]): [string, MetricHistory] => {
      const history = inEditionOrder(rows);
      return [metric, Object.assign([...history], { waiting: newerThan(history, waiting.get(metric) ?? []) })];
    }));
  });
}

/** The edition that is shown: the newest, or the newest of what a pin leaves. */
export function editionIn(history: MetricHistory, { asAt, release }: Pin): EditionRow | undefined {
  if (asAt === undefined && release === undefined) return history.at(-1);
  return history.findLast((row) =>
    (asAt === undefined || (row.release.published <= asAt && (row.denominator?.published ?? '') <= asAt)) &&
    (release === undefined || row.release.id === release));
}

/** Editions of one metric as a history lists them, whatever order they are given in. */
export function inEditionOrder(rows: readonly EditionRow[]): MetricHistory {
  const [releases, denominators] = [placesOf(rows.map(({ release }) => release)), placesOf(rows.flatMap(({ denominator }) => denominator ?? []))];
  const under = ({ denominator }: EditionRow) => (denominator ? denominators.get(denominator.id)! : -1);
  return [...rows].sort((a, b) => releases.get(a.release.id)! - releases.get(b.release.id)! || under(a) - under(b));
}

function newerThan(history: MetricHistory, waiting: readonly WaitingRelease[]): readonly WaitingRelease[] {
  const newest = history.at(-1)?.release;
  return newest ? waiting.filter((release) => newestRelease<DatedRelease>([newest, release]) === release) : [];
}

function placesOf(stamps: readonly DatedStamp[]): ReadonlyMap<string, number> {
  const each = [...new Map(stamps.map((stamp) => [stamp.id, stamp])).values()];
  return new Map(inReleaseOrder(each).map(({ id }, index) => [id, index]));
}

type StampColumns = [id: string, published: string, assumed: boolean, newestPeriod: string];
type NoStamp = [null, null, null, null];

/** Asked on every page where no answer stands: prepared once per connection, and read as columns. */
async function askEditions(db: Database, world: World, including: string | null): Promise<EditionRow[]> {
  const { rows } = await db.pool.query<[number, string, string, string, ...StampColumns, ...(StampColumns | NoStamp)]>({
    name: 'editions-of-world',
    text: `SELECT e.id, e.key, e.metric, extract(epoch FROM e.created_at)::text,
                  n.key, to_char(n.published, 'YYYY-MM-DD'), n.assumed, n.newest_period,
                  d.key, to_char(d.published, 'YYYY-MM-DD'), d.assumed, d.newest_period
             FROM edition e
             JOIN release n ON n.id = e.release_id
             LEFT JOIN release d ON d.id = e.denominator_release_id
            WHERE e.invented = $1
              AND (n.state = 'signed-off' OR n.key = $2) AND (d.id IS NULL OR d.state = 'signed-off' OR d.key = $2)`,
    values: [world === 'invented', including],
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
