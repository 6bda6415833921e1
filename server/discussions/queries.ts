import type { Comment } from '../../prisma/generated/client.ts';
import { oldestFirst, type Conversation } from '../../shared/conversation.ts';
import type { CommentView, DiscussionView } from '../../shared/discussions.ts';
import { actionsIn } from '../actions/queries.ts';
import { annotationsIn } from '../annotations/queries.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db.ts';
import { suppressedNow } from '../figures/queries.ts';
import { holdersIn } from '../members/queries.ts';
import { organisationsOf, peopleIn, type People } from '../workspaces/queries.ts';
import { presentComment, presentDiscussion } from './present.ts';

/**
 * What a workspace says about one metric: annotations, discussions and actions of one moment, with the number of the
 * activity log at that moment, so that a page can go on from there with the facts that arrive.
 * @throws Refusal 401 for nobody, 404 for a workspace that is not theirs or not there.
 */
export async function conversationOn(ctx: Context, workspaceSlug: string, metric: string): Promise<Conversation> {
  // Before the transaction: it holds one connection, and must not wait for another.
  const suppressed = await suppressedNow(ctx.db, [metric]);
  return ctx.db.prisma.$transaction(
    async (tx) => {
      const { actor, workspace } = await authorize(ctx, 'workspace.read', { slug: workspaceSlug }, tx);
      const { sequence } = await tx.workspace.findUniqueOrThrow({ where: { id: workspace.id }, select: { sequence: true } });
      const which = { metric };
      return {
        workspace,
        sequence,
        annotations: (await annotationsIn(tx, workspace.id, which, async () => suppressed)).sort(oldestFirst),
        discussions: (await discussionsIn(tx, workspace.id, which)).sort(oldestFirst),
        actions: (await actionsIn(tx, workspace.id, which)).sort(oldestFirst),
        organisations: await organisationsOf(tx, workspace.id),
        holders: workspace.contributionRule === 'attributed' ? (await holdersIn(tx, workspace.id)).filter(({ id }) => id !== actor.userId) : [],
      };
    },
    // Every read sees the same moment.
    { isolationLevel: 'RepeatableRead' },
  );
}

/** Which discussions: all on a metric with every comment, or those of some ids as they were opened. */
type Which = { readonly metric: string } | { readonly ids: readonly string[] };

/**
 * Discussions of a workspace, for a reader whose membership the caller has asked about; in no particular order.
 * Authors whom the caller knows are not asked for again.
 */
export async function discussionsIn(db: Transaction, workspaceId: string, which: Which, known?: Promise<People>): Promise<DiscussionView[]> {
  const rows = await db.discussion.findMany({
    where: { workspaceId, ...('metric' in which ? { metric: which.metric } : { id: { in: [...which.ids] } }) },
    include: { comments: 'metric' in which ? true : { where: { position: 1 } } },
  });
  const authors = rows.flatMap((row) => [row, ...row.comments]);
  const people = await peopleIn(db, workspaceId, authors, await known);
  return rows.map((row) => presentDiscussion(row, people));
}

/**
 * Comments of a workspace by their ids, as `discussionsIn` gives its discussions. The hottest reading of the house, once
 * for every comment that is posted: plain SQL, planned once.
 */
export async function commentsIn({ pool, prisma }: Database, workspaceId: string, ids: readonly string[], known?: Promise<People>): Promise<CommentView[]> {
  const { rows } = await pool.query<Comment>({
    name: 'comments-by-id',
    text: `SELECT c.id, c.discussion_id AS "discussionId", c.position, c.body, c.author_id AS "authorId",
             c.author_organisation_id AS "authorOrganisationId", c.created_at AS "createdAt"
           FROM comment c JOIN discussion d ON d.id = c.discussion_id WHERE c.id = ANY($2::uuid[]) AND d.workspace_id = $1`,
    values: [workspaceId, ids],
  });
  const people = await peopleIn(prisma, workspaceId, rows, await known);
  return rows.map((row) => presentComment(row, people));
}
