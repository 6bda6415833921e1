import Big from 'big.js';
import { round } from '../../../../shared/rounding.ts';
import type { Cell, Computed } from './observations.ts';

/** What a quotient is multiplied by, and how the outcome is rounded. */
export interface RatioOptions {
  readonly per: number;
  /** Of the metric: rounded half-up once, after the last step. */
  readonly decimals: number;
  /** What a count whose denominator is a symbol becomes; where left out, that symbol. */
  readonly withoutDenominator?: string;
}

/**
 * `count / denominator × per`, with both behind it. A symbol in either is the figure's, the count's before the
 * denominator's; without a denominator, and over nobody, the figure is not applicable (`z`). Behind `c` nothing is kept.
 */
export function ratio(count: Cell, denominator: Cell | undefined, { per, decimals, withoutDenominator }: RatioOptions): Computed {
  const behind = { count: textOf(count), denominator: denominator && textOf(denominator) };
  if (count.missing !== null) return absent(count.missing, count.missing, behind);
  if (denominator && denominator.missing !== null) return absent(withoutDenominator ?? denominator.missing, '', behind);
  if (!denominator || decimalOf(denominator).eq(0)) return absent('z', '', behind);
  return present(decimalOf(count).times(per).div(decimalOf(denominator)), decimals, behind);
}

/** A number as a figure: rounded, and as it was before where that is another one. */
export function present(exact: Big, decimals: number, behind: Computed['behind'] = {}): Computed {
  const text = exact.toFixed();
  const value = round(text, decimals);
  return { content: { value, missing: null }, published: '', behind: value === text ? behind : { ...behind, exact: text } };
}

/** A symbol as a figure. */
export function absent(missing: string, published: string, behind?: Computed['behind']): Computed {
  return { content: { value: null, missing }, published, ...(behind && missing !== 'c' && { behind }) };
}

/** `a − b`; the symbol of the first that has one. */
export function difference(a: Cell, b: Cell): Cell {
  if (a.missing !== null) return a;
  if (b.missing !== null) return b;
  return numberCell(decimalOf(a).minus(decimalOf(b)));
}

/** A whole of which every part must be known; the symbol of the first that is not. A part without a row is `x`. */
export function whole(parts: readonly (Cell | undefined)[]): Cell {
  // A confidential part comes before any other: the whole would be a way to it.
  const hidden = parts.find((part) => part?.missing === 'c') ?? parts.find((part) => !part || part.missing !== null);
  if (parts.some((part) => !part || part.missing !== null)) return { value: null, missing: hidden?.missing ?? 'x' };
  return numberCell(parts.reduce((sum, part) => sum.plus(decimalOf(part!)), new Big(0)));
}

/** Several times a cell; a symbol stays what it is. */
export function times(cell: Cell, factor: number): Cell {
  return cell.missing !== null ? cell : numberCell(decimalOf(cell).times(factor));
}

/** The number of a cell. @throws Error where it has none. */
export function decimalOf({ value }: Cell): Big {
  if (value === null) throw new Error('A symbol is no number.');
  return new Big(value);
}

/** A cell as plain number text without trailing zeros, or its symbol. */
export function textOf(cell: Cell): string {
  return cell.missing ?? decimalOf(cell).toFixed();
}

function numberCell(number: Big): Cell {
  return { value: number.toFixed(), missing: null };
}
