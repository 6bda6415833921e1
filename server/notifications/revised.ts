import { judgedAnew } from '../annotations/queries.ts';
import type { Database } from '../db.ts';

/** Ids of the notes of a workspace whose figures are judged otherwise since a decision about a release. */
export async function revisedNotes(db: Database, workspaceId: string, release: string): Promise<readonly string[]> {
  return (await judgedAnew(db, release, workspaceId)).map(({ annotationId }) => annotationId);
}
