/**
 * A second reading of the published files, kept apart from the program that it checks.
 *
 * How independence is kept: everything in this folder that computes an expected value reads the publishers' CSV files
 * itself, knows areas only from those files, and does its arithmetic on fractions of whole numbers. It imports nothing
 * of the program (the comparing tests do: they run it from outside). Filters, columns and formulas are taken from the
 * written rules — the data README and the table of metrics — and not from the program's definitions of data sets.
 * When the two readings disagree, one of them has misread a rule: go back to the README, not to the other's code.
 */
import type { AreaCodes, OracleArea } from './area-codes.ts';
import { decimalText, fractionOf, rate, roundedHalfUp, type Fraction } from './exact-numbers.ts';
import { cellOf, type PublishedRow } from './published-rows.ts';

export type Breakdown = Readonly<Record<string, string>>;

/** What a cell holds once read: an exact unrounded number, or the reason there is none. */
export type Reading =
  | { readonly number: Fraction; readonly missing: null; readonly published: string }
  | { readonly number: null; readonly missing: string; readonly published: string };

/** Texts of the cells with the count and what it is out of; `null` where the files have none. */
export interface Behind {
  readonly count: string | null;
  readonly denominator: string | null;
}

/** One figure as read, before it is rounded. */
export interface ReadFigure {
  readonly area: OracleArea;
  /** As the API writes it: `2025` or `2024/25`. */
  readonly period: string;
  readonly breakdown: Breakdown;
  readonly reading: Reading;
  readonly behind: Behind;
  /** Texts of the 95% confidence limits. */
  readonly limits?: readonly [lower: string, upper: string];
}

/** A judgement: neither number nor reason. */
export interface ReadJudgement extends Pick<ReadFigure, 'area' | 'period' | 'breakdown'> {
  readonly judgement: string;
  readonly published: string;
}

/** One item that `GET /api/v1/metrics/{metric}/figures` must give. */
export interface ExpectedFigure {
  readonly area: OracleArea;
  readonly period: string;
  readonly breakdown: Breakdown;
  /** Before rounding. */
  readonly exact: Fraction | null;
  /** Rounded half-up to the metric's decimals. */
  readonly rounded: Fraction | null;
  /** `rounded` as text. */
  readonly value: string | null;
  readonly missing: string | null;
  readonly category: string | null;
  readonly published: string;
  readonly behind: Behind;
  /** Rounded like the value. */
  readonly limits: readonly [lower: string, upper: string] | null;
  /** In an earlier release: the day since which the publisher suppresses the figure. */
  readonly withheldSince: string | null;
}

/** How one metric is read from the files. */
export interface MetricReading {
  readonly metric: string;
  readonly decimals: number;
  /** Day of the release, from the README's rhythm. */
  readonly released: string;
  /** Values of each dimension in the order of the table of metrics. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  /** What is said of the neighbours: the median of their figures, of their unrounded figures, or how many are judged so. */
  readonly neighbours: 'median' | 'median of unrounded' | 'judgements';
  /** Every figure of the whole answer, without neighbours. */
  figures(folder: string, areas: AreaCodes): readonly (ReadFigure | ReadJudgement)[];
}

const SYMBOLS = new Set(['c', 'k', 'low', 'u', 'x', 'z']);
export const NOTHING: Behind = { count: null, denominator: null };
const expected = new WeakMap<MetricReading, Map<string, readonly ExpectedFigure[]>>();

/** Every item of the whole answer for one metric, without neighbours. Read once per folder. */
export function expectedFigures(reading: MetricReading, folder: string, areas: AreaCodes): readonly ExpectedFigure[] {
  const ofFolder = expected.get(reading) ?? new Map<string, readonly ExpectedFigure[]>();
  expected.set(reading, ofFolder);
  const known = ofFolder.get(folder) ?? reading.figures(folder, areas).map((figure) => expectedOf(figure, reading));
  ofFolder.set(folder, known);
  return known;
}

function expectedOf(figure: ReadFigure | ReadJudgement, { decimals }: MetricReading): ExpectedFigure {
  const { area, period, breakdown } = figure;
  if ('judgement' in figure) {
    const { judgement, published } = figure;
    return { area, period, breakdown, exact: null, rounded: null, value: null, missing: null, category: judgement, published, behind: NOTHING, limits: null, withheldSince: null };
  }
  const { number, missing, published } = figure.reading;
  const rounded = number && roundedHalfUp(number, decimals);
  return {
    area, period, breakdown, exact: number, rounded, value: rounded && decimalText(rounded), missing, category: null, published,
    // Of a suppressed figure nothing is said.
    behind: missing === 'c' ? NOTHING : figure.behind,
    limits: number && figure.limits ? [roundedText(figure.limits[0], decimals), roundedText(figure.limits[1], decimals)] : null,
    withheldSince: null,
  };
}

function roundedText(text: string, decimals: number): string {
  const number = fractionOf(text);
  if (!number) throw new Error(`A confidence limit that is no number: "${text}".`);
  return decimalText(roundedHalfUp(number, decimals));
}

/** A published cell as it stands: a number or a symbol. Throws for anything else. */
export function readCell(text: string): Reading {
  const number = fractionOf(text.trim());
  if (number) return { number, missing: null, published: text };
  if (!SYMBOLS.has(text)) throw new Error(`Neither a number nor a known symbol: "${text}".`);
  return { number: null, missing: text, published: text };
}

/**
 * `count / population × 10,000`. The count's symbol is the rate's symbol and its published text; a count that is a
 * number over a population that is not gives `z` (README, Derived values), and no published text.
 */
export function readRate(count: string, population: string | undefined): Reading {
  const counted = readCell(count);
  if (counted.number === null) return counted;
  const people = population === undefined ? null : fractionOf(population);
  if (!people) return { number: null, missing: 'z', published: '' };
  return { number: rate(counted.number, people, 10_000n), missing: null, published: '' };
}

/** `2025` stays; `202425` is written `2024/25`. */
export function periodText(timePeriod: string): string {
  return timePeriod.length === 6 ? `${timePeriod.slice(0, 4)}/${timePeriod.slice(4)}` : timePeriod;
}

/** How a metric is read that has at most one figure in a row of one tidy file. */
export interface RowRules {
  readonly file: string;
  /** The breakdown that a row stands for; null when the row is not of this metric. */
  breakdown(row: PublishedRow): Breakdown | null;
  read(row: PublishedRow, folder: string): Reading;
  behind(row: PublishedRow, folder: string): Behind;
}

/** Figures of a tidy file, row by row. */
export function figuresOfRows({ file, breakdown, read, behind }: RowRules, rowsOf: (file: string) => readonly PublishedRow[], folder: string, areas: AreaCodes): readonly ReadFigure[] {
  return rowsOf(file).flatMap((row) => {
    const standsFor = breakdown(row);
    if (!standsFor) return [];
    return [{ area: areas.ofRow(row), period: periodText(cellOf(row, 'time_period')), breakdown: standsFor, reading: read(row, folder), behind: behind(row, folder) }];
  });
}
