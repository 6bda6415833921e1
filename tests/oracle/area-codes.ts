import { cellOf, publishedRows, type PublishedRow } from './published-rows.ts';

/** An area as the files themselves describe it. */
export interface OracleArea {
  /** Newest ONS code; both codes with ` / ` for a joint return. */
  readonly code: string;
  readonly level: 'England' | 'region' | 'LA';
  /** Three-digit code, `314 / 318` for a joint return; empty above LAs. */
  readonly oldCode: string;
  /** Every spelling met. */
  readonly names: ReadonlySet<string>;
}

/** Files that together show every code an LA has had; their order has no meaning. */
const FILES_WITH_CODES = [
  'b1_children_in_need_2013_to_2025.csv',
  'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
  'c4_children_in_need_section_47s_and_icpcs_2013_to_2025.csv',
  'cla_number_and_rate_per_10k_children.csv',
  'csww_indicators_2017_to_2025.csv',
  'absence_la.csv',
  'ons_mid-year_population_estimates_2012_to_2024.csv',
];

interface Sighting {
  first: string;
  last: string;
}

/** The areas of the published files, by the key that is stable: old code for LAs, ONS code above them. */
export class AreaCodes {
  private readonly areas = new Map<string, OracleArea>();
  private readonly byCode = new Map<string, OracleArea>();
  private readonly regions = new Map<string, string>();

  constructor(folder: string) {
    const names = new Map<string, Set<string>>();
    const levels = new Map<string, OracleArea['level']>();
    const sightings = new Map<string, Map<string, Sighting>[]>();
    for (const file of FILES_WITH_CODES) {
      const inFile = new Map<string, Map<string, Sighting>>();
      for (const row of publishedRows(folder, file)) {
        const key = areaKey(row);
        levels.set(key, levelOf(row));
        if (levelOf(row) === 'LA') this.regions.set(key, cellOf(row, 'region_code'));
        addTo(names, key, nameOf(row));
        const codes = inFile.get(key) ?? new Map<string, Sighting>();
        inFile.set(key, codes);
        see(codes, onsCodeOf(row), cellOf(row, 'time_period'));
      }
      for (const [key, codes] of inFile) sightings.set(key, [...(sightings.get(key) ?? []), codes]);
    }
    for (const [key, level] of levels) {
      const code = newestCode(key, sightings.get(key) ?? []);
      const area = { code, level, oldCode: level === 'LA' ? key : '', names: names.get(key) ?? new Set<string>() };
      this.areas.set(key, area);
      for (const codes of sightings.get(key) ?? []) for (const had of codes.keys()) this.byCode.set(had, area);
    }
  }

  /** The area that a row is about. Throws for one never seen. */
  ofRow(row: PublishedRow): OracleArea {
    return this.ofKey(areaKey(row));
  }

  /** By three-digit code, or by ONS code above LAs. Throws for one never seen. */
  ofKey(key: string): OracleArea {
    const area = this.areas.get(key);
    if (!area) throw new Error(`No area with the key ${key} in the published files.`);
    return area;
  }

  /** By any ONS code it has had; both codes with ` / ` for a joint return. Throws for one never seen. */
  ofCode(code: string): OracleArea {
    const area = this.byCode.get(code);
    if (!area) throw new Error(`No area with the ONS code ${code} in the published files.`);
    return area;
  }

  /** ONS codes of the regions that an LA lies in; one in London lies in Inner or Outer London and in London. */
  regionsOf({ oldCode }: OracleArea): readonly string[] {
    const region = this.regions.get(oldCode);
    if (region === undefined) throw new Error(`No region for the LA ${oldCode} in the published files.`);
    return region.startsWith('E13') ? [region, 'E12000007'] : [region];
  }

  all(): readonly OracleArea[] {
    return [...this.areas.values()];
  }
}

/** What stays the same when an ONS code is issued anew. */
export function areaKey(row: PublishedRow): string {
  return levelOf(row) === 'LA' ? cellOf(row, 'old_la_code') : onsCodeOf(row);
}

function levelOf(row: PublishedRow): OracleArea['level'] {
  const level = cellOf(row, 'geographic_level');
  if (level === 'National') return 'England';
  if (level === 'Regional') return 'region';
  if (level === 'Local authority') return 'LA';
  throw new Error(`Unknown geographic level ${level}.`);
}

/** The code of the time, as the row has it. */
export function onsCodeOf(row: PublishedRow): string {
  const column = { England: 'country_code', region: 'region_code', LA: 'new_la_code' }[levelOf(row)];
  return cellOf(row, column);
}

function nameOf(row: PublishedRow): string {
  return cellOf(row, { England: 'country_name', region: 'region_name', LA: 'la_name' }[levelOf(row)]);
}

function see(codes: Map<string, Sighting>, code: string, period: string): void {
  const sighting = codes.get(code);
  if (!sighting) codes.set(code, { first: period, last: period });
  else {
    if (period < sighting.first) sighting.first = period;
    if (period > sighting.last) sighting.last = period;
  }
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key) ?? new Set<string>();
  set.add(value);
  sets.set(key, set);
}

/**
 * A code is older than another when some file stops using it before it starts with the other. The newest is the one
 * that no other is newer than; it must be the only one, else the files do not settle the question and this throws.
 */
function newestCode(key: string, files: readonly Map<string, Sighting>[]): string {
  const codes = new Set(files.flatMap((file) => [...file.keys()]));
  const older = new Set<string>();
  for (const file of files) {
    for (const [code, { last }] of file) {
      for (const { first } of file.values()) if (first > last) older.add(code);
    }
  }
  const newest = [...codes].filter((code) => !older.has(code));
  const [code] = newest;
  if (!code || newest.length > 1) throw new Error(`The files do not say which code of ${key} is newest: ${[...codes].join(', ')}.`);
  return code;
}
