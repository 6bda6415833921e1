import type { ChartModel, ChartPoint } from '../../../shared/chart-model.ts';

/** The box a pinned chart is drawn in; it is stretched to the width there is. */
export const PINNED = { width: 100, height: 40, edge: 3 } as const;

/** Where a point stands in the box; `null` where there is no number. */
export function pinnedPlace({ drawn }: Pick<ChartPoint, 'drawn'>, index: number, count: number, [low, high]: ChartModel['domain']): readonly [x: number, y: number] | null {
  if (drawn === null) return null;
  const inside = PINNED.width - 2 * PINNED.edge;
  const x = count < 2 ? PINNED.width / 2 : PINNED.edge + (inside * index) / (count - 1);
  const y = PINNED.height - PINNED.edge - ((PINNED.height - 2 * PINNED.edge) * (drawn - low)) / (high - low || 1);
  return [short(x), short(y)];
}

/** A line through the numbers, broken where there is none; a number between two gaps is a dot. */
export function pinnedPath(points: readonly Pick<ChartPoint, 'drawn'>[], domain: ChartModel['domain']): string {
  const places = points.map((point, index) => pinnedPlace(point, index, points.length, domain));
  return places
    .map((place, index) => {
      if (!place) return '';
      const [before, after] = [places[index - 1], places[index + 1]];
      return before ? `L${place.join(',')}` : `M${place.join(',')}${after ? '' : `L${place.join(',')}`}`;
    })
    .join('');
}

function short(number: number): number {
  return Math.round(number * 100) / 100;
}
