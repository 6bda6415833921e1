import { Prisma } from '../../prisma/generated/client.ts';
import type { DiscussionView } from '../../shared/discussions.ts';
import { visibleContributionOf } from '../contribution-state.ts';
import type { Transaction } from '../db.ts';
import { visibleTo, type Reader } from '../visibility.ts';
import type { People } from '../workspaces/queries.ts';
import { chosen, commentRows, discussionRows, presentAll } from './reading.ts';
import { manyRows, standsIn, type DiscussionRow } from './rows.ts';

/** What a page needs to know of every discussion before it lists some of them. */
interface StandingDiscussion {
  readonly id: string;
  readonly area: string | null;
  readonly resolvedAt: Date | null;
}

/** Which discussions a page lists, of all that stand there, oldest first. */
export type Listed = <Row extends StandingDiscussion>(rows: readonly Row[]) => readonly Row[];

type InPartRow = Pick<
  DiscussionRow,
  'id' | 'workspaceId' | 'metric' | 'otherMetrics' | 'area' | 'period' | 'breakdown' | 'title' | 'visibility' | 'createdAt' | 'resolvedAt' | 'withdrawnAt' | 'hiddenAt' | 'purgedAt'
> & { readonly newest: Date };

/** Discussions on a metric with the comments of those alone that a page lists; the others are `inPart`. Oldest first. @param known whom the caller asked for */
export async function listedDiscussions(db: Transaction, workspaceId: string, metric: string, reader: Omit<Reader, 'workspaceId'>, listed: Listed, known?: People): Promise<DiscussionView[]> {
  const rows = await inPartRows(db, workspaceId, metric, reader);
  const whole = new Set(listed(rows).map(({ id }) => id));
  const views = new Map((await discussionsWhole(db, workspaceId, [...whole], reader, known)).map((view) => [view.id, view]));
  return rows.flatMap((row) => views.get(row.id) ?? (whole.has(row.id) ? [] : [inPart(row, workspaceId)]));
}

async function discussionsWhole(db: Transaction, workspaceId: string, ids: readonly string[], reader: Omit<Reader, 'workspaceId'>, known?: People): Promise<DiscussionView[]> {
  if (ids.length === 0) return [];
  const rows = await discussionRows(db, workspaceId, { ids }, reader);
  return presentAll(db, workspaceId, rows, await commentRows(db, rows, 'all'), known);
}

/** Discussions on a metric that may be read, without what only those need that are listed. Oldest first. */
async function inPartRows(db: Transaction, workspaceId: string, metric: string, reader: Omit<Reader, 'workspaceId'>): Promise<InPartRow[]> {
  return manyRows(db, Prisma.sql`
    SELECT d.id, d.workspace_id AS "workspaceId", d.metric, d.other_metrics AS "otherMetrics", d.area, d.period, d.breakdown, d.title, d.visibility,
      d.created_at AS "createdAt", d.resolved_at AS "resolvedAt", d.withdrawn_at AS "withdrawnAt", d.hidden_at AS "hiddenAt", d.purged_at AS "purgedAt",
      coalesce((SELECT max(c.created_at) FROM comment c WHERE c.discussion_id = d.id), d.created_at) AS newest
    FROM discussion d WHERE ${chosen({ metric })} AND ${standsIn(workspaceId)} AND ${visibleTo({ ...reader, workspaceId }, 'discussion', 'd')}
    ORDER BY d.created_at, d.id`);
}

/** How a discussion stands on a page before its comments are asked for: nobody is named, and how it was written is not told. */
function inPart(row: InPartRow, workspaceId: string): DiscussionView {
  const { metric, otherMetrics, area, period, breakdown, resolvedAt } = row;
  const contribution = visibleContributionOf({ ...row, ...NOTHING_TOLD }, workspaceId);
  return {
    ...contribution,
    metric, otherMetrics, area, period, breakdown,
    title: contribution.state === 'shown' ? row.title : '',
    prompt: null, question: null,
    resolved: resolvedAt === null ? null : { outcome: '', by: NOBODY_NAMED, at: resolvedAt.toISOString() },
    author: NOBODY_NAMED, comments: [],
    inPart: { newest: row.newest.toISOString() },
  };
}

/** What its row says of this is left out, as the words are. */
const NOTHING_TOLD = { editedAt: null, version: 1, unattributed: false, publication: null, capacity: 'self' };
const NOBODY_NAMED = { name: '', organisation: '' };
