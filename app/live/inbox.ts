import { applyFact, placeOf, type Conversation } from '../../shared/conversation.ts';
import type { Fact } from '../../shared/live.ts';

/** What a page holds of a room: the conversation, and facts that came before the ones they follow. */
export interface Inbox {
  readonly conversation: Conversation;
  readonly early: readonly Fact[];
}

export interface Delivery extends Inbox {
  /** Facts that were applied just now, in order. */
  readonly applied: readonly Fact[];
}

/**
 * Takes in facts in whatever order and number they come: each is applied once and in order; one whose forerunner is
 * missing stays in `early` (so: ask for what was missed) and is applied as soon as the hole is filled.
 */
export function deliver(inbox: Inbox, facts: readonly Fact[], metric: string): Delivery {
  const applied: Fact[] = [];
  const early: Fact[] = [];
  let { conversation } = inbox;
  for (const fact of [...inbox.early, ...facts].sort((a, b) => a.sequence - b.sequence)) {
    const place = placeOf(conversation, fact);
    if (place === 'hole') early.push(fact);
    if (place !== 'apply') continue;
    conversation = applyFact(conversation, fact, metric);
    applied.push(fact);
  }
  return { conversation, early, applied };
}

/** The page's data was loaded again. An answer older than what the page already holds is left aside. */
export function reload(inbox: Inbox, loaded: Conversation, metric: string): Delivery {
  const same = loaded.workspace.id === inbox.conversation.workspace.id;
  const held = inbox.conversation;
  const older = same && loaded.sequence < held.sequence;
  // Of the same moment, but without the words of all: those that are here stay.
  const less = same && loaded.sequence === held.sequence && loaded.inPart && !held.inPart;
  const conversation = older ? held : less ? withWordsOf(held, loaded) : loaded;
  return deliver({ conversation, early: same ? inbox.early : [] }, [], metric);
}

function withWordsOf(held: Conversation, loaded: Conversation): Conversation {
  const { inPart: _, ...rest } = loaded;
  return { ...rest, annotations: held.annotations, discussions: held.discussions };
}
