import type { WideAnchor } from '../../shared/anchors.ts';
import type { Database } from '../db.ts';
import { guardTexts } from '../guard/commands.ts';

type Guard = Awaited<ReturnType<typeof guardTexts>>;

/**
 * Asks the guard about a note's words before the command's transaction, and answers inside it: what the guard knows of
 * withheld figures is said only to somebody who may write there, and what was sent before is not refused the second time.
 * @returns gives what passed, or throws the guard's Refusal.
 */
export async function guardNote(db: Database, { body, guardReason }: { readonly body: string; readonly guardReason?: string }, anchor: Pick<WideAnchor, 'metric' | 'area' | 'period' | 'breakdown'> | null): Promise<() => Guard> {
  try {
    const passed = await guardTexts(db, { body }, anchor, guardReason);
    return () => passed;
  } catch (refusal) {
    return () => {
      throw refusal;
    };
  }
}
