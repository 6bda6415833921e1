import type { ActionView } from '../../shared/actions.ts';
import type { Transaction } from '../db.ts';
import { peopleIn, type People } from '../workspaces/queries.ts';
import { holderOf, presentAction } from './present.ts';

/** Which actions: all on a metric, or those of some ids. */
type Which = { readonly metric: string } | { readonly ids: readonly string[] };

/**
 * Actions of a workspace as they stand, for a reader whose membership the caller has asked about; in no particular
 * order. Authors whom the caller knows are not asked for again.
 */
export async function actionsIn(db: Transaction, workspaceId: string, which: Which, known?: Promise<People>): Promise<ActionView[]> {
  const rows = await db.action.findMany({
    where: { workspaceId, ...('metric' in which ? { metric: which.metric } : { id: { in: [...which.ids] } }) },
    include: { organisation: { select: { name: true } } },
  });
  const people = await peopleIn(db, workspaceId, rows.flatMap((row) => [row, ...holderOf(row)]), await known);
  return rows.map((row) => presentAction(row, people));
}
