import { PARTS_OF_LONDON } from '../../../../shared/areas/register.ts';
import { round } from '../../../../shared/rounding.ts';
import { absent, decimalOf, present, ratio, textOf, type RatioOptions } from './arithmetic.ts';
import type { Computed, Formula, Observations, Observed } from './observations.ts';
import { byRegion, summed } from './regions.ts';

/** Names of the observations that both files have (layouts/other-publishers.ts). */
export const INJURY_MEASURES = ['admission-rate', 'admissions', 'children-0-14', 'admission-rate-lower', 'admission-rate-upper'] as const;
const [RATE, COUNT, CHILDREN, LOWER, UPPER] = INJURY_MEASURES;

/**
 * The publisher's rates of England and authorities, of the nine regions where the second file is there, and of Inner
 * and Outer London as the ratio of the sums over their authorities that have a count.
 */
export function injuryRates(options: RatioOptions): Formula {
  return function* figures(own, second) {
    for (const release of second ? [own, second] : [own]) {
      for (const row of release.rows(RATE)) yield { area: row.area, period: row.period, breakdown: '', ...asPublished(release, row, options.decimals) };
    }
    const counts = own.rows(COUNT);
    for (const period of new Set(counts.map((row) => row.period))) {
      const regions = byRegion(counts.filter((row) => row.period === period).map((row) => ({ area: row.area, count: row, denominator: own.at(CHILDREN, row) })));
      for (const area of PARTS_OF_LONDON) {
        const inside = regions.get(area);
        if (!inside) continue;
        const { count, denominator } = summed(inside);
        yield { area, period, breakdown: '', ...ratio(count, denominator, options) };
      }
    }
  };
}

function asPublished(release: Observations, row: Observed, decimals: number): Computed {
  const { published } = row;
  const [count, denominator, lower, upper] = [COUNT, CHILDREN, LOWER, UPPER].map((measure) => release.at(measure, row));
  const behind = { count: count && textOf(count), denominator: denominator && textOf(denominator) };
  // The file keeps limits beside some values that it does not present.
  if (row.missing !== null) return absent(row.missing, published, behind);
  const limits = lower?.value && upper?.value ? { lower: round(lower.value, decimals), upper: round(upper.value, decimals) } : {};
  return { ...present(decimalOf(row), decimals, { ...behind, ...limits }), published };
}
