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
import { areaKey } from './area-codes.ts';
import { decimalText, fractionOf, rate, roundedHalfUp, type Fraction } from './exact-numbers.ts';
import { cellOf, publishedRows, type PublishedRow } from './published-rows.ts';

/** What a cell holds once read: an exact unrounded number, or the reason there is none. */
export type Reading =
  | { readonly number: Fraction; readonly missing: null; readonly published: string }
  | { readonly number: null; readonly missing: string; readonly published: string };

/** One item that `GET /api/v1/metrics/{metric}/figures` must give. */
export interface ExpectedFigure {
  readonly area: OracleArea;
  /** As the API writes it: `2025` or `2024/25`. */
  readonly period: string;
  readonly breakdown: Readonly<Record<string, string>>;
  /** Rounded half-up to the metric's decimals. */
  readonly rounded: Fraction | null;
  /** `rounded` as text. */
  readonly value: string | null;
  readonly missing: string | null;
  readonly published: string;
}

/** How one metric is read from one file. */
export interface MetricReading {
  readonly metric: string;
  readonly file: string;
  readonly decimals: number;
  /** Day of the release, from the README's rhythm. */
  readonly released: string;
  /** Values of each dimension in the order of the table of metrics. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  /** The breakdown that a row stands for; null when the row is not of this metric. */
  breakdown(row: PublishedRow): Readonly<Record<string, string>> | null;
  /** What the row says, and where a formula needs it, with what `other` rows say. */
  read(row: PublishedRow, folder: string): Reading;
}

const SYMBOLS = new Set(['c', 'k', 'low', 'u', 'x', 'z']);

/** Every item of the whole answer for one metric, without neighbours. */
export function expectedFigures(reading: MetricReading, folder: string, areas: AreaCodes): readonly ExpectedFigure[] {
  const figures: ExpectedFigure[] = [];
  for (const row of publishedRows(folder, reading.file)) {
    const breakdown = reading.breakdown(row);
    if (!breakdown) continue;
    const { number, missing, published } = reading.read(row, folder);
    const rounded = number && roundedHalfUp(number, reading.decimals);
    figures.push({
      area: areas.ofRow(row),
      period: periodText(cellOf(row, 'time_period')),
      breakdown,
      rounded,
      value: rounded && decimalText(rounded),
      missing,
      published,
    });
  }
  return figures;
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

type Cells = ReadonlyMap<string, string>;
const lookUps = new Map<string, Map<RowFilter, Cells>>();

/** Chooses the rows of another file that a formula may take its number from. */
export type RowFilter = (row: PublishedRow) => boolean;

/** What another file says in `column` about the area of `row` in `period`. Throws when two of its rows say it. */
export function lookUp(
  from: { readonly folder: string; readonly file: string; readonly column: string; readonly filter: RowFilter },
  row: PublishedRow,
  period: string,
): string | undefined {
  const name = [from.folder, from.file, from.column].join('\n');
  const byFilter = lookUps.get(name) ?? new Map<RowFilter, Cells>();
  lookUps.set(name, byFilter);
  const cells = byFilter.get(from.filter) ?? cellsOf(from);
  byFilter.set(from.filter, cells);
  return cells.get(`${areaKey(row)} ${period}`);
}

function cellsOf(from: Parameters<typeof lookUp>[0]): Cells {
  const cells = new Map<string, string>();
  for (const row of publishedRows(from.folder, from.file)) {
    if (!from.filter(row)) continue;
    const place = `${areaKey(row)} ${cellOf(row, 'time_period')}`;
    if (cells.has(place)) throw new Error(`${from.file} says ${from.column} of ${place} twice.`);
    cells.set(place, cellOf(row, from.column));
  }
  return cells;
}
