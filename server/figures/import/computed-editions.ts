import type { PoolClient } from 'pg';
import { datasetOf } from '../../../shared/framework/datasets.ts';
import { metricOf } from '../../../shared/framework/metrics.ts';
import { byText, newestRelease, type DatedRelease } from '../release-order.ts';
import { COMPUTED_METRICS, computed, type ComputedMetric, type Observed } from './computed-metrics.ts';
import { CopyWriter } from './copy-writer.ts';

interface KnownRelease extends DatedRelease {
  readonly id: number;
  readonly key: string;
  /** Whether it keeps the observations that the metric is computed from; one that publishes the rate itself does not. */
  readonly observed: boolean;
}

/** A metric whose figures, or whose newest ones, need a file that is not loaded. */
export interface Waiting {
  readonly metric: string;
  readonly reason: string;
}

/**
 * Makes the editions that the loaded releases allow and that are not there yet: at each day on which a release of the
 * count or of the population came out, the newest of both. So the order of imports makes no difference to what is
 * shown, and what was made before stays as it is.
 * @returns keys of the editions made now.
 */
export async function makeComputedEditions(client: PoolClient, dataset: string): Promise<readonly string[]> {
  const made: string[] = [];
  for (const metric of COMPUTED_METRICS) {
    const { dataset: countSet, denominator: populationSet } = dataSetsOf(metric);
    if (dataset !== countSet && dataset !== populationSet) continue;
    const { counts, populations } = await releasesOf(client, metric);
    for (const { count, population } of pairs(metric, counts, populations)) {
      const key = `${metric.metric}/${count.key}+${population.key}`;
      const { rows } = await client.query<{ id: number }>(
        `INSERT INTO edition (key, metric, release_id, denominator_release_id) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING RETURNING id`,
        [key, metric.metric, count.id, population.id],
      );
      const [edition] = rows;
      if (!edition) continue;
      await writeFigures(client, metric, edition.id, count.id, population.id);
      made.push(key);
    }
  }
  return made;
}

/** Metrics of which one file is loaded and the other, or the right year of it, is not. */
export async function waitingMetrics(client: PoolClient): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (const metric of COMPUTED_METRICS) {
    const { dataset, denominator } = dataSetsOf(metric);
    const { counts, populations } = await releasesOf(client, metric);
    const count = newestRelease(counts);
    const population = newestRelease(populations);
    const wait = (reason: string) => waiting.push({ metric: metric.metric, reason });
    if (!count && population) wait(`waits for a file of ${titled(dataset)}`);
    if (!count?.observed) continue;
    const needed = metric.populationPeriod(count.newestPeriod);
    if (!population) wait(`waits for a file of ${titled(denominator)}`);
    else if (population.newestPeriod < needed) wait(`waits for ${titled(denominator)} up to ${needed}; what is loaded ends with ${population.newestPeriod}`);
  }
  return waiting;
}

function* pairs(metric: ComputedMetric, counts: readonly KnownRelease[], populations: readonly KnownRelease[]): Generator<{ count: KnownRelease; population: KnownRelease }> {
  const days = [...new Set([...counts, ...populations].map(({ published }) => published))].sort(byText);
  for (const day of days) {
    const count = newestRelease(counts.filter(({ published }) => published <= day));
    const population = newestRelease(populations.filter(({ published }) => published <= day));
    // A population that ends before the newest count would turn the newest year into gaps: that waits.
    if (count?.observed && population && population.newestPeriod >= metric.populationPeriod(count.newestPeriod)) yield { count, population };
  }
}

async function releasesOf(client: PoolClient, metric: ComputedMetric): Promise<{ counts: KnownRelease[]; populations: KnownRelease[] }> {
  const { dataset, denominator } = dataSetsOf(metric);
  const read = async (of: string, measure: string) => {
    const { rows } = await client.query<KnownRelease>(
      `SELECT id, key, to_char(published, 'YYYY-MM-DD') AS published, assumed, newest_period AS "newestPeriod",
              EXISTS (SELECT 1 FROM observation o WHERE o.release_id = release.id AND o.measure = $2) AS observed
         FROM release WHERE dataset = $1 AND NOT invented`,
      [of, measure],
    );
    return rows;
  };
  return { counts: await read(dataset, metric.count), populations: (await read(denominator, metric.population)).filter(({ observed }) => observed) };
}

type ObservedRow = Observed & { readonly area: string; readonly period: string; readonly breakdown: string };

async function writeFigures(client: PoolClient, metric: ComputedMetric, edition: number, count: number, population: number): Promise<void> {
  const observed = async (release: number, measure: string) =>
    (await client.query<ObservedRow>(
      'SELECT area, period, breakdown, value::text, missing FROM observation WHERE release_id = $1 AND measure = $2 ORDER BY area, period, breakdown',
      [release, measure],
    )).rows;
  const place = (area: string, period: string) => `${area} ${period}`;
  const populations = new Map((await observed(population, metric.population)).map((row) => [place(row.area, row.period), row]));
  const counts = await observed(count, metric.count);
  const writer = new CopyWriter(client);
  for (const row of counts) {
    const { content, published } = computed(metric, row, populations.get(place(row.area, metric.populationPeriod(row.period))));
    writer.figure(edition, row.area, row.period, row.breakdown, content, published);
  }
  await writer.end();
}

function dataSetsOf({ metric }: ComputedMetric): { dataset: string; denominator: string } {
  const { dataset, denominator } = metricOf(metric);
  if (!denominator) throw new Error(`The metric ${metric} names no data set for its denominator.`);
  return { dataset, denominator };
}

function titled(dataset: string): string {
  return `"${datasetOf(dataset).title}"`;
}
