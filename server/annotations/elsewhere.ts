import type { RecordedFact } from '../activity.ts';
import { recordFact } from '../activity.ts';
import type { Authorized } from '../authorize.ts';
import type { Transaction } from '../db.ts';
import { shownElsewhere } from '../moderation/commands.ts';

/** Tells the other workspaces that show a note what became of it; `mutate` tells the one it was done in. Call it last. */
export async function tellOthers(tx: Transaction, { actor, organisationId, workspace }: Authorized, note: { readonly id: string; readonly workspaceId: string }, fact: RecordedFact): Promise<void> {
  const others = await shownElsewhere(tx, { kind: 'annotation', parentId: note.id, workspaceId: note.workspaceId }, workspace.id);
  for (const id of others) await recordFact(tx, id, fact, { userId: actor.userId, organisationId });
}
