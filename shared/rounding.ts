import Big from 'big.js';

/**
 * Rounding of published statistics: half-up (a tie goes away from zero), on decimals and never on binary floats, once,
 * after the last step of a formula.
 */

/** Decimal text such as `17.4`, or a number that stands for its shortest decimal text. */
export type Decimal = string | number;

const HALF_UP = Big.roundHalfUp;

/**
 * Rounds half-up to `decimals` places: `2.345` at 2 gives `2.35`.
 * @returns shortest decimal text, without trailing zeros and never `-0`.
 * @throws Error for text that is no number.
 */
export function round(value: Decimal, decimals: number): string {
  return shortest(new Big(value).round(decimals, HALF_UP));
}

/**
 * `count / population * per`, rounded half-up to `decimals`.
 * Exact: a quotient of integers below 10^15 that is no tie differs from one by more than the 20 places worked with.
 * @throws Error when the population is 0 or a text is no number.
 */
export function rate(count: Decimal, population: Decimal, per: number, decimals: number): string {
  return shortest(new Big(count).times(per).div(population).round(decimals, HALF_UP));
}

/**
 * Median of figures that are already rounded: the middle one, or the mean of the middle two, rounded half-up again.
 * @throws RangeError for no figures.
 */
export function median(figures: readonly Decimal[], decimals: number): string {
  const sorted = figures.map((figure) => new Big(figure)).sort((a, b) => a.cmp(b));
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (!upper || !lower) throw new RangeError('There is no median of no figures.');
  return shortest(lower.plus(upper).div(2).round(decimals, HALF_UP));
}

function shortest(value: Big): string {
  return value.eq(0) ? '0' : value.toFixed();
}
