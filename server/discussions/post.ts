import { Prisma } from '../../prisma/generated/client.ts';
import type { Visibility } from '../../shared/contributions.ts';
import type { PostCommentInput } from '../../shared/discussions.ts';
import { invalid } from '../../shared/errors.ts';
import { recordFact } from '../activity.ts';
import type { Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { guardFirst, type GuardPassed } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { mutate, mutateAtOnce, type Receipt, type Recording } from '../mutate.ts';
import { loggedAudienceOf, readerOf, readerParts, visibleAt, type ReaderParts } from '../visibility.ts';
import { plainBody, readBody, writeMentions, type StoredBody } from './body.ts';
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
  return (await postAtOnce(ctx, workspaceSlug, input, guarded)) ?? mutate(ctx, 'comment.post', { slug: workspaceSlug }, input, async (tx, who, record) => {
    const stored = await readIn(tx, who.workspace);
    // What the guard knows of the thread's figure, it says to those alone who see the thread.
    const passed = await Promise.resolve().then(guarded).catch(async (refusal: unknown) => {
      await findDiscussion(tx, who, discussionId);
      throw refusal;
    });
    const { visibility, sequence } = await insertComment(tx, who, input, stored, record);
    const fact = factOf(input);
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

/** What says nothing but words, to those of this workspace alone, is written at once; `null` for anything else. */
async function postAtOnce(ctx: Context, workspaceSlug: string, input: PostCommentInput, guarded: () => GuardPassed): Promise<Receipt | null> {
  const stored = plainBody(input.body);
  if (!stored || input.asAnswer || !passesUnasked(guarded)) return null;
  const reader = { userId: Prisma.sql`begun.user_id`, organisationId: Prisma.sql`begun.reads_for`, workspaceId: Prisma.sql`begun.workspace_id` };
  const onlyHere = Prisma.sql`EXISTS (SELECT FROM discussion d WHERE d.id = ${input.discussionId}::uuid AND ${staysHere})`;
  return mutateAtOnce(ctx, 'comment.post', { slug: workspaceSlug }, input, onlyHere, (record) => Prisma.sql`
    open AS MATERIALIZED (
      SELECT d.id, d.visibility, begun.user_id, begun.organisation_id FROM begun JOIN discussion d ON d.workspace_id = begun.workspace_id
      WHERE begun.holds AND ${staysHere} AND ${isOpen(input.discussionId, reader)}
      -- As it is now, and not as it was when the statement began to wait for the workspace's row.
      FOR SHARE OF d
    ), thread AS MATERIALIZED (SELECT open.*, next_position(id) AS next FROM open), ${comment(input, stored, record)}`);
}

/** SQL condition: `discussion d` is told in its own workspace alone (`isWide`). */
const staysHere = Prisma.sql`d.visibility IN ('me', 'organisation', 'workspace')`;

function passesUnasked(guarded: () => GuardPassed): boolean {
  try {
    return guarded().confirmed.length === 0;
  } catch {
    return false;
  }
}

/** One statement with the row of the log: `mutate` holds the workspace's row meanwhile, so nobody else can take the position, and the shorter it is held the better. */
async function insertComment(tx: Transaction, who: Authorized, input: PostCommentInput, stored: StoredBody, record: Recording): Promise<{ readonly visibility: Visibility; readonly sequence: number }> {
  const { actor, organisationId, workspace } = who;
  const [written] = await tx.$queryRaw<{ visibility: Visibility; sequence: number }[]>`
    WITH thread AS (
      SELECT d.id, d.visibility, ${actor.userId}::uuid AS user_id, ${organisationId}::uuid AS organisation_id, next_position(d.id) AS next
      FROM discussion d WHERE d.workspace_id = ${workspace.id}::uuid AND ${isOpen(input.discussionId, readerParts(readerOf(who)))}
    ), ${comment(input, stored, record)}
    SELECT visibility, recorded.sequence FROM thread, recorded`;
  if (written) return written;
  await findDiscussion(tx, who, input.discussionId);
  throw closedMeanwhile();
}

/** SQL condition: `discussion d` is this one, its reader may see it, and it may be added to. */
const isOpen = (discussionId: string, reader: ReaderParts) => Prisma.sql`
  d.id = ${discussionId}::uuid AND ${visibleAt(reader, 'discussion', 'd')}
  AND d.resolved_at IS NULL AND d.withdrawn_at IS NULL AND d.hidden_at IS NULL AND d.purged_at IS NULL`;

/** Parts of a statement that add a comment to `thread`: its id and visibility, the `next` position, and who writes. */
const comment = (input: PostCommentInput, { body, words }: StoredBody, record: Recording) => Prisma.sql`
  written AS (
    INSERT INTO comment (id, discussion_id, position, body, words, author_id, author_organisation_id, created_at)
    SELECT ${input.key}::uuid, id, next, ${JSON.stringify(body)}::jsonb, ${words}, user_id, organisation_id, ${new Date()} FROM thread RETURNING *
  ), follows AS (
    INSERT INTO discussion_reader (discussion_id, user_id, follows, seen) SELECT id, user_id, true, next FROM thread
    ON CONFLICT (discussion_id, user_id) DO UPDATE SET follows = coalesce(discussion_reader.follows, true), seen = CASE WHEN discussion_reader.seen = excluded.seen - 1 THEN excluded.seen ELSE discussion_reader.seen END
  ), ${record(factOf(input), Prisma.sql`thread`, loggedAudienceOf(Prisma.sql`visibility`), Prisma.raw(TOLD_AS_WRITTEN))}`;

const factOf = ({ key, discussionId }: PostCommentInput) => ({ fact: 'comment:posted', subject: { discussionId, commentId: key } }) as const;

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
