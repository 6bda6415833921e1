import { Prisma } from '../../prisma/generated/client.ts';
import type { Visibility } from '../../shared/contributions.ts';
import type { PostCommentInput } from '../../shared/discussions.ts';
import { invalid } from '../../shared/errors.ts';
import { recordFact } from '../activity.ts';
import type { Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { guardFirst } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { loggedAudienceOf, readerOf, visibleTo } from '../visibility.ts';
import { readBody, writeMentions, type StoredBody } from './body.ts';
import { aboutOf, closedMeanwhile, findDiscussion, told } from './found.ts';
import { TOLD_AS_WRITTEN } from './reading.ts';

/**
 * Adds a comment to the end of a thread; who writes in one follows it from then on, unless they chose not to. As `asAnswer` it answers the
 * question, where it comes from the organisation that was asked.
 * @throws Refusal as `mutate` and `guardTexts` do; 400 where the thread is not one of this workspace; 409
 * `closed-meanwhile` where it is resolved: it must be opened again first.
 */
export async function postComment(ctx: Context, workspaceSlug: string, input: PostCommentInput): Promise<Receipt> {
  const { key, discussionId, body: text } = input;
  const readIn = await readBody(ctx.db, text);
  const guarded = await guardFirst(ctx.db, { body: text }, aboutOf(ctx.db, workspaceSlug, { discussionId }), input.guardReason);
  return mutate(ctx, 'comment.post', { slug: workspaceSlug }, input, async (tx, who, record) => {
    const stored = await readIn(tx, who.workspace);
    // What the guard knows of the thread's figure, it says to those alone who see the thread.
    const passed = await Promise.resolve().then(guarded).catch(async (refusal: unknown) => {
      await findDiscussion(tx, who, discussionId);
      throw refusal;
    });
    const fact = { fact: 'comment:posted', subject: { discussionId, commentId: key } } as const;
    const { visibility, sequence } = await insertComment(tx, who, { key, discussionId }, stored, record(fact, Prisma.sql`thread`, loggedAudienceOf(Prisma.sql`visibility`), Prisma.raw(TOLD_AS_WRITTEN)));
    const thread = { id: discussionId, visibility };
    await told(tx, who, thread, fact);
    if (stored.mentions.length > 0) await writeMentions(tx, key, stored.mentions, { anew: true });
    await openGuardCase(tx, who.workspace.id, 'comment', key, passed);
    if (input.asAnswer) {
      await markAsAnswer(tx, who, discussionId, key);
      // That the question is answered is the next row of the log: a comment says nothing of its discussion.
      await recordFact(tx, who.workspace.id, await told(tx, who, thread, { fact: 'discussion:changed', subject: { discussionId, what: 'question' } }), { userId: who.actor.userId, organisationId: who.organisationId });
    }
    return sequence;
  });
}

/** One statement with the row of the log: `mutate` holds the workspace's row meanwhile, so nobody else can take the position, and the shorter it is held the better. */
async function insertComment(tx: Transaction, who: Authorized, { key, discussionId }: { key: string; discussionId: string }, { body, words }: StoredBody, recorded: Prisma.Sql): Promise<{ readonly visibility: Visibility; readonly sequence: number }> {
  const { actor, organisationId, workspace } = who;
  const [written] = await tx.$queryRaw<{ visibility: Visibility; sequence: number }[]>`
    WITH thread AS (
      SELECT d.id, d.visibility, (SELECT coalesce(max(position), 0) + 1 FROM comment WHERE discussion_id = d.id) AS next
      FROM discussion d WHERE d.id = ${discussionId}::uuid AND d.workspace_id = ${workspace.id}::uuid AND ${visibleTo(readerOf(who), 'discussion', 'd')}
        AND d.resolved_at IS NULL AND d.withdrawn_at IS NULL AND d.hidden_at IS NULL AND d.purged_at IS NULL
    ), written AS (
      INSERT INTO comment (id, discussion_id, position, body, words, author_id, author_organisation_id, created_at)
      SELECT ${key}::uuid, id, next, ${JSON.stringify(body)}::jsonb, ${words}, ${actor.userId}::uuid, ${organisationId}::uuid, ${new Date()} FROM thread RETURNING *
    ), follows AS (
      INSERT INTO discussion_reader (discussion_id, user_id, follows, seen) SELECT id, ${actor.userId}::uuid, true, next FROM thread
      ON CONFLICT (discussion_id, user_id) DO UPDATE SET follows = coalesce(discussion_reader.follows, true), seen = CASE WHEN discussion_reader.seen = excluded.seen - 1 THEN excluded.seen ELSE discussion_reader.seen END
    ), ${recorded}
    SELECT visibility, sequence FROM thread, recorded`;
  if (written) return written;
  await findDiscussion(tx, who, discussionId);
  throw closedMeanwhile();
}

async function markAsAnswer(tx: Transaction, who: Authorized, discussionId: string, commentId: string): Promise<void> {
  const { organisationId } = readerOf(who);
  if (organisationId === null) throw notTheirs();
  const { count } = await tx.discussion.updateMany({
    where: { id: discussionId, addressedToId: organisationId, questionStatus: { in: ['asked', 'answered'] } },
    data: { questionStatus: 'answered', answerCommentId: commentId },
  });
  if (count === 0) throw notTheirs();
}

const notTheirs = () => invalid({ asAnswer: 'Only somebody of the organisation that was asked can answer for it, and only while it is asked.' });
