import { covers, isDated, isOnSeries, marked, type PlacedNote, type SeriesOf } from '../../../shared/note-marks.ts';

/** How many notes each period of one area's series carries, ranges around it included: what is said of a point. */
export function notesByPeriod(notes: readonly PlacedNote[], series: SeriesOf, periods: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  // Notes once, not once for each period: there may be a thousand.
  for (const note of notes) {
    if (!marked(note) || !isDated(note) || !isOnSeries(note, series)) continue;
    const covered = note.periodTo === null && note.period !== null ? [note.period] : periods.filter((period) => covers(note, period));
    for (const period of covered) counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  return Object.fromEntries(periods.flatMap((period) => (counts.has(period) ? [[period, counts.get(period) ?? 0] as const] : [])));
}
