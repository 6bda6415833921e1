import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';
import { areasOfTable, AUTHORITIES, carefully, completed, placeOf, type Place, type TableShape } from './careful-publisher.ts';

const LATELY = ['2024', '2025'];

/** The tables that the publisher counts. */
export const SHAPES = {
  'in-need': { name: 'in-need', periods: ['2020', '2021', '2022', '2023', '2024', '2025'], columns: ['children'], partsOfLondon: true },
  'on-31-march': { name: 'on-31-march', periods: LATELY, columns: ['children'], partsOfLondon: true },
  starting: { name: 'starting', periods: LATELY, columns: ['children'], partsOfLondon: true },
  plans: { name: 'plans', periods: LATELY, columns: ['all', 'two-years', 'shorter'], whole: 'all', partsOfLondon: true },
  enquiries: { name: 'enquiries', periods: LATELY, columns: ['section-47', 'conferences'], partsOfLondon: true },
  placements: { name: 'placements', periods: LATELY, columns: ['all', 'foster', 'secure-and-childrens-homes', 'independent-and-semi-independent'], whole: 'all', partsOfLondon: true },
  injuries: { name: 'injuries', periods: ['2022/23', '2023/24'], columns: ['admissions'], partsOfLondon: false },
} as const satisfies Readonly<Record<string, TableShape>>;
export type TableName = keyof typeof SHAPES;
export const TABLES = Object.keys(SHAPES) as readonly TableName[];

/** One table as one release counts and hides it. */
export interface ReleasedTable {
  readonly counts: ReadonlyMap<Place, number>;
  readonly hidden: ReadonlySet<Place>;
}

/** Published days of the releases, oldest first; each hides more small numbers than the one before, and some others. */
export const DAYS = ['2023-10-30', '2024-10-30', '2025-10-30'] as const;
export const NEWEST = DAYS.length - 1;
const SMALL = [1, 2, 4];

/** What is random: the counts, what is revised from release to release, and what is hidden beside the small numbers. */
export interface RandomReleases {
  readonly tables: Readonly<Record<TableName, readonly ReleasedTable[]>>;
  /** Whether wholes are rounded to ten, which leaves sums that nearly add up. */
  readonly rounded: boolean;
}

export function randomReleases(draw: GeneratorValue): RandomReleases {
  const rounded = draw(fc.boolean);
  const tables = Object.fromEntries(TABLES.map((name) => {
    const shape: TableShape = SHAPES[name];
    const places = shape.periods.flatMap((period) => AUTHORITIES.flatMap((area) => shape.columns.map((column) => placeOf(area, period, column))));
    const each = <Value>(arbitrary: fc.Arbitrary<Value>) => {
      const values = draw(fc.array, arbitrary, { minLength: places.length, maxLength: places.length });
      return new Map(places.map((place, index) => [place, values[index]!]));
    };
    const first = each(fc.oneof({ weight: 1, arbitrary: fc.nat(6) }, { weight: 3, arbitrary: fc.integer({ min: 7, max: 900 }) }));
    let leaves: ReadonlyMap<Place, number> = first;
    return [name, DAYS.map((_, release): ReleasedTable => {
      const moves = each(fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -9, max: 40 }) }));
      const before = leaves;
      leaves = new Map(places.map((place) => [place, Math.max(0, (before.get(place) ?? 0) + (release === 0 ? 0 : moves.get(place)!))]));
      const counts = completed(shape, (place) => leaves.get(place) ?? 0);
      const small = (place: Place) => { const count = counts.get(place) ?? 0; return count > 0 && count <= SMALL[release]!; };
      const cells = shape.periods.flatMap((period) => areasOfTable(shape).flatMap((area) => shape.columns.map((column) => placeOf(area, period, column))));
      const others = draw(fc.subarray, cells, { maxLength: 3 });
      return { counts, hidden: carefully(shape, counts, new Set([...cells.filter(small), ...others])) };
    })];
  })) as unknown as Record<TableName, readonly ReleasedTable[]>;
  return { tables, rounded };
}

/** A world: what its releases' cells hold. The two worlds of a property differ in nothing but numbers hidden by now. */
export interface World {
  /** Number of a cell in a release; `null` where that release hides it. */
  number(table: TableName, release: number, place: Place): number | null;
  /** The same of the world that is true. */
  truth(table: TableName, release: number, place: Place): number | null;
  /** Whether the newest release hides the cell. */
  hiddenByNow(table: TableName, place: Place): boolean;
  readonly releases: RandomReleases;
}

/** The world as it is. */
export function trueWorld(releases: RandomReleases): World {
  const { tables, rounded } = releases;
  const hiddenByNow: World['hiddenByNow'] = (table, place) => tables[table][NEWEST]!.hidden.has(place);
  const truth: World['truth'] = (table, release, place) => {
    const { counts, hidden } = tables[table][release]!;
    const count = counts.get(place) ?? 0;
    const whole = !AUTHORITIES.includes(place.split('|')[0] ?? '');
    return hidden.has(place) ? null : rounded && whole && count > 50 ? Math.round(count / 10) * 10 : count;
  };
  return { releases, hiddenByNow, number: truth, truth };
}

/** Digits that nothing else has: seven of them. */
const FIRST_STRANGE = 1_000_003;

/** The same, but whatever an older release shows that the newest hides is another number there, as told by `strange`. */
export function otherWorld(world: World, strange: Set<number>): World {
  const numbers = new Map<string, number>();
  return {
    ...world,
    number(table, release, place) {
      const own = world.number(table, release, place);
      if (own === null || release === NEWEST || !world.hiddenByNow(table, place)) return own;
      const key = `${table} ${release} ${place}`;
      const number = numbers.get(key) ?? FIRST_STRANGE + 7919 * numbers.size;
      numbers.set(key, number);
      strange.add(number);
      return number;
    },
  };
}
