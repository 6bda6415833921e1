import type { Conversation } from '../../../shared/conversation.ts';

interface Dated {
  readonly id: string;
  readonly at: string;
}

/** Everything that can be new: notes, questions, replies, actions. A question's opening is the question itself. */
export function contributions({ annotations, discussions, actions }: Conversation): readonly Dated[] {
  // Of a discussion whose comments are not here, its newest stands for them.
  const replies = discussions.flatMap(({ id, comments, inPart }): Dated[] => (inPart ? [{ id: `newest of ${id}`, at: inPart.newest }] : [...comments.slice(1)]));
  return [...annotations, ...discussions, ...replies, ...actions];
}

/** Time of the newest contribution; `null` where there is none. */
export function newestAt(conversation: Conversation): string | null {
  return contributions(conversation).reduce<string | null>((newest, { at }) => (newest === null || at > newest ? at : newest), null);
}

/** Ids of what was added after the last visit; nothing on the first. */
export function addedSince(conversation: Conversation, lastVisit: string | null): ReadonlySet<string> {
  if (lastVisit === null) return new Set();
  return new Set(contributions(conversation).filter(({ at }) => at > lastVisit).map(({ id }) => id));
}

/** The quiet line over the list; empty where nothing is new. */
export function newWords(sinceLastVisit: number, whileHere: number): string {
  const parts = [
    sinceLastVisit > 0 ? `${sinceLastVisit} new since you were last here` : '',
    whileHere > 0 ? `${whileHere} added while you are here` : '',
  ];
  return parts.filter(Boolean).join(' · ');
}
