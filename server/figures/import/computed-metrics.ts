import type { Missing } from '../../../shared/figures.ts';
import { metricOf } from '../../../shared/framework/metrics.ts';
import { rate } from '../../../shared/rounding.ts';
import type { Content } from './copy-writer.ts';

/** A metric made of a count in one data set and a population in another. */
export interface ComputedMetric {
  readonly metric: string;
  /** Names of the observations (layouts/). */
  readonly count: string;
  readonly population: string;
  readonly per: number;
  /** Period of the population for a period of the count. */
  readonly populationPeriod: (period: string) => string;
  /** What a count without a population becomes; where left out, the population's own symbol. */
  readonly withoutPopulation?: Missing;
}

/** Every metric of this version that is computed from two files. */
export const COMPUTED_METRICS: readonly ComputedMetric[] = [
  {
    metric: 'children-in-need-rate',
    count: 'children-in-need',
    population: 'population-0-17',
    per: 10_000,
    // The mid-year before the year to 31 March.
    populationPeriod: (period) => String(Number(period) - 1),
    withoutPopulation: 'z',
  },
  {
    metric: 'care-entry-uasc-rate',
    count: 'started-to-be-looked-after',
    population: 'population-of-starting',
    per: 10_000,
    populationPeriod: (period) => period,
  },
  {
    metric: 'care-uasc-rate',
    count: 'looked-after-on-31-march',
    population: 'population-on-31-march',
    per: 10_000,
    populationPeriod: (period) => period,
  },
];

/** A count or a population as it was kept. */
export interface Observed {
  readonly value: string | null;
  readonly missing: string | null;
}

/**
 * The figure of a count and its population: the count's symbol comes before the population's; where a formula has no
 * result (no row for the population, or nobody), the figure is not applicable.
 * @returns the figure, and its published text: the count's symbol or nothing.
 */
export function computed(metric: ComputedMetric, count: Observed, population: Observed | undefined): { readonly content: Content; readonly published: string } {
  const missing = (symbol: string, published = ''): { content: Content; published: string } => ({ content: { value: null, missing: symbol }, published });
  if (count.missing !== null) return missing(count.missing, count.missing);
  if (count.value === null) throw new Error(`An observation of ${metric.count} is neither a number nor a symbol.`);
  if (population?.missing) return missing(metric.withoutPopulation ?? population.missing);
  if (!population?.value || Number(population.value) === 0) return missing('z');
  const { decimals } = metricOf(metric.metric);
  return { content: { value: rate(count.value, population.value, metric.per, decimals), missing: null }, published: '' };
}
