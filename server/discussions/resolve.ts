import type { ReopenDiscussionInput, ResolveDiscussionInput } from '../../shared/discussions.ts';
import { conflict, Refusal } from '../../shared/errors.ts';
import type { Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { guardFirst } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { aboutOf, findDiscussion, told, type FoundDiscussion } from './found.ts';

/**
 * Closes a discussion with what came of it: its author, or a coordinator. From then on nothing is added to it.
 * @throws Refusal as `mutate` and `guardTexts` do; 403 for anybody else, 409 where it is closed already.
 */
export async function resolveDiscussion(ctx: Context, workspaceSlug: string, input: ResolveDiscussionInput): Promise<Receipt> {
  const { discussionId, outcome } = input;
  const guarded = await guardFirst(ctx.db, { outcome }, aboutOf(ctx.db, workspaceSlug, { discussionId }), input.guardReason);
  return mutate(ctx, 'discussion.resolve', { slug: workspaceSlug }, input, async (tx, who) => {
    const found = await mayClose(tx, who, discussionId);
    if (found.resolved) throw conflict('This discussion was resolved already. Reload the page to see what came of it.');
    const passed = guarded();
    await tx.discussion.update({
      where: { id: discussionId },
      data: { outcome, resolvedAt: new Date(), resolvedById: who.actor.userId, resolvedOrganisationId: who.organisationId },
    });
    await openGuardCase(tx, who.workspace.id, 'discussion', discussionId, passed);
    return told(tx, who, found, { fact: 'discussion:changed', subject: { discussionId, what: 'resolved' } });
  });
}

/** Opens a discussion again; the outcome goes. @throws Refusal as `resolveDiscussion` does. */
export async function reopenDiscussion(ctx: Context, workspaceSlug: string, input: ReopenDiscussionInput): Promise<Receipt> {
  const { discussionId } = input;
  return mutate(ctx, 'discussion.resolve', { slug: workspaceSlug }, input, async (tx, who) => {
    const found = await mayClose(tx, who, discussionId);
    if (!found.resolved) throw conflict('This discussion is open already.');
    await tx.discussion.update({ where: { id: discussionId }, data: { outcome: null, resolvedAt: null, resolvedById: null, resolvedOrganisationId: null } });
    return told(tx, who, found, { fact: 'discussion:changed', subject: { discussionId, what: 'reopened' } });
  });
}

async function mayClose(tx: Transaction, who: Authorized, discussionId: string): Promise<FoundDiscussion> {
  const found = await findDiscussion(tx, who, discussionId);
  if (found.authorId !== who.actor.userId && who.workspace.role !== 'coordinator') {
    throw new Refusal(403, 'not-allowed', 'A discussion is closed and opened again by who started it, or by a coordinator.');
  }
  if (!found.shown) throw conflict('This discussion was withdrawn or hidden.');
  return found;
}
