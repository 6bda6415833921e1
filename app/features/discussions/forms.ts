import { z } from 'zod';
import { PostComment, StartDiscussion } from '../../../shared/discussions.ts';
import { fromPlainText } from '../../../shared/rich-text-document.ts';

/**
 * A form's `body` is the editor's document as JSON; where the editor did not come (no JavaScript, a bad network) the
 * plain field `plain` stands in for it.
 */
export function withBody(form: unknown): unknown {
  if (typeof form !== 'object' || form === null) return form;
  const fields = form as Readonly<Record<string, unknown>>;
  if (typeof fields.body === 'string' && fields.body !== '') return form;
  const plain = typeof fields.plain === 'string' ? fields.plain : '';
  return { ...fields, body: JSON.stringify(fromPlainText(plain)) };
}

/** "All years" of the form is no period. */
function withoutEmptyPeriod(form: unknown): unknown {
  if (typeof form !== 'object' || form === null || !('period' in form) || form.period !== '') return form;
  return { ...form, period: null };
}

export const StartDiscussionForm = z.preprocess((form) => withoutEmptyPeriod(withBody(form)), StartDiscussion);
export const PostCommentForm = z.preprocess(withBody, PostComment);
