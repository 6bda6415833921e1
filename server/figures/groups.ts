import { areaOf, AREAS, byName, countryOf, localAuthoritiesIn, localAuthoritiesOf, type Area } from '../../shared/areas/register.ts';
import type { BreakdownKey, Figure, NeighbourFigure } from '../../shared/figures.ts';
import type { EditionFigures } from './edition-figures.ts';
import { neighbourFigures, type Neighbours } from './neighbours.ts';

/** An area beside what it is read against. */
export interface Comparison {
  readonly area: readonly Figure[];
  /** The region an LA lies in; `null` for regions and countries. */
  readonly region: { readonly area: Area; readonly series: readonly Figure[] } | null;
  /** The whole country; `null` for itself. */
  readonly country: { readonly area: Area; readonly series: readonly Figure[] } | null;
  /** `null` where the area has no neighbours. */
  readonly neighbours: { readonly model: string; readonly title: string; readonly series: readonly NeighbourFigure[] } | null;
}

/** Which LAs are listed: those of the area's region, its neighbours (and itself), or the whole country. */
export type AreaGroup = 'region' | 'neighbours' | 'england';

/** The series of an area and of its region, country and neighbours, at one breakdown; each ascending by period. */
export function comparisonOf(edition: EditionFigures, area: Area, neighbours: Neighbours | null, breakdown: BreakdownKey): Comparison {
  const seriesOf = (other: Area | undefined) => (other && other.code !== area.code ? { area: other, series: edition.series(other.code, breakdown) } : null);
  return {
    area: edition.series(area.code, breakdown),
    region: seriesOf(area.region === undefined ? undefined : areaOf(area.region)),
    country: seriesOf(countryOf(area.world)),
    neighbours: neighbours && { model: neighbours.model, title: neighbours.title, series: neighbourFigures(edition, neighbours, breakdown) },
  };
}

/**
 * The LAs of a group with what each shows at one period and breakdown, by name. Where the publisher has a joint return
 * and no row for its partners, the joint return is listed in their place.
 */
export function groupFigures(edition: EditionFigures, group: readonly Area[], period: string, breakdown: BreakdownKey): readonly { readonly area: Area; readonly figure: Figure | undefined }[] {
  const joint = AREAS.filter(({ code, partners }) => partners?.some((partner) => group.some((area) => area.code === partner)) && edition.at(code, period, breakdown));
  const stoodFor = new Set(joint.flatMap(({ partners }) => partners ?? []));
  return [...group.filter(({ code }) => !stoodFor.has(code) || edition.at(code, period, breakdown)), ...joint.filter((area) => !group.includes(area))]
    .sort(byName)
    .map((area) => ({ area, figure: edition.at(area.code, period, breakdown) }));
}

/** Today's LAs of a group around an area, by name; empty where the area has no such group. */
export function authoritiesOf(group: AreaGroup, area: Area, neighbours: Neighbours | null): readonly Area[] {
  if (group === 'england') return localAuthoritiesOf(area.world);
  if (group === 'neighbours') return neighbours ? [area, ...neighbours.neighbours.map((one) => areaOf(one.area))].sort(byName) : [];
  const region = area.level === 'region' ? area.code : area.region;
  return region === undefined ? [] : localAuthoritiesIn(region);
}
