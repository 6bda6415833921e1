import { JOINT_RETURNS, RECODINGS, REORGANISATIONS, reportingYearOf } from './changes.ts';
import { LOCAL_AUTHORITIES_BY_REGION } from './england.ts';

/** `England` is the level of a whole country, the sandbox's invented country included. */
export type AreaLevel = 'England' | 'region' | 'LA';

/** The published world and the invented one never appear beside each other. */
export type World = 'published' | 'invented';

export interface Area {
  /** Newest ONS code; both codes with " / " for a joint return; `X…` when invented. The key used everywhere. */
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly world: World;
  /** Three-digit code of a local authority (`314 / 318` for a joint return). */
  readonly localCode?: string;
  /** Code of the region an LA's published rows carry. */
  readonly region?: string;
  /** ONS codes the same area had before. */
  readonly earlierCodes: readonly string[];
  /** First and last reporting year (to 31 March) in which the authority existed, where it did not always. */
  readonly firstYear?: number;
  readonly lastYear?: number;
  /** Codes of the authorities that took over. */
  readonly successors?: readonly string[];
  /** Codes of the authorities that return together. */
  readonly partners?: readonly string[];
}

export const ENGLAND = 'E92000001';
export const LONDON = 'E12000007';
export const INVENTED_COUNTRY = 'X92000001';
export const NORTHERN_VALE = 'X12000001';

const REGIONS: readonly (readonly [code: string, name: string])[] = [
  ['E12000001', 'North East'],
  ['E12000002', 'North West'],
  ['E12000003', 'Yorkshire and The Humber'],
  ['E12000004', 'East Midlands'],
  ['E12000005', 'West Midlands'],
  ['E12000006', 'East of England'],
  [LONDON, 'London'],
  ['E12000008', 'South East'],
  ['E12000009', 'South West'],
  ['E13000001', 'Inner London'],
  ['E13000002', 'Outer London'],
];

/** Parts of London: never added to the nine regions, or London counts twice. */
export const PARTS_OF_LONDON: readonly string[] = ['E13000001', 'E13000002'];

/** When an authority ended or began by a reorganisation, and who took over. */
function lifeOf(code: string): Pick<Area, 'firstYear' | 'lastYear' | 'successors'> {
  const ending = REORGANISATIONS.find(({ ended }) => code in ended);
  const beginning = REORGANISATIONS.find(({ ended }) => Object.values(ended).some((successors) => successors.includes(code)));
  return {
    firstYear: beginning && reportingYearOf(beginning.on),
    ...(ending && { lastYear: reportingYearOf(ending.on) - 1, successors: ending.ended[code] }),
  };
}

const INVENTED_NAMES = [
  'Ashdown', 'Brackley Vale', 'Carrow', 'Dunmere', 'Elmsford', 'Farrow Coast',
  'Gorsley', 'Highmoor', 'Ironbridge Vale', 'Jarrow Fen', 'Kelderdale', 'Lowther',
] as const;

function publishedAreas(): Area[] {
  const world = 'published' as const;
  const country: Area = { code: ENGLAND, name: 'England', level: 'England', world, earlierCodes: [] };
  const regions = REGIONS.map(([code, name]): Area => ({ code, name, level: 'region', world, earlierCodes: [] }));
  const authorities = Object.entries(LOCAL_AUTHORITIES_BY_REGION).flatMap(([region, list]) =>
    list.map(([localCode, code, name]): Area => ({
      code, name, level: 'LA', world, localCode, region,
      earlierCodes: RECODINGS.filter((recoding) => recoding.code === code).map(({ earlier }) => earlier),
      ...lifeOf(code),
    })),
  );
  const joint = JOINT_RETURNS.map(({ local, codes, name, region }): Area => ({
    code: codes.join(' / '), name, level: 'LA', world, localCode: local, region, earlierCodes: [], partners: codes,
  }));
  return [country, ...regions, ...authorities, ...joint];
}

function inventedAreas(): Area[] {
  const world = 'invented' as const;
  return [
    { code: INVENTED_COUNTRY, name: 'All the Vales', level: 'England', world, earlierCodes: [] },
    { code: NORTHERN_VALE, name: 'Northern Vale', level: 'region', world, earlierCodes: [] },
    ...INVENTED_NAMES.map((name, index): Area => {
      const number = String(index + 1).padStart(2, '0');
      return { code: `X060000${number}`, name, level: 'LA', world, localCode: `X${number}`, region: NORTHERN_VALE, earlierCodes: [] };
    }),
  ];
}

/** Every area there is, both worlds, each once. */
export const AREAS: readonly Area[] = [...publishedAreas(), ...inventedAreas()];

const BY_ANY_CODE: ReadonlyMap<string, Area> = new Map(
  AREAS.flatMap((area) =>
    [area.code, ...area.earlierCodes, ...(area.localCode ? [area.localCode] : [])].map((code): [string, Area] => [code, area]),
  ),
);

/**
 * The area behind any code it has had: newest or earlier ONS code, three-digit code, a joint return by either
 * spelling. `undefined` where there is none.
 */
export function findArea(code: string): Area | undefined {
  return BY_ANY_CODE.get(code);
}

/** The area of a code that is known to exist. @throws Error for a code of no area. */
export function areaOf(code: string): Area {
  const area = findArea(code);
  if (!area) throw new Error(`No area has the code ${code}`);
  return area;
}

/** Authorities that ended and whose area, or part of it, an authority took over; by name. */
export function predecessorsOf(code: string): readonly Area[] {
  return AREAS.filter(({ successors }) => successors?.includes(code)).sort(byName);
}

/** The whole country of a world. */
export function countryOf(world: World): Area {
  return areaOf(world === 'invented' ? INVENTED_COUNTRY : ENGLAND);
}

/** Regions of a world by name; London's two parts stand beside London. */
export function regionsOf(world: World): readonly Area[] {
  return AREAS.filter((area) => area.world === world && area.level === 'region').sort(byName);
}

/** Local authorities of a world by name, those that ended and joint returns only when asked for. */
export function localAuthoritiesOf(world: World, include: { ended?: boolean; joint?: boolean } = {}): readonly Area[] {
  return AREAS.filter(
    (area) =>
      area.world === world && area.level === 'LA' &&
      (include.ended || area.lastYear === undefined) &&
      (include.joint || area.partners === undefined),
  ).sort(byName);
}

/** Local authorities inside a region (London holds both its parts), today's only. */
export function localAuthoritiesIn(region: string): readonly Area[] {
  const regions = region === LONDON ? PARTS_OF_LONDON : [region];
  return localAuthoritiesOf(areaOf(region).world).filter((area) => area.region !== undefined && regions.includes(area.region));
}

/** Name order as an English reader expects it. */
export function byName(a: Area, b: Area): number {
  return a.name.localeCompare(b.name, 'en-GB');
}
