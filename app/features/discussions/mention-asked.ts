import type { MentionChoice } from '../../../shared/discussion-pages.ts';

/** What stands behind the `@` that the caret is at. */
export interface Asked {
  /** How many letters before the caret the `@` stands. */
  readonly back: number;
  readonly query: string;
}

/** More letters than a name has: it was no mention. */
const LONGEST_QUERY = 40;
const MOST_SHOWN = 8;

/** The mention being written at the end of `before`, the text of the line up to the caret; `null` where there is none. */
export function mentionAsked(before: string): Asked | null {
  const at = before.lastIndexOf('@');
  // An address (name@example.org) is not a mention.
  if (at < 0 || (at > 0 && !/[\s(“"'‘\uFFFC]/.test(before.charAt(at - 1)))) return null;
  const query = before.slice(at + 1);
  if (query.length > LONGEST_QUERY || /^\s|[\n\uFFFC]/.test(query)) return null;
  return { back: before.length - at, query };
}

/** Who fits what was typed, those whose name begins with it first; at most eight. */
export function choicesFor(choices: readonly MentionChoice[], query: string): readonly MentionChoice[] {
  const wanted = plain(query).trim();
  const ranked = choices.flatMap((choice) => {
    const name = plain(choice.label);
    if (wanted === '' || name.startsWith(wanted)) return [{ choice, rank: 0 }];
    if (name.includes(` ${wanted}`)) return [{ choice, rank: 1 }];
    if (plain(choice.about ?? '').includes(wanted)) return [{ choice, rank: 2 }];
    // Where several bear the same name, their organisation tells them apart: "analyst gor".
    return beginsWords(`${name} ${plain(choice.about ?? '')}`, wanted) ? [{ choice, rank: 3 }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, MOST_SHOWN).map(({ choice }) => choice);
}

function beginsWords(text: string, wanted: string): boolean {
  const words = text.split(' ');
  return wanted.split(/[\s,]+/).every((part) => words.some((word) => word.startsWith(part)));
}

/** "3 fit: people, roles and organisations": said as the list changes. */
export function choicesSaid(count: number): string {
  if (count === 0) return 'Nobody fits. What you typed stays as it is.';
  return count === 1 ? '1 choice. Enter takes it.' : `${count} choices. Up and down arrow to move, Enter to take one, Escape to close.`;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
