import type { Comment, Discussion } from '../../prisma/generated/client.ts';
import type { CommentView, DiscussionView } from '../../shared/discussions.ts';
import type { RichText } from '../../shared/rich-text-document.ts';
import { personOf, type People } from '../workspaces/queries.ts';

type DiscussionRow = Discussion & { comments: Comment[] };

/** The same for every reader of the workspace. */
export function presentComment(row: Comment, people: People): CommentView {
  return {
    id: row.id,
    discussionId: row.discussionId,
    position: row.position,
    // Checked by shared/rich-text.ts before it was stored.
    body: row.body as unknown as RichText,
    author: personOf(people, row),
    at: row.createdAt.toISOString(),
  };
}

/** With the comments the row came with, in their order. */
export function presentDiscussion(row: DiscussionRow, people: People): DiscussionView {
  const { id, metric, area, period, breakdown, title } = row;
  return {
    id, metric, area, period, breakdown, title,
    author: personOf(people, row),
    at: row.createdAt.toISOString(),
    comments: row.comments.map((comment) => presentComment(comment, people)).sort((a, b) => a.position - b.position),
  };
}
