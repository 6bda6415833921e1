import { randomUUID } from 'node:crypto';
import type { PostCommentInput, StartDiscussionInput } from '../../shared/discussions.ts';
import { invalid } from '../../shared/errors.ts';
import { readAnchor } from '../anchors.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { mutate, type Receipt } from '../mutate.ts';

/**
 * Opens a thread; its first comment is the opening.
 * @throws Refusal as `mutate` does; 400 where the anchor's metric, area, period or breakdown does not exist here.
 */
export async function startDiscussion(ctx: Context, workspaceSlug: string, input: StartDiscussionInput): Promise<Receipt> {
  const anchorFor = await readAnchor(ctx.db, input);
  return mutate(ctx, 'discussion.start', { slug: workspaceSlug }, input, async (tx, { actor, workspace }) => {
    const { anchor } = anchorFor(workspace);
    const { id: discussionId } = await tx.discussion.create({
      data: { ...anchor, id: input.key, workspaceId: workspace.id, title: input.title, authorId: actor.userId, createdAt: new Date() },
      select: { id: true },
    });
    await writeComment(tx, { id: randomUUID(), discussionId, position: 1, body: input.body, authorId: actor.userId });
    return { fact: 'discussion:started', subject: { discussionId } };
  });
}

/**
 * Adds a comment to the end of a thread.
 * @throws Refusal as `mutate` does; 400 where the thread is not one of this workspace.
 */
export async function postComment(ctx: Context, workspaceSlug: string, input: PostCommentInput): Promise<Receipt> {
  return mutate(ctx, 'comment.post', { slug: workspaceSlug }, input, async (tx, { actor, workspace }) => {
    const { discussionId, body } = input;
    // One statement: `mutate` holds the workspace's row meanwhile, so nobody else can take the position.
    const [discussion] = await tx.$queryRaw<{ last: number }[]>`
      SELECT coalesce(max(c.position), 0) AS last FROM discussion d LEFT JOIN comment c ON c.discussion_id = d.id
      WHERE d.id = ${discussionId}::uuid AND d.workspace_id = ${workspace.id}::uuid GROUP BY d.id`;
    if (!discussion) throw invalid({ discussionId: 'This discussion is not part of this workspace. Reload the page and write again.' });
    const position = discussion.last + 1;
    const commentId = await writeComment(tx, { id: input.key, discussionId, position, body, authorId: actor.userId });
    return { fact: 'comment:posted', subject: { discussionId, commentId } };
  });
}

interface NewComment {
  readonly id: string;
  readonly discussionId: string;
  readonly position: number;
  readonly body: PostCommentInput['body'];
  readonly authorId: string;
}

/** In plain SQL: it is done while the workspace's row is held, so the shorter the better. */
async function writeComment(tx: Transaction, { id, discussionId, position, body, authorId }: NewComment): Promise<string> {
  await tx.$executeRaw`
    INSERT INTO comment (id, discussion_id, position, body, author_id, created_at)
    VALUES (${id}::uuid, ${discussionId}::uuid, ${position}, ${JSON.stringify(body)}::jsonb, ${authorId}::uuid, ${new Date()})`;
  return id.toLowerCase();
}
