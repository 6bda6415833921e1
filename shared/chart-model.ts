import { nice, ticks } from 'd3-array';
import { contentText, figureText, type Notation, type Reason } from './format.ts';

/**
 * What a chart means, without a pixel. The chart, the table, the words and any export read this one model, so they
 * cannot disagree. A figure without a number is a reason here and nothing else.
 */
export const SERIES_ROLES = ['area', 'region', 'country', 'neighbours'] as const;
export type SeriesRole = (typeof SERIES_ROLES)[number];

/** One line as it travels: columns, in the order of the periods. */
export interface SeriesColumns {
  readonly role: SeriesRole;
  readonly name: string;
  /** `null` where there is a reason instead. */
  readonly values: readonly (number | null)[];
  readonly reasons: readonly (Reason | null)[];
  /** A judgement in words where the measure is one: then there is neither number nor reason. */
  readonly words?: readonly (string | null)[];
  /** Neighbours' median only: how many had a number, of how many. */
  readonly with?: readonly number[];
  readonly of?: number;
}

export interface ChartInput extends Notation {
  /** Ascending. */
  readonly periods: readonly string[];
  readonly series: readonly SeriesColumns[];
  /** Number of notes on the chosen area by period. */
  readonly notes?: Readonly<Record<string, number>>;
}

export interface ChartPoint {
  readonly period: string;
  readonly value: number | null;
  readonly reason: Reason | null;
  /** The number as published, the judgement, or the reason in words. */
  readonly text: string;
}

export interface ChartSeries {
  readonly role: SeriesRole;
  readonly name: string;
  readonly points: readonly ChartPoint[];
  /** Index of the newest point with a figure; -1 where there is none. */
  readonly last: number;
  /** What stands at the line's end: the number, with its period where that is not the newest. */
  readonly endText: string;
  /** "10 of 10" by period, for the neighbours' median. */
  readonly basis: readonly string[] | null;
}

/** Periods without a number, together where they follow each other for the same reason. */
export interface MissingSpan {
  readonly names: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly reason: Reason;
  readonly text: string;
}

export interface ChartModel extends Notation {
  readonly periods: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Starts at zero unless a figure is below it. */
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  readonly missing: readonly MissingSpan[];
  /** Number of notes by period, in the order of the periods. */
  readonly notes: readonly number[];
  /** No series has a number. */
  readonly empty: boolean;
}

/** @throws Error where there are more than four series, or columns are not as long as the periods. */
export function chartModel(input: ChartInput): ChartModel {
  const { unit, decimals, periods } = input;
  if (input.series.length > SERIES_ROLES.length) throw new Error('A chart shows at most four lines');
  const series = input.series.map((columns) => chartSeries(columns, periods, { unit, decimals }));
  const numbers = series.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
  const { domain, steps } = scaleOf(numbers);
  return {
    unit, decimals, periods, series, domain,
    ticks: steps.map((value) => ({ value, text: tickText(value, steps, unit) })),
    missing: missingSpans(series),
    notes: periods.map((period) => input.notes?.[period] ?? 0),
    empty: numbers.length === 0,
  };
}

function chartSeries(columns: SeriesColumns, periods: readonly string[], notation: Notation): ChartSeries {
  if (columns.values.length !== periods.length) throw new Error(`${columns.name}: ${columns.values.length} values for ${periods.length} periods`);
  const points = periods.map((period, index): ChartPoint => {
    // A reason wins over whatever number somebody may have left beside it.
    const symbol = columns.reasons[index] ?? null;
    const value = symbol === null ? (columns.values[index] ?? null) : null;
    const word = symbol === null ? (columns.words?.[index] ?? null) : null;
    const reason = symbol ?? (value === null && word === null ? 'none' : null);
    return { period, value, reason, text: word ?? contentText(value, reason, notation) };
  });
  const last = points.findLastIndex(({ reason }) => reason === null);
  const end = points[last];
  return {
    role: columns.role,
    name: columns.name,
    points,
    last,
    endText: !end ? 'no figures' : last === periods.length - 1 ? end.text : `${end.text} (${end.period})`,
    basis: columns.with ? columns.with.map((count) => `${count} of ${columns.of ?? count}`) : null,
  };
}

/** From zero, or from below where a figure is negative, to a round number above the largest. */
function scaleOf(numbers: readonly number[]): { domain: readonly [number, number]; steps: readonly number[] } {
  const low = Math.min(0, ...numbers);
  const high = Math.max(0, ...numbers);
  const [from, to] = low === high ? [0, 1] : nice(low, high, 5);
  return { domain: [from, to], steps: ticks(from, to, 5) };
}

function tickText(value: number, steps: readonly number[], unit: Notation['unit']): string {
  const step = Math.abs((steps[1] ?? 1) - (steps[0] ?? 0));
  const decimals = step >= 1 || step === 0 ? 0 : Math.ceil(-Math.log10(step));
  return figureText(value, { unit: unit === 'months' ? 'score' : unit, decimals });
}

/** Reasons of all series, joined first over periods, then over series that share them. */
function missingSpans(series: readonly ChartSeries[]): readonly MissingSpan[] {
  const spans = new Map<string, { names: string[]; from: string; to: string; reason: Reason }>();
  for (const { name, points } of series) {
    for (let start = 0; start < points.length; ) {
      const reason = points[start]!.reason;
      let end = start;
      while (points[end + 1] && points[end + 1]!.reason === reason) end += 1;
      if (reason !== null) {
        const [from, to] = [points[start]!.period, points[end]!.period];
        const key = `${from} ${to} ${reason}`;
        const known = spans.get(key);
        if (known) known.names.push(name);
        else spans.set(key, { names: [name], from, to, reason });
      }
      start = end + 1;
    }
  }
  return [...spans.values()].map((span) => ({ ...span, text: contentText(null, span.reason, { unit: 'score', decimals: 0 }) }));
}
