import { AREAS, countryOf, findArea, localAuthoritiesIn, localAuthoritiesOf, LONDON, PARTS_OF_LONDON, regionsOf, type Area, type World } from '../../shared/areas/register.ts';
import { invalid } from '../../shared/errors.ts';
import type { AreaGroup } from '../../shared/workspace-pages.ts';

/**
 * Every area that the codes stand for, of one world only: a region stands for itself, its authorities and its country.
 * @throws Refusal 400 with words for `areas`.
 */
export function areasOf(codes: readonly string[], world: World): readonly string[] {
  const expanded = codes.flatMap((code) => {
    const area = findArea(code);
    if (!area) throw invalid({ areas: `No area has the code ${code}.` });
    if (area.world !== world) throw invalid({ areas: `${area.name} belongs to the ${area.world} areas, this workspace to the ${world} ones.` });
    if (area.level !== 'region') return [area.code];
    const regions = area.code === LONDON ? [LONDON, ...PARTS_OF_LONDON] : [area.code];
    // Authorities that ended and joint returns count: their figures are of the region too.
    const authorities = AREAS.filter(({ region }) => region !== undefined && regions.includes(region));
    return [countryOf(world).code, ...regions, ...authorities.map((authority) => authority.code)];
  });
  if (expanded.length === 0) throw invalid({ areas: 'Name at least one area.' });
  return [...new Set(expanded)];
}

/**
 * Codes of the areas that were ticked, and of those typed by name or code.
 * @throws Refusal 400 with words for `areas` or `moreAreas`.
 */
export function chosenAreas(ticked: readonly string[], typed: readonly string[], world: World): readonly string[] {
  const unknown = typed.filter((words) => !namedArea(words, world));
  if (unknown.length > 0) throw invalid({ moreAreas: `There is no area called ${unknown.slice(0, 3).map(shortened).join(', ')}. Use its name or its code.` });
  return areasOf([...ticked.map(shortened), ...typed.map((words) => namedArea(words, world)!.code)], world);
}

function namedArea(words: string, world: World): Area | undefined {
  const byCode = findArea(words) ?? findArea(words.toUpperCase());
  if (byCode) return byCode;
  const name = words.toLocaleLowerCase('en-GB').replace(/\s*\(invented\)$/, '');
  const named = AREAS.filter((area) => area.world === world && area.name.toLocaleLowerCase('en-GB') === name);
  // Of two of one name, today's is meant.
  return named.find(({ lastYear }) => lastYear === undefined) ?? named[0];
}

const shortened = (words: string) => (words.length > 60 ? `${words.slice(0, 60)}…` : words);

/** What there is to choose from in a world: the country, then each region with its authorities of today. */
export function areaGroups(world: World): readonly AreaGroup[] {
  const named = ({ code, name }: Area) => ({ code, name });
  const regions = regionsOf(world).filter(({ code }) => !PARTS_OF_LONDON.includes(code));
  const inRegions = new Set(regions.flatMap(({ code }) => localAuthoritiesIn(code).map((area) => area.code)));
  const elsewhere = localAuthoritiesOf(world).filter(({ code }) => !inRegions.has(code));
  return [
    { heading: 'The whole country', areas: [named(countryOf(world))] },
    ...regions.map((region) => ({
      heading: region.name,
      areas: [{ code: region.code, name: `All of ${region.name}: the region and its authorities` }, ...localAuthoritiesIn(region.code).map(named)],
    })),
    ...(elsewhere.length > 0 ? [{ heading: 'Elsewhere', areas: elsewhere.map(named) }] : []),
  ];
}
