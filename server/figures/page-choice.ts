import { areaOf, byName, countryOf, findArea, type Area, type World } from '../../shared/areas/register.ts';
import { AXES, type Axis } from '../../shared/chart-scale.ts';
import { Refusal } from '../../shared/errors.ts';
import type { Breakdown, Pin } from '../../shared/figures.ts';
import { listText } from '../../shared/format.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import type { Indicator, Metric } from '../../shared/framework/types.ts';
import { COMPARISONS, LISTS, MOST_OWN, type Comparison, type ListKey } from '../../shared/indicator-view.ts';
import { BY_ETHNICITY, ETHNIC_GROUPS } from './import/computed/ethnicity.ts';

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
  const names = severalOf(query, 'compare');
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
  if (!list) throw refused(`There is no list called “${shortened(name)}”. There are region, neighbours, england and own.`);
  return available.includes(list) ? list : (available[0] ?? 'england');
}

/**
 * The reader's own choice of local authorities, by any code each has had, repeated or with commas; by name, each once.
 * @throws Refusal 400 for a code of no local authority of this world, and for more than a choice can hold.
 */
export function chosenOwn(query: URLSearchParams, world: World): readonly Area[] {
  const areas = new Set<Area>();
  for (const code of severalOf(query, 'la')) {
    const area = findArea(code);
    if (area?.level !== 'LA' || area.world !== world) throw refused(`No local authority here has the code “${shortened(code)}”. Choose one from the list of local authorities.`);
    areas.add(area);
  }
  if (areas.size > MOST_OWN) throw refused(`A list of your own can hold ${MOST_OWN} local authorities; this one names ${areas.size}.`);
  return [...areas].sort(byName);
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

/** The breakdown of another metric that says the same as far as it can: its own first value where it has no such one. */
export function followedBreakdown({ breakdowns }: Pick<Metric, 'breakdowns'>, chosen: Breakdown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    breakdowns.map(({ name, values }) => [name, (values.find(({ value }) => value === chosen[name]) ?? values[0])?.value ?? '']),
  );
}

/** The indicator that is to stand side by side with this one. @throws Refusal 400 for a slug of none. */
export function chosenBeside(query: URLSearchParams, own: Indicator): Indicator | null {
  const slug = query.get('beside');
  if (slug === null || slug === '' || slug === own.slug) return null;
  const indicator = findIndicator(slug);
  if (!indicator) throw refused(`There is no indicator called “${shortened(slug)}”. Choose one from the page.`);
  return indicator;
}

/** What an address says of the dimensions of the metric side by side (`beside-age=19-21`). @throws Refusal 400 for another value. */
export function besideChoices(query: URLSearchParams, { breakdowns }: Pick<Metric, 'breakdowns'>): Readonly<Record<string, string>> {
  const asked = breakdowns.filter(({ name }) => (query.get(`beside-${name}`) ?? '') !== '');
  return chosenBreakdown(new URLSearchParams(asked.map(({ name }) => [name, query.get(`beside-${name}`) ?? ''])), { breakdowns: asked });
}

/** Where the chart's axis begins; left out: at zero. @throws Refusal 400 for another word. */
export function chosenAxis(query: URLSearchParams): Axis {
  const name = query.get('axis');
  if (name === null || name === '') return 'zero';
  const axis = AXES.find((one) => one === name);
  if (!axis) throw refused(`There is no axis called “${shortened(name)}”. There are zero and chosen.`);
  return axis;
}

/**
 * The period of the lists; `null` for the newest, also where these figures have no such period (an earlier release).
 * @throws Refusal 400 for what is no period.
 */
export function chosenPeriod(query: URLSearchParams, periods: readonly string[]): string | null {
  const period = query.get('period');
  if (period === null || period === '') return null;
  if (!/^\d{4}(\/\d{2})?$/.test(period)) throw refused(`“${shortened(period)}” is not a year. Write it as 2025 or 2024/25.`);
  return periods.includes(period) && period !== periods[periods.length - 1] ? period : null;
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

/**
 * The ethnic group whose years an address asks for, on the page that has them.
 * @throws Refusal 400 for another name.
 */
export function chosenEthnicity(query: URLSearchParams, { slug }: Pick<Metric, 'slug'>): string | undefined {
  const name = query.get('ethnicity');
  if (slug !== BY_ETHNICITY || name === null || name === '') return undefined;
  if (ETHNIC_GROUPS.every((group) => group.slug !== name)) {
    throw refused(`There is no ethnic group called “${shortened(name)}”. There are ${listText(ETHNIC_GROUPS.map((group) => group.slug))}.`);
  }
  return name;
}

/** What an address says of one thing, with commas or repeated. */
function severalOf(query: URLSearchParams, name: string): readonly string[] {
  return query.getAll(name).flatMap((value) => value.split(',')).map((text) => text.trim()).filter((text) => text !== '');
}

function refused(message: string): Refusal {
  return new Refusal(400, 'unknown-choice', message);
}

/** What a stranger typed is shown back only so far. */
function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
