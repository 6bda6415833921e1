import type { ChangeQuestionInput } from '../../shared/discussions.ts';
import { conflict, invalid, Refusal } from '../../shared/errors.ts';
import type { Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { findDiscussion, told, type FoundDiscussion } from './found.ts';
import { readerOf } from '../visibility.ts';

/**
 * How far a question to an organisation is. Answered, by a comment: who asked accepts it, or somebody of the
 * organisation says so. Withdrawn, or asked again: who asked it, or a coordinator.
 * @throws Refusal as `mutate` does; 400 for a discussion that is no question, or a comment that is not in it; 403 for
 * anybody else.
 */
export async function changeQuestion(ctx: Context, workspaceSlug: string, input: ChangeQuestionInput): Promise<Receipt> {
  const { discussionId, status } = input;
  return mutate(ctx, status === 'answered' ? 'comment.post' : 'discussion.resolve', { slug: workspaceSlug }, input, async (tx, who) => {
    const found = await findDiscussion(tx, who, discussionId);
    if (found.addressedToId === null) throw invalid({ discussionId: 'This discussion is put to nobody in particular.' });
    if (!found.shown) throw conflict('This question was withdrawn or hidden.');
    mayChange(found, who, status);
    const answerCommentId = input.status === 'answered' ? await answerIn(tx, discussionId, input.commentId) : null;
    await tx.discussion.update({ where: { id: discussionId }, data: { questionStatus: status, answerCommentId } });
    return told(tx, who, found, { fact: 'discussion:changed', subject: { discussionId, what: 'question' } });
  });
}

function mayChange({ authorId, addressedToId }: FoundDiscussion, who: Authorized, status: ChangeQuestionInput['status']): void {
  const own = authorId === who.actor.userId;
  const may = status === 'answered' ? own || addressedToId === readerOf(who).organisationId : own || who.workspace.role === 'coordinator';
  if (!may) throw new Refusal(403, 'not-allowed', 'How far a question is, is said by who asked it or by the organisation that was asked.');
}

/** @throws Refusal 400 for what is no comment in this discussion. */
async function answerIn(tx: Transaction, discussionId: string, commentId: string): Promise<string> {
  const found = await tx.comment.findFirst({ where: { id: commentId, discussionId, position: { gt: 1 }, withdrawnAt: null, hiddenAt: null, purgedAt: null }, select: { id: true } });
  if (!found) throw invalid({ commentId: 'This is no comment of the discussion that could be its answer.' });
  return found.id;
}
