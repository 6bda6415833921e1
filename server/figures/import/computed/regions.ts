import { areaOf, LONDON, PARTS_OF_LONDON } from '../../../../shared/areas/register.ts';
import { whole } from './arithmetic.ts';
import type { Cell } from './observations.ts';

/** What an authority returned: a number or symbol for each side of a ratio. */
export interface Return {
  readonly area: string;
  readonly count: Cell;
  readonly denominator: Cell | undefined;
}

/** The regions an area lies in by the area register: one, and London beside its inner or outer part. */
export function regionsAround(area: string): readonly string[] {
  const { level, region } = areaOf(area);
  if (level !== 'LA' || region === undefined) return [];
  return PARTS_OF_LONDON.includes(region) ? [region, LONDON] : [region];
}

/** Things of authorities by the code of their region, London's under London as well. */
export function byRegion<Thing extends { readonly area: string }>(things: Iterable<Thing>): ReadonlyMap<string, readonly Thing[]> {
  const regions = new Map<string, Thing[]>();
  for (const thing of things) {
    for (const region of regionsAround(thing.area)) {
      const inside = regions.get(region);
      if (inside) inside.push(thing);
      else regions.set(region, [thing]);
    }
  }
  return regions;
}

/**
 * Both sides summed over the authorities that have both: a missing return leaves the count and the denominator alike.
 * One confidential return makes both sums confidential, so that no sum lets it be worked out. Where nobody has both,
 * the sums have the symbol that all of them have, else `x`.
 */
export function summed(returns: readonly Return[]): Pick<Return, 'count'> & { readonly denominator: Cell } {
  const symbols = returns.map(symbolOf);
  if (symbols.includes('c')) return bothMissing('c');
  const there = returns.filter((_, index) => symbols[index] === null);
  if (there.length === 0) return bothMissing(new Set(symbols).size === 1 ? (symbols[0] ?? 'x') : 'x');
  return { count: whole(there.map(({ count }) => count)), denominator: whole(there.map(({ denominator }) => denominator)) };
}

function bothMissing(missing: string): { count: Cell; denominator: Cell } {
  return { count: { value: null, missing }, denominator: { value: null, missing } };
}

/** Why a return cannot be counted; null where it can. */
function symbolOf({ count, denominator }: Return): string | null {
  if (count.missing === 'c' || denominator?.missing === 'c') return 'c';
  if (count.missing !== null) return count.missing;
  return denominator ? denominator.missing : 'x';
}
