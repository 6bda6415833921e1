import type { Missing } from './figures.ts';
import { dateText, figureText, reasonText, type Notation, type Reason } from './format.ts';

/** A count as it travels: the number, the file's symbol, or `null` where the file has none. */
export type AmountCell = number | Missing | null;

/** What stands behind figures, as columns in the order of the values; a column that would be empty is left out. */
export interface BehindColumns {
  readonly counts?: readonly AmountCell[];
  readonly denominators?: readonly AmountCell[];
  /** 95% confidence limits as published. */
  readonly lower?: readonly (number | null)[];
  readonly upper?: readonly (number | null)[];
  /** By place in the column: the published day (ISO) since which the publisher suppresses the figure. */
  readonly withheld?: Readonly<Record<number, string>>;
}

/** What a count and its denominator are of, in words for headings: "children in need", "children aged 0 to 17". */
export interface BehindNames {
  readonly count: string;
  readonly denominator: string;
}

/** 95% confidence limits of one figure. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
  /** "between 110.2 and 118.9" */
  readonly range: string;
  /** The same with what it is: "between 110.2 and 118.9 (95% confidence limits)". */
  readonly text: string;
}

/** What stands behind one figure, ready to be shown. */
export interface BehindWords {
  readonly count: string | null;
  readonly denominator: string | null;
  readonly limits: Limits | null;
}

const NOTHING: BehindWords = { count: null, denominator: null, limits: null };
const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** What stands behind the figure at a place. Of a suppressed figure nothing, whatever somebody may have left there. */
export function behindAt(columns: BehindColumns, index: number, reason: Reason | null, notation: Notation): BehindWords {
  if (reason === 'c' || reason === 'none') return NOTHING;
  const [lower, upper] = [columns.lower?.[index] ?? null, columns.upper?.[index] ?? null];
  return {
    count: amountText(columns.counts?.[index] ?? null),
    denominator: amountText(columns.denominators?.[index] ?? null),
    limits: reason !== null || lower === null || upper === null ? null : limitsOf(lower, upper, notation),
  };
}

function limitsOf(lower: number, upper: number, notation: Notation): Limits {
  const range = `between ${figureText(lower, notation)} and ${figureText(upper, notation)}`;
  return { lower, upper, range, text: `${range} (95% confidence limits)` };
}

function amountText(cell: AmountCell): string | null {
  if (cell === null) return null;
  return typeof cell === 'number' ? NUMBERS.format(cell) : reasonText(cell);
}

/** What is said after a figure, in pieces: "children in need: 3,104", "children aged 0 to 17: 94,000", its limits. */
export function behindSaid({ count, denominator, limits }: BehindWords, names: BehindNames): readonly string[] {
  return [
    ...(count === null ? [] : [`${names.count}: ${count}`]),
    ...(denominator === null ? [] : [`${names.denominator}: ${denominator}`]),
    ...(limits ? [limits.text] : []),
  ];
}

/** A share is a count "of" its denominator; a rate, a sum or an average is one "for" so many. */
export function behindJoin({ unit }: Pick<Notation, 'unit'>): 'of' | 'for' {
  return unit === '%' ? 'of' : 'for';
}

/** "3,104 for 94,000" under a heading that says of what; `null` where one of them is a reason, or there is no count. */
export function behindShort({ count, denominator }: BehindWords, notation: Pick<Notation, 'unit'>): string | null {
  const isNumber = (text: string) => /^\d/.test(text);
  if (count === null || !isNumber(count) || (denominator !== null && !isNumber(denominator))) return null;
  return denominator === null ? count : `${count} ${behindJoin(notation)} ${denominator}`;
}

/** A reason, or since when the publisher withholds the figure. */
export function withheldText(columns: BehindColumns, index: number, reason: Reason | null): string | null {
  const day = reason === null ? undefined : columns.withheld?.[index];
  return day === undefined ? null : `withheld since ${dateText(day)}`;
}
