import { z } from 'zod';
import {
  AnswerQuestion, ChangeQuestion, EditComment, EditDiscussion, FollowDiscussion, GiveReaction, MarkRead, PostComment, ReopenDiscussion, ResolveDiscussion, StartDiscussion,
} from '../../../shared/discussions.ts';
import { findPrompt } from '../../../shared/framework/prompts.ts';
import { fromPlainText, type RichText } from '../../../shared/rich-text-document.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (form: unknown): form is Fields => typeof form === 'object' && form !== null;

/**
 * A form's `body` is the editor's document as JSON; where the editor did not come (no JavaScript, a bad network) the
 * plain field `plain` stands in for it, with the charts that were ticked in `figure`.
 */
export function withBody(form: unknown): unknown {
  if (!isFields(form)) return form;
  if (typeof form.body === 'string' && form.body !== '') return form;
  const text = fromPlainText(typeof form.plain === 'string' ? form.plain : '');
  return { ...form, body: JSON.stringify({ ...text, content: [...text.content, ...ticked(form.figure)] }) };
}

/** Charts by their ticked boxes; what is none of ours is left for the schema to refuse. */
function ticked(figure: unknown): RichText['content'] {
  const sent = Array.isArray(figure) ? figure : figure === undefined ? [] : [figure];
  return sent.flatMap((text): RichText['content'] => {
    try {
      return [{ type: 'figure', attrs: JSON.parse(String(text)) }];
    } catch {
      return [];
    }
  });
}

/** Without a script a chosen prompt does not become the title by itself; and "all years" of the form is no period. */
function asStarted(form: unknown): unknown {
  if (!isFields(form)) return form;
  const prompt = typeof form.prompt === 'string' ? findPrompt(form.prompt) : undefined;
  const title = typeof form.title === 'string' && form.title.trim() !== '' ? form.title : (prompt?.text ?? form.title);
  return { ...form, title, ...(form.period === '' ? { period: null } : {}), ...(form.area === '' ? { area: null } : {}) };
}

/** A reaction's button says its kind and whether it stands afterwards in one word: `me-too yes`. */
function withReaction(form: unknown): unknown {
  if (!isFields(form) || typeof form.give !== 'string') return form;
  const [kind, on] = form.give.split(' ');
  return { ...form, kind, on: on === 'yes' };
}

export const StartDiscussionForm = z.preprocess((form) => asStarted(withBody(form)), StartDiscussion);
export const EditDiscussionForm = z.preprocess(withBody, EditDiscussion);
export const PostCommentForm = z.preprocess(withBody, PostComment);
export const EditCommentForm = z.preprocess(withBody, EditComment);
export const AnswerQuestionForm = z.preprocess(withBody, AnswerQuestion);
export const GiveReactionForm = z.preprocess(withReaction, GiveReaction);
export { ChangeQuestion, FollowDiscussion, MarkRead, ReopenDiscussion, ResolveDiscussion };
