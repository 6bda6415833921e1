import { Prisma } from '../../prisma/generated/client.ts';
import type { AnswerQuestionInput } from '../../shared/discussions.ts';
import { conflict, invalid, notFound } from '../../shared/errors.ts';
import { ANSWERING_ROLES } from '../../shared/permissions.ts';
import { figuresIn, mentionsIn } from '../../shared/rich-text-document.ts';
import { authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import { shownIn, tellIn } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';
import { guardTexts } from '../guard/commands.ts';
import { inTurn, untilNobodyIsInTheWay } from '../in-turn.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { plainText } from '../../shared/rich-text-document.ts';

/** A question that may be answered from outside its workspace. */
interface Answerable {
  readonly workspaceId: string;
  readonly metric: string;
  readonly area: string | null;
  readonly period: string | null;
  readonly breakdown: string;
}

/**
 * Answers a question for the organisation it was put to, from outside the workspace: the answer becomes a comment of
 * that organisation in the discussion. Sent again with the same key it is the same answer.
 * @throws Refusal as `authorizeForOrganisation` and `guardTexts` do; 404 for what was not put to this organisation, or
 * is not asked any more.
 */
export async function answerQuestion(ctx: Context, organisationId: string, input: AnswerQuestionInput): Promise<void> {
  const { key, discussionId, body } = input;
  await authorizeForOrganisation(ctx, 'question.answer', organisationId);
  // Whoever is outside knows nobody inside, and no chart of a workspace.
  if (mentionsIn(body).length > 0 || figuresIn(body).length > 0) throw invalid({ body: 'Write in words: mentions and charts are for those who take part in the workspace.' });
  const about = await openQuestion(ctx.db.prisma, organisationId, discussionId);
  const passed = about && (await guardTexts(ctx.db, { body }, about, input.guardReason));
  await untilNobodyIsInTheWay(() => ctx.db.prisma.$transaction(async (tx) => {
    const { actor } = await authorizeForOrganisation(ctx, 'question.answer', organisationId, tx);
    const again = await tx.comment.findUnique({ where: { id: key }, select: { discussionId: true, authorId: true } });
    if (again?.discussionId === discussionId && again.authorId === actor.userId) return;
    if (again) throw conflict('This was sent before, for something else. Reload the page and send it again.');
    if (!about || !passed) throw notFound();
    // The workspace's row first, as every write inside has it: it orders the comments.
    await tx.$queryRaw`SELECT 1 FROM workspace WHERE id = ${about.workspaceId}::uuid AND ${inTurn(Prisma.sql`${about.workspaceId}::uuid`)} FOR UPDATE`;
    if (!(await openQuestion(tx, organisationId, discussionId))) throw notFound();
    await tx.$executeRaw`
      INSERT INTO comment (id, discussion_id, position, body, words, author_id, author_organisation_id, created_at)
      SELECT ${key}::uuid, ${discussionId}::uuid, (SELECT coalesce(max(position), 0) + 1 FROM comment WHERE discussion_id = ${discussionId}::uuid),
        ${JSON.stringify(body)}::jsonb, ${plainText(body)}, ${actor.userId}::uuid, ${organisationId}::uuid, ${new Date()}`;
    await tx.discussion.update({ where: { id: discussionId }, data: { questionStatus: 'answered', answerCommentId: key } });
    await openGuardCase(tx, about.workspaceId, 'comment', key, passed);
    const facts = [
      { fact: 'comment:posted' as const, subject: { discussionId, commentId: key } },
      { fact: 'discussion:changed' as const, subject: { discussionId, what: 'question' } },
    ];
    await tellIn(tx, await shownIn(tx, { kind: 'discussion', id: discussionId, workspaceId: about.workspaceId }), facts, { userId: actor.userId, organisationId });
  }));
}

/** SQL condition on a `membership m`: it lets somebody answer. */
export const ANSWERS = `m.role IN (${ANSWERING_ROLES.map((role) => `'${role}'`).join()}) AND (m.ends_at IS NULL OR m.ends_at > now())`;

/** SQL condition on `discussion d` and its `workspace w`: put to an organisation of which nobody answers there, and still to be read by it. */
export const PUT_FROM_OUTSIDE = `
  d.visibility IN ('workspace', 'region', 'public') AND d.withdrawn_at IS NULL AND d.hidden_at IS NULL AND d.purged_at IS NULL
  AND w.archived_at IS NULL AND (w.ends_at IS NULL OR w.ends_at > now())
  AND NOT EXISTS (SELECT FROM membership m WHERE m.workspace_id = w.id AND m.organisation_id = d.addressed_to_id AND ${ANSWERS})`;

async function openQuestion(db: Transaction, organisationId: string, discussionId: string): Promise<Answerable | undefined> {
  const rows = await db.$queryRawUnsafe<Answerable[]>(
    `SELECT d.workspace_id AS "workspaceId", d.metric, d.area, d.period, d.breakdown FROM discussion d JOIN workspace w ON w.id = d.workspace_id
     WHERE d.id = $1::uuid AND d.addressed_to_id = $2::uuid AND d.question_status = 'asked' AND d.resolved_at IS NULL AND ${PUT_FROM_OUTSIDE}`,
    discussionId, organisationId,
  );
  return rows[0];
}
