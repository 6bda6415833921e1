/**
 * What a figure is: a number or a reason, with its published text. Source of the symbols: the publishers' files
 * (Department for Education convention). `c` is suppression; the others are reasons.
 */
export const MISSING_SYMBOLS = ['c', 'k', 'low', 'u', 'x', 'z'] as const;
export type Missing = (typeof MISSING_SYMBOLS)[number];

/** A reason in words for readers, screen readers and exports; never a bare dash. */
export const MISSING_WORDS: Readonly<Record<Missing, string>> = {
  c: 'confidential: small number',
  k: 'rounds to 0 but is not 0',
  low: 'rounds to 0 but is not 0',
  u: 'low reliability',
  x: 'not available',
  z: 'not applicable',
};

/** Dimension name → value, e.g. `{ group: 'cino', phase: 'total' }`; empty where a metric has no breakdown. */
export type Breakdown = Readonly<Record<string, string>>;

/** `group=cino;phase=total`, dimensions in the metric's own order; empty where there is none. */
export type BreakdownKey = string;

interface FigureKey {
  /** Newest ONS code. */
  readonly area: string;
  /** `2025` (year to 31 March) or `2024/25`. */
  readonly period: string;
  readonly breakdown: BreakdownKey;
  /** The cell's text; for a computed figure the numerator's symbol or an empty text. */
  readonly published: string;
}

export type FigureContent =
  | { readonly value: number; readonly missing: null; readonly category: null }
  | { readonly value: null; readonly missing: Missing; readonly category: null }
  | { readonly value: null; readonly missing: null; readonly category: string };

/** One published or computed figure, rounded to its metric's decimals. */
export type Figure = FigureKey & FigureContent;

/** The median of an LA's statistical neighbours, or the reason there is none. */
export interface NeighbourFigure {
  readonly period: string;
  readonly breakdown: BreakdownKey;
  readonly value: number | null;
  /** `x` where no neighbour has a number. */
  readonly missing: 'x' | null;
  /** How many of the neighbours had a number. */
  readonly with: number;
  /** How many neighbours the model names (10). */
  readonly of: number;
}

/** A data set at a published date. */
export interface ReleaseStamp {
  /** `<dataset>@<published>`, with `invented/` before it in the sandbox. */
  readonly id: string;
  /** ISO day, `2025-10-30`. */
  readonly published: string;
  /** The date is the day of import, because no better one was known. */
  readonly assumed: boolean;
}

/** Canonical text of a breakdown in the order of the metric's dimensions. */
export function breakdownKey(breakdown: Breakdown, dimensions: readonly { readonly name: string }[]): BreakdownKey {
  return dimensions.map(({ name }) => `${name}=${breakdown[name] ?? ''}`).join(';');
}

/** The reverse of `breakdownKey`. */
export function parseBreakdownKey(key: BreakdownKey): Breakdown {
  if (key === '') return {};
  return Object.fromEntries(key.split(';').map((part) => part.split('=', 2) as [string, string]));
}

/** A symbol that publishers use for a missing figure. */
export function isMissing(text: string): text is Missing {
  return (MISSING_SYMBOLS as readonly string[]).includes(text);
}
