import { countryOf, type Area } from '../../shared/areas/register.ts';
import { breakdownKey, type Breakdown } from '../../shared/figures.ts';
import { contextMarksFor } from '../../shared/framework/official-context.ts';
import type { Indicator, Metric } from '../../shared/framework/types.ts';
import type { Comparison, MeasureView, SeriesFigures } from '../../shared/indicator-view.ts';
import type { EditionFigures } from './edition-figures.ts';
import { returnsJointly, type Neighbours } from './neighbours.ts';
import { bandsOf, behindNames } from './page-behind.ts';
import { companionsOf } from './page-companions.ts';
import { revisedColumn } from './page-revised.ts';
import { breakdownWords, seriesOf } from './page-series.ts';
import { sourceOf } from './page-source.ts';
import { measureWords } from './page-words.ts';

/** For which area a measure is shown, and what stands beside it. */
export interface Shown {
  readonly area: Area;
  readonly neighbours: Neighbours | null;
  readonly compare: readonly Comparison[];
  /** The figures as the release before gave them; `null` where there was none, or nobody asks. */
  readonly before?: EditionFigures | null;
}

/** One measure for one area, without the lists that a page has once. */
export function measureView(
  indicator: Indicator, metric: Metric, chosen: Breakdown, shown: Shown, editions: ReadonlyMap<string, EditionFigures>,
): MeasureView {
  const { companions: _, ...words } = indicator;
  const { unit, decimals, title, levels, dataset, breakdowns } = metric;
  const { area, neighbours, compare } = shown;
  const breakdown = breakdownKey(chosen, breakdowns);
  const edition = editions.get(metric.slug) ?? null;
  const beside = [
    ...(area.region !== undefined && compare.includes('region') ? [area.region] : []),
    ...(compare.includes('england') ? [countryOf(area.world).code] : []),
  ];
  const figures = edition && seriesFigures(edition, metric, shown, chosen);
  const behind = behindNames(metric);
  const context = contextMarksFor(metric.slug, [area.code, ...beside], edition?.periods ?? [], chosen);
  return {
    ...words, unit, decimals, title, levels, dataset, breakdowns, chosen, breakdown, behind, context, figures,
    companions: companionsOf(editions, indicator, area, chosen),
    source: sourceOf(dataset, area.world),
    bands: bandsOf(metric),
    said: edition && figures && measureWords({ edition, metric, area, neighbours, breakdown, what: breakdownWords(metric, chosen), series: figures.series, behind, context }),
  };
}

/** The lines of a measure with where they come from. */
function seriesFigures(edition: EditionFigures, metric: Metric, { area, neighbours, compare, before = null }: Shown, chosen: Breakdown): SeriesFigures {
  const [own, ...others] = seriesOf(edition, metric, area, neighbours, breakdownKey(chosen, metric.breakdowns), compare);
  return {
    release: edition.release,
    denominator: edition.denominator,
    periods: edition.periods,
    series: own ? [{ ...own, ...revisedColumn(edition, before, metric, area, chosen) }, ...others] : [],
    neighbourModel: neighbours?.title ?? null,
    jointReturn: returnsJointly(edition, area.code)?.code ?? null,
    edition: edition.key,
  };
}
