import { areaOf, countryOf, findArea, type Area } from '../../shared/areas/register.ts';
import { Refusal } from '../../shared/errors.ts';
import type { Pin } from '../../shared/figures.ts';
import type { Metric } from '../../shared/framework/types.ts';
import { COMPARISONS, LISTS, type Comparison, type ListKey } from '../../shared/indicator-view.ts';

/** Which areas a page is made for: all the published ones, or those of a workspace. */
export interface PageAreas {
  /** Area shown where the address names none. */
  readonly home: string;
  /** Areas the page offers; left out: every area of the home's world. */
  readonly offered?: readonly string[];
}

export const PUBLIC_PAGE: PageAreas = { home: countryOf('published').code };

/**
 * The area an address asks for, by any code it has had. A workspace sees areas of its own world only: invented figures
 * never stand beside a conversation about real ones, nor the other way round.
 * @throws Refusal 400 for a code of no area, and in a workspace for one of the other world.
 */
export function chosenArea(query: URLSearchParams, areas: PageAreas): Area {
  const code = query.get('area');
  if (code === null || code === '') return areaOf(areas.home);
  const area = findArea(code);
  const elsewhere = areas.offered !== undefined && area?.world !== areaOf(areas.home).world;
  if (elsewhere && area) throw refused('This workspace does not show that area. Choose one from the list of areas.');
  if (!area) throw refused(`No area has the code “${shortened(code)}”. Choose one from the list of areas.`);
  return area;
}

/**
 * What stands beside the area. Left out: everything. `compare=none`: nothing. Names come with commas or repeated.
 * @throws Refusal 400 for another name.
 */
export function chosenComparisons(query: URLSearchParams): readonly Comparison[] {
  const names = query.getAll('compare').flatMap((value) => value.split(',')).filter((name) => name !== '');
  if (names.length === 0) return COMPARISONS;
  const chosen = names.filter((name) => name !== 'none');
  const unknown = chosen.find((name) => !(COMPARISONS as readonly string[]).includes(name));
  if (unknown !== undefined) throw refused(`There is no comparison called “${shortened(unknown)}”. There are region, england and neighbours.`);
  return COMPARISONS.filter((name) => chosen.includes(name));
}

/** The list of local authorities an address asks for, or the first that the area has. @throws Refusal 400 for another name. */
export function chosenList(query: URLSearchParams, available: readonly ListKey[]): ListKey {
  const name = query.get('list');
  if (name === null || name === '') return available[0] ?? 'england';
  const list = LISTS.find((one) => one === name);
  if (!list) throw refused(`There is no list called “${shortened(name)}”. There are region, neighbours and england.`);
  return available.includes(list) ? list : (available[0] ?? 'england');
}

/** A value for every dimension of the metric, the first where none is asked for. @throws Refusal 400 for another value. */
export function chosenBreakdown(query: URLSearchParams, { breakdowns }: Pick<Metric, 'breakdowns'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    breakdowns.map(({ name, label, values }) => {
      const asked = query.get(name);
      const found = asked === null || asked === '' ? values[0] : values.find(({ value }) => value === asked);
      if (!found) throw refused(`There is no ${label} called “${shortened(asked ?? '')}”. Choose one from the page.`);
      return [name, found.value];
    }),
  );
}

/**
 * The day whose figures an address asks for (`asAt=2024-12-31`).
 * @throws Refusal 400 for anything but an ISO day.
 */
export function chosenPin(query: URLSearchParams): Pin {
  const day = query.get('asAt');
  if (day === null || day === '') return {};
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)) || !new Date(day).toISOString().startsWith(day)) {
    throw refused(`“${shortened(day)}” is not a day. Write it as 2024-12-31.`);
  }
  return { asAt: day };
}

function refused(message: string): Refusal {
  return new Refusal(400, 'unknown-choice', message);
}

/** What a stranger typed is shown back only so far. */
function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
