import { areaOf } from '../../shared/areas/register.ts';
import type { QuestionsPage, QuestionView } from '../../shared/discussion-pages.ts';
import type { QuestionStatus } from '../../shared/discussions.ts';
import { areaName, contentText } from '../../shared/format.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import { withMentions, type RichText, type RichTextInline } from '../../shared/rich-text-document.ts';
import { authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database } from '../db.ts';
import { shownEdition } from '../figures/queries.ts';
import { PUT_FROM_OUTSIDE } from './answer.ts';
import { figuresOf } from './figures.ts';
import { withoutName } from './mention-names.ts';

interface QuestionRow {
  readonly id: string;
  readonly title: string;
  readonly body: RichText;
  readonly metric: string;
  readonly area: string | null;
  readonly period: string | null;
  readonly breakdown: string;
  readonly status: QuestionStatus;
  readonly answer: RichText | null;
}

/**
 * Questions put to an organisation from workspaces in which it takes no part, those that wait for an answer first.
 * Nothing of those workspaces is told: no name, no people, no comments.
 * @throws Refusal 401 for nobody, 404 for an organisation one does not work for, 403 where one's role does not allow it.
 */
export async function questionsFor(ctx: Context, organisationId: string): Promise<QuestionsPage> {
  const { organisation: { id, name, invented }, abilities } = await authorizeForOrganisation(ctx, 'question.answer', organisationId);
  const { rows } = await ctx.db.pool.query<QuestionRow>(
    `SELECT d.id, d.title, opening.body, d.metric, d.area, d.period, d.breakdown, d.question_status AS status,
       CASE WHEN answer.withdrawn_at IS NULL AND answer.hidden_at IS NULL AND answer.purged_at IS NULL AND answer.author_organisation_id = d.addressed_to_id THEN answer.body END AS answer
     FROM discussion d JOIN workspace w ON w.id = d.workspace_id JOIN comment opening ON opening.discussion_id = d.id AND opening.position = 1
     LEFT JOIN comment answer ON answer.id = d.answer_comment_id
     WHERE d.addressed_to_id = $1 AND ${PUT_FROM_OUTSIDE} AND (d.question_status <> 'asked' OR d.resolved_at IS NULL)
       AND opening.withdrawn_at IS NULL AND opening.hidden_at IS NULL AND opening.purged_at IS NULL
     ORDER BY d.question_status <> 'asked', d.created_at DESC LIMIT 200`,
    [id],
  );
  const questions: QuestionView[] = [];
  for (const row of rows) questions.push(await presentQuestion(ctx.db, row, { id, name }));
  return { organisation: { id, name, invented, mayInvite: abilities['person.invite'], mayReadLog: abilities['organisation.audit'], mayApprove: abilities['publication.approve'] }, questions };
}

async function presentQuestion(db: Database, row: QuestionRow, own: { readonly id: string; readonly name: string }): Promise<QuestionView> {
  const { id, title, metric, area, period, status } = row;
  // Whom it mentions is of the workspace; the organisation itself is not.
  const anonymous = (text: RichText) => withMentions(text, (target): RichTextInline =>
    target.kind === 'organisation' && target.id === own.id ? { type: 'mention', attrs: { ...target, label: own.name } } : withoutName(target));
  const opening = anonymous(row.body);
  return {
    id, title, opening, status,
    figures: await figuresOf(db, opening),
    about: { metric: findIndicator(metric)?.shortTitle ?? metric, area: area === null ? null : areaName(area), period, figure: await figureNow(db, row) },
    answer: row.answer && anonymous(row.answer),
  };
}

/** The figure the question is about, as everybody sees it now. */
async function figureNow(db: Database, { metric: slug, area, period, breakdown }: QuestionRow): Promise<string | null> {
  const metric = findMetric(slug);
  if (!metric || area === null || period === null) return null;
  const figure = (await shownEdition(db, slug, areaOf(area).world))?.at(area, period, breakdown);
  if (!figure) return null;
  if (figure.category !== null) return metric.breakdowns.flatMap(({ values }) => values).find(({ value }) => value === figure.category)?.label ?? figure.category;
  return contentText(figure.value, figure.missing, metric);
}
