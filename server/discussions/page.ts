import type { DiscussionPage, RevisionView } from '../../shared/discussion-pages.ts';
import { notFound } from '../../shared/errors.ts';
import { withMentions, type RichText } from '../../shared/rich-text-document.ts';
import { isUuid } from '../../shared/uuid.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { organisationsOf } from '../workspaces/queries.ts';
import { inOneMoment } from './conversation.ts';
import { discussionsWithFigures } from './figures.ts';
import { mentionsNow } from './mention-names.ts';
import { personalView } from './personal.ts';
import { isShown } from './present.ts';
import { commentRows, discussionRows, presentAll } from './reading.ts';
import { readerOf } from '../visibility.ts';

/**
 * One discussion by its permanent address, with what its opening and its comments said before they were changed.
 * @throws Refusal as `conversationOn` does; 404 for one that is not there, or not for this reader.
 */
export async function discussionPage(ctx: Context, workspaceSlug: string, discussionId: string): Promise<DiscussionPage> {
  const { history, ...conversation } = await inOneMoment(ctx, workspaceSlug, async (tx, who) => {
    const { workspace } = who;
    const reader = readerOf(who);
    const rows = isUuid(discussionId) ? await discussionRows(tx, workspace.id, { ids: [discussionId] }, reader) : [];
    const [row] = rows;
    if (!row) throw notFound();
    const comments = await commentRows(tx, rows, 'all');
    const discussions = await presentAll(tx, workspace.id, rows, comments);
    const readable = comments.filter(isShown).flatMap((comment) => (comment.position === 1 ? [row.id] : [comment.id]));
    return {
      annotations: [], evidence: [], actions: [], holders: [],
      discussions,
      personal: await personalView(tx, reader, { annotations: [], evidence: [], discussions }),
      organisations: await organisationsOf(tx, workspace.id),
      history: await historyOf(tx, row.workspaceId, readable),
    };
  });
  return { conversation: { ...conversation, discussions: await discussionsWithFigures(ctx.db, conversation.discussions) }, history };
}

interface RevisionRow {
  readonly subjectId: string;
  readonly version: number;
  readonly content: { readonly title?: string; readonly body: RichText };
  readonly at: Date;
}

/** Earlier states of what can be read, by its id. Mentions read as they do now. */
async function historyOf(tx: Transaction, workspaceId: string, ids: readonly string[]): Promise<Readonly<Record<string, readonly RevisionView[]>>> {
  const rows = await tx.$queryRaw<RevisionRow[]>`
    SELECT subject_id::text AS "subjectId", version, content, at FROM revision
    WHERE subject_kind IN ('discussion', 'comment') AND subject_id = ANY(${[...ids]}::uuid[]) ORDER BY subject_id, version`;
  const mention = await mentionsNow(tx, workspaceId, rows.map(({ content }) => content.body));
  const history: Record<string, RevisionView[]> = {};
  for (const { subjectId, version, content, at } of rows) {
    (history[subjectId] ??= []).push({ version, until: at.toISOString(), title: content.title ?? null, body: withMentions(content.body, mention) });
  }
  return history;
}
