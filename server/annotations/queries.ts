import type { AnnotationView } from '../../shared/annotations.ts';
import type { Transaction } from '../db.ts';
import type { SuppressedSince } from '../figures/queries.ts';
import { peopleIn, type People } from '../workspaces/queries.ts';
import { presentAnnotation } from './present.ts';

/** Which annotations: all on a metric, or those of some ids. */
type Which = { readonly metric: string } | { readonly ids: readonly string[] };

/**
 * Annotations of a workspace, for a reader whose membership the caller has asked about; in no particular order.
 * Authors whom the caller knows are not asked for again.
 * @param suppressedIn what is suppressed by now in the figures of these metrics: a transaction cannot ask for itself
 * without taking a second connection
 */
export async function annotationsIn(
  db: Transaction,
  workspaceId: string,
  which: Which,
  suppressedIn: (metrics: readonly string[]) => Promise<SuppressedSince>,
  known?: Promise<People>,
): Promise<AnnotationView[]> {
  const rows = await db.annotation.findMany({
    where: { workspaceId, ...('metric' in which ? { metric: which.metric } : { id: { in: [...which.ids] } }) },
  });
  const people = await peopleIn(db, workspaceId, rows, await known);
  const suppressed = await suppressedIn(rows.map(({ metric }) => metric));
  return rows.map((row) => presentAnnotation(row, people, suppressed));
}
