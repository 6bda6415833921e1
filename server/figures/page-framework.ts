import { countryOf, type Area } from '../../shared/areas/register.ts';
import { breakdownKey, parseBreakdownKey, type BreakdownKey } from '../../shared/figures.ts';
import { contentText } from '../../shared/format.ts';
import type { FrameworkView, IndicatorRow, PillarView, RowFigure, RowFigures } from '../../shared/framework-view.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { DOMAINS, pillarLabel, PILLARS } from '../../shared/framework/pillars.ts';
import type { Indicator, Metric, Pillar } from '../../shared/framework/types.ts';
import type { Context } from '../context.ts';
import type { EditionFigures } from './edition-figures.ts';
import { shownEditions } from './editions.ts';
import { chosenArea, chosenBreakdown, PUBLIC_PAGE, type PageAreas } from './page-choice.ts';
import { categoryWords, ownBreakdown, smallSeries, valueLabel } from './page-series.ts';

/**
 * The framework on one page: outcomes, then enablers, each indicator with the newest figure of the chosen area and of
 * its country at the metric's first breakdown.
 * @throws Refusal 400 for an unknown area.
 */
export async function frameworkView(ctx: Pick<Context, 'db'>, query: URLSearchParams, areas: PageAreas = PUBLIC_PAGE): Promise<FrameworkView> {
  const area = chosenArea(query, areas);
  const editions = await shownEditions(ctx.db, area.world);
  const today = new Date().toISOString().slice(0, 10);
  return {
    area: area.code,
    areaLevel: area.level,
    country: countryOf(area.world).code,
    world: area.world,
    offered: areas.offered ?? null,
    nothingLoaded: editions.size === 0,
    pillars: inOrder(today).map((pillar) => pillarView(pillar, area, editions, today)),
  };
}

/** Outcomes by today's numbers; then enablers as the catalogue has them. */
function inOrder(today: string): readonly Pillar[] {
  const number = (pillar: Pillar) => (pillar.kind === 'enabler' ? Infinity : Number(pillarLabel(pillar, today).slice('Outcome '.length)));
  return PILLARS.map((pillar, index) => ({ pillar, index, number: number(pillar) }))
    .sort((a, b) => (a.number === b.number ? a.index - b.index : a.number - b.number))
    .map(({ pillar }) => pillar);
}

function pillarView(pillar: Pillar, area: Area, editions: ReadonlyMap<string, EditionFigures>, today: string): PillarView {
  const domains = DOMAINS.filter((domain) => domain.pillar === pillar.slug).map(({ slug, title }) => ({
    title,
    indicators: INDICATORS.filter(({ metric }) => metricOf(metric).domain === slug).map((indicator) => rowOf(indicator, area, editions)),
  }));
  return {
    slug: pillar.slug,
    label: pillarLabel(pillar, today),
    title: pillar.title,
    without: pillar.withoutIndicators ?? null,
    domains: domains.filter(({ indicators }) => indicators.length > 0),
  };
}

function rowOf(indicator: Indicator, area: Area, editions: ReadonlyMap<string, EditionFigures>): IndicatorRow {
  const metric = metricOf(indicator.metric);
  const chosen = chosenBreakdown(new URLSearchParams(), metric);
  const edition = editions.get(metric.slug);
  const labels = metric.breakdowns.map(({ name, values }) => values.find(({ value }) => value === chosen[name])?.label ?? '');
  return {
    slug: indicator.slug,
    title: indicator.shortTitle,
    breakdown: metric.unit === 'category' && area.level === 'LA' ? '' : labels.join(', '),
    figures: edition ? rowFigures(edition, metric, area, breakdownKey(chosen, metric.breakdowns)) : null,
  };
}

function rowFigures(edition: EditionFigures, metric: Metric, area: Area, key: BreakdownKey): RowFigures {
  const period = edition.periods[edition.periods.length - 1] ?? '';
  const country = countryOf(area.world);
  return {
    period,
    unit: metric.unit === 'per 10,000 children' ? 'per 10,000' : '',
    area: cellOf(edition, metric, area, period, key),
    country: country.code === area.code ? null : cellOf(edition, metric, country, period, key),
    values: metric.unit === 'category' ? null : smallSeries(edition, metric, area, key),
  };
}

/** The chosen judgement in words. */
function labelOf(metric: Metric, key: BreakdownKey): string {
  return Object.values(parseBreakdownKey(key)).map((value) => valueLabel(metric, value)).join(', ');
}

function cellOf(edition: EditionFigures, metric: Metric, area: Area, period: string, key: BreakdownKey): RowFigure {
  if (!metric.levels.includes(area.level)) return { text: `for ${metric.levels.join(' and ')} only`, missing: true };
  const figure = edition.at(area.code, period, ownBreakdown(metric, area, key));
  const words = categoryWords(metric, figure);
  if (words !== null) return { text: words, missing: false };
  if (metric.unit === 'category' && figure?.value != null) return { text: `${figure.value} ${labelOf(metric, key)}`, missing: false };
  return { text: contentText(figure?.value ?? null, figure ? figure.missing : 'none', metric), missing: typeof figure?.value !== 'number' };
}
