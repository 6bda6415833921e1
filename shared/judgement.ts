import type { Judgement } from './annotations.ts';

/** What a note keeps of the moment it was written. */
export interface Kept {
  /** The figure in its place, in words or digits; `null` where the note is about none, or there was none. */
  readonly figureSeen: string | null;
  /** Whether it is about one figure at all: a point, a range by its first period, a comparison by its first area. */
  readonly pinned: boolean;
  /** Whether any figures of the measure were shown. */
  readonly hadFigures: boolean;
  readonly definitionVersion: number;
}

/** What is shown in its place now. */
export interface ShownNow {
  /** Why its place is not to be found any more; `null` where it is. */
  readonly lost: string | null;
  /** ISO day since which the figure is suppressed; `null` where it is not, and where the note never told a figure. */
  readonly suppressedSince: string | null;
  /** The figure there, in words or digits; `null` where there is no row for it. */
  readonly figure: string | null;
  /** ISO day of the release it is from. */
  readonly asOf: string | null;
  /** Whether any figures of the measure are shown. */
  readonly hasFigures: boolean;
  /** Version of the measure's definition, and what it says; `null` where the note is about no measure. */
  readonly definition: { readonly version: number; readonly words: string } | null;
  /** Its area ended: by whom it was followed, in names, and whether that was after the note was written. */
  readonly succeeded: { readonly by: string; readonly since: boolean } | null;
}

/** How a figure is told that has no row. */
const NO_FIGURE = 'no figure for this period';

/**
 * What became of the figure of a note. The first that holds is said, since each makes those below it beside the point:
 *
 * 1. `unplaced`: measure, area or group is not there any more, so nothing can be said about its figure;
 * 2. `suppressed`: what it was is told by none of the others;
 * 3. `area-succeeded`, where the row went with the area: that explains why;
 * 4. `period-withdrawn`: there was a figure, and its publisher has none there now;
 * 5. `definition-changed`: another number under another definition is no revision; both are told beside it;
 * 6. `revised`: the same measure, another figure;
 * 7. `area-succeeded`, where the figure still stands and its area ended since;
 * 8. `same`.
 */
export function judge(kept: Kept, now: ShownNow): Judgement {
  if (now.lost !== null) return { verdict: 'unplaced', why: now.lost };
  if (now.suppressedSince !== null) return { verdict: 'suppressed', since: now.suppressedSince };
  if (kept.hadFigures && !now.hasFigures) return { verdict: 'unplaced', why: 'No figures of this measure are shown at present.' };

  const gone = kept.pinned && kept.figureSeen !== null && now.figure === null;
  if (gone && now.succeeded) return { verdict: 'area-succeeded', by: now.succeeded.by };
  if (gone) return { verdict: 'period-withdrawn' };

  const figure = differing(kept, now);
  if (now.definition && now.definition.version !== kept.definitionVersion) {
    return { verdict: 'definition-changed', now: now.definition.words, ...(figure && { figure }) };
  }
  if (figure) return { verdict: 'revised', ...figure, ...(now.asOf !== null && { asOf: now.asOf }) };
  if (now.succeeded?.since) return { verdict: 'area-succeeded', by: now.succeeded.by };
  return { verdict: 'same' };
}

function differing({ pinned, figureSeen }: Kept, { figure }: ShownNow): { was: string; now: string } | null {
  return pinned && figure !== null && figure !== figureSeen ? { was: figureSeen ?? NO_FIGURE, now: figure } : null;
}

/** Whether there still is a place for a note; one without waits in the workspace's tray, and in no list, mark or count beside a figure. */
export const isPlaced = ({ judgement }: { readonly judgement: Judgement }): boolean => judgement.verdict !== 'unplaced';

/** Whether two judgements say the same. */
export function alike(a: Judgement, b: Judgement): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}
