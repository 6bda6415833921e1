import { Prisma } from '../../prisma/generated/client.ts';
import { DISCUSSION_FILTERS, type DiscussionFilter, type DiscussionLine, type DiscussionsPage } from '../../shared/discussion-pages.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { readerOf, visibleTo } from '../visibility.ts';
import { presentAll } from './reading.ts';
import { DISCUSSION_COLUMNS, standsIn, type DiscussionRow } from './rows.ts';

const LINES = 30;

interface ListedRow extends DiscussionRow {
  readonly newest: Date;
  readonly replies: number;
  readonly unread: number;
  readonly follows: boolean;
}

const CONDITIONS: Readonly<Record<DiscussionFilter, Prisma.Sql>> = {
  open: Prisma.sql`d.resolved_at IS NULL`,
  resolved: Prisma.sql`d.resolved_at IS NOT NULL`,
  following: Prisma.sql`coalesce(reader.follows, false)`,
  questions: Prisma.sql`d.addressed_to_id IS NOT NULL`,
};

/**
 * The discussions of a workspace that the reader may see, those with the newest comment first, a page of them.
 * @param which a filter of `DISCUSSION_FILTERS`, anything else is `open`; `page` from 1, one that is not there is the last
 * @throws Refusal 401 for nobody, 404 for a workspace that is not theirs or not there.
 */
export async function discussionsOf(ctx: Context, workspaceSlug: string, which: { readonly filter?: string | null; readonly page?: number } = {}): Promise<DiscussionsPage> {
  const who = await authorize(ctx, 'workspace.read', { slug: workspaceSlug });
  const { workspace } = who;
  const filter = which.filter && Object.hasOwn(DISCUSSION_FILTERS, which.filter) ? (which.filter as DiscussionFilter) : 'open';
  const db = ctx.db.prisma;
  const reader = readerOf(who);
  const from = Prisma.sql`
    FROM discussion d LEFT JOIN organisation o ON o.id = d.addressed_to_id
    LEFT JOIN discussion_reader reader ON reader.discussion_id = d.id AND reader.user_id = ${reader.userId}::uuid
    WHERE ${standsIn(workspace.id)} AND ${visibleTo(reader, 'discussion', 'd')}`;
  const [counts] = await db.$queryRaw<Record<DiscussionFilter, number>[]>`
    SELECT count(*) FILTER (WHERE ${CONDITIONS.open})::int AS open, count(*) FILTER (WHERE ${CONDITIONS.resolved})::int AS resolved,
      count(*) FILTER (WHERE ${CONDITIONS.following})::int AS following, count(*) FILTER (WHERE ${CONDITIONS.questions})::int AS questions ${from}`;
  const held = counts ?? { open: 0, resolved: 0, following: 0, questions: 0 };
  const pages = Math.max(1, Math.ceil(held[filter] / LINES));
  const asked = which.page ?? 1;
  const page = Number.isSafeInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  // The newest comment of each is one step in an index; the rest is asked of those on the page alone.
  const rows = await db.$queryRaw<ListedRow[]>`
    SELECT ${Prisma.raw(DISCUSSION_COLUMNS)}, chosen.newest, (thread.count - 1)::int AS replies, chosen.follows, greatest(0, thread.last - chosen.seen)::int AS unread
    FROM (
      SELECT d.id, coalesce(reader.follows, false) AS follows, coalesce(reader.seen, 0) AS seen,
        coalesce((SELECT c.created_at FROM comment c WHERE c.discussion_id = d.id ORDER BY c.position DESC LIMIT 1), d.created_at) AS newest
      ${from} AND ${CONDITIONS[filter]} ORDER BY newest DESC, d.id LIMIT ${LINES} OFFSET ${(page - 1) * LINES}
    ) chosen JOIN discussion d USING (id) LEFT JOIN organisation o ON o.id = d.addressed_to_id
    CROSS JOIN LATERAL (SELECT count(*) AS count, coalesce(max(position), 0) AS last FROM comment WHERE discussion_id = d.id) thread
    ORDER BY chosen.newest DESC, d.id`;
  const views = await presentAll(db, workspace.id, rows, []);
  return { workspace, filter, page, pages, counts: held, lines: rows.map((row, index) => lineOf(row, views[index]!)) };
}

function lineOf({ newest, replies, unread, follows }: ListedRow, view: Awaited<ReturnType<typeof presentAll>>[number]): DiscussionLine {
  const { id, title, metric, otherMetrics, area, period, author, at, question, resolved, state, visibility, elsewhere } = view;
  return {
    id, title, metric, otherMetrics, area, period, author, at, state, visibility, elsewhere, replies, unread, follows,
    newest: newest.toISOString(),
    question: question && { to: question.to, status: question.status },
    resolved: resolved !== null,
    outcome: resolved?.outcome ?? '',
  };
}
