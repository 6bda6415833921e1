import type { AnnotationView } from '../../../shared/annotations.ts';
import { parseBreakdownKey } from '../../../shared/figures.ts';
import { addressOf } from '../../ui/address.ts';

type Placed = Pick<AnnotationView, 'id' | 'area' | 'breakdown'>;

/** What an indicator's address says of a note's breakdown: one entry for each dimension. */
export function breakdownEntries(breakdown: string): readonly (readonly [name: string, value: string])[] {
  return Object.entries(parseBreakdownKey(breakdown));
}

/** A note in its place beside the figure. @param slug of the workspace @param indicator slug */
export function notePath({ id, area, breakdown }: Placed, slug: string, indicator: string): string {
  return `${addressOf(`/workspaces/${slug}/indicators/${indicator}`, ['area', area], ...breakdownEntries(breakdown))}#note-${id}`;
}
