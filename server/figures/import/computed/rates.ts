import { ratio, type RatioOptions } from './arithmetic.ts';
import type { Formula } from './observations.ts';

/** A count of the metric's own data set over a population of the second one. */
export interface RateOptions extends RatioOptions {
  /** Names of the observations (layouts/). */
  readonly count: string;
  readonly population: string;
  /** Period of the population for a period of the count. */
  readonly populationPeriod: (period: string) => string;
  /** Periods of the file that the metric does not have. */
  readonly leftOut?: readonly string[];
}

/** One figure for each count; the population has no breakdown. */
export function rates({ count, population, populationPeriod, leftOut = [], ...options }: RateOptions): Formula {
  return function* figures(own, second) {
    for (const row of own.rows(count)) {
      const { area, period, breakdown } = row;
      if (leftOut.includes(period)) continue;
      const people = second?.at(population, { area, period: populationPeriod(period), breakdown: '' });
      yield { area, period, breakdown, ...ratio(row, people, options) };
    }
  };
}

/** A share of two columns of the same row. */
export interface ShareOptions extends RatioOptions {
  readonly part: string;
  readonly of: string;
  readonly leftOut?: readonly string[];
}

/** One figure for each row of a file that has both columns. */
export function shares({ part, of, leftOut = [], ...options }: ShareOptions): Formula {
  return function* figures(own) {
    for (const row of own.rows(part)) {
      const { area, period, breakdown } = row;
      if (!leftOut.includes(period)) yield { area, period, breakdown, ...ratio(row, own.at(of, row), options) };
    }
  };
}
