import type { ChartModel, ChartSeries } from '../../../shared/chart-model.ts';
import { marksAt, type ContextMark } from '../../../shared/context-marks.ts';
import { counted } from '../../../shared/format.ts';

/** Where someone who walks the chart stands: which line, and which period. */
export interface ReadingPlace {
  readonly series: number;
  readonly index: number;
}

/** What each key does, as the chart says it to whoever comes to it with the keyboard. */
export const READING_KEYS =
  'Left and right arrow: years. Up and down arrow: lines. Home and End: first and last year. N or Enter: write a note here. R: read the notes here. C: what stands beside it. Escape: leave.';

/** The place a key leads to; `null` for keys that do not walk. Places stay on the chart. */
export function walked({ series, index }: ReadingPlace, key: string, model: Pick<ChartModel, 'series' | 'periods'>): ReadingPlace | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -Infinity], End: [0, Infinity],
  };
  const step = steps[key];
  return step ? { series: within(series + step[0], model.series.length), index: within(index + step[1], model.periods.length) } : null;
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}

/** One point in words: whose, when, the number or its reason, what stands behind it, official context, how many notes. */
export function pointWords(model: ChartModel, { series: line, index }: ReadingPlace, context: readonly ContextMark[]): string {
  const series = model.series[line];
  const period = model.periods[index];
  if (!series || period === undefined) return '';
  const notes = series.role === 'area' ? (model.notes[index] ?? 0) : 0;
  return [
    `${series.name}, ${period}: ${valueWords(model, series, index)}`,
    ...(series.points[index]?.details ?? []),
    ...marksAt(context, period).filter(({ touches }) => touches.includes(series.name)).map(({ words }) => `official context: ${words.replace(/\.$/, '')}`),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
  ].join('; ') + '.';
}

/** What the other lines have at the same period. */
export function besideWords(model: ChartModel, { series: line, index }: ReadingPlace): string {
  const others = model.series.filter((_, place) => place !== line);
  if (others.length === 0) return 'Nothing stands beside it.';
  return `Beside it in ${model.periods[index]}: ${others.map((series) => `${series.name} ${valueWords(model, series, index)}`).join('; ')}.`;
}

/** The notes pinned to the period, one after the other. @param notes their words, where the page has them */
export function noteWords(model: ChartModel, { series, index }: ReadingPlace, notes: readonly string[]): string {
  const period = model.periods[index];
  if (model.series[series]?.role !== 'area') return 'Notes are pinned to the first line.';
  return notes.length === 0 ? `No notes on ${period}.` : `${capitalised(counted(notes.length, 'note'))} on ${period}. ${notes.join(' ')}`;
}

/** Why no note can be begun where one stands; `null` where it can: notes are about the chosen area's figures. */
export function noNoteWords(model: ChartModel, { series }: ReadingPlace): string | null {
  const here = model.series[series];
  const own = model.series.find(({ role }) => role === 'area');
  if (here === undefined || own === undefined || here.role === 'area') return null;
  return `A note here is about ${own.name}: go to its line with the up arrow.${here.role === 'neighbours' ? '' : ` To write about ${here.name}, choose it as the area.`}`;
}

function valueWords({ unit }: ChartModel, { points, basis }: ChartSeries, index: number): string {
  const point = points[index];
  const of = point?.value != null && (unit === 'per 10,000 children' || unit === 'cases') ? ` ${unit}` : '';
  return `${point?.text ?? 'no figure'}${of}${basis ? `, ${basis[index]} with a number` : ''}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
