import type { Conversation } from '../../shared/conversation.ts';
import type { Refused } from './answers.ts';
import { freshKey } from './sending.ts';
import { holdsChanges } from './typed-words.ts';
import { wordsWritten } from './written-fields.ts';

/** What somebody had typed in one form, in plain words. */
export interface WordsLeft {
  readonly id: string;
  readonly words: string;
}

/**
 * Makes a change to the page and says which typed words lost their form by it: what they answered was taken back, hidden
 * or resolved by somebody else.
 */
export function wordsLeftBy(region: HTMLElement | null, change: () => void): readonly WordsLeft[] {
  const begun = [...(region?.querySelectorAll('form') ?? [])].filter((form) => holdsChanges(form) && !isReport(form)).map((form) => ({ form, words: [...wordsWritten(form).values()].join('\n\n') }));
  change();
  return begun.flatMap(({ form, words }) => (form.isConnected || words === '' ? [] : [{ id: freshKey(), words }]));
}

/** A report takes away what it is about; its words have arrived. */
function isReport(form: HTMLFormElement): boolean {
  return form.querySelector('[name="intent"][value="contribution.report"]') !== null;
}

/**
 * Whether what a refused form was about has gone, so that a page made anew shows no such form; `landing` is then the id
 * that the form led back to, where nothing else on the page bears it.
 */
export function lostItsForm({ values: { intent, discussionId, commentId, annotationId } }: Refused, { annotations, discussions }: Pick<Conversation, 'annotations' | 'discussions'>): { readonly landing: string | undefined } | null {
  if (annotationId !== undefined) return lost(annotations.find(({ id }) => id === annotationId), `note-${annotationId}`);
  if (commentId !== undefined) return lost(discussions.flatMap(({ comments }) => comments).find(({ id }) => id === commentId), `comment-${commentId}`);
  if (discussionId === undefined) return null;
  const discussion = discussions.find(({ id }) => id === discussionId);
  if (intent === 'discussion.resolve' && discussion?.resolved) return { landing: undefined };
  return lost(discussion, `discussion-${discussionId}`);
}

function lost(item: { readonly state: string } | undefined, id: string): { readonly landing: string | undefined } | null {
  return item?.state === 'shown' ? null : { landing: item ? undefined : id };
}
