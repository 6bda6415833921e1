import { breakdownKey, type Breakdown, type BreakdownKey, type Figure } from '../../shared/figures.ts';
import { contentText } from '../../shared/format.ts';
import type { Area } from '../../shared/areas/register.ts';
import type { SeriesColumns } from '../../shared/chart-model.ts';
import type { Metric } from '../../shared/framework/types.ts';
import { round } from '../../shared/rounding.ts';
import type { EditionFigures } from './edition-figures.ts';
import { ownBreakdown } from './page-series.ts';

/**
 * What the release before said of an area's figures, by period, where it said something else; nothing where it is all
 * the same. By the rule of the comparison of releases: two numbers differ where they do at one decimal. What is
 * suppressed now, or was then, is left out: the earlier edition has it withheld.
 */
export function revisedColumn(edition: EditionFigures, before: EditionFigures | null, metric: Metric, area: Area, chosen: Breakdown): Pick<SeriesColumns, 'was'> {
  if (!before) return {};
  const key: BreakdownKey = ownBreakdown(metric, area, breakdownKey(chosen, metric.breakdowns));
  const texts = edition.periods.map((period) => wasText(before.at(area.code, period, key), edition.at(area.code, period, key), metric));
  return texts.some((text) => text !== null) ? { was: { published: before.release.published, texts } } : {};
}

function wasText(then: Figure | undefined, now: Figure | undefined, metric: Metric): string | null {
  if (!then || !now || now.missing === 'c' || then.missing === 'c' || then.category !== null) return null;
  if (then.value === null || now.value === null) return then.missing === now.missing ? null : contentText(then.value, then.missing, metric);
  const [was, is] = [then, now].map((figure) => round(figure.behind?.exact ?? figure.value ?? 0, 1));
  if (was === is) return null;
  // Where the shown numbers are the same, only the decimal tells them apart.
  return then.value === now.value ? contentText(Number(was), null, { ...metric, decimals: 1 }) : contentText(then.value, null, metric);
}
