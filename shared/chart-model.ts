import { behindAt, behindSaid, withheldText, type BehindColumns, type BehindNames, type BehindWords } from './behind.ts';
import { scaleOf, type Axis, type Band, type Scale } from './chart-scale.ts';
import { contentText, type Notation, type Reason } from './format.ts';

/**
 * What a chart means, without a pixel. The chart, the table, the words and any export read this one model, so they
 * cannot disagree. A figure without a number is a reason here and nothing else.
 */
export const SERIES_ROLES = ['area', 'region', 'country', 'neighbours'] as const;
export type SeriesRole = (typeof SERIES_ROLES)[number];

/** One line as it travels: columns, in the order of the periods. */
export interface SeriesColumns extends BehindColumns {
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
  /** What the release before said, where that was something else, and the ISO day it came out. */
  readonly was?: { readonly published: string; readonly texts: readonly (string | null)[] };
}

export interface ChartInput extends Notation {
  /** Ascending. */
  readonly periods: readonly string[];
  readonly series: readonly SeriesColumns[];
  /** Number of notes on the chosen area by period. */
  readonly notes?: Readonly<Record<string, number>>;
  /** Left out: from zero. */
  readonly axis?: Axis;
  /** Ranges that the publisher names. */
  readonly bands?: readonly Band[];
  /** What counts and denominators are of. */
  readonly behind?: BehindNames;
}

export interface ChartPoint {
  readonly period: string;
  readonly value: number | null;
  readonly reason: Reason | null;
  /** The number as published, the judgement, or the reason in words (or since when the figure is withheld). */
  readonly text: string;
  /** Where the point stands on the scale: its number, or the edge where it is off the scale. */
  readonly drawn: number | null;
  /** So much larger than the other lines that it is drawn to the edge. */
  readonly offScale: boolean;
  readonly behind: BehindWords;
  /** "revised, was 324", where the release before said something else. */
  readonly revised: string | null;
  /** What else is said of the figure, ready in words: what stands behind it, its limits, "off the scale". */
  readonly details: readonly string[];
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
  /** Starts at zero unless a figure is below it, or the reader asked for the lines' own range. */
  readonly domain: readonly [number, number];
  readonly ticks: Scale['ticks'];
  /** Said where the axis does not start at zero. */
  readonly axisWords: string | null;
  /** Ranges that the publisher names, as far as the scale shows them. */
  readonly bands: readonly Band[];
  readonly behind: BehindNames;
  readonly missing: readonly MissingSpan[];
  /** Number of notes by period, in the order of the periods. */
  readonly notes: readonly number[];
  /** No series has a number. */
  readonly empty: boolean;
}

/** Where no better words were given. */
const PLAIN_NAMES: BehindNames = { count: 'Count', denominator: 'Out of' };

/** @throws Error where there are more than four series, or columns are not as long as the periods. */
export function chartModel(input: ChartInput): ChartModel {
  const { unit, decimals, periods, axis = 'zero', bands = [], behind = PLAIN_NAMES } = input;
  if (input.series.length > SERIES_ROLES.length) throw new Error('A chart shows at most four lines');
  const contents = input.series.map((columns) => contentsOf(columns, periods, { unit, decimals }));
  const lines = contents.map((cells, index) => numbersOf(cells, input.series[index]?.role === 'area'));
  const scale = scaleOf(unit === 'category' ? [] : lines, axis, { unit }, bands);
  const series = input.series.map((columns, index) => chartSeries(columns, contents[index] ?? [], unit === 'category' ? null : scale, behind));
  return {
    unit, decimals, periods, series, behind,
    domain: scale.domain,
    ticks: scale.ticks,
    axisWords: scale.words,
    bands: bands.filter(({ from, to }) => from < scale.domain[1] && to > scale.domain[0]),
    missing: missingSpans(series),
    notes: periods.map((period) => input.notes?.[period] ?? 0),
    empty: lines.every((numbers) => numbers.length === 0),
  };
}

type Content = Pick<ChartPoint, 'period' | 'value' | 'reason' | 'text' | 'behind' | 'revised'>;

function contentsOf(columns: SeriesColumns, periods: readonly string[], notation: Notation): readonly Content[] {
  if (columns.values.length !== periods.length) throw new Error(`${columns.name}: ${columns.values.length} values for ${periods.length} periods`);
  return periods.map((period, index): Content => {
    // A reason wins over whatever number somebody may have left beside it.
    const symbol = columns.reasons[index] ?? null;
    const value = symbol === null ? (columns.values[index] ?? null) : null;
    const word = symbol === null ? (columns.words?.[index] ?? null) : null;
    const reason = symbol ?? (value === null && word === null ? 'none' : null);
    const text = word ?? withheldText(columns, index, reason) ?? contentText(value, reason, notation);
    const was = reason === 'c' ? null : (columns.was?.texts[index] ?? null);
    return { period, value, reason, text, revised: was === null ? null : `revised, was ${was}`, behind: behindAt(columns, index, reason, notation) };
  });
}

/** The numbers the scale has to hold; of the chosen area its confidence limits too, which are drawn. */
function numbersOf(contents: readonly Content[], withLimits: boolean): readonly number[] {
  return contents.flatMap(({ value, behind: { limits } }) => (value === null ? [] : withLimits && limits ? [value, limits.lower, limits.upper] : [value]));
}

function chartSeries(columns: SeriesColumns, contents: readonly Content[], scale: Scale | null, names: BehindNames): ChartSeries {
  const points = contents.map((content): ChartPoint => {
    const offScale = scale !== null && content.value !== null && content.value > scale.domain[1];
    const details = [...(content.revised ? [content.revised] : []), ...behindSaid(content.behind, names), ...(offScale ? ['off the scale'] : [])];
    return { ...content, drawn: offScale ? scale.domain[1] : content.value, offScale, details };
  });
  const last = points.findLastIndex(({ reason }) => reason === null);
  return {
    role: columns.role,
    name: columns.name,
    points,
    last,
    endText: endTextOf(points, last),
    basis: columns.with ? columns.with.map((count) => `${count} of ${columns.of ?? count}`) : null,
  };
}

function endTextOf(points: readonly ChartPoint[], last: number): string {
  const end = points[last];
  if (!end) return 'no figures';
  const text = end.offScale ? `${end.text}, off the scale` : end.text;
  return last === points.length - 1 ? text : `${text} (${end.period})`;
}

/** Reasons of all series, joined first over periods, then over series that share them. */
function missingSpans(series: readonly ChartSeries[]): readonly MissingSpan[] {
  const spans = new Map<string, MissingSpan & { names: string[] }>();
  for (const { name, points } of series) {
    for (let start = 0; start < points.length; ) {
      const { reason, text, period: from } = points[start]!;
      let end = start;
      while (points[end + 1]?.reason === reason && (reason === null || points[end + 1]?.text === text)) end += 1;
      if (reason !== null) {
        const to = points[end]!.period;
        const key = `${from} ${to} ${reason} ${text}`;
        const known = spans.get(key);
        if (known) known.names.push(name);
        else spans.set(key, { names: [name], from, to, reason, text });
      }
      start = end + 1;
    }
  }
  return [...spans.values()];
}
