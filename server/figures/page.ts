import { countryOf, localAuthoritiesIn, type Area } from '../../shared/areas/register.ts';
import { notFound } from '../../shared/errors.ts';
import { breakdownKey } from '../../shared/figures.ts';
import { areaName, contentText } from '../../shared/format.ts';
import { findIndicator, indicatorOf } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { DOMAINS, pillarLabel, PILLARS } from '../../shared/framework/pillars.ts';
import type { Indicator, Metric } from '../../shared/framework/types.ts';
import type { CompanionView, Comparison, IndicatorFigures, IndicatorView, ListKey, PageChoice } from '../../shared/indicator-view.ts';
import type { Context } from '../context.ts';
import type { EditionFigures } from './edition-figures.ts';
import { shownEditions } from './editions.ts';
import { authoritiesOf } from './groups.ts';
import { neighboursOf, returnsJointly, type Neighbours } from './neighbours.ts';
import { chosenArea, chosenBreakdown, chosenComparisons, chosenList, PUBLIC_PAGE, type PageAreas } from './page-choice.ts';
import { categoryWords, listOf, ownBreakdown, seriesOf, smallSeries } from './page-series.ts';
import { sourceOf } from './page-source.ts';

export { frameworkView } from './page-framework.ts';

/**
 * Everything an indicator page shows that is not conversation. The figures are public; `areas` says which area is shown
 * when the address names none, and which the page offers.
 * @throws Refusal 404 for an unknown indicator; 400 for an unknown area, comparison, list or breakdown value.
 */
export async function indicatorView(ctx: Pick<Context, 'db'>, slug: string, query: URLSearchParams, areas: PageAreas = PUBLIC_PAGE): Promise<IndicatorView> {
  const indicator = findIndicator(slug);
  if (!indicator) throw notFound();
  const metric = metricOf(indicator.metric);
  const area = chosenArea(query, areas);
  const compare = chosenComparisons(query);
  const breakdown = chosenBreakdown(query, metric);

  const metrics = [metric.slug, ...indicator.companions.map((companion) => indicatorOf(companion.indicator).metric)];
  const [editions, neighbours] = await Promise.all([shownEditions(ctx.db, area.world, metrics), neighboursOf(ctx.db, area.code)]);
  const edition = editions.get(metric.slug) ?? null;
  const lists = listsOf(area, neighbours, metric);
  const list = chosenList(query, lists.map(({ key }) => key));
  const choice: PageChoice = { area: area.code, compare, list, breakdown };
  const pillar = PILLARS.find((one) => one.slug === metric.pillar);
  const today = new Date().toISOString().slice(0, 10);
  return {
    ...describe(indicator, metric),
    pillar: { label: pillar ? pillarLabel(pillar, today) : '', title: pillar?.shortTitle ?? '' },
    domain: DOMAINS.find(({ slug: domain }) => domain === metric.domain)?.title ?? '',
    world: area.world,
    areaLevel: area.level,
    choice,
    breakdown: breakdownKey(breakdown, metric.breakdowns),
    comparisons: comparisonsOf(area, neighbours, metric),
    lists,
    offered: areas.offered ?? null,
    companions: companionsOf(editions, indicator, area),
    source: sourceOf(metric.dataset, area.world),
    today,
    figures: edition && figuresOf(edition, metric, area, neighbours, choice),
  };
}

/** What the page says of the measure itself. */
function describe(indicator: Indicator, metric: Metric) {
  const { companions: _, ...words } = indicator;
  const { unit, decimals, title, levels, dataset, breakdowns } = metric;
  return { ...words, unit, decimals, title, levels, dataset, breakdowns };
}

function figuresOf(edition: EditionFigures, metric: Metric, area: Area, neighbours: Neighbours | null, choice: PageChoice): IndicatorFigures {
  const key = breakdownKey(choice.breakdown, metric.breakdowns);
  const listPeriod = edition.periods[edition.periods.length - 1] ?? '';
  return {
    release: edition.release,
    denominator: edition.denominator,
    periods: edition.periods,
    series: seriesOf(edition, metric, area, neighbours, key, choice.compare),
    neighbourModel: neighbours?.title ?? null,
    jointReturn: returnsJointly(edition, area.code)?.code ?? null,
    list: listOf(edition, metric, area, neighbours, choice.list, listPeriod, key),
    listPeriod,
  };
}

/** What can stand beside this area: a country has nothing above it, only authorities have neighbours. */
function comparisonsOf(area: Area, neighbours: Neighbours | null, { levels, unit }: Metric): readonly { key: Comparison; name: string }[] {
  const country = countryOf(area.world).code;
  return [
    ...(area.region !== undefined && levels.includes('region') ? [{ key: 'region' as const, name: areaName(area.region) }] : []),
    ...(area.level !== 'England' ? [{ key: 'england' as const, name: areaName(country) }] : []),
    ...(neighbours && levels.includes('LA') ? [{ key: 'neighbours' as const, name: unit === 'category' ? 'Neighbours' : 'Neighbours’ median' }] : []),
  ];
}

/** Groups of authorities that can be listed around this area, the nearest first. */
function listsOf(area: Area, neighbours: Neighbours | null, { levels }: Metric): IndicatorView['lists'] {
  if (!levels.includes('LA')) return [];
  const region = area.level === 'region' ? area.code : area.region;
  const list = (key: ListKey, name: string, group: readonly Area[]) => ({ key, name, count: group.length });
  return [
    ...(region !== undefined ? [list('region', areaName(region), localAuthoritiesIn(region))] : []),
    ...(neighbours ? [list('neighbours', `${areaName(area.code)} and its statistical neighbours`, authoritiesOf('neighbours', area, neighbours))] : []),
    list('england', area.world === 'invented' ? areaName(countryOf(area.world).code) : 'All of England', authoritiesOf('england', area, neighbours)),
  ];
}

/** The newest figure and series of each companion for the same area, at its first breakdown. */
function companionsOf(editions: ReadonlyMap<string, EditionFigures>, indicator: Indicator, area: Area): readonly CompanionView[] {
  return indicator.companions.map(({ indicator: slug, why }): CompanionView => {
    const companion = indicatorOf(slug);
    const metric = metricOf(companion.metric);
    const edition = editions.get(metric.slug);
    const key = breakdownKey(chosenBreakdown(new URLSearchParams(), metric), metric.breakdowns);
    const period = edition?.periods[edition.periods.length - 1];
    const figure = period === undefined ? undefined : edition?.at(area.code, period, ownBreakdown(metric, area, key));
    return {
      slug,
      why,
      title: companion.shortTitle,
      period: period ?? null,
      text: edition ? (categoryWords(metric, figure) ?? contentText(figure?.value ?? null, figure ? figure.missing : 'none', metric)) : null,
      values: edition ? smallSeries(edition, metric, area, key) : [],
    };
  });
}
