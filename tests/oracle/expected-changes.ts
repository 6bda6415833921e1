import { decimalText, roundedHalfUp } from './exact-numbers.ts';
import { NOTHING, type ExpectedFigure, type MetricReading } from './expected-figures.ts';

/** One figure of `GET /api/v1/releases/{id}/changes`, with both sides as text: a number, `(symbol)`, or `null` for no row. */
export interface ExpectedChange {
  readonly metric: string;
  readonly place: string;
  readonly kind: 'revised' | 'newly-suppressed' | 'newly-shown' | 'added' | 'withdrawn';
  readonly before: string | null;
  readonly after: string | null;
  readonly decimals: number;
}

export function placeOf({ area, period, breakdown }: Pick<ExpectedFigure, 'area' | 'period' | 'breakdown'>): string {
  return `${area.code} ${period} ${JSON.stringify(breakdown)}`;
}

/**
 * What a release does to one metric: every figure of either side, compared. A number is revised where it differs at one
 * decimal; both are then written with the metric's decimals, or with one where only that tells them apart. What a newly
 * suppressed figure was is said nowhere.
 */
export function expectedChanges(reading: MetricReading, before: readonly ExpectedFigure[], after: readonly ExpectedFigure[]): readonly ExpectedChange[] {
  const older = new Map(before.map((figure) => [placeOf(figure), figure]));
  const newer = new Map(after.map((figure) => [placeOf(figure), figure]));
  const changes: ExpectedChange[] = [];
  const { metric, decimals } = reading;
  for (const place of new Set([...older.keys(), ...newer.keys()])) {
    const [was, is] = [older.get(place), newer.get(place)];
    const about = { metric, place, decimals };
    if (!was || !is) {
      if (is) changes.push({ ...about, kind: 'added', before: null, after: sideOf(is, decimals) });
      if (was) changes.push({ ...about, kind: 'withdrawn', before: sideOf(was, decimals), after: null });
      continue;
    }
    if (sideOf(was, 1) === sideOf(is, 1)) continue;
    const shown = sideOf(was, decimals) === sideOf(is, decimals) ? 1 : decimals;
    const sides = { before: sideOf(was, shown), after: sideOf(is, shown) };
    if (is.missing === 'c') changes.push({ ...about, kind: 'newly-suppressed', before: null, after: sides.after });
    else if (was.missing === 'c') changes.push({ ...about, kind: 'newly-shown', ...sides });
    else changes.push({ ...about, kind: 'revised', ...sides, decimals: shown });
  }
  return changes;
}

/** The text of one side; a number at so many decimals, however its metric is shown. */
export function sideOf({ exact, missing, category }: ExpectedFigure, decimals: number): string {
  if (category !== null) return category;
  return exact ? decimalText(roundedHalfUp(exact, decimals)) : `(${missing ?? ''})`;
}

/**
 * The figures of an earlier release as they are shown once later ones are out (oldest first): one that is `c` in its most
 * recent row is withheld, since the day from which on it has been `c` in every release that has it.
 */
export function withheld(figures: readonly ExpectedFigure[], later: readonly { readonly day: string; readonly figures: readonly ExpectedFigure[] }[]): readonly ExpectedFigure[] {
  const since = new Map<string, string | null>();
  for (const release of later) {
    for (const figure of release.figures) {
      const place = placeOf(figure);
      since.set(place, figure.missing === 'c' ? (since.get(place) ?? release.day) : null);
    }
  }
  return figures.map((figure) => {
    const day = since.get(placeOf(figure)) ?? null;
    if (day === null || figure.missing === 'c') return figure;
    return { ...figure, exact: null, rounded: null, value: null, missing: 'c', category: null, published: '', behind: NOTHING, limits: null, withheldSince: day };
  });
}
