import { difference, ratio, times, type RatioOptions } from './arithmetic.ts';
import type { Cell, Formula, Observations, Observed } from './observations.ts';
import { byRegion, summed, type Return } from './regions.ts';

/** The sheets are in thousands of pounds. */
const POUNDS = 1000;

type Sides = (row: Observed, own: Observations, second: Observations | null) => Pick<Return, 'count' | 'denominator'>;

/**
 * A ratio of spending: authorities and England from their own rows (England's holds estimates for missing returns), and
 * regions as the ratio of the sums over their authorities, London's over both its parts.
 */
function spending(rows: string, sides: Sides, options: RatioOptions): Formula {
  return function* figures(own, second) {
    const returns = own.rows(rows).map((row) => ({ area: row.area, period: row.period, ...sides(row, own, second) }));
    for (const { area, period, count, denominator } of returns) yield { area, period, breakdown: '', ...ratio(count, denominator, options) };
    for (const period of new Set(returns.map((row) => row.period))) {
      // England's own row is in no region.
      for (const [area, inside] of byRegion(returns.filter((row) => row.period === period))) {
        const { count, denominator } = summed(inside);
        yield { area, period, breakdown: '', ...ratio(count, denominator, options) };
      }
    }
  };
}

/** Spending on children's social care as a share of all spending on services. Behind it: thousands of pounds. */
export const spendShare = (options: RatioOptions): Formula =>
  spending('social-care-spend', (row, own) => ({ count: row, denominator: own.at('service-spend', row) }), options);

/** Pounds on children's social care for each child of the mid-year in which the year of spending began. */
export const spendPerChild = (options: RatioOptions): Formula =>
  spending('social-care-spend', (row, _own, second) => ({
    count: times(row, POUNDS),
    denominator: second?.at('population-0-17', { area: row.area, period: midYearOf(row.period), breakdown: '' }),
  }), options);

/** The share of spending on children's social care that does not go to children looked after. Behind it: thousands of pounds. */
export const spendNotOnCare = (options: RatioOptions): Formula =>
  spending('all-social-care-spend', (row, own) => {
    const onCare: Cell = own.at('looked-after-spend', row) ?? { value: null, missing: 'x' };
    return { count: difference(row, onCare), denominator: row };
  }, options);

/** `2024/25` → `2024`. */
export function midYearOf(period: string): string {
  return period.slice(0, 4);
}
