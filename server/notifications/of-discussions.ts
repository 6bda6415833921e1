import type { FactSubjects } from '../../shared/live.ts';
import { ANSWERING_ROLES } from '../../shared/permissions.ts';
import { stateOf } from '../contribution-state.ts';
import { answerersOf, type MemberNow } from './members.ts';
import { DECISIONS, mentionedIn, toldOfDecision, toldOfProposal, whoSees, WRITTEN, type Reading, type Told } from './told.ts';

const DISCUSSION = { ...WRITTEN, publication: true, addressedToId: true, questionStatus: true, answerCommentId: true, resolvedAt: true } as const;
const COMMENT = { id: true, authorId: true, withdrawnAt: true, hiddenAt: true, purgedAt: true } as const;

const discussionOf = ({ tx }: Reading, id: string) => tx.discussion.findUnique({ where: { id }, select: DISCUSSION });

/** A discussion began: those its opening mentions, those it is put to, and who answers whether it becomes public; the latter also where they take no part in the workspace. */
export async function ofNewDiscussion(reading: Reading, { discussionId }: FactSubjects['discussion:started']): Promise<readonly Told[]> {
  const discussion = await discussionOf(reading, discussionId);
  if (!discussion) return [];
  const seen = whoSees(reading, discussion);
  return [...(await mentionedInOpening(reading, discussionId, seen)), ...(await askedBy(reading, discussion, seen)), ...(await toldOfProposal(reading, 'discussion', discussion))];
}

/** It is another now: put to somebody, answered, closed with an outcome, or decided about. */
export async function ofChangedDiscussion(reading: Reading, { discussionId, what }: FactSubjects['discussion:changed']): Promise<readonly Told[]> {
  const discussion = await discussionOf(reading, discussionId);
  if (!discussion) return [];
  if (DECISIONS.has(what)) return toldOfDecision(reading, what, 'discussion', discussion);
  const seen = whoSees(reading, discussion);
  if (what === 'visibility') return toldOfProposal(reading, 'discussion', discussion);
  if (what === 'edited') return [...(await mentionedInOpening(reading, discussionId, seen)), ...(await toldOfProposal(reading, 'discussion', discussion))];
  if (what === 'question' && discussion.questionStatus === 'asked') return askedBy(reading, discussion, seen);
  const came = what === 'question' ? discussion.questionStatus === 'answered' : what === 'resolved' && discussion.resolvedAt !== null;
  return came ? (await following(reading, discussion, seen)).map((userId): Told => ({ userId, kind: 'answer', subjectKind: 'discussion', subjectId: discussion.id })) : [];
}

/** Somebody answered: those whom they mention, and those who follow. */
export async function ofNewComment(reading: Reading, { discussionId, commentId }: FactSubjects['comment:posted']): Promise<readonly Told[]> {
  const [discussion, comment] = [await discussionOf(reading, discussionId), await reading.tx.comment.findUnique({ where: { id: commentId }, select: COMMENT })];
  if (!discussion || !comment || stateOf(comment) !== 'shown') return [];
  const seen = whoSees(reading, discussion);
  // Of the answer to a question they hear as that: the question is answered in the next row of the log.
  const followers = discussion.answerCommentId === comment.id ? [] : (await following(reading, discussion, seen)).map((userId): Told => ({ userId, kind: 'reply', subjectKind: 'comment', subjectId: comment.id }));
  return [...(await mentionedIn(reading.tx, 'comment', comment.id, seen)), ...followers];
}

/** An answer is another now: those it mentions since, its author where a moderator decided. */
export async function ofChangedComment(reading: Reading, { discussionId, commentId, what }: FactSubjects['comment:changed']): Promise<readonly Told[]> {
  const comment = await reading.tx.comment.findUnique({ where: { id: commentId }, select: COMMENT });
  if (!comment) return [];
  if (DECISIONS.has(what)) return toldOfDecision(reading, what, 'comment', comment);
  const discussion = what === 'edited' && stateOf(comment) === 'shown' ? await discussionOf(reading, discussionId) : null;
  return discussion ? mentionedIn(reading.tx, 'comment', comment.id, whoSees(reading, discussion)) : [];
}

/** The opening of a discussion is its first comment. */
async function mentionedInOpening({ tx }: Reading, discussionId: string, seen: readonly MemberNow[]): Promise<readonly Told[]> {
  const opening = await tx.comment.findFirst({ where: { discussionId, position: 1 }, select: { id: true } });
  const inTitle = await mentionedIn(tx, 'discussion', discussionId, seen);
  return opening ? [...inTitle, ...(await mentionedIn(tx, 'comment', opening.id, seen))] : inTitle;
}

type Row = NonNullable<Awaited<ReturnType<typeof discussionOf>>>;

/**
 * Whom a question is put to: those who write for the organisation in the workspace; where nobody does, its analysts and
 * leads, who answer it on their organisation's page, and those who read along for it.
 */
async function askedBy({ tx, workspaceId }: Reading, discussion: Row, seen: readonly MemberNow[]): Promise<readonly Told[]> {
  const { addressedToId } = discussion;
  // Shared with other workspaces, it is asked once: where it was written.
  if (addressedToId === null || discussion.workspaceId !== workspaceId || stateOf(discussion) !== 'shown') return [];
  if (discussion.visibility === 'me' || discussion.visibility === 'organisation') return [];
  const here = seen.filter(({ organisationId }) => organisationId === addressedToId);
  const writing = here.filter(({ role }) => ANSWERING_ROLES.includes(role));
  const asked = writing.length > 0 ? writing.map(({ userId }) => userId) : [...here.map(({ userId }) => userId), ...(await answerersOf(tx, addressedToId))];
  return [...new Set(asked)].map((userId): Told => ({ userId, kind: 'question', subjectKind: 'discussion', subjectId: discussion.id }));
}

/** Who follows a discussion among those who see it, and its author, unless they chose not to. */
async function following({ tx }: Reading, { id, authorId }: Row, seen: readonly MemberNow[]): Promise<readonly string[]> {
  const readers = await tx.discussionReader.findMany({ where: { discussionId: id }, select: { userId: true, follows: true } });
  const chosen = new Map(readers.map(({ userId, follows }) => [userId, follows]));
  return seen.filter(({ userId }) => chosen.get(userId) ?? userId === authorId).map(({ userId }) => userId);
}
