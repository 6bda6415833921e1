import { countryOf, localAuthoritiesIn, regionsOf, type Area } from '../../shared/areas/register.ts';
import type { BreakdownKey } from '../../shared/figures.ts';
import { areaName } from '../../shared/format.ts';
import type { Metric } from '../../shared/framework/types.ts';
import type { IndicatorView, ListKey } from '../../shared/indicator-view.ts';
import type { ListColumns } from '../../shared/list-model.ts';
import type { EditionFigures } from './edition-figures.ts';
import { authoritiesOf, groupFigures } from './groups.ts';
import type { Neighbours } from './neighbours.ts';
import { behindColumns, categoryWords, reasonOf } from './page-series.ts';

/** Groups of authorities that can be listed around this area, the nearest first, the reader's own choice last. */
export function listsOf(area: Area, neighbours: Neighbours | null, { levels }: Metric, own: readonly Area[]): IndicatorView['lists'] {
  if (!levels.includes('LA')) return [];
  const region = area.level === 'region' ? area.code : area.region;
  const list = (key: ListKey, name: string, group: readonly Area[]) => ({ key, name, count: group.length });
  return [
    ...(region !== undefined ? [list('region', areaName(region), localAuthoritiesIn(region))] : []),
    ...(neighbours ? [list('neighbours', `${areaName(area.code)} and its statistical neighbours`, authoritiesOf('neighbours', area, neighbours))] : []),
    list('england', area.world === 'invented' ? areaName(countryOf(area.world).code) : 'All of England', authoritiesOf('england', area, neighbours)),
    list('own', 'Your own choice', own),
  ];
}

/** The local authorities of a group with what each shows in one period. */
export function listOf(
  edition: EditionFigures, metric: Metric, area: Area, neighbours: Neighbours | null, list: ListKey, own: readonly Area[], period: string, breakdown: BreakdownKey,
): ListColumns {
  const group = list === 'own' ? own : authoritiesOf(list, area, neighbours);
  const key = metric.unit === 'category' ? '' : breakdown;
  // A joint return is nobody's statistical neighbour: whoever returns with another has no figure here, as in the median.
  const rows = list === 'neighbours' ? group.map((one) => ({ area: one, figure: edition.at(one.code, period, key) })) : groupFigures(edition, group, period, key);
  const figures = rows.map(({ figure }) => figure);
  const closeness = new Map(neighbours?.neighbours.map((one) => [one.area, one.closeness]));
  return {
    codes: rows.map((row) => row.area.code),
    values: figures.map((figure) => figure?.value ?? null),
    reasons: figures.map(reasonOf),
    ...behindColumns(figures),
    ...(metric.unit === 'category' && { words: figures.map((figure) => categoryWords(metric, figure)) }),
    ...(list === 'neighbours' && { closeness: rows.map((row) => closeness.get(row.area.code) ?? '') }),
  };
}

/** Every region, Inner and Outer London beside London as the publisher has them; `null` where there is nothing to list. */
export function regionsList(edition: EditionFigures, { levels }: Metric, { world }: Area, period: string, breakdown: BreakdownKey): ListColumns | null {
  const regions = regionsOf(world);
  if (!levels.includes('region') || regions.length < 2) return null;
  const figures = regions.map(({ code }) => edition.at(code, period, breakdown));
  return {
    codes: regions.map(({ code }) => code),
    values: figures.map((figure) => figure?.value ?? null),
    reasons: figures.map(reasonOf),
    ...behindColumns(figures),
  };
}
