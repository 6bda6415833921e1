import { localAuthoritiesIn } from '../../shared/areas/register.ts';

/** A part of the country, small enough to be worked out: each whole is the sum of its parts. */
export const ENGLAND = 'E92000001';
export const YORKSHIRE = 'E12000003';
export const LONDON = 'E12000007';
export const INNER = 'E13000001';
export const OUTER = 'E13000002';
const someOf = (region: string, many: number) => localAuthoritiesIn(region).slice(1, 1 + many).map(({ code }) => code);
const PARTS: Readonly<Record<string, readonly string[]>> = { [YORKSHIRE]: someOf(YORKSHIRE, 4), [INNER]: someOf(INNER, 3), [OUTER]: someOf(OUTER, 3) };
export const AUTHORITIES = Object.values(PARTS).flat();
export const regionOf = (area: string) => Object.keys(PARTS).find((region) => PARTS[region]?.includes(area)) ?? '';
export const partsOfRegion = (region: string): readonly string[] => PARTS[region] ?? [];

/** A published table of counts: columns of areas and periods, one of them perhaps the sum of the others. */
export interface TableShape {
  readonly name: string;
  readonly periods: readonly string[];
  readonly columns: readonly string[];
  readonly whole?: string;
  /** Whether London is published by its two parts as well. */
  readonly partsOfLondon: boolean;
}

/** `<area>|<period>|<column>` */
export type Place = string;
export const placeOf = (area: string, period: string, column: string): Place => `${area}|${period}|${column}`;

/** What adds up: the first is the sum of the others. */
export type Equation = readonly Place[];

/** The areas of a table, wholes before their parts, each with its parts. */
function wholes({ partsOfLondon }: Pick<TableShape, 'partsOfLondon'>): readonly (readonly [string, readonly string[]])[] {
  const london: readonly (readonly [string, readonly string[]])[] = partsOfLondon
    ? [[LONDON, [INNER, OUTER]], [INNER, partsOfRegion(INNER)], [OUTER, partsOfRegion(OUTER)]]
    : [[LONDON, [...partsOfRegion(INNER), ...partsOfRegion(OUTER)]]];
  return [[ENGLAND, [YORKSHIRE, LONDON]], [YORKSHIRE, partsOfRegion(YORKSHIRE)], ...london];
}

export function areasOfTable(shape: Pick<TableShape, 'partsOfLondon'>): readonly string[] {
  return [...wholes(shape).map(([area]) => area), ...AUTHORITIES];
}

/** Everything in a table that adds up, by period: columns to their whole, areas to theirs. */
export function equationsOf(shape: TableShape): readonly (readonly Equation[])[] {
  const { columns, whole, periods } = shape;
  return periods.map((period) => [
    ...columns.flatMap((column) => wholes(shape).map(([area, parts]) => [area, ...parts].map((one) => placeOf(one, period, column)))),
    ...(whole === undefined ? [] : areasOfTable(shape).map((area) => [whole, ...columns.filter((column) => column !== whole)].map((column) => placeOf(area, period, column)))),
  ]);
}

/** True counts of authorities and parts, completed by every sum of the table. */
export function completed(shape: TableShape, leaf: (place: Place) => number): ReadonlyMap<Place, number> {
  const counts = new Map<Place, number>();
  const parts = shape.columns.filter((column) => column !== shape.whole);
  for (const period of shape.periods) {
    for (const area of AUTHORITIES) for (const column of parts) counts.set(placeOf(area, period, column), leaf(placeOf(area, period, column)));
    for (const [area, inside] of [...wholes(shape)].reverse()) {
      for (const column of parts) counts.set(placeOf(area, period, column), inside.reduce((sum, one) => sum + (counts.get(placeOf(one, period, column)) ?? 0), 0));
    }
    // England stands first and was summed last; its parts are there by then.
    if (shape.whole !== undefined) {
      for (const area of areasOfTable(shape)) counts.set(placeOf(area, period, shape.whole), parts.reduce((sum, column) => sum + (counts.get(placeOf(area, period, column)) ?? 0), 0));
    }
  }
  return counts;
}

/** Hidden cells that the shown ones determine by what adds up: exact elimination over the rationals. */
export function determined(hidden: ReadonlySet<Place>, equations: readonly Equation[]): readonly Place[] {
  const unknown = [...new Set(equations.flat())].filter((place) => hidden.has(place));
  const at = new Map(unknown.map((place, index) => [place, index]));
  const rows = equations.map((equation) => {
    const row = new Array<bigint>(unknown.length).fill(0n);
    equation.forEach((place, index) => {
      const column = at.get(place);
      if (column !== undefined) row[column] = (row[column] ?? 0n) + (index === 0 ? 1n : -1n);
    });
    return row;
  });
  let done = 0;
  for (let column = 0; column < unknown.length; column++) {
    const pivot = rows.findIndex((row, index) => index >= done && row[column] !== 0n);
    if (pivot < 0) continue;
    [rows[done], rows[pivot]] = [rows[pivot]!, rows[done]!];
    const by = rows[done]!;
    rows.forEach((row, index) => {
      const factor = row[column]!;
      if (index === done || factor === 0n) return;
      rows[index] = smaller(row.map((entry, place) => entry * by[column]! - by[place]! * factor));
    });
    done += 1;
  }
  return rows.flatMap((row) => {
    const [only, second] = row.flatMap((entry, index) => (entry === 0n ? [] : [index]));
    return only !== undefined && second === undefined ? [unknown[only]!] : [];
  });
}

function smaller(row: readonly bigint[]): bigint[] {
  const divisor = row.reduce((a, b) => greatest(a, b < 0n ? -b : b), 0n);
  return divisor > 1n ? row.map((entry) => entry / divisor) : [...row];
}

function greatest(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatest(b, a % b);
}

/**
 * What a careful publisher hides: the cells chosen, and as many others, small ones before large ones and parts before
 * wholes, as keep every one of them from being worked out by what adds up.
 */
export function carefully(shape: TableShape, counts: ReadonlyMap<Place, number>, chosen: ReadonlySet<Place>): ReadonlySet<Place> {
  const hidden = new Set(chosen);
  const hideOneMoreOf = (equation: Equation): boolean => {
    const [whole, ...parts] = equation;
    const left = parts.filter((place) => !hidden.has(place)).sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
    const next = left[0] ?? (whole !== undefined && !hidden.has(whole) ? whole : undefined);
    if (next === undefined) return false;
    hidden.add(next);
    return true;
  };
  for (const equations of equationsOf(shape)) {
    for (;;) {
      const alone = equations.find((equation) => equation.filter((place) => hidden.has(place)).length === 1);
      if (alone) {
        hideOneMoreOf(alone);
        continue;
      }
      const [known] = determined(hidden, equations);
      if (known === undefined) break;
      const around = equations.filter((equation) => equation.includes(known));
      if (!around.some(hideOneMoreOf)) throw new Error('Everything is hidden and still known.');
    }
  }
  return hidden;
}
