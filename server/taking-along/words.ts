import type { WideAnchor } from '../../shared/anchors.ts';
import type { AnnotationView } from '../../shared/annotations.ts';
import { chartModel } from '../../shared/chart-model.ts';
import type { VisibleContributionView } from '../../shared/contributions.ts';
import { MISSING_WORDS } from '../../shared/figures.ts';
import { areaName, dateText, listText, unitText } from '../../shared/format.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import type { Metric } from '../../shared/framework/types.ts';
import { judgementWords } from '../../shared/judgement-words.ts';
import type { PinnedFigure } from '../../shared/pinned-figure.ts';
import { breakdownWords } from '../figures/queries.ts';
import type { Seen } from './seen.ts';

/** Who could see something when it was taken along. */
export function seenByWords({ visibility, publication, elsewhere }: Pick<VisibleContributionView, 'visibility' | 'publication' | 'elsewhere'>, workspace: string): string {
  const here = elsewhere ? `members of the workspace it was written in, and of ${workspace}` : `members of ${workspace}`;
  switch (visibility) {
    case 'me':
      return 'its author alone';
    case 'organisation':
      return `those who act for its author’s organisation in ${workspace}`;
    case 'workspace':
      return here;
    case 'region':
      return `${here}, and of the region’s own workspaces`;
    case 'public':
      return publication === 'published' ? 'everybody' : `${here}, and of the region’s own workspaces; not public yet`;
  }
}

const CAPACITY = { self: '', organisation: 'written for their organisation', 'somebody-else': 'written for somebody who could not use the page' } as const;

/** For whom it was written, where that is not the author alone. */
export const capacityWords = ({ capacity }: Pick<VisibleContributionView, 'capacity'>): string => CAPACITY[capacity];

export const indicatorTitle = (metric: string | null): string => (metric === null ? 'every indicator' : (findIndicator(metric)?.shortTitle ?? metric));

/** "Repeat referrals, Carrow, 2021 to 2023". */
export function placeWords({ metric, area, otherAreas = [], period, periodTo = null }: Pick<WideAnchor, 'metric' | 'area' | 'period'> & Partial<Pick<WideAnchor, 'otherAreas' | 'periodTo'>>): string {
  const areas = [area, ...otherAreas].flatMap((code) => (code === null ? [] : [areaName(code)]));
  const years = period === null ? '' : periodTo === null || periodTo === period ? period : `${period} to ${periodTo}`;
  return [indicatorTitle(metric), areas.length === 0 ? 'all areas' : listText(areas), years].filter(Boolean).join(', ');
}

/** A number with what it is counted in, where its own digits do not say that: "335 per 10,000 children". */
export function withUnit(text: string, unit: Metric['unit']): string {
  return unit === 'per 10,000 children' || unit === 'cases' ? `${text} ${unitText(unit)}` : text;
}

const REASONS: readonly string[] = Object.values(MISSING_WORDS);

/** "Carrow 2018: 335 per 10,000 children, as published 30 October 2025": a figure is read without the page it stood on. Empty where a note keeps none. */
export function seenWords({ metric, area, period, breakdown, figureSeen, withheldSince, editionKey }: AnnotationView, seen: Seen | undefined): string {
  const measure = metric === null ? undefined : findMetric(metric);
  if (figureSeen === null || area === null || !measure) return figureSeen ?? '';
  const place = [[areaName(area), period].filter(Boolean).join(' '), breakdownWords(measure, breakdown)].filter(Boolean).join(', ');
  if (withheldSince !== undefined) return `${place}: ${figureSeen}`;
  const since = seen ? `, as ${seen.published}` : editionKey === null ? '' : ', in figures that are not published any more';
  return `${place}: ${REASONS.includes(figureSeen) ? figureSeen : withUnit(figureSeen, measure.unit)}${since}`;
}

/** What became of it, and which release says so; empty where it is the same. */
export function sinceWords({ judgement }: Pick<AnnotationView, 'judgement'>): string {
  const asOf = judgement.verdict === 'revised' && judgement.asOf !== undefined ? `, as published ${dateText(judgement.asOf)}` : '';
  return (judgementWords(judgement) ?? '') + asOf;
}

/** A pinned chart in words: what it is of, its figures as its release has them (of those withheld the reason), and whose they are. */
export function chartWords(figure: PinnedFigure | undefined): string {
  const series = figure && chartModel({ ...figure, series: [figure.series] }).series[0];
  if (!figure || !series) return '[A chart stood here. Its figures are withheld: they are not published any more.]';
  const { title, areaName, what, period, unit, releaseWords, superseded } = figure;
  const { points, last } = series;
  const point = points.find((one) => one.period === period) ?? points[last];
  return `[${[
    `Chart: ${[title, areaName, what].filter(Boolean).join(', ')}`,
    ...(point ? [`In ${point.period}: ${point.value === null ? point.text : withUnit(point.text, unit)}`] : []),
    `Every year: ${points.map((one) => `${one.period}: ${one.text}`).join('; ')}`,
    releaseWords,
    ...(superseded ? ['Figures have been revised or added since'] : []),
  ].join('. ')}.]`;
}
