import { decimalText, roundedHalfUp } from './exact-numbers.ts';
import { NOTHING, type Behind, type ExpectedFigure, type MetricReading } from './expected-figures.ts';

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

interface Later {
  readonly day: string;
  readonly figures: readonly ExpectedFigure[];
}

/**
 * The figures of an earlier release as they are shown once later ones (oldest first) are out. One that is `c` in its most
 * recent row is withheld, since the day from which on it has been `c` in every release that has it. Where only its count
 * or denominator has become `c` by then, the figure stays, but with that number goes the other: two give the third.
 */
export function withheld(figures: readonly ExpectedFigure[], later: readonly Later[]): readonly ExpectedFigure[] {
  const newest = new Map<string, { figure: ExpectedFigure; since: string | null }>();
  for (const { day, figures: released } of later) {
    for (const figure of released) {
      const place = placeOf(figure);
      newest.set(place, { figure, since: figure.missing === 'c' ? (newest.get(place)?.since ?? day) : null });
    }
  }
  return figures.map((figure) => {
    const by = newest.get(placeOf(figure));
    if (!by || figure.missing === 'c') return figure;
    if (by.since === null) return { ...figure, behind: stillShown(figure.behind, by.figure.behind) };
    return { ...figure, exact: null, rounded: null, value: null, missing: 'c', category: null, published: '', behind: NOTHING, limits: null, withheldSince: by.since };
  });
}

function stillShown(was: Behind, is: Behind): Behind {
  const hides = (side: 'count' | 'denominator') => is[side] === 'c' && was[side] !== 'c' && was[side] !== null;
  if (!hides('count') && !hides('denominator')) return was;
  return { count: hides('count') ? 'c' : null, denominator: hides('denominator') ? 'c' : null };
}
