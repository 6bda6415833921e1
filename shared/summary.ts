import type { ChartModel, ChartPoint, ChartSeries } from './chart-model.ts';
import { listText } from './format.ts';
import { COUNT_PHRASE, PHRASES, PLAIN_PHRASE } from './summary-phrases.ts';

/** A sentence in pieces, so that a page can set the figure in bold; joined they are plain text. */
export type SentencePiece = string | { readonly figure: string };

export interface Summary {
  /** One or two sentences made from the figures. */
  readonly sentences: readonly (readonly SentencePiece[])[];
  /** Whether the words about direction were used: then the rule stands beside them. */
  readonly direction: boolean;
}

/** How many figures in a row the words about direction need, and how many of their pairs must agree. */
export const DIRECTION_FIGURES = 5;
const DIRECTION_PAIRS = 9;

/** The rule as the page says it. */
export const DIRECTION_RULE =
  '“Rose” or “fell” needs the five newest figures, none missing, with at least nine of the ten pairs of years going the same way. It is not said whether that is welcome.';

/**
 * Words made from the chart's own model: the chosen area's newest figure, what stands beside it in the same period, and
 * the direction of the five newest figures where there are five. Neutral: larger and smaller is all it knows.
 * @param what the chosen breakdown in words, empty where there is none
 */
export function summarise(model: ChartModel, metric: string, what: string): Summary {
  const area = model.series.find(({ role }) => role === 'area');
  if (!area) return { sentences: [], direction: false };
  const newest = area.points[area.points.length - 1];
  const shown = area.points[area.last];
  if (!newest || !shown) return { sentences: [[withoutFigures(area)], ...besideNothing(model, what)], direction: false };

  const judged = model.unit === 'category';
  const template = judged && shown.value !== null ? COUNT_PHRASE : (PHRASES[metric] ?? PLAIN_PHRASE);
  const first = [...phrase(template, { area: area.name, figure: shown.text, period: shown.period, what })];
  const others = model.series.filter((series) => series !== area);
  const beside = others.map((series) => (judged ? countText(series, area.last) : besideText(series, area.last)));
  if (beside.length > 0 && !judged) first.push(`; ${listText(beside)}`);
  first.push('.');
  const sentences: SentencePiece[][] = [first];
  if (beside.length > 0 && judged) sentences.push([`Local authorities judged “${what}”: ${listText(beside)}.`]);
  if (newest !== shown) sentences.push([`For ${newest.period} there is none (${newest.text}).`]);
  const direction = directionOf(area.points.slice(0, area.last + 1));
  if (direction) sentences.push([direction]);
  return { sentences, direction: direction !== null };
}

/** The same as one plain text, for screen readers and exports. */
export function summaryText(summary: Summary): string {
  return summary.sentences.map((pieces) => pieces.map((piece) => (typeof piece === 'string' ? piece : piece.figure)).join('')).join(' ');
}

function withoutFigures(area: ChartSeries): string {
  const reasons = [...new Set(area.points.filter(({ reason }) => reason !== 'none').map(({ text }) => text))];
  return `No figure is published for ${area.name}${reasons.length > 0 ? ` (${listText(reasons)})` : ''}.`;
}

/** Where the area has nothing, what the others have in the newest period still stands. */
function besideNothing(model: ChartModel, what: string): readonly SentencePiece[][] {
  const index = model.periods.length - 1;
  const others = model.series.filter(({ role, points }) => role !== 'area' && points[index]?.reason === null);
  if (others.length === 0) return [];
  const of = what === '' ? '' : ` (${what})`;
  return [[`In ${model.periods[index]}${of}: ${listText(others.map((series) => besideText(series, index)))}.`]];
}

function besideText(series: ChartSeries, index: number): string {
  const point = series.points[index];
  const text = point?.text ?? 'no figure';
  if (series.role !== 'neighbours') return `${series.name} ${text}`;
  const basis = series.basis?.[index];
  return point?.value === null || !basis ? `the median of its statistical neighbours: ${text}` : `the median of its statistical neighbours ${text} (${basis} with a number)`;
}

/** How many authorities of a group have a judgement. */
function countText(series: ChartSeries, index: number): string {
  const text = series.points[index]?.text ?? 'no figure';
  return series.role === 'neighbours' ? `${text} among its statistical neighbours (${series.basis?.[index]} with a judgement)` : `${text} in ${series.name}`;
}

function phrase(template: string, fill: Record<'area' | 'figure' | 'period' | 'what', string>): readonly SentencePiece[] {
  const cleaned = fill.what === '' ? template.replace(/ \([^()]*\{what\}\)/, '') : template;
  return cleaned
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '{figure}') return { figure: fill.figure };
      const name = /^\{(\w+)\}$/.exec(piece)?.[1];
      return name && name in fill ? fill[name as keyof typeof fill] : piece;
    });
}

/** The sentence about direction, or `null` where there are not five figures in a row up to the newest. */
export function directionOf(points: readonly ChartPoint[]): string | null {
  const five = points.slice(-DIRECTION_FIGURES);
  if (five.length < DIRECTION_FIGURES || five.some(({ value }) => value === null)) return null;
  let up = 0;
  let down = 0;
  five.forEach((from, index) => {
    for (const to of five.slice(index + 1)) {
      if (to.value! > from.value!) up += 1;
      if (to.value! < from.value!) down += 1;
    }
  });
  const [first, last] = [five[0]!, five[DIRECTION_FIGURES - 1]!];
  const span = `Over the five figures from ${first.period} to ${last.period}`;
  if (up === 0 && down === 0) return `${span} it stayed the same.`;
  if (up >= DIRECTION_PAIRS) return `${span} it rose, from ${first.text} to ${last.text}.`;
  if (down >= DIRECTION_PAIRS) return `${span} it fell, from ${first.text} to ${last.text}.`;
  return `${span} there is no steady direction.`;
}
