import { areaOf, countryOf } from './areas/register.ts';
import type { AmountCell, BehindColumns } from './behind.ts';
import { chartModel, type ChartSeries, type SeriesColumns, type SeriesRole } from './chart-model.ts';
import { marksAt } from './context-marks.ts';
import type { Reason } from './format.ts';
import type { IndicatorView, MeasureView } from './indicator-view.ts';
import { listModel, type ListColumns } from './list-model.ts';
import { measureFacts, type MeasureFacts } from './view-facts.ts';

/** One figure of a file, with everything that is said of it in its row. */
export interface ViewRow {
  readonly measure: MeasureFacts;
  /** What it is for in the view. */
  readonly role: SeriesRole | 'authority' | 'companion';
  /** ONS code; empty for a median. */
  readonly area: string;
  readonly areaName: string;
  readonly period: string;
  readonly value: number | null;
  /** Decimals of the measure. */
  readonly decimals: number;
  /** The publisher's symbol; `null` where there is a number or a judgement, or no row at all. */
  readonly symbol: string | null;
  /** As the page shows it: the number with its unit, the judgement, or the reason in words. */
  readonly shown: string;
  /** Published day (ISO) since which the publisher suppresses this figure. */
  readonly withheldSince: string | null;
  readonly count: AmountCell;
  readonly denominator: AmountCell;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Neighbours' median only: how many had a number, of how many. */
  readonly with: number | null;
  readonly of: number | null;
  readonly closeness: string | null;
  /** Official context of the period, in words. */
  readonly context: string;
}

/** The tables of a view, in the order of the page; areas by name, periods from the oldest. */
export interface ViewPart {
  readonly title: string;
  readonly rows: readonly ViewRow[];
}

/**
 * The figures of exactly one view as tables. They come out of the same models as the page's chart and lists, so that a
 * file cannot say another thing; of a suppressed figure there is the symbol and the words, and nothing else.
 */
export function viewParts(view: IndicatorView): readonly ViewPart[] {
  const { figures, beside, lists, choice } = view;
  const list = lists.find(({ key }) => key === choice.list);
  return [
    ...linesPart(view, view),
    ...(beside ? linesPart(beside, view) : []),
    ...(figures && list ? [{ title: `${list.name}, ${figures.listPeriod}`, rows: listRows(view, figures.list, 'authority', figures.listPeriod) }] : []),
    ...(figures?.regions ? [{ title: `Regions, ${figures.listPeriod}`, rows: listRows(view, figures.regions, 'region', figures.listPeriod) }] : []),
    ...companionsPart(view),
  ];
}

/** The lines of one measure, period by period. */
function linesPart(measure: MeasureView, view: IndicatorView): readonly ViewPart[] {
  const { figures, unit, decimals } = measure;
  if (!figures) return [];
  const model = chartModel({ unit, decimals, periods: figures.periods, series: figures.series });
  const facts = measureFacts(measure, view);
  return [{ title: measure.title, rows: figures.series.flatMap((columns, index) => lineRows(measure, facts, view, columns, model.series[index]!)) }];
}

function lineRows({ decimals, context }: MeasureView, measure: MeasureFacts, view: IndicatorView, columns: SeriesColumns, { role, name, points }: ChartSeries): readonly ViewRow[] {
  return points.map(({ period, value, reason, text }, index): ViewRow => ({
    measure, role, period, value, decimals,
    area: codeOf(role, view), areaName: name,
    symbol: symbolOf(reason), shown: text,
    ...behindOf(columns, index, reason),
    with: columns.with?.[index] ?? null,
    of: columns.with ? (columns.of ?? null) : null,
    closeness: null,
    context: role === 'neighbours' ? '' : marksAt(context, period).filter(({ areas }) => areas === 'all' || areas.includes(name)).map(({ words }) => words).join(' '),
  }));
}

function listRows(view: IndicatorView, columns: ListColumns, role: ViewRow['role'], period: string): readonly ViewRow[] {
  const { unit, decimals, context } = view;
  const places = new Map(columns.codes.map((code, index) => [code, index]));
  const measure = measureFacts(view, view);
  return listModel(columns, { unit, decimals }).map(({ code, name, value, reason, text, closeness }): ViewRow => ({
    measure, role, period, value, decimals, closeness,
    area: code, areaName: name,
    symbol: symbolOf(reason), shown: text,
    ...behindOf(columns, places.get(code) ?? -1, reason),
    with: null, of: null,
    context: marksAt(context, period).filter(({ areas }) => areas === 'all' || areas.includes(name)).map(({ words }) => words).join(' '),
  }));
}

/** What stands behind a figure; of one that is suppressed, or of no row, nothing, whatever somebody may have left there. */
function behindOf(columns: BehindColumns, index: number, reason: Reason | null): Pick<ViewRow, 'count' | 'denominator' | 'lower' | 'upper' | 'withheldSince'> {
  const hidden = reason === 'c' || reason === 'none';
  return {
    count: hidden ? null : (columns.counts?.[index] ?? null),
    denominator: hidden ? null : (columns.denominators?.[index] ?? null),
    lower: reason === null ? (columns.lower?.[index] ?? null) : null,
    upper: reason === null ? (columns.upper?.[index] ?? null) : null,
    withheldSince: columns.withheld?.[index] ?? null,
  };
}

/** What to read the measure beside: the newest figure of each, as the page shows it. */
function companionsPart(view: IndicatorView): readonly ViewPart[] {
  const rows = view.companions.flatMap(({ title, what, text, period }): ViewRow[] => {
    if (text === null || period === null) return [];
    const measure: MeasureFacts = { title, unit: '', breakdown: what, source: '', sourceUrl: null, release: null, denominator: null, published: '', licence: null, footnotes: [] };
    return [{
      measure, period, role: 'companion', area: view.choice.area, areaName: codeName(view), value: null, decimals: 0, symbol: null, shown: text,
      withheldSince: null, count: null, denominator: null, lower: null, upper: null, with: null, of: null, closeness: null, context: '',
    }];
  });
  return rows.length === 0 ? [] : [{ title: 'Read beside these', rows }];
}

function codeName({ figures, choice }: IndicatorView): string {
  return figures?.series.find(({ role }) => role === 'area')?.name ?? areaOf(choice.area).name;
}

function codeOf(role: SeriesRole, { choice, world }: IndicatorView): string {
  if (role === 'area') return choice.area;
  if (role === 'region') return areaOf(choice.area).region ?? '';
  return role === 'country' ? countryOf(world).code : '';
}

function symbolOf(reason: Reason | null): string | null {
  return reason === 'none' ? null : reason;
}
