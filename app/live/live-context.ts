import { createContext, useContext } from 'react';
import type { Conversation } from '../../shared/conversation.ts';
import type { Presence } from '../../shared/live.ts';
import type { Closed, LiveStatus, Room } from './use-room.ts';
import type { WordsLeft } from './words-left.ts';

export interface Live {
  readonly conversation: Conversation;
  readonly status: LiveStatus;
  readonly presence: Presence | null;
  /** Why the room is closed to this page, where it is; what was typed stays. */
  readonly closed: Closed | null;
  /** Ids of items that others added while the page was open. */
  readonly arrived: ReadonlySet<string>;
  /** Everything is needed of a conversation that came in part. */
  askForAll(): void;
  /** What was typed in forms whose place somebody took away. */
  readonly wordsLeft: readonly WordsLeft[];
  putWordsAway(): void;
  /** How many composers hold something that could not be sent yet. */
  readonly unsent: number;
  /** Something is being sent from here: its own arrival is not news. */
  sendStarts(): void;
  /**
   * It has the number `sequence`, which the page must come to hold; `null` where it was refused or not answered. `key`:
   * the id of what was written, where it is something new, which its author may edit from now on.
   */
  sendEnds(sequence: number | null, key?: string): void;
  /** A composer starts or ends waiting for the network. */
  waiting(composer: string, waits: boolean): void;
}

export const LiveContext = createContext<Live | null>(null);

/** Who else is changing what a page is changing, on every page that is in a room; by `useEditing`. */
export const EditingContext = createContext<Pick<Room, 'editing' | 'edit'>>({ editing: null, edit: () => {} });

/** The room of the page one is on. @throws Error outside a LiveProvider. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive is used inside a LiveProvider only');
  return live;
}
