/**
 * Exact decimal arithmetic for the second reading: fractions of whole numbers, so that nothing is lost before the
 * one rounding at the end. Written apart from the product's own rounding, so that the two can disagree.
 */

/** A number of zero or more as numerator over a denominator that is more than zero. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** `17.4` → 174/10. Null for anything that is not plain digits with at most one decimal point. */
export function fractionOf(text: string): Fraction | null {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return null;
  const decimals = parts[2] ?? '';
  return { over: BigInt(`${parts[1]}${decimals}`), under: 10n ** BigInt(decimals.length) };
}

/** `count / population * scale`, unrounded. Throws when the population is zero. */
export function rate(count: Fraction, population: Fraction, scale: bigint): Fraction {
  if (population.over === 0n) throw new Error('A rate of a population of zero has no value.');
  return { over: count.over * population.under * scale, under: count.under * population.over };
}

export function sum(values: readonly Fraction[]): Fraction {
  return values.reduce((a, b) => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under }), { over: 0n, under: 1n });
}

/** `from - less`. Throws where it would be below zero: no published count or share is. */
export function difference(from: Fraction, less: Fraction): Fraction {
  const over = from.over * less.under - less.over * from.under;
  if (over < 0n) throw new Error('A difference below zero.');
  return { over, under: from.under * less.under };
}

/** Rounded half-up to so many decimals; the answer's denominator is that power of ten. */
export function roundedHalfUp(value: Fraction, decimals: number): Fraction {
  const under = 10n ** BigInt(decimals);
  // floor(value × under + 1/2), all over twice the denominator to stay in whole numbers.
  return { over: (2n * value.over * under + value.under) / (2n * value.under), under };
}

/** The middle value, or the mean of the middle two, unrounded. Null for no values. */
export function median(values: readonly Fraction[]): Fraction | null {
  const sorted = [...values].sort(compare);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (!upper) return null;
  if (sorted.length % 2 === 1) return upper;
  const lower = sorted[middle - 1] ?? upper;
  return { over: lower.over * upper.under + upper.over * lower.under, under: 2n * lower.under * upper.under };
}

/** Decimal text of a rounded fraction without trailing zeros, as JSON writes a number: 3280/10 → `328`, 5/10 → `0.5`. */
export function decimalText(value: Fraction): string {
  const places = value.under.toString().length - 1;
  if (value.under !== 10n ** BigInt(places)) throw new Error('Only a rounded number has a decimal text.');
  const digits = value.over.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const decimals = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}
