import type { AnnotationView } from '../../shared/annotations.ts';
import type { Transaction } from '../db.ts';
import { personIn } from '../workspaces/queries.ts';
import { presentAnnotation } from './present.ts';

/** Which annotations: all on a metric, or those of some ids. */
type Which = { readonly metric: string } | { readonly ids: readonly string[] };

/** Annotations of a workspace, for a reader whose membership the caller has asked about; in no particular order. */
export async function annotationsIn(db: Transaction, workspaceId: string, which: Which): Promise<AnnotationView[]> {
  const rows = await db.annotation.findMany({
    where: { workspaceId, ...('metric' in which ? { metric: which.metric } : { id: { in: [...which.ids] } }) },
    include: { author: personIn(workspaceId) },
  });
  return rows.map(presentAnnotation);
}
