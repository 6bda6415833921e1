import type { PoolClient } from 'pg';
import { datasetOf } from '../../../shared/framework/datasets.ts';
import { metricOf } from '../../../shared/framework/metrics.ts';
import { byText, newestRelease, type DatedRelease } from '../release-order.ts';
import { COMPUTED_METRICS, type ComputedMetric, type Measures } from './computed-metrics.ts';
import { Observations, type Observed } from './computed/observations.ts';
import { CopyWriter } from './copy-writer.ts';

interface KnownRelease extends DatedRelease {
  readonly id: number;
  readonly key: string;
  /** Whether it keeps the observations that the metric is computed from; one that publishes the rate itself does not. */
  readonly observed: boolean;
}

/** What one edition is made of: a release, and one of the second data set where there is one. */
interface Pair {
  readonly own: KnownRelease;
  readonly second: KnownRelease | null;
}

interface KnownReleases {
  readonly own: readonly KnownRelease[];
  /** Only those that keep observations. */
  readonly second: readonly KnownRelease[];
}

/** A metric whose figures, or whose newest ones, need a file that is not loaded. */
export interface Waiting {
  readonly metric: string;
  readonly reason: string;
}

/** Figures between two looks at whether something is to be sent. */
const LOOK_EVERY = 1_000;

/**
 * Makes the editions that the releases allow and that are not there yet. A metric computed from its own data set has
 * one for each release; one that needs a second data set has one for each pair: at each day on which a release of
 * either came out, the newest of both; where the second may be absent, it has both kinds. So the order of imports makes
 * no difference to what is shown. What was made before stays as it is, whatever became of its releases: people see only
 * editions of signed-off ones.
 *
 * Runs in the caller's transaction, under the lock of imports: after every load, sign-off and roll-back.
 * @param dataset slug of the data set that has changed.
 * @param including id of a release to be counted although it is not signed off: the one just loaded, so that what it
 *   would change can be seen. All others that are waiting or rolled back are left out.
 * @returns keys of the editions made now.
 */
export async function makeComputedEditions(client: PoolClient, dataset: string, { including }: { readonly including?: number } = {}): Promise<readonly string[]> {
  const made: string[] = [];
  for (const metric of COMPUTED_METRICS) {
    if (!Object.values(dataSetsOf(metric)).includes(dataset)) continue;
    for (const { own, second } of editionsOf(metric, await releasesOf(client, metric, including))) {
      const key = `${metric.metric}/${own.key}${second ? `+${second.key}` : ''}`;
      const { rows } = await client.query<{ id: number }>(
        `INSERT INTO edition (key, metric, release_id, denominator_release_id) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING RETURNING id`,
        [key, metric.metric, own.id, second?.id ?? null],
      );
      const [edition] = rows;
      if (!edition) continue;
      await writeFigures(client, metric, edition.id, { own, second });
      made.push(key);
    }
  }
  return made;
}

/** Metrics of which one file is signed off and the other, or the right period of it, is not. */
export async function waitingMetrics(client: PoolClient): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (const metric of COMPUTED_METRICS) {
    const { own: dataset, second: secondSet } = dataSetsOf(metric);
    if (!metric.second || secondSet === undefined) continue;
    const releases = await releasesOf(client, metric);
    const own = newestRelease(releases.own);
    const second = newestRelease(releases.second);
    const wait = (reason: string) => waiting.push({ metric: metric.metric, reason });
    if (!own && second) wait(`waits for a file of ${titled(dataset)}`);
    if (!own?.observed || metric.second.optional) continue;
    const needed = metric.second.reaches?.(own.newestPeriod) ?? '';
    if (!second) wait(`waits for a file of ${titled(secondSet)}`);
    else if (second.newestPeriod < needed) wait(`waits for ${titled(secondSet)} up to ${needed}; what is loaded ends with ${second.newestPeriod}`);
  }
  return waiting;
}

function* editionsOf({ second: needs }: ComputedMetric, releases: KnownReleases): Generator<Pair> {
  if (!needs || needs.optional) for (const own of releases.own) if (own.observed) yield { own, second: null };
  if (!needs) return;
  const days = [...new Set([...releases.own, ...releases.second].map(({ published }) => published))].sort(byText);
  for (const day of days) {
    const own = newestRelease(releases.own.filter(({ published }) => published <= day));
    const second = newestRelease(releases.second.filter(({ published }) => published <= day));
    // A second release that ends too early would turn the newest period into gaps: that waits.
    if (own?.observed && second && second.newestPeriod >= (needs.reaches?.(own.newestPeriod) ?? '')) yield { own, second };
  }
}

/** Releases that are signed off, and the one of this id whatever its state. */
async function releasesOf(client: PoolClient, metric: ComputedMetric, including?: number): Promise<KnownReleases> {
  const read = async (dataset: string, [measure]: Measures) => {
    const { rows } = await client.query<KnownRelease>(
      `SELECT id, key, to_char(published, 'YYYY-MM-DD') AS published, assumed, newest_period AS "newestPeriod",
              EXISTS (SELECT 1 FROM observation o WHERE o.release_id = release.id AND o.measure = $2) AS observed
         FROM release WHERE dataset = $1 AND NOT invented AND (state = 'signed-off' OR id = $3)
        ORDER BY published, id`,
      [dataset, measure, including ?? null],
    );
    return rows;
  };
  const { own, second } = dataSetsOf(metric);
  return {
    own: await read(own, metric.measures),
    second: metric.second && second !== undefined ? (await read(second, metric.second.measures)).filter(({ observed }) => observed) : [],
  };
}

async function writeFigures(client: PoolClient, metric: ComputedMetric, edition: number, { own, second }: Pair): Promise<void> {
  const ofOwn = await observationsOf(client, own, metric.measures);
  const ofSecond = second && metric.second ? await observationsOf(client, second, metric.second.measures) : null;
  const writer = new CopyWriter(client);
  try {
    let written = 0;
    for (const { area, period, breakdown, content, published, behind } of metric.figures(ofOwn, ofSecond)) {
      writer.figure(edition, area, period, breakdown, content, published, behind);
      if (++written % LOOK_EVERY === 0) await writer.ripe();
    }
    await writer.end();
  } finally {
    await writer.settle();
  }
}

async function observationsOf(client: PoolClient, { id, newestPeriod }: KnownRelease, measures: Measures): Promise<Observations> {
  const byMeasure = new Map<string, readonly Observed[]>();
  for (const measure of measures) {
    const { rows } = await client.query<Observed>(
      'SELECT area, period, breakdown, value::text, missing, published FROM observation WHERE release_id = $1 AND measure = $2 ORDER BY area, period, breakdown',
      [id, measure],
    );
    byMeasure.set(measure, rows);
  }
  return new Observations(newestPeriod, byMeasure);
}

function dataSetsOf({ metric, second }: ComputedMetric): { own: string; second?: string } {
  const { dataset, denominator } = metricOf(metric);
  if (Boolean(second) !== (denominator !== undefined)) throw new Error(`The metric ${metric} names a second data set in one place only.`);
  return { own: dataset, second: denominator };
}

function titled(dataset: string): string {
  return `"${datasetOf(dataset).title}"`;
}
