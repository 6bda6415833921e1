import { Refusal } from '../../shared/errors.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { shownIn, tellIn, updateRow } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';
import { changedFact, subjectAsItIs, wholeOf } from '../moderation/commands.ts';
import { tryCode } from './attempts.ts';
import type { Unattributed } from './noun.ts';
import { hashOfCode } from './withdrawal-code.ts';

const NOBODY = { userId: null, organisationId: null };

/**
 * Withdraws something non-attributed by the code that was shown once. No log says who did: whoever has the code.
 * What still waits is gone; what is published is withdrawn.
 * @param address for the limit on guessing; empty where nobody knows it
 * @throws Refusal as `authorize` does; 400 for a code that is none of this workspace; 429 after too many of those.
 */
export async function withdrawByCode(ctx: Context, slug: string, typed: string, address: string): Promise<void> {
  const { workspace } = await authorize(ctx, 'unattributed.withdraw', { slug });
  const hash = hashOfCode(typed);
  const done = await tryCode(ctx.db, address, async () => (hash === null ? null : ctx.db.prisma.$transaction((tx) => withdraw(tx, workspace.id, hash))));
  if (done === null) throw noSuchCode();
}

const WORDS = 'No contribution in this workspace has this code. Check it letter by letter; it may have been withdrawn already.';
const noSuchCode = () => new Refusal(400, 'no-such-code', WORDS, { code: WORDS });

async function withdraw(tx: Transaction, workspaceId: string, withdrawalHash: string): Promise<true | null> {
  const { count } = await tx.unattributedWaiting.deleteMany({ where: { workspaceId, withdrawalHash } });
  if (count > 0) return true;
  const found = await published(tx, workspaceId, withdrawalHash);
  const subject = found && (await subjectAsItIs(tx, found.kind, found.id));
  if (!subject || subject.withdrawn || subject.purged) return null;
  await updateRow(tx, found.kind, subject.id, { withdrawnAt: new Date() });
  await tellIn(tx, await shownIn(tx, wholeOf(subject)), [changedFact(subject, 'withdrawn')], NOBODY);
  return true;
}

async function published(tx: Transaction, workspaceId: string, hash: string): Promise<{ kind: Unattributed; id: string } | undefined> {
  const [found] = await tx.$queryRaw<{ kind: Unattributed; id: string }[]>`
    SELECT 'annotation' AS kind, id FROM annotation WHERE withdrawal_hash = ${hash} AND workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT 'discussion', id FROM discussion WHERE withdrawal_hash = ${hash} AND workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT 'comment', c.id FROM comment c JOIN discussion d ON d.id = c.discussion_id
      WHERE c.withdrawal_hash = ${hash} AND d.workspace_id = ${workspaceId}::uuid`;
  return found;
}
