import { countryOf, type Area } from '../../shared/areas/register.ts';
import { notFound } from '../../shared/errors.ts';
import { areaName } from '../../shared/format.ts';
import { findIndicator, indicatorOf } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { DOMAINS, pillarLabel, PILLARS, thenAndNow } from '../../shared/framework/pillars.ts';
import type { Indicator, Metric } from '../../shared/framework/types.ts';
import type { Comparison, IndicatorFigures, IndicatorView, MeasureView, PageChoice } from '../../shared/indicator-view.ts';
import type { Context } from '../context.ts';
import type { EditionFigures } from './edition-figures.ts';
import { editionBefore, shownEditions } from './editions.ts';
import { neighboursOf, type Neighbours } from './neighbours.ts';
import { asAtView } from './page-as-at.ts';
import {
  besideChoices, chosenArea, chosenAxis, chosenBeside, chosenBreakdown, chosenComparisons, chosenEthnicity, chosenList, chosenOwn, chosenPeriod, chosenPin, followedBreakdown,
  PUBLIC_PAGE, type PageAreas,
} from './page-choice.ts';
import { besideOffered } from './page-companions.ts';
import { ethnicGroupsView } from './page-ethnicity.ts';
import { listOf, listsOf, regionsList } from './page-lists.ts';
import { measureView, type Shown } from './page-measure.ts';
import { listWords } from './page-words.ts';
import { isoToday } from '../../shared/today.ts';

export { frameworkView } from './page-framework.ts';

/**
 * Everything an indicator page shows that is not conversation. The figures are public; `areas` says which area is shown
 * when the address names none, and which the page offers.
 * @throws Refusal 404 for an unknown indicator; 400 for an unknown area, comparison, list, authority, breakdown value,
 *   axis, second indicator, year or day.
 */
export async function indicatorView(ctx: Pick<Context, 'db'>, slug: string, query: URLSearchParams, areas: PageAreas = PUBLIC_PAGE): Promise<IndicatorView> {
  const indicator = findIndicator(slug);
  if (!indicator) throw notFound();
  const metric = metricOf(indicator.metric);
  const area = chosenArea(query, areas);
  const breakdown = chosenBreakdown(query, metric);
  const beside = chosenBeside(query, indicator);
  const own = chosenOwn(query, area.world);
  const pin = chosenPin(query);
  const axis = chosenAxis(query);
  const ethnicity = chosenEthnicity(query, metric);

  const [editions, neighbours, asAt, ethnicGroups, before] = await Promise.all([
    shownEditions(ctx.db, area.world, metricsOf(beside ? [indicator, beside] : [indicator]), pin),
    neighboursOf(ctx.db, area.code),
    asAtView(ctx.db, area.world, query),
    ethnicGroupsView(ctx.db, metric, { area, breakdown, ethnicity, pin }),
    editionBefore(ctx.db, metric.slug, area.world, pin),
  ]);
  const edition = editions.get(metric.slug) ?? null;
  const lists = listsOf(area, neighbours, metric, own);
  const shown: Shown = { area, neighbours, compare: chosenComparisons(query) };
  const choice: PageChoice = {
    area: area.code,
    compare: shown.compare,
    list: chosenList(query, lists.map(({ key }) => key)),
    own: own.map(({ code }) => code),
    breakdown,
    period: chosenPeriod(query, edition?.periods ?? []),
    axis,
    beside: beside?.slug ?? null,
    besideBreakdown: beside ? besideChoices(query, metricOf(beside.metric)) : {},
    asAt: pin.asAt ?? null,
    ...(ethnicity !== undefined && { ethnicity }),
  };
  const pillar = PILLARS.find((one) => one.slug === metric.pillar);
  const today = isoToday();
  const measure = measureView(indicator, metric, breakdown, { ...shown, before }, editions);
  return {
    ...measure,
    pillar: { label: pillar ? pillarLabel(pillar, choice.asAt ?? today) : '', title: pillar?.shortTitle ?? '', thenAndNow: (pillar && choice.asAt && thenAndNow(pillar, choice.asAt, today)) || null },
    domain: DOMAINS.find(({ slug: domain }) => domain === metric.domain)?.title ?? '',
    world: area.world,
    areaLevel: area.level,
    choice,
    comparisons: comparisonsOf(area, neighbours, metric),
    lists,
    offered: areas.offered ?? null,
    beside: beside && besideView(beside, choice, shown, editions),
    besideOffered: besideOffered(indicator, today),
    asAt,
    ethnicGroups,
    today,
    figures: edition && withLists(measure, edition, metric, shown, own, choice),
  };
}

/** The metrics that a page reads: of the indicators themselves and of what each is read beside. */
function metricsOf(indicators: readonly Indicator[]): string[] {
  const read = indicators.flatMap((indicator) => [indicator, ...indicator.companions.map((companion) => indicatorOf(companion.indicator))]);
  return [...new Set(read.map(({ metric }) => metric))];
}

/** The second measure: the same area and comparisons, and the same breakdown as far as it has it. */
function besideView(indicator: Indicator, { breakdown, besideBreakdown }: PageChoice, shown: Shown, editions: ReadonlyMap<string, EditionFigures>): MeasureView {
  const metric = metricOf(indicator.metric);
  return measureView(indicator, metric, followedBreakdown(metric, { ...breakdown, ...besideBreakdown }), shown, editions);
}

function withLists(
  { breakdown, figures }: MeasureView, edition: EditionFigures, metric: Metric, { area, neighbours }: Shown, own: readonly Area[], choice: PageChoice,
): IndicatorFigures | null {
  const listPeriod = choice.period ?? edition.periods[edition.periods.length - 1] ?? '';
  if (!figures) return null;
  const list = listOf(edition, metric, area, neighbours, choice.list, own, listPeriod, breakdown);
  const regions = regionsList(edition, metric, area, listPeriod, breakdown);
  return {
    ...figures, list, regions, listPeriod,
    listSaid: listWords(list, metric, listPeriod),
    regionsSaid: regions ? listWords(regions, metric, listPeriod, ['region', 'regions']) : '',
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
