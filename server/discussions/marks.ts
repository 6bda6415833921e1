import { Prisma } from '../../prisma/generated/client.ts';
import type { FollowDiscussionInput, GiveReactionInput, MarkReadInput } from '../../shared/discussions.ts';
import { conflict } from '../../shared/errors.ts';
import { recordFact } from '../activity.ts';
import { authorize, type Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import { shownIn, tellIn } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';
import { inTurn, untilNobodyIsInTheWay } from '../in-turn.ts';
import { isWide, loggedAudience, readerOf, visibleTo } from '../visibility.ts';
import { findComment, notHere } from './found.ts';

/**
 * Follows a discussion, or no longer. Theirs alone: no row of the log, no time.
 * @throws Refusal as `authorize` does; 400 for a discussion that cannot be read here.
 */
export async function followDiscussion(ctx: Context, workspaceSlug: string, { discussionId, follows }: FollowDiscussionInput): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const who = await authorize(ctx, 'discussion.follow', { slug: workspaceSlug }, tx);
    await mustBeReadable(tx, who, discussionId);
    await tx.$executeRaw`
      INSERT INTO discussion_reader (discussion_id, user_id, follows) VALUES (${discussionId}::uuid, ${who.actor.userId}::uuid, ${follows})
      ON CONFLICT (discussion_id, user_id) DO UPDATE SET follows = excluded.follows`;
  });
}

/** Notes up to which comment somebody has read; never back. @throws Refusal as `followDiscussion` does. */
export async function markRead(ctx: Context, workspaceSlug: string, { discussionId, seen }: MarkReadInput): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const who = await authorize(ctx, 'discussion.follow', { slug: workspaceSlug }, tx);
    await mustBeReadable(tx, who, discussionId);
    // Nobody has read more than there is.
    await tx.$executeRaw`
      INSERT INTO discussion_reader (discussion_id, user_id, seen)
      SELECT ${discussionId}::uuid, ${who.actor.userId}::uuid, least(${seen}, coalesce(max(position), 0)) FROM comment WHERE discussion_id = ${discussionId}::uuid
      ON CONFLICT (discussion_id, user_id) DO UPDATE SET seen = greatest(discussion_reader.seen, excluded.seen)`;
  });
}

async function mustBeReadable(tx: Transaction, who: Authorized, discussionId: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM discussion d WHERE d.id = ${discussionId}::uuid AND ${visibleTo(readerOf(who), 'discussion', 'd')}`;
  if (found.length === 0) throw notHere();
}

/** A reaction's place in the log; `null` where nothing is another one than before. */
interface GivenReaction {
  readonly workspaceId: string;
  readonly sequence: number | null;
}

/**
 * Gives one of the three reactions to a comment, or takes it back; sent again it changes nothing. How many there are is
 * told to everybody who may read the comment, and who gave them to nobody: the log's row has no actor.
 * @throws Refusal as `authorize` does; 400 for a comment that is not here, 409 for one whose words are gone.
 */
export async function giveReaction(ctx: Context, workspaceSlug: string, { commentId, kind, on }: GiveReactionInput): Promise<GivenReaction> {
  return untilNobodyIsInTheWay(() => ctx.db.prisma.$transaction(async (tx) => {
    const { workspace: { id: workspaceId } } = await authorize(ctx, 'reaction.give', { slug: workspaceSlug }, tx);
    // As `mutate` does: the workspace's row first, and then asked again, since whoever waited may have been removed meanwhile.
    await tx.$queryRaw`SELECT 1 FROM workspace WHERE id = ${workspaceId}::uuid AND ${inTurn(Prisma.sql`${workspaceId}::uuid`)} FOR UPDATE`;
    const who = await authorize(ctx, 'reaction.give', { slug: workspaceSlug }, tx);
    const found = await findComment(tx, who, commentId);
    if (!found.shown) throw conflict('This was withdrawn or hidden meanwhile.');
    const given = { commentId, userId: who.actor.userId, kind };
    const { count } = on ? await tx.reaction.createMany({ data: [given], skipDuplicates: true }) : await tx.reaction.deleteMany({ where: given });
    if (count === 0) return { workspaceId, sequence: null };
    const fact = { fact: 'comment:changed' as const, subject: { discussionId: found.discussionId, commentId, what: 'reactions' } };
    const nobody = { userId: null, organisationId: null };
    // With no actor, a row for the actor or their organisation alone would be for nobody: who may see it, delivery asks of the discussion.
    const others = isWide(found.visibility) ? await shownIn(tx, { kind: 'discussion', id: found.discussionId, workspaceId }, { but: workspaceId }) : [];
    const sequence = await recordFact(tx, workspaceId, { ...fact, audience: loggedAudience(found.visibility) }, nobody);
    await tellIn(tx, others, [fact], nobody);
    return { workspaceId, sequence };
  }));
}
