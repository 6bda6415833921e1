import { areaOf, byName } from '../../../shared/areas/register.ts';
import type { NamedArea } from './about-figure.tsx';

const WIDEST_LAST = { LA: 0, region: 1, England: 2 } as const;

/** Areas of a workspace for choosing: local authorities by name, then the region, then the country. */
export function namedAreas(codes: readonly string[]): readonly NamedArea[] {
  return codes
    .map(areaOf)
    .sort((a, b) => WIDEST_LAST[a.level] - WIDEST_LAST[b.level] || byName(a, b))
    .map(({ code, name }) => ({ code, name }));
}

/** The area a workspace's pages show when none is chosen: its region where it has one, else its first. */
export function homeArea(codes: readonly string[]): string {
  const areas = namedAreas(codes);
  const home = areas.find(({ code }) => areaOf(code).level === 'region') ?? areas[0];
  if (!home) throw new Error('A workspace has at least one area.');
  return home.code;
}
