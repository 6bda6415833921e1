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

/** A count as published: a number or the file's symbol. */
export type Amount = { readonly value: number; readonly missing: null } | { readonly value: null; readonly missing: Missing };

/** What stands behind a figure, where the publisher's file has it. Of a suppressed figure nothing is kept. */
export interface Behind {
  readonly count?: Amount;
  readonly denominator?: Amount;
  /** 95% confidence limits as published, rounded like the value. */
  readonly limits?: { readonly lower: number; readonly upper: number };
  /** The number before rounding, where that is another one: for medians of unrounded values; never shown. */
  readonly exact?: number;
}

interface FigureKey {
  /** Newest ONS code. */
  readonly area: string;
  /** `2025` (year to 31 March) or `2024/25`. */
  readonly period: string;
  readonly breakdown: BreakdownKey;
  /** The cell's text; for a computed figure the numerator's symbol or an empty text. */
  readonly published: string;
  readonly behind?: Behind;
  /**
   * Only in an earlier release: the published day (ISO) since which the publisher suppresses this figure. Then
   * `missing` is `c`, `published` is empty and nothing stands behind it.
   */
  readonly withheldSince?: string;
}

/** Which releases are read: the newest, those of a day gone by, or one by its key. */
export interface Pin {
  /** ISO day: what was public on that day. */
  readonly asAt?: string;
  /** Key of one release of the metric's own data set. */
  readonly release?: string;
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

/** A count from its stored text: a plain number or a symbol. */
export function amountOf(text: string): Amount {
  return isMissing(text) ? { value: null, missing: text } : { value: Number(text), missing: null };
}

/** A symbol that publishers use for a missing figure. */
export function isMissing(text: string): text is Missing {
  return (MISSING_SYMBOLS as readonly string[]).includes(text);
}
