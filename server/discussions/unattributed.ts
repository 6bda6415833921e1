import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { PostCommentInput, StartDiscussionInput } from '../../shared/discussions.ts';
import type { RecordedFact } from '../activity.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { guardTexts, type GuardPassed } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { readAbout } from './about.ts';
import { readBody, writeMentions } from './body.ts';
import { aboutOf, closedMeanwhile, findDiscussion, notHere } from './found.ts';
import { mayBeAsked } from './start.ts';

/** A row of those that wait for their batch (server/unattributed). */
interface Waiting {
  /** Becomes the id of the row. */
  readonly id: string;
  readonly workspaceId: string;
  /** What the check gave, as it was kept. */
  readonly content: unknown;
  readonly organisationKind: string | null;
  readonly withdrawalHash: string;
  /** The time of its batch. */
  readonly at: Date;
}

/** A text, with what the guard asked about. */
const Text = z.strictObject({
  body: z.custom<Prisma.InputJsonObject>((value) => typeof value === 'object' && value !== null),
  words: z.string(),
  mentions: z.array(z.strictObject({ kind: z.string(), target: z.string() })),
  guard: z.strictObject({ confirmed: z.array(z.string()) }),
});
const WaitingDiscussion = z.strictObject({
  ...Text.shape,
  metric: z.string(), otherMetrics: z.array(z.string()), area: z.string().nullable(), period: z.string().nullable(), breakdown: z.string(),
  title: z.string(), prompt: z.string().nullable(), addressedToId: z.string().nullable(),
});
const WaitingComment = z.strictObject({ ...Text.shape, discussionId: z.uuid() });

/**
 * Checks a non-attributed discussion before it waits, as `startDiscussion` would. It is for the workspace alone: any
 * other choice would say something of whoever made it.
 * @throws Refusal as `startDiscussion` does.
 */
export async function checkUnattributedDiscussion(ctx: Context, workspaceSlug: string, input: StartDiscussionInput): Promise<z.infer<typeof WaitingDiscussion>> {
  const { workspace } = await authorize(ctx, 'unattributed.send', { slug: workspaceSlug });
  const about = (await readAbout(ctx.db, input))(workspace);
  const readIn = await readBody(ctx.db, input.body);
  const guard = await guardTexts(ctx.db, { title: input.title, body: input.body }, input, input.guardReason);
  const stored = await readIn(ctx.db.prisma, workspace);
  const addressedToId = input.addressedTo ?? null;
  if (addressedToId !== null) await mayBeAsked(ctx.db.prisma, addressedToId, workspace.invented, 'workspace');
  return { ...about, ...textOf(stored), title: input.title, prompt: input.prompt ?? null, addressedToId, guard: kept(guard) };
}

/** The same of a comment. @throws Refusal as `postComment` does. */
export async function checkUnattributedComment(ctx: Context, workspaceSlug: string, input: PostCommentInput): Promise<z.infer<typeof WaitingComment>> {
  const who = await authorize(ctx, 'unattributed.send', { slug: workspaceSlug });
  const { discussionId } = input;
  const readIn = await readBody(ctx.db, input.body);
  const guard = await guardTexts(ctx.db, { body: input.body }, aboutOf(ctx.db, workspaceSlug, { discussionId }), input.guardReason);
  const found = await findDiscussion(ctx.db.prisma, who, discussionId);
  // Among the people of one organisation, whoever is not named is one of them.
  if (found.visibility === 'me' || found.visibility === 'organisation') throw notHere();
  if (found.resolved || !found.shown) throw closedMeanwhile();
  return { ...textOf(await readIn(ctx.db.prisma, who.workspace)), discussionId, guard: kept(guard) };
}

const kept = ({ confirmed }: GuardPassed) => ({ confirmed: [...confirmed] });

function textOf({ body, words, mentions }: Awaited<ReturnType<Awaited<ReturnType<typeof readBody>>>>) {
  return { body: body as Prisma.InputJsonObject, words, mentions: [...mentions] };
}

/** Writes a non-attributed discussion in its batch's transaction. @returns the fact to record, by nobody. */
export async function publishUnattributedDiscussion(tx: Transaction, { id, workspaceId, content, organisationKind, withdrawalHash, at }: Waiting): Promise<RecordedFact> {
  const { body, words, mentions, guard, ...row } = WaitingDiscussion.parse(content);
  const nobody = { unattributed: true, authorOrganisationKind: organisationKind, createdAt: at };
  const openingId = randomUUID();
  await tx.discussion.create({
    data: {
      ...row, ...nobody, id, workspaceId, withdrawalHash, visibility: 'workspace', questionStatus: row.addressedToId === null ? null : 'asked',
      comments: { create: { ...nobody, id: openingId, position: 1, body, words } },
    },
    select: { id: true },
  });
  await writeMentions(tx, openingId, mentions, { anew: true });
  await openGuardCase(tx, workspaceId, 'discussion', id, guard);
  return { fact: 'discussion:started', subject: { discussionId: id } };
}

/**
 * The same of a comment. It was sent while its thread was open: one that was resolved meanwhile takes it all the same.
 * @returns `null` where the thread is gone or out of sight.
 */
export async function publishUnattributedComment(tx: Transaction, { id, workspaceId, content, organisationKind, withdrawalHash, at }: Waiting): Promise<RecordedFact | null> {
  const { discussionId, body, words, mentions, guard } = WaitingComment.parse(content);
  const thread = await tx.discussion.findFirst({
    where: { id: discussionId, workspaceId, withdrawnAt: null, hiddenAt: null, purgedAt: null },
    select: { comments: { orderBy: { position: 'desc' }, take: 1, select: { position: true } } },
  });
  if (!thread) return null;
  const position = (thread.comments[0]?.position ?? 0) + 1;
  await tx.comment.create({ data: { id, discussionId, position, body, words, unattributed: true, authorOrganisationKind: organisationKind, withdrawalHash, createdAt: at }, select: { id: true } });
  await writeMentions(tx, id, mentions, { anew: true });
  await openGuardCase(tx, workspaceId, 'comment', id, guard);
  return { fact: 'comment:posted', subject: { discussionId, commentId: id } };
}
