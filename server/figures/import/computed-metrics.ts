import { metricOf } from '../../../shared/framework/metrics.ts';
import { ETHNICITY_MEASURES, ethnicMinority } from './computed/ethnicity.ts';
import { INJURY_MEASURES, injuryRates } from './computed/injuries.ts';
import { JUDGED, judgements } from './computed/judgements.ts';
import type { Formula } from './computed/observations.ts';
import { rates, shares } from './computed/rates.ts';
import { midYearOf, spendNotOnCare, spendPerChild, spendShare } from './computed/spending.ts';

/** Names of observations (layouts/). A release that does not have the first of them is none to compute from. */
export type Measures = readonly [string, ...string[]];

/** A metric whose figures are computed, from its own data set alone or together with its second one (`metrics.ts`). */
export interface ComputedMetric {
  readonly metric: string;
  /** What its formula reads from a release of the metric's own data set. */
  readonly measures: Measures;
  /** What it reads from a release of the second data set. */
  readonly second?: SecondRelease;
  readonly figures: Formula;
}

export interface SecondRelease {
  readonly measures: Measures;
  /** Without one there are figures too, only fewer. */
  readonly optional?: boolean;
  /** The period that it must reach for a first release with this newest one; any will do where left out. */
  readonly reaches?: (newestPeriod: string) => string;
}

const CHILDREN_PER = 10_000;

function decimalsOf(metric: string): number {
  return metricOf(metric).decimals;
}

/** The mid-year before the year to 31 March. */
function yearBefore(period: string): string {
  return String(Number(period) - 1);
}

function sameYear(period: string): string {
  return period;
}

/** A count of the children in need tables for every 10,000 children. Without a population there is no rate: `z`. */
function childrenInNeedTable(metric: string, count: string, leftOut?: readonly string[]): ComputedMetric {
  const options = { count, population: 'population-0-17', per: CHILDREN_PER, decimals: decimalsOf(metric), withoutDenominator: 'z' };
  return {
    metric,
    measures: [count],
    second: { measures: ['population-0-17'], reaches: yearBefore },
    figures: rates({ ...options, populationPeriod: yearBefore, leftOut }),
  };
}

/** Children looked after by whether they are unaccompanied, over the population that the table of rates gives. */
function byUnaccompanied(metric: string, count: string, population: string): ComputedMetric {
  return {
    metric,
    measures: [count],
    second: { measures: [population], reaches: sameYear },
    figures: rates({ count, population, populationPeriod: sameYear, per: CHILDREN_PER, decimals: decimalsOf(metric) }),
  };
}

/** Every metric that is computed. */
export const COMPUTED_METRICS: readonly ComputedMetric[] = [
  childrenInNeedTable('children-in-need-rate', 'children-in-need'),
  childrenInNeedTable('abuse-neglect-factor-rate', 'abuse-neglect-factor', ['2018']),
  childrenInNeedTable('harm-outside-home-factor-rate', 'harm-outside-home-factor', ['2018']),
  {
    metric: 'icpc-per-section-47',
    measures: ['initial-conferences', 'section-47-enquiries'],
    figures: shares({ part: 'initial-conferences', of: 'section-47-enquiries', per: 100, decimals: decimalsOf('icpc-per-section-47'), leftOut: ['2013'] }),
  },
  byUnaccompanied('care-entry-uasc-rate', 'started-to-be-looked-after', 'population-of-starting'),
  byUnaccompanied('care-uasc-rate', 'looked-after-on-31-march', 'population-on-31-march'),
  {
    metric: 'injury-admissions-rate',
    measures: INJURY_MEASURES,
    second: { measures: INJURY_MEASURES, optional: true },
    figures: injuryRates({ per: CHILDREN_PER, decimals: decimalsOf('injury-admissions-rate') }),
  },
  {
    metric: 'spend-share',
    measures: ['social-care-spend', 'service-spend'],
    figures: spendShare({ per: 100, decimals: decimalsOf('spend-share') }),
  },
  {
    metric: 'spend-per-child',
    measures: ['social-care-spend'],
    second: { measures: ['population-0-17'], reaches: midYearOf },
    figures: spendPerChild({ per: 1, decimals: decimalsOf('spend-per-child') }),
  },
  {
    metric: 'spend-not-on-care',
    measures: ['all-social-care-spend', 'looked-after-spend'],
    figures: spendNotOnCare({ per: 100, decimals: decimalsOf('spend-not-on-care') }),
  },
  {
    metric: 'ofsted-leadership',
    measures: [JUDGED],
    second: { measures: [JUDGED], optional: true },
    figures: judgements(metricOf('ofsted-leadership').breakdowns[0]?.values.map(({ value }) => value) ?? []),
  },
  {
    metric: 'sw-ethnic-minority',
    measures: ETHNICITY_MEASURES,
    figures: ethnicMinority({ per: 100, decimals: decimalsOf('sw-ethnic-minority') }),
  },
];
