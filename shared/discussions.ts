import { z } from 'zod';
import { AnchorFields, SubmissionKey, type Anchor } from './anchors.ts';
import { LONGEST_TEXT, parseRichText } from './rich-text.ts';
import type { RichText } from './rich-text-document.ts';
import type { PersonView } from './workspaces.ts';
import { storable } from './written-text.ts';

export const LONGEST_TITLE = 200;

/** A Tiptap document as JSON text; the form without JavaScript sends `plain` instead. */
const Body = z.string().max(200_000).transform((text, context): RichText => {
  const body = parseRichText(safeJson(text));
  if (body) return body;
  context.addIssue({ code: 'custom', message: `Write something, in at most ${LONGEST_TEXT.toLocaleString('en-GB')} characters.` });
  return z.NEVER;
});

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const StartDiscussion = z.object({
  key: SubmissionKey,
  ...AnchorFields,
  period: AnchorFields.period.nullable().default(null),
  title: z.string().trim().min(1, 'Say in one line what you wonder about.').max(LONGEST_TITLE, `Keep it under ${LONGEST_TITLE} characters.`).transform(storable),
  body: Body,
});
export type StartDiscussionInput = z.infer<typeof StartDiscussion>;

export const PostComment = z.object({ key: SubmissionKey, discussionId: z.uuid(), body: Body });
export type PostCommentInput = z.infer<typeof PostComment>;

export interface CommentView {
  readonly id: string;
  readonly discussionId: string;
  /** Order within the discussion, from 1. The first is the discussion's opening. */
  readonly position: number;
  readonly body: RichText;
  readonly author: PersonView;
  readonly at: string;
}

export interface DiscussionView extends Anchor {
  readonly id: string;
  readonly title: string;
  readonly author: PersonView;
  readonly at: string;
  readonly comments: readonly CommentView[];
}
