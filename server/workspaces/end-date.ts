import { invalid } from '../../shared/errors.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';
import { dayOf, endOfDay, monthsLater } from './days.ts';

const LONGEST_MONTHS = 60;

/**
 * When a workspace that ends on this day ends: as that day is over. Mentoring always has an end.
 * @throws Refusal 400 with words for `endsOn`.
 */
export function endFor(kind: WorkspaceKind, endsOn: string | null, now = new Date()): Date | null {
  if (endsOn === null) {
    if (kind === 'mentoring') throw invalid({ endsOn: 'Mentoring is for a time: give the day on which it ends.' });
    return null;
  }
  const today = dayOf(now);
  if (endsOn < today) throw invalid({ endsOn: 'This day is over. Give today or a later one.' });
  if (endsOn > monthsLater(today, LONGEST_MONTHS)) throw invalid({ endsOn: 'Give a day within the next five years; it can be extended later.' });
  return endOfDay(endsOn);
}
