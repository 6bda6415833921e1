import type { Database } from '../db.ts';
import { ACTIVITY_CHANNEL, readNotice } from '../activity.ts';
import { factsAfter, factsHeard, type ActivityRow, type Delivered, type Missed, type SentOut } from './facts.ts';
import { listenTo } from '../database/listen.ts';

/** Workspaces that somebody on this node watches, each with the last number that was sent to its room. */
interface Watched {
  sent: number;
  reading: boolean;
  /** Something was recorded that has to be read. */
  unread: boolean;
  /** Rows that came with their notices, in the order of the log, and wait to be told. */
  heard: ActivityRow[];
  /** Time (of `performance`) before which the room is not told again. */
  restsUntil: number;
}

export interface Deliverer {
  /**
   * Brings a reader up to date and on to the room: `enter` is called with what came after `since`, in the same turn in
   * which the room would next be told something, so that nothing is missed between the two. What is sent afterwards
   * may repeat facts that `enter` was given; never skip one.
   */
  admit(workspaceId: string, since: number, enter: (missed: Missed) => void): Promise<void>;
  /** Forgets a workspace that nobody here watches any more. */
  forget(workspaceId: string): void;
  stop(): Promise<void>;
}

const RETRY_MS = 500;
/** Telling a full room takes this process several milliseconds, in which nobody is answered. */
const AUTHOR_FIRST_MS = 3;
/** Each try sees at least what was committed before it: more than a few mean that the log went back. */
const MOST_TRIES = 20;

/**
 * Reads the activity log whenever a commit says that it grew, and hands every new fact on, in order, once: those that
 * were read together, together. The notification is only a nudge: what counts is the last number sent, so a lost one
 * costs time and no fact. Where it brings the very next row along, that one need not be read.
 */
export function deliverFacts(db: Database, send: (workspaceId: string, delivered: readonly Delivered[], sentOut: ReadonlyMap<number, SentOut>) => void, outOfReach: (workspaceId: string) => void): Deliverer {
  const watched = new Map<string, Watched>();
  let stopped = false;

  const read = async (workspaceId: string) => {
    const place = watched.get(workspaceId);
    if (!place || stopped || place.reading) return;
    place.reading = true;
    try {
      while (place.unread || place.heard.length > 0) {
        // The author is answered first, and what was sent before has left: where a room is full, what is recorded meanwhile
        // goes out together. A notice is here as soon as the commit's own answer.
        await new Promise((next) => setTimeout(next, Math.max(AUTHOR_FIRST_MS, place.restsUntil - performance.now())));
        const heard = place.heard.splice(0).filter(({ sequence }) => sequence > place.sent);
        const followsOn = !place.unread && heard.every(({ sequence }, index) => sequence === place.sent + 1 + index);
        if (followsOn && heard.length === 0) continue;
        place.unread = false;
        const { sequence, facts, sentOut } = followsOn ? await factsHeard(db, workspaceId, heard) : await factsAfter(db, workspaceId, place.sent);
        if (stopped || watched.get(workspaceId) !== place) return;
        // More than fits one reading, or a log that went back: every reader comes in again by the door.
        if (facts === null) outOfReach(workspaceId);
        const fresh = (facts ?? []).filter(({ fact }) => fact.sequence > place.sent);
        if (fresh.length > 0) {
          const begun = performance.now();
          send(workspaceId, fresh, sentOut);
          // As long again for everybody's requests: one room never takes more than half of this process's time.
          const told = performance.now();
          place.restsUntil = told + (told - begun);
        }
        place.sent = sequence;
      }
    } catch {
      // The database is away: the log keeps what we could not read.
      place.unread = true;
      setTimeout(() => void read(workspaceId), RETRY_MS).unref();
    } finally {
      place.reading = false;
    }
  };

  const readAnew = (workspaceId: string) => {
    const place = watched.get(workspaceId);
    if (place) place.unread = true;
    void read(workspaceId);
  };

  const listening = listenTo(db.url, ACTIVITY_CHANNEL, {
    notified: (notice) => {
      const { workspaceId, row } = readNotice(notice);
      if (row === '') return readAnew(workspaceId);
      const place = watched.get(workspaceId);
      if (!place) return;
      place.heard.push(JSON.parse(row) as ActivityRow);
      void read(workspaceId);
    },
    connected: () => {
      for (const workspaceId of watched.keys()) readAnew(workspaceId);
    },
  });

  return {
    async admit(workspaceId, since, enter) {
      let missed = await factsAfter(db, workspaceId, since);
      // Where the room was told more while we were reading: read on.
      for (let tries = 1; missed.sequence < (watched.get(workspaceId)?.sent ?? 0); tries += 1) {
        if (tries === MOST_TRIES) throw new Error(`The activity log of workspace ${workspaceId} is behind what was sent from it`);
        missed = await factsAfter(db, workspaceId, since);
      }
      const first = !watched.has(workspaceId);
      if (first) watched.set(workspaceId, { sent: missed.sequence, reading: false, unread: false, heard: [], restsUntil: 0 });
      enter(missed);
      // Nobody listened for this workspace between our reading and now.
      if (first) readAnew(workspaceId);
    },
    forget: (workspaceId) => void watched.delete(workspaceId),
    async stop() {
      stopped = true;
      await listening.stop();
    },
  };
}
