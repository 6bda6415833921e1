import type { ChartModel, ChartPoint, ChartSeries } from './chart-model.ts';
import { breakAmong, markYears, spokenContext, type ContextMark } from './context-marks.ts';
import { dateText, listText } from './format.ts';
import { CHANGE_RULE, changeOf, DIRECTION_FIGURES, DIRECTION_RULE, directionOf, tooFewForDirection } from './summary-direction.ts';
import { COUNT_PHRASE, ONE_PHRASE, PHRASES, PLAIN_PHRASE } from './summary-phrases.ts';
import { isUnusual, positionText, spreadText, tooFewNeighbours, UNUSUAL_RULE, type NeighbourSpread } from './summary-position.ts';

/** A sentence in pieces, so that a page can set the figure in bold; joined they are plain text. */
export type SentencePiece = string | { readonly figure: string };

export interface Summary {
  /** The newest figure with what stands beside it, its direction, its place among the neighbours. */
  readonly sentences: readonly (readonly SentencePiece[])[];
  /** What belongs to it and is said more quietly: spread, what stands behind it, what is unusual. */
  readonly further: readonly string[];
  /** Official context of what is shown; on a page it also stands on the chart, in the table and in a list. */
  readonly context: readonly string[];
  /** Rules of the words that were used. */
  readonly rules: readonly string[];
}

/** What the words know beside the chart's own figures; left out where a page does not have it. */
export interface SummaryMore {
  /** The neighbours' numbers in the period of the area's newest figure. */
  readonly neighbours?: { readonly spread: NeighbourSpread | null; readonly with: number; readonly of: number };
  readonly context?: readonly ContextMark[];
  /** The figure as an earlier release gave it, where that was another. */
  readonly revision?: { readonly was: string; readonly published: string };
  /** The measure is published for the whole country only. */
  readonly countryOnly?: boolean;
}

const NOTHING: Summary = { sentences: [], further: [], context: [], rules: [] };
/** Fewer than so many behind a figure, and words say that it moves by chance. */
const FEW = 30;

/**
 * Words made from the chart's own model: the chosen area's newest figure, what stands beside it in the same period, the
 * direction of the five newest figures, its place among its neighbours. Neutral: larger and smaller is all it knows.
 * @param breakdown the chosen breakdown in words, empty where there is none
 */
export function summarise(model: ChartModel, metric: string, breakdown: string, more: SummaryMore = {}): Summary {
  // "All" of a dimension goes without saying.
  const what = breakdown.split(', ').filter((part) => part !== 'all').join(', ');
  const area = model.series.find(({ role }) => role === 'area');
  if (!area) return NOTHING;
  const newest = area.points[area.points.length - 1];
  const shown = area.points[area.last];
  const context = spokenContext(more.context ?? [], area.name);
  if (!newest || !shown) return { sentences: [[withoutFigures(area)], ...besideNothing(model, what)], further: onlyCountry(more), context, rules: [] };

  const numeric = model.unit !== 'category';
  const known = area.points.slice(0, area.last + 1);
  const broken = breakAmong((more.context ?? []).filter(({ touches }) => touches.includes(area.name)), known.slice(-DIRECTION_FIGURES).map(({ period }) => period));
  const moves = numeric && !broken;
  const direction = moves ? directionOf(known, newest !== shown) : null;
  const change = moves ? changeOf(known) : null;
  const place = numeric && shown.value !== null ? placeWords(shown.value, model, more) : { main: [], further: [], rules: [] };
  const tooFew = moves && direction === null ? tooFewForDirection(area.points) : broken ? brokenWords(broken) : null;
  return {
    sentences: [
      ...newestWords(model, area, shown, metric, what),
      ...(newest === shown ? [] : [[`For ${newest.period} there is none (${newest.text}).`]]),
      ...[direction, ...place.main].filter((text) => text !== null).map((text) => [text]),
    ],
    further: [
      ...place.further, ...present(change), ...present(tooFew), ...onlyCountry(more), ...behindWords(model, shown),
      ...revisionWords(shown, more), ...offScaleWords(model, area.last),
    ],
    context,
    rules: [...(direction === null ? [] : [DIRECTION_RULE]), ...(change === null ? [] : [CHANGE_RULE]), ...place.rules],
  };
}

/** The same as one plain text, for screen readers and exports. */
export function summaryText({ sentences, further, context }: Pick<Summary, 'sentences' | 'further' | 'context'>): string {
  return [...sentences.map((pieces) => pieces.map((piece) => (typeof piece === 'string' ? piece : piece.figure)).join('')), ...further, ...context].join(' ');
}

function newestWords(model: ChartModel, area: ChartSeries, shown: ChartPoint, metric: string, what: string): SentencePiece[][] {
  const judged = model.unit === 'category';
  const template = judged && shown.value !== null ? (shown.value === 1 ? ONE_PHRASE : COUNT_PHRASE) : (PHRASES[metric] ?? PLAIN_PHRASE);
  const first = [...phrase(template, { area: area.name, figure: shown.text, period: shown.period, what })];
  const others = model.series.filter((series) => series !== area);
  const beside = others.map((series) => (judged ? countText(series, area.last) : besideText(series, area.last)));
  if (beside.length > 0 && !judged) first.push(`; ${listText(beside)}`);
  first.push('.');
  return beside.length > 0 && judged ? [first, [`Local authorities judged “${what}”: ${listText(beside)}.`]] : [first];
}

/** Why nothing is said of a direction although the figures are there. */
function brokenWords(mark: ContextMark): string {
  return `Nothing is said of a direction, because these years are not alike: ${mark.label} (${markYears(mark)}).`;
}

/** Its place among the neighbours, their spread, and whether that is unusual; or that they are too few. */
function placeWords(value: number, model: ChartModel, { neighbours }: SummaryMore): { main: readonly string[]; further: readonly string[]; rules: readonly string[] } {
  if (!neighbours) return { main: [], further: [], rules: [] };
  const { spread } = neighbours;
  if (!spread) return { main: [], further: [tooFewNeighbours(neighbours.with, neighbours.of)], rules: [] };
  const unusual = isUnusual(value, spread);
  return {
    main: [positionText(value, spread)],
    further: [spreadText(spread, model), ...(unusual ? ['That is unusual for its group.'] : [])],
    rules: unusual ? [UNUSUAL_RULE] : [],
  };
}

/** "Behind it stand 7,310 (children in need) for 222,900 (children aged 0 to 17).", and that a few move by chance. */
function behindWords({ unit, behind: names }: ChartModel, { behind: { count, denominator, limits } }: ChartPoint): readonly string[] {
  const [stands, outOf] = [numberOf(count), numberOf(denominator)];
  const said = [stands === null ? '' : amountWords(count, names.count), stands === null || outOf === null ? '' : `${unit === '%' ? 'out of' : 'for'} ${amountWords(denominator, names.denominator)}`];
  const few = [stands, outOf].some((number) => number !== null && number < FEW);
  return [
    ...(stands === null ? [] : [`Behind it ${stands === 1 ? 'stands' : 'stand'} ${said.filter(Boolean).join(' ')}.`]),
    ...(!few ? [] : [`Fewer than ${FEW} stand behind it, so it can move a lot by chance.`]),
    ...(limits ? [`It may by chance lie anywhere ${limits.text}.`] : []),
  ];
}

function amountWords(amount: string | null, name: string): string {
  if (/^(count|out of)$/i.test(name)) return `${amount}`;
  // "Spent on all services, £ thousand": pounds stand with the number.
  const pounds = /, £( thousand)?$/.exec(name);
  const [sum, of] = pounds ? [`£${amount}${pounds[1] ?? ''}`, name.slice(0, pounds.index)] : [amount, name];
  return `${sum} (${of.charAt(0).toLowerCase()}${of.slice(1)})`;
}

/** The number of an amount's text; `null` where that is a reason. */
function numberOf(amount: string | null): number | null {
  const number = amount === null ? NaN : Number(amount.replaceAll(',', ''));
  return Number.isNaN(number) ? null : number;
}

function revisionWords({ period, text }: ChartPoint, { revision }: SummaryMore): readonly string[] {
  return revision && revision.was !== text ? [`The release of ${dateText(revision.published)} gave ${revision.was} for ${period}.`] : [];
}

function offScaleWords({ series }: ChartModel, index: number): readonly string[] {
  const names = series.filter(({ points }) => points[index]?.offScale).map(({ name }) => name);
  return names.length === 0 ? [] : [`Off the scale of the chart, and drawn at its edge: ${listText(names)}.`];
}

function onlyCountry({ countryOnly = false }: SummaryMore): readonly string[] {
  return countryOnly ? ['It is published for the whole of England only, not for regions or local authorities.'] : [];
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

function present(text: string | null): readonly string[] {
  return text === null ? [] : [text];
}
