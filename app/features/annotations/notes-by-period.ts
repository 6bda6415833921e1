import type { AnnotationView } from '../../../shared/annotations.ts';
import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';

/** How many notes each period of one area's series carries, for the marks on its chart and table. */
export function notesByPeriod(notes: readonly AnnotationView[], area: string, breakdown: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const note of notes) {
    if (note.area === area && note.breakdown === breakdown) counts[note.period] = (counts[note.period] ?? 0) + 1;
  }
  return counts;
}

/** The notes on one figure in words, oldest first, for whoever walks the chart by keyboard and listens. */
export function noteTexts(notes: readonly AnnotationView[], area: string, breakdown: string, period: string): readonly string[] {
  return notes
    .filter((note) => note.area === area && note.breakdown === breakdown && note.period === period)
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ kind, body, author }) => `${ANNOTATION_KINDS[kind]}, by ${author.name}: ${body}`);
}
