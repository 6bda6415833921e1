import { countryOf, type Area } from '../../shared/areas/register.ts';
import { areaName } from '../../shared/format.ts';
import type { FrameworkView, IndicatorRow, PillarView, RowFigures } from '../../shared/framework-view.ts';
import { indicatorOf, INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { DOMAINS, pillarLabel, pillarsOn, thenAndNow } from '../../shared/framework/pillars.ts';
import type { Indicator, Pillar } from '../../shared/framework/types.ts';
import { isoToday } from '../../shared/today.ts';
import type { Context } from '../context.ts';
import type { EditionFigures } from './edition-figures.ts';
import { shownEditions } from './editions.ts';
import { asAtView } from './page-as-at.ts';
import { chosenArea, chosenPin, PUBLIC_PAGE, type PageAreas } from './page-choice.ts';
import { breakdownText, cellOf, firstBreakdown, readingOf } from './page-rows.ts';
import { smallSeries } from './page-series.ts';

/**
 * The framework on one page: outcomes, then enablers, each indicator with the newest figure of the chosen area and of
 * its country at the metric's first breakdown; with `asAt` as on that day, outcomes under their numbers of then.
 * @throws Refusal 400 for an unknown area, or an `asAt` that is no day.
 */
export async function frameworkView(ctx: Pick<Context, 'db'>, query: URLSearchParams, areas: PageAreas = PUBLIC_PAGE): Promise<FrameworkView> {
  const area = chosenArea(query, areas);
  const pin = chosenPin(query);
  const [editions, asAt] = await Promise.all([shownEditions(ctx.db, area.world, undefined, pin), asAtView(ctx.db, area.world, query)]);
  const day = pin.asAt ?? isoToday();
  return {
    area: area.code,
    areaLevel: area.level,
    country: countryOf(area.world).code,
    world: area.world,
    offered: areas.offered ?? null,
    asAt,
    nothingLoaded: editions.size === 0,
    pillars: pillarsOn(day).map((pillar) => pillarView(pillar, area, editions, day)),
  };
}

/** The indicators of an outcome or enabler for an area, with the number it bore on a day (ISO). */
export function pillarView(pillar: Pillar, area: Area, editions: ReadonlyMap<string, EditionFigures>, day: string): PillarView {
  const rows = (indicators: readonly Indicator[]) => indicators.map((indicator) => rowOf(indicator, area, editions));
  const domains = DOMAINS.filter((domain) => domain.pillar === pillar.slug).map(({ slug, title }) => ({
    title,
    indicators: rows(INDICATORS.filter(({ metric }) => metricOf(metric).domain === slug)),
  }));
  return {
    slug: pillar.slug,
    kind: pillar.kind,
    label: pillarLabel(pillar, day),
    thenAndNow: thenAndNow(pillar, day),
    title: pillar.title,
    without: pillar.withoutIndicators ?? null,
    domains: domains.filter(({ indicators }) => indicators.length > 0),
    meanwhile: rows((pillar.readMeanwhile ?? []).map(indicatorOf)),
  };
}

function rowOf(indicator: Indicator, area: Area, editions: ReadonlyMap<string, EditionFigures>): IndicatorRow {
  const metric = metricOf(indicator.metric);
  const edition = editions.get(metric.slug);
  return {
    slug: indicator.slug,
    title: indicator.shortTitle,
    breakdown: breakdownText(metric, area, firstBreakdown(metric)),
    figures: edition ? rowFigures(edition, indicator, area) : null,
  };
}

function rowFigures(edition: EditionFigures, indicator: Indicator, area: Area): RowFigures {
  const { metric, period, own, country, breakdown, joint } = readingOf(edition, indicator, area, null);
  return {
    period,
    unit: metric.unit === 'per 10,000 children' ? 'per 10,000' : '',
    area: joint ? { text: 'returned together', missing: true } : cellOf(own, metric, breakdown),
    country: country && cellOf(country, metric, breakdown),
    values: metric.unit === 'category' ? null : smallSeries(edition, metric, area, breakdown),
    joint: joint && { code: joint.code, said: `${areaName(joint.code)}: ${cellOf({ ...own, area: joint, figure: edition.at(joint.code, period, breakdown) }, metric, breakdown).text}` },
  };
}
