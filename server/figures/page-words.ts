import type { Area } from '../../shared/areas/register.ts';
import type { BehindNames } from '../../shared/behind.ts';
import { chartModel, type SeriesColumns } from '../../shared/chart-model.ts';
import type { ContextMark } from '../../shared/context-marks.ts';
import type { BreakdownKey } from '../../shared/figures.ts';
import type { Metric } from '../../shared/framework/types.ts';
import { listModel, type ListColumns } from '../../shared/list-model.ts';
import { listSummary } from '../../shared/summary-list.ts';
import { neighbourSpread } from '../../shared/summary-position.ts';
import { summarise, type Summary, type SummaryMore } from '../../shared/summary.ts';
import type { EditionFigures } from './edition-figures.ts';
import type { Neighbours } from './neighbours.ts';

export interface MeasureShown {
  readonly edition: EditionFigures;
  readonly metric: Metric;
  readonly area: Area;
  readonly neighbours: Neighbours | null;
  readonly breakdown: BreakdownKey;
  /** The breakdown in words; empty where there is none. */
  readonly what: string;
  readonly series: readonly SeriesColumns[];
  readonly behind?: BehindNames;
  readonly context: readonly ContextMark[];
}

/**
 * The words of one measure for one area, made here from the chart's own model, so that no phrase travels to the browser
 * and the neighbours' numbers stay where they are: only what is said of their spread leaves.
 */
export function measureWords(shown: MeasureShown): Summary {
  const { edition, metric, what, series, behind, context } = shown;
  const model = chartModel({ unit: metric.unit, decimals: metric.decimals, periods: edition.periods, series, behind });
  const last = model.series.find(({ role }) => role === 'area')?.last ?? -1;
  return summarise(model, metric.slug, what, {
    neighbours: neighboursAt(shown, edition.periods[last]),
    context,
    countryOnly: metric.levels.length === 1 && metric.levels[0] === 'England',
  });
}

/** The words of a list of areas. @param period of the list */
export function listWords(list: ListColumns, metric: Pick<Metric, 'unit' | 'decimals'>, period: string, nouns?: readonly [one: string, many: string]): string {
  return listSummary(listModel(list, metric), metric, period, nouns);
}

/** The neighbours' published numbers of a period, as their spread; none for judgements and where there are no neighbours. */
function neighboursAt({ edition, metric, neighbours, breakdown }: MeasureShown, period: string | undefined): SummaryMore['neighbours'] {
  if (!neighbours || period === undefined || metric.unit === 'category' || !metric.levels.includes('LA')) return undefined;
  const values = neighbours.neighbours.map(({ area }) => edition.at(area, period, breakdown)?.value ?? null);
  return { spread: neighbourSpread(values, metric.decimals), with: values.filter((value) => value !== null).length, of: values.length };
}
