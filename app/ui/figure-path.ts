import { parseBreakdownKey } from '../../shared/figures.ts';
import { addressOf } from './address.ts';

/** What an indicator's address says of a breakdown: one entry for each dimension. */
export function breakdownEntries(breakdown: string): readonly (readonly [name: string, value: string])[] {
  return Object.entries(parseBreakdownKey(breakdown));
}

/**
 * The way to something that is written beside a figure, with that figure shown.
 * @param slug of the workspace @param indicator slug @param place in the page, such as `note-…`
 */
export function besideFigure({ area, breakdown }: { readonly area: string | null; readonly breakdown: string }, slug: string, indicator: string, place: string): string {
  return `${addressOf(`/workspaces/${slug}/indicators/${indicator}`, ['area', area], ...breakdownEntries(breakdown))}#${place}`;
}
