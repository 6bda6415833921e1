import type { Database } from '../db.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { COMPUTED_METRICS } from './import/computed-metrics.ts';
import { byText, type DatedRelease } from './release-order.ts';

/** A release from which a metric cannot be computed yet, because the file of its denominator is not there. */
export interface WaitingRelease extends DatedRelease {
  readonly id: number;
  /** The count in its observations: of the same areas, periods and breakdowns as the metric. */
  readonly measure: string;
}

/** Metrics that are one count over a population of another data set. */
const COUNTS = COMPUTED_METRICS.flatMap(({ metric, measures: [measure], second }) => (second && !second.optional ? [{ metric, measure, dataset: metricOf(metric).dataset }] : []));

/** Releases of these metrics' own data sets without figures of them, that are signed off or `including`; by metric, oldest first. */
export async function askWaiting(db: Database, metrics: readonly string[], including: string | null): Promise<ReadonlyMap<string, readonly WaitingRelease[]>> {
  const asked = COUNTS.filter(({ metric }) => metrics.includes(metric));
  if (asked.length === 0) return new Map();
  const { rows } = await db.pool.query<WaitingRelease & { readonly metric: string }>({
    name: 'releases-that-wait',
    text: `SELECT m.metric, m.measure, r.id, to_char(r.published, 'YYYY-MM-DD') AS published, r.assumed, r.newest_period AS "newestPeriod"
             FROM unnest($1::text[], $2::text[], $3::text[]) AS m(metric, measure, dataset)
             JOIN release r ON r.dataset = m.dataset AND NOT r.invented AND (r.state = 'signed-off' OR r.key = $4)
            WHERE NOT EXISTS (SELECT FROM edition e WHERE e.metric = m.metric AND e.release_id = r.id)
              AND EXISTS (SELECT FROM observation o WHERE o.release_id = r.id AND o.measure = m.measure)`,
    values: [asked.map(({ metric }) => metric), asked.map(({ measure }) => measure), asked.map(({ dataset }) => dataset), including],
  });
  const byMetric = new Map<string, WaitingRelease[]>();
  for (const { metric, ...release } of rows) byMetric.set(metric, [...(byMetric.get(metric) ?? []), release]);
  for (const releases of byMetric.values()) releases.sort((a, b) => byText(a.published, b.published) || a.id - b.id);
  return byMetric;
}

/** Counts that the newest of these releases with a row for them suppresses, each with the day of that release (ISO). */
export async function suppressedBy(db: Database, waiting: readonly WaitingRelease[]): Promise<readonly { readonly area: string; readonly period: string; readonly breakdown: string; readonly since: string }[]> {
  const { rows } = await db.pool.query<{ area: string; period: string; breakdown: string; since: string }>(
    `SELECT area, period, breakdown, since
       FROM (SELECT DISTINCT ON (area, period, breakdown) area, period, breakdown, missing, w.since
               FROM unnest($1::int[], $2::text[], $3::text[]) WITH ORDINALITY AS w(id, measure, since, place)
               JOIN observation o ON o.release_id = w.id AND o.measure = w.measure
              ORDER BY area, period, breakdown, w.place DESC) newest
      WHERE missing = 'c'`,
    [waiting.map(({ id }) => id), waiting.map(({ measure }) => measure), waiting.map(({ published }) => published)],
  );
  return rows;
}
