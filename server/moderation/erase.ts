import type { Transaction } from '../db.ts';
import type { Subject } from './subjects.ts';

type Which = Pick<Subject, 'kind' | 'id'>;
type Purged = Pick<Subject, 'kind' | 'id' | 'parentId' | 'workspaceId'>;

/** A document that says nothing, of the kind that comments are. */
const EMPTY = { type: 'doc', content: [{ type: 'paragraph' }] };

/**
 * Deletes something with everything that hangs on it, as if it had never been. Rows of the activity log stay: they are
 * numbers and ids.
 */
export async function deleteWhole(tx: Transaction, { kind, id }: Which): Promise<void> {
  for (const one of await withParts(tx, { kind, id })) await forget(tx, one, { cases: true });
  await tx.contributionShare.deleteMany({ where: { subjectKind: kind, subjectId: id } });
  const where = { where: { id } };
  switch (kind) {
    case 'annotation':
      return void (await tx.annotation.delete(where));
    case 'discussion':
      return void (await tx.discussion.delete(where));
    case 'comment':
      await reopenQuestion(tx, id);
      return void (await tx.comment.delete(where));
    case 'evidence':
      return void (await tx.evidence.delete(where));
    case 'owner-reply':
      return void (await tx.ownerReply.delete(where));
  }
}

/** What goes with it: comments of a discussion, replies of a note. */
async function withParts(tx: Transaction, { kind, id }: Which): Promise<readonly Which[]> {
  if (kind === 'discussion') {
    const comments = await tx.comment.findMany({ where: { discussionId: id }, select: { id: true } });
    return [{ kind, id }, ...comments.map((comment): Which => ({ kind: 'comment', id: comment.id }))];
  }
  if (kind === 'annotation') {
    const replies = await tx.ownerReply.findMany({ where: { annotationId: id }, select: { id: true } });
    return [{ kind, id }, ...replies.map((reply): Which => ({ kind: 'owner-reply', id: reply.id }))];
  }
  return [{ kind, id }];
}

/** Earlier states, mentions and what people were told of it. */
async function forget(tx: Transaction, { kind, id }: Which, { cases }: { cases: boolean }): Promise<void> {
  const subject = { subjectKind: kind as string, subjectId: id };
  await tx.revision.deleteMany({ where: subject });
  await tx.mention.deleteMany({ where: subject });
  await tx.notification.deleteMany({ where: subject });
  if (cases) await tx.moderationCase.deleteMany({ where: subject });
}

/**
 * What was kept of the sendings, to know a second one of the same, is a hash of their words: of a few words it can be
 * guessed back. A second sending is refused from then on.
 */
async function forgetHashes(tx: Transaction, { kind, id, parentId, workspaceId }: Purged): Promise<void> {
  // A reply's facts speak of its note alone.
  const spokenOf = kind === 'owner-reply' ? [id, parentId] : [id];
  await tx.$executeRaw`
    UPDATE submission SET body_hash = '' FROM activity
    WHERE activity.workspace_id = submission.workspace_id AND activity.sequence = submission.sequence AND activity.workspace_id = ${workspaceId}::uuid
      AND EXISTS (SELECT FROM jsonb_each_text(activity.subject) said WHERE said.value = ANY(${spokenOf}::text[]))`;
}

/** A question whose answer is taken back is not answered. */
async function reopenQuestion(tx: Transaction, commentId: string): Promise<void> {
  await tx.discussion.updateMany({ where: { answerCommentId: commentId }, data: { answerCommentId: null, questionStatus: 'asked' } });
}

/**
 * Takes the words of something away for good, here and in everything that was kept of them: earlier states, mentions,
 * what people were told, what was said in reports and decisions about it. The row stays and says that there was something.
 */
export async function purgeWords(tx: Transaction, subject: Purged): Promise<void> {
  const { kind, id } = subject;
  const at = new Date();
  switch (kind) {
    case 'annotation':
      await tx.annotation.update({ where: { id }, data: { body: '', publication: null, publishedAt: null, purgedAt: at, hiddenAt: null } });
      break;
    case 'discussion':
      await tx.discussion.update({ where: { id }, data: { title: '', outcome: null, publication: null, publishedAt: null, purgedAt: at, hiddenAt: null } });
      await purgeOpening(tx, subject);
      break;
    case 'comment':
      await purgeComment(tx, id, at);
      break;
    case 'evidence':
      await tx.evidence.update({
        where: { id },
        data: { title: '', finding: '', method: '', size: '', limits: '', consent: '', gathered: '', publication: null, publishedAt: null, purgedAt: at, hiddenAt: null },
      });
      break;
    case 'owner-reply':
      await tx.ownerReply.update({ where: { id }, data: { body: '', purgedAt: at, hiddenAt: null } });
      break;
  }
  await forgetWords(tx, subject);
}

async function purgeComment(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.comment.update({ where: { id }, data: { body: EMPTY, words: '', purgedAt: at, hiddenAt: null } });
}

/** The opening is the discussion's own words; replies are purged one by one. */
async function purgeOpening(tx: Transaction, { id: discussionId, workspaceId }: Purged): Promise<void> {
  const opening = await tx.comment.findFirst({ where: { discussionId, position: 1 }, select: { id: true } });
  if (!opening) return;
  await purgeComment(tx, opening.id, new Date());
  await forgetWords(tx, { kind: 'comment', id: opening.id, parentId: discussionId, workspaceId });
}

async function forgetWords(tx: Transaction, subject: Purged): Promise<void> {
  const { kind, id } = subject;
  await forget(tx, subject, { cases: false });
  await forgetHashes(tx, subject);
  await tx.moderationCase.updateMany({ where: { subjectKind: kind, subjectId: id }, data: { words: '', decisionReason: '' } });
}
