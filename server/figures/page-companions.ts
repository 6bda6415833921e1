import type { Area } from '../../shared/areas/register.ts';
import { breakdownKey, type Breakdown } from '../../shared/figures.ts';
import { contentText } from '../../shared/format.ts';
import { indicatorOf, INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { pillarLabel, PILLARS } from '../../shared/framework/pillars.ts';
import type { Indicator } from '../../shared/framework/types.ts';
import type { CompanionView, IndicatorView } from '../../shared/indicator-view.ts';
import type { EditionFigures } from './edition-figures.ts';
import { followedBreakdown } from './page-choice.ts';
import { breakdownWords, categoryWords, ownBreakdown, smallSeries } from './page-series.ts';

/**
 * The newest figure and series of each companion for the same area; at the breakdown that is being read, where the
 * companion has such a one.
 */
export function companionsOf(editions: ReadonlyMap<string, EditionFigures>, indicator: Indicator, area: Area, chosen: Breakdown): readonly CompanionView[] {
  return indicator.companions.map(({ indicator: slug, why }): CompanionView => {
    const companion = indicatorOf(slug);
    const metric = metricOf(companion.metric);
    const edition = editions.get(metric.slug);
    const followed = followedBreakdown(metric, chosen);
    const key = ownBreakdown(metric, area, breakdownKey(followed, metric.breakdowns));
    const period = edition ? newestPeriod(edition, area, key) : undefined;
    const figure = period === undefined ? undefined : edition?.at(area.code, period, key);
    return {
      slug,
      why,
      title: companion.shortTitle,
      period: period ?? null,
      published: edition?.release.published ?? null,
      what: metric.unit === 'category' && area.level === 'LA' ? '' : breakdownWords(metric, followed),
      parts: metric.breakdowns.filter(({ name, values }) => followed[name] !== values[0]?.value).map(({ name }) => [name, followed[name] ?? '']),
      text: edition ? (categoryWords(metric, figure) ?? contentText(figure?.value ?? null, figure ? figure.missing : 'none', metric)) : null,
      values: edition ? smallSeries(edition, metric, area, key) : [],
    };
  });
}

/** The newest period; of an authority that has ended, the newest in which it had a figure. */
function newestPeriod({ periods, at }: EditionFigures, area: Area, key: string): string | undefined {
  const newest = periods[periods.length - 1];
  if (area.lastYear === undefined) return newest;
  return periods.findLast((period) => at(area.code, period, key)?.missing === null) ?? newest;
}

/** Every other indicator by outcome and enabler, to be set side by side with this one. */
export function besideOffered(own: Indicator, today: string): IndicatorView['besideOffered'] {
  const place = ({ kind, label }: { kind: string; label: string }) => (kind === 'enabler' ? Infinity : Number(label.slice('Outcome '.length)));
  return PILLARS.map((pillar) => ({ slug: pillar.slug, kind: pillar.kind, label: pillarLabel(pillar, today), title: pillar.shortTitle }))
    .sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
    .map(({ slug, label, title }) => ({
      label: `${label}, ${title}`,
      indicators: INDICATORS.filter((one) => one !== own && metricOf(one.metric).pillar === slug).map((one) => [one.slug, one.shortTitle] as const),
    }))
    .filter(({ indicators }) => indicators.length > 0);
}
