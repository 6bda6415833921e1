import { draw } from './draw.ts';
import { PLACES, type Place } from './places.ts';

export const NEIGHBOUR_MODEL = { id: 'invented-2025', title: 'Invented neighbours, May 2025', published: '2025-05-01' } as const;

const HOW_MANY = 10;

export interface InventedNeighbour {
  readonly area: string;
  /** 1 is the closest. */
  readonly position: number;
  readonly neighbour: string;
  readonly closeness: string;
}

/** Ten neighbours for each authority, closest first. Being a neighbour is not mutual, as in the published model. */
export function inventedNeighbours(): readonly InventedNeighbour[] {
  return PLACES.flatMap((place) =>
    PLACES.filter((other) => other !== place)
      .map((other) => ({ other, apart: distance(place, other) }))
      .sort((a, b) => a.apart - b.apart)
      .slice(0, HOW_MANY)
      .map(({ other, apart }, index) => ({ area: place.code, position: index + 1, neighbour: other.code, closeness: inWords(apart) })),
  );
}

/** Unlike need and unlike size, and something of its own that differs by direction. */
function distance(from: Place, to: Place): number {
  const need = Math.abs(from.need - to.need);
  const size = Math.abs(from.thousands - to.thousands) / 120;
  return need + size + 0.5 * draw(`neighbour|${from.code}|${to.code}`);
}

function inWords(apart: number): string {
  if (apart < 0.35) return 'Extremely close';
  if (apart < 0.65) return 'Very close';
  if (apart < 1) return 'Close';
  return apart < 1.4 ? 'Somewhat close' : 'Not close';
}
