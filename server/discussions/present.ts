import type { Prisma } from '../../prisma/generated/client.ts';
import type { CommentView, DiscussionView } from '../../shared/discussions.ts';
import type { RichText } from '../../shared/rich-text.ts';
import { presentPerson, type PersonRow } from '../workspaces/queries.ts';

type CommentRow = Prisma.CommentGetPayload<object> & { author: PersonRow };
type DiscussionRow = Prisma.DiscussionGetPayload<object> & { author: PersonRow; comments: CommentRow[] };

/** The same for every reader of the workspace. */
export function presentComment(row: CommentRow): CommentView {
  return {
    id: row.id,
    discussionId: row.discussionId,
    position: row.position,
    // Checked by shared/rich-text.ts before it was stored.
    body: row.body as unknown as RichText,
    author: presentPerson(row.author),
    at: row.createdAt.toISOString(),
  };
}

/** With the comments the row came with, in their order. */
export function presentDiscussion(row: DiscussionRow): DiscussionView {
  const { id, metric, area, period, breakdown, title } = row;
  return {
    id, metric, area, period, breakdown, title,
    author: presentPerson(row.author),
    at: row.createdAt.toISOString(),
    comments: row.comments.map(presentComment).sort((a, b) => a.position - b.position),
  };
}
