import { countryOf, findArea, type Area } from '../../shared/areas/register.ts';
import { breakdownKey, parseBreakdownKey, type BreakdownKey, type Figure, type NeighbourFigure } from '../../shared/figures.ts';
import { contentText, dateText } from '../../shared/format.ts';
import type { RowFigure } from '../../shared/framework-view.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import type { Indicator, Metric } from '../../shared/framework/types.ts';
import type { EditionFigures } from './edition-figures.ts';
import { neighbourFigures, returnsJointly, type Neighbours } from './neighbours.ts';
import { chosenBreakdown } from './page-choice.ts';
import { categoryWords, ownBreakdown, valueLabel } from './page-series.ts';

/** One area's place in one indicator: the figure, if there is a row for it. */
export interface Place {
  readonly area: Area;
  /** The metric is published for areas of this level. */
  readonly published: boolean;
  readonly figure: Figure | undefined;
}

/** One indicator of one area at the metric's first breakdown, beside what it is read against, in one period. */
export interface Reading {
  readonly indicator: Indicator;
  readonly metric: Metric;
  readonly edition: EditionFigures;
  readonly breakdown: BreakdownKey;
  readonly period: string;
  readonly own: Place;
  /** `null` for regions and countries. */
  readonly region: Place | null;
  /** `null` for itself. */
  readonly country: Place | null;
  /** `null` where the area has no neighbours, or none to compare it with here. */
  readonly neighbours: NeighbourFigure | null;
  /** The joint return that holds the area's figures, where there is one. */
  readonly joint: Area | null;
}

/** Reads an indicator for an area. An authority that has ended is read in the newest period in which it has a figure. */
export function readingOf(edition: EditionFigures, indicator: Indicator, area: Area, neighbours: Neighbours | null): Reading {
  const metric = metricOf(indicator.metric);
  const breakdown = firstBreakdown(metric);
  const period = periodFor(edition, metric, area, breakdown);
  const place = (other: Area): Place => ({
    area: other,
    published: metric.levels.includes(other.level),
    figure: edition.at(other.code, period, ownBreakdown(metric, other, breakdown)),
  });
  const country = countryOf(area.world);
  const region = area.region === undefined ? undefined : findArea(area.region);
  return {
    indicator, metric, edition, breakdown, period,
    own: place(area),
    region: region ? place(region) : null,
    country: country.code === area.code ? null : place(country),
    neighbours: neighbours && metric.levels.includes('LA') ? (neighbourFigures(edition, neighbours, breakdown).find((one) => one.period === period) ?? null) : null,
    joint: returnsJointly(edition, area.code) ?? null,
  };
}

/** What a metric shows where nothing was chosen. */
export function firstBreakdown(metric: Metric): BreakdownKey {
  return breakdownKey(chosenBreakdown(new URLSearchParams(), metric), metric.breakdowns);
}

/** The newest period; of an authority that has ended, the newest in which it has a number or a judgement. */
export function periodFor(edition: EditionFigures, metric: Metric, area: Area, breakdown: BreakdownKey): string {
  const newest = edition.periods[edition.periods.length - 1] ?? '';
  if (area.lastYear === undefined) return newest;
  return edition.periods.findLast((period) => edition.at(area.code, period, ownBreakdown(metric, area, breakdown))?.missing === null) ?? newest;
}

/** A place in words: the number as published, a judgement, how many have one, or the reason why there is none. */
export function cellOf({ area, published, figure }: Place, metric: Metric, breakdown: BreakdownKey): RowFigure {
  if (!published) return { text: `for ${metric.levels.join(' and ')} only`, missing: true };
  const words = categoryWords(metric, figure);
  if (words !== null) return { text: words, missing: false };
  if (metric.unit === 'category' && figure?.value != null) return { text: `${figure.value} ${judgementOf(metric, breakdown)}`, missing: false };
  const missing = typeof figure?.value !== 'number';
  const since = figure?.withheldSince === undefined ? '' : `, withheld since ${dateText(figure.withheldSince)}`;
  const none = area.partners && !figure ? 'returned by each authority' : contentText(figure?.value ?? null, figure ? figure.missing : 'none', metric);
  return { text: none + since, missing };
}

/** The neighbours' median, or how many of them have the judgement, with how many have data. */
export function neighboursCell(metric: Metric, breakdown: BreakdownKey, { value, missing, with: counted, of }: NeighbourFigure): RowFigure & { readonly basis: string } {
  const basis = `${counted} of ${of}`;
  if (metric.unit === 'category' && value !== null) return { text: `${value} ${judgementOf(metric, breakdown)}`, missing: false, basis };
  return { text: contentText(value, missing, metric), missing: value === null, basis };
}

/** The first breakdown in words; a judgement of one authority has none. */
export function breakdownText(metric: Metric, area: Area, breakdown: BreakdownKey): string {
  return metric.unit === 'category' && area.level === 'LA' ? '' : judgementOf(metric, breakdown);
}

/** The chosen values of a breakdown in words. */
function judgementOf(metric: Metric, breakdown: BreakdownKey): string {
  return Object.values(parseBreakdownKey(breakdown)).map((value) => valueLabel(metric, value)).join(', ');
}
