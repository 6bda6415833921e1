import { findArea } from '../../shared/areas/register.ts';
import { CAVEAT } from '../../shared/caveat.ts';
import { parseBreakdownKey } from '../../shared/figures.ts';
import { areaName, dateText } from '../../shared/format.ts';
import { collectionOf, findDataset } from '../../shared/framework/datasets.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import type { PinnedFigure } from '../../shared/pinned-figure.ts';
import type { FigurePin } from '../../shared/rich-text-document.ts';
import type { Database } from '../db.ts';
import type { EditionFigures } from './edition-figures.ts';
import { editionOfKey } from './editions.ts';
import { behindNames } from './page-behind.ts';
import { breakdownWords, seriesOf } from './page-series.ts';
import { sourceOf } from './page-source.ts';

/** The edition a chart is pinned to, where it exists, is public and has the chart's area and period; else `null`. */
export async function findPinned(db: Database, { metric, area, period, edition: key }: FigurePin): Promise<{ readonly edition: EditionFigures; readonly superseded: boolean } | null> {
  const [known, place] = [findMetric(metric), findArea(area)];
  if (!known || place?.code !== area) return null;
  const found = await editionOfKey(db, metric, place.world, key);
  return found && (period === null || found.edition.periods.includes(period)) ? found : null;
}

/**
 * A chart's figures as its edition has them, without what is suppressed by now; `null` where the edition is public no
 * more. Editions are kept in this process, so that many texts with the same chart cost one reading.
 */
export async function pinnedFigure(db: Database, pin: FigurePin): Promise<PinnedFigure | null> {
  const found = await findPinned(db, pin);
  const [metric, area] = [findMetric(pin.metric), findArea(pin.area)];
  if (!found || !metric || !area) return null;
  const { edition, superseded } = found;
  const [series] = seriesOf(edition, metric, area, null, pin.breakdown, []);
  if (!series) return null;
  return {
    ...pin,
    unit: metric.unit,
    decimals: metric.decimals,
    title: findIndicator(metric.slug)?.shortTitle ?? metric.title,
    areaName: areaName(area.code),
    what: breakdownWords(metric, parseBreakdownKey(pin.breakdown)),
    periods: edition.periods,
    series,
    behind: behindNames(metric),
    source: sourceOf(metric.dataset, area.world),
    release: edition.release,
    denominator: edition.denominator,
    releaseWords: releaseWords(edition, metric.dataset),
    superseded,
    caveat: CAVEAT,
  };
}

/** "Department for Education, Children in need, published 30 October 2025"; of invented figures nobody is the publisher. */
function releaseWords({ release, denominator, invented }: EditionFigures, dataset: string): string {
  const found = findDataset(dataset);
  const collection = found && collectionOf(found);
  const source = invented ? 'Invented figures' : collection ? `${collection.publisher}, ${collection.title}` : dataset;
  const under = denominator && denominator.id !== release.id ? `, worked out with figures published ${dateText(denominator.published)}` : '';
  return `${source}, published ${dateText(release.published)}${under}`;
}
