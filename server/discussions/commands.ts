import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { PostCommentInput, StartDiscussionInput } from '../../shared/discussions.ts';
import { invalid } from '../../shared/errors.ts';
import { readAnchor } from '../anchors.ts';
import type { Context } from '../context.ts';
import { mutate, type Receipt } from '../mutate.ts';

/**
 * Opens a thread; its first comment is the opening.
 * @throws Refusal as `mutate` does; 400 where the anchor's metric, area, period or breakdown does not exist here.
 */
export async function startDiscussion(ctx: Context, workspaceSlug: string, input: StartDiscussionInput): Promise<Receipt> {
  const anchorFor = await readAnchor(ctx.db, input);
  return mutate(ctx, 'discussion.start', { slug: workspaceSlug }, input, async (tx, { actor, organisationId, workspace }) => {
    const { anchor } = anchorFor(workspace);
    const at = new Date();
    const { id: discussionId } = await tx.discussion.create({
      data: {
        ...anchor,
        id: input.key,
        workspaceId: workspace.id,
        title: input.title,
        authorId: actor.userId,
        authorOrganisationId: organisationId,
        createdAt: at,
        comments: { create: { id: randomUUID(), position: 1, body: input.body as unknown as Prisma.InputJsonValue, authorId: actor.userId, authorOrganisationId: organisationId, createdAt: at } },
      },
      select: { id: true },
    });
    return { fact: 'discussion:started', subject: { discussionId } };
  });
}

/**
 * Adds a comment to the end of a thread.
 * @throws Refusal as `mutate` does; 400 where the thread is not one of this workspace.
 */
export async function postComment(ctx: Context, workspaceSlug: string, input: PostCommentInput): Promise<Receipt> {
  return mutate(ctx, 'comment.post', { slug: workspaceSlug }, input, async (tx, { actor, organisationId, workspace }) => {
    const { discussionId, body } = input;
    // One statement: `mutate` holds the workspace's row meanwhile, so nobody else can take the position, and the shorter
    // it is held the better.
    const [comment] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO comment (id, discussion_id, position, body, author_id, author_organisation_id, created_at)
      SELECT ${input.key}::uuid, d.id, (SELECT coalesce(max(position), 0) + 1 FROM comment WHERE discussion_id = d.id),
        ${JSON.stringify(body)}::jsonb, ${actor.userId}::uuid, ${organisationId}::uuid, ${new Date()}
      FROM discussion d WHERE d.id = ${discussionId}::uuid AND d.workspace_id = ${workspace.id}::uuid
      RETURNING id`;
    if (!comment) throw invalid({ discussionId: 'This discussion is not part of this workspace. Reload the page and write again.' });
    return { fact: 'comment:posted', subject: { discussionId, commentId: comment.id } };
  });
}
