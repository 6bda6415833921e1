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
