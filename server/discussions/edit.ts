import type { Prisma } from '../../prisma/generated/client.ts';
import type { EditCommentInput, EditDiscussionInput } from '../../shared/discussions.ts';
import { conflict, invalid, Refusal } from '../../shared/errors.ts';
import type { RichText } from '../../shared/rich-text-document.ts';
import type { Context } from '../context.ts';
import { proposedAnew } from '../contributions/commands.ts';
import { guardFirst } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { readBody, writeMentions } from './body.ts';
import { aboutOf, editedMeanwhile, findComment, findDiscussion, keepRevision, told } from './found.ts';

/**
 * Changes title and opening of one's own discussion; what stood there before is kept.
 * @throws Refusal as `mutate` and `guardTexts` do; 403 for somebody else's, 409 `edited-meanwhile` where another version
 * stands there by now.
 */
export async function editDiscussion(ctx: Context, workspaceSlug: string, input: EditDiscussionInput): Promise<Receipt> {
  const { discussionId, title } = input;
  const readIn = await readBody(ctx.db, input.body);
  const guarded = await guardFirst(ctx.db, { title, body: input.body }, aboutOf(ctx.db, workspaceSlug, { discussionId }), input.guardReason);
  return mutate(ctx, 'comment.edit', { slug: workspaceSlug }, input, async (tx, who) => {
    const found = await findDiscussion(tx, who, discussionId);
    mayEdit(found, who.actor.userId);
    const opening = await tx.comment.findUniqueOrThrow({ where: { discussionId_position: { discussionId, position: 1 } } });
    if (found.version !== input.version) throw editedMeanwhile({ version: found.version, title: found.title, body: opening.body as unknown as RichText });
    const passed = guarded();
    const { body, words, mentions } = await readIn(tx, who.workspace);
    await keepRevision(tx, who, 'discussion', discussionId, found.version, { title: found.title, body: opening.body as Prisma.InputJsonValue });
    const editedAt = new Date();
    await tx.discussion.update({ where: { id: discussionId }, data: { title, version: found.version + 1, editedAt, ...proposedAnew(found) } });
    await tx.comment.update({ where: { id: opening.id }, data: { body, words, version: opening.version + 1, editedAt } });
    await writeMentions(tx, opening.id, mentions);
    await openGuardCase(tx, who.workspace.id, 'discussion', discussionId, passed);
    return told(tx, who, found, { fact: 'discussion:changed', subject: { discussionId, what: 'edited' } });
  });
}

/** Changes one's own comment; what stood there before is kept. @throws Refusal as `editDiscussion` does. */
export async function editComment(ctx: Context, workspaceSlug: string, input: EditCommentInput): Promise<Receipt> {
  const { commentId } = input;
  const readIn = await readBody(ctx.db, input.body);
  const guarded = await guardFirst(ctx.db, { body: input.body }, aboutOf(ctx.db, workspaceSlug, { commentId }), input.guardReason);
  return mutate(ctx, 'comment.edit', { slug: workspaceSlug }, input, async (tx, who) => {
    const found = await findComment(tx, who, commentId);
    const { discussionId } = found;
    if (found.position === 1) throw invalid({ commentId: 'This is the opening of a discussion. Change the discussion instead.' });
    mayEdit(found, who.actor.userId);
    if (found.version !== input.version) throw editedMeanwhile(found);
    const passed = guarded();
    const { body, words, mentions } = await readIn(tx, who.workspace);
    await keepRevision(tx, who, 'comment', commentId, found.version, { body: found.body as unknown as Prisma.InputJsonValue });
    await tx.comment.update({ where: { id: commentId }, data: { body, words, version: found.version + 1, editedAt: new Date() } });
    await writeMentions(tx, commentId, mentions);
    await openGuardCase(tx, who.workspace.id, 'comment', commentId, passed);
    return told(tx, who, { id: discussionId, visibility: found.visibility }, { fact: 'comment:changed', subject: { discussionId, commentId, what: 'edited' } });
  });
}

/** @throws Refusal 403 for what somebody else (or nobody known) wrote; 409 for what was withdrawn, hidden or purged. */
function mayEdit({ authorId, shown }: { readonly authorId: string | null; readonly shown: boolean }, userId: string): void {
  if (authorId !== userId) throw new Refusal(403, 'not-allowed', 'Only who wrote this can change it.');
  if (!shown) throw conflict('This was withdrawn or hidden, and cannot be changed.');
}
