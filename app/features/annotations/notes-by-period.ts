import type { AnnotationView } from '../../../shared/annotations.ts';

/** How many notes each period of one area's series carries, for the marks on its chart and table. */
export function notesByPeriod(notes: readonly AnnotationView[], area: string, breakdown: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const note of notes) {
    if (note.area === area && note.breakdown === breakdown) counts[note.period] = (counts[note.period] ?? 0) + 1;
  }
  return counts;
}
