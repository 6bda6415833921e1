import { notesOnFigure, type PlacedNote, type SeriesOf } from '../../../shared/note-marks.ts';

/** How many notes each period of one area's series carries, ranges around it included: what is said of a point. */
export function notesByPeriod(notes: readonly PlacedNote[], series: SeriesOf, periods: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(periods.flatMap((period) => {
    const { length } = notesOnFigure(notes, series, period);
    return length === 0 ? [] : [[period, length] as const];
  }));
}
