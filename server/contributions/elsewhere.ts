import type { SharedKind } from '../../shared/contributions.ts';
import { recordFact, type Doer, type RecordedFact } from '../activity.ts';
import type { Authorized } from '../authorize.ts';
import type { Transaction } from '../db.ts';

/** Something that is shared as a whole, and the workspace it was written in. */
interface Whole {
  readonly kind: SharedKind;
  readonly id: string;
  readonly workspaceId: string;
}

/** Workspaces that show it, in the order of their ids: the one it was written in and those it is shared with, but for `here`. */
export async function shownIn(tx: Transaction, { kind, id, workspaceId }: Whole, { but: here }: { readonly but?: string } = {}): Promise<readonly string[]> {
  const shares = await tx.contributionShare.findMany({ where: { subjectKind: kind, subjectId: id }, select: { workspaceId: true } });
  return [...new Set([workspaceId, ...shares.map((share) => share.workspaceId)])].filter((place) => place !== here).sort();
}

/**
 * Tells each of these workspaces the same. Call it last: everybody who writes in one of them waits from here to the
 * commit. Two who tell at once never wait for each other where both go in the order of the ids, as `shownIn` gives them.
 */
export async function tellIn(tx: Transaction, workspaceIds: readonly string[], facts: readonly RecordedFact[], doer: Doer): Promise<void> {
  for (const workspaceId of workspaceIds) {
    for (const fact of facts) await recordFact(tx, workspaceId, fact, doer);
  }
}

/** Tells the other workspaces that show it what became of it; `mutate` tells the one it was done in. Call it last. */
export async function tellElsewhere(tx: Transaction, { actor, organisationId, workspace }: Authorized, whole: Whole, fact: RecordedFact): Promise<void> {
  await tellIn(tx, await shownIn(tx, whole, { but: workspace.id }), [fact], { userId: actor.userId, organisationId });
}
