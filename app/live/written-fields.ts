import { wordsOfField } from '../../shared/guard/words-of.ts';
import { SCRIPTED } from './answers.ts';

/** Fields that say which form it is, not what somebody wrote. */
const NOT_WRITTEN = new Set(['intent', 'key', SCRIPTED]);

/** What a form holds, by field; several values of one field one a line, as the server gives them back. */
export function valuesOf(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || NOT_WRITTEN.has(name)) continue;
    values[name] = name in values ? `${values[name]}\n${value}` : value;
  }
  return values;
}

/** Names of the fields of a form in which somebody writes words; numbers of a date are none. */
export function wordFields(form: HTMLFormElement): string[] {
  const names = [...form.elements].flatMap((element) => {
    if (element instanceof HTMLTextAreaElement) return [element.name];
    if (!(element instanceof HTMLInputElement) || element.inputMode === 'numeric') return [];
    // The editor's document travels in a hidden field.
    return element.type === 'text' || (element.type === 'hidden' && element.name === 'body') ? [element.name] : [];
  });
  return [...new Set(names)].filter((name) => name !== '' && !NOT_WRITTEN.has(name));
}

/** The fields of our forms that hold sentences; where there is no script a document is sent as `plain`. */
const SENTENCES = ['title', 'body', 'plain', 'outcome', 'words'] as const;

/** The sentences in what a form had sent, in plain words; empty where there are none. */
export function sentencesIn(values: Readonly<Record<string, string>>): string {
  return [...wordsIn(values, SENTENCES).values()].join('\n\n');
}

/** The words in each of these fields, of those that have any. */
export function wordsIn(values: Readonly<Record<string, string>>, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name, wordsOfField(values[name] ?? '')] as const).filter(([, words]) => words.trim() !== ''));
}

/** The same of a form as it stands. */
export function wordsWritten(form: HTMLFormElement): ReadonlyMap<string, string> {
  return wordsIn(valuesOf(new FormData(form)), wordFields(form));
}
