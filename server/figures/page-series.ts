import type { Area } from '../../shared/areas/register.ts';
import type { AmountCell, BehindColumns } from '../../shared/behind.ts';
import type { SeriesColumns, SeriesRole } from '../../shared/chart-model.ts';
import type { Amount, Breakdown, BreakdownKey, Figure, NeighbourFigure } from '../../shared/figures.ts';
import { areaName } from '../../shared/format.ts';
import type { Metric } from '../../shared/framework/types.ts';
import type { Comparison } from '../../shared/indicator-view.ts';
import type { EditionFigures } from './edition-figures.ts';
import { comparisonOf } from './groups.ts';
import type { Neighbours } from './neighbours.ts';

/** The lines of a page as columns: the area first, then what it is compared with, at most four. */
export function seriesOf(
  edition: EditionFigures, metric: Metric, area: Area, neighbours: Neighbours | null, breakdown: BreakdownKey, compare: readonly Comparison[],
): readonly SeriesColumns[] {
  const { periods } = edition;
  const comparison = comparisonOf(edition, area, neighbours, breakdown);
  const own = edition.series(area.code, ownBreakdown(metric, area, breakdown));
  const { region, country } = comparison;
  const medians = compare.includes('neighbours') && metric.levels.includes('LA') ? (comparison.neighbours?.series ?? []) : [];
  return [
    columnsOf('area', area, own, periods, metric),
    ...(region && compare.includes('region') && metric.levels.includes('region') ? [columnsOf('region', region.area, region.series, periods, metric)] : []),
    ...(country && compare.includes('england') ? [columnsOf('country', country.area, country.series, periods, metric)] : []),
    ...(medians.length > 0 && neighbours ? [medianColumns(medians, periods, neighbours, metric)] : []),
  ];
}

/** The area's numbers over the edition's periods, for a small line. */
export function smallSeries(edition: EditionFigures, metric: Metric, area: Area, breakdown: BreakdownKey): readonly (number | null)[] {
  return edition.periods.map((period) => edition.at(area.code, period, ownBreakdown(metric, area, breakdown))?.value ?? null);
}

/** A judgement of one authority stands under the empty key; everything else under the chosen one. */
export function ownBreakdown(metric: Metric, area: Area, breakdown: BreakdownKey): BreakdownKey {
  return metric.unit === 'category' && area.level === 'LA' ? '' : breakdown;
}

/** The words of a breakdown value, the value itself where there are none. */
export function valueLabel({ breakdowns }: Pick<Metric, 'breakdowns'>, value: string): string {
  return breakdowns.flatMap(({ values }) => values).find((one) => one.value === value)?.label ?? value;
}

/** The chosen values of every dimension, in words. */
export function breakdownWords({ breakdowns }: Pick<Metric, 'breakdowns'>, chosen: Breakdown): string {
  return breakdowns.map(({ name, values }) => values.find(({ value }) => value === chosen[name])?.label ?? '').join(', ');
}

/** A judgement in the publisher's words, `null` where the figure is none. */
export function categoryWords(metric: Metric, figure: Figure | undefined): string | null {
  if (!figure || figure.category === null) return null;
  return valueLabel(metric, figure.category);
}

function columnsOf(role: SeriesRole, area: Area, figures: readonly Figure[], periods: readonly string[], metric: Metric): SeriesColumns {
  const byPeriod = new Map(figures.map((figure) => [figure.period, figure]));
  const rows = periods.map((period) => byPeriod.get(period));
  return {
    role,
    name: areaName(area.code),
    values: rows.map((figure) => figure?.value ?? null),
    reasons: rows.map(reasonOf),
    ...behindColumns(rows),
    // An authority has a judgement; what holds several has a number of authorities with the chosen one.
    ...(metric.unit === 'category' && area.level === 'LA' && { words: rows.map((figure) => categoryWords(metric, figure)) }),
  };
}

function medianColumns(medians: readonly NeighbourFigure[], periods: readonly string[], neighbours: Neighbours, metric: Metric): SeriesColumns {
  const byPeriod = new Map(medians.map((median) => [median.period, median]));
  const rows = periods.map((period) => byPeriod.get(period));
  return {
    role: 'neighbours',
    name: metric.unit === 'category' ? 'Neighbours' : 'Neighbours’ median',
    values: rows.map((median) => median?.value ?? null),
    reasons: rows.map((median) => (median?.value === null || !median ? (median?.missing ?? 'none') : null)),
    with: rows.map((median) => median?.with ?? 0),
    of: neighbours.neighbours.length,
  };
}

/** Why a figure has no number; `none` where the publisher has no such row. */
export function reasonOf(figure: Figure | undefined) {
  return figure ? figure.missing : 'none';
}

/** What stands behind figures as columns, only those that hold anything. */
export function behindColumns(rows: readonly (Figure | undefined)[]): BehindColumns {
  const withheld: Record<number, string> = {};
  const has = { counts: false, denominators: false, limits: false, withheld: false };
  rows.forEach((figure, index) => {
    if (figure?.behind?.count) has.counts = true;
    if (figure?.behind?.denominator) has.denominators = true;
    if (figure?.behind?.limits) has.limits = true;
    if (figure?.withheldSince === undefined) return;
    withheld[index] = figure.withheldSince;
    has.withheld = true;
  });
  return {
    ...(has.counts && { counts: rows.map((figure) => cellOf(figure?.behind?.count)) }),
    ...(has.denominators && { denominators: rows.map((figure) => cellOf(figure?.behind?.denominator)) }),
    ...(has.limits && {
      lower: rows.map((figure) => figure?.behind?.limits?.lower ?? null),
      upper: rows.map((figure) => figure?.behind?.limits?.upper ?? null),
    }),
    ...(has.withheld && { withheld }),
  };
}

function cellOf(amount: Amount | undefined): AmountCell {
  return amount ? (amount.value ?? amount.missing) : null;
}
