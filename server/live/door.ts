import type { JoinRoomAnswer } from '../../shared/live.ts';
import type { PersonView } from '../../shared/workspaces.ts';
import { ACCESS_CHANNEL } from '../access.ts';
import { actorFrom, actorsFrom } from '../auth/queries.ts';
import { authorize } from '../authorize.ts';
import type { Actor } from '../context.ts';
import { listenTo } from '../database/listen.ts';
import type { Database } from '../db.ts';
import { readerOf } from '../visibility.ts';
import { mayStillRead, peopleHere } from '../workspaces/queries.ts';
import type { LiveSocket } from './sockets.ts';

/** What the door says to somebody who may come in. */
export interface Admission {
  readonly ok: true;
  readonly actor: Actor;
  readonly workspaceId: string;
  /** The organisation whose own contributions they may see; none for guests and for who reads because of an incident. */
  readonly organisationId: string | null;
  /** How the others see them; `null` where they are counted only. */
  readonly person: PersonView | null;
  /** Milliseconds until the right to be here is over by itself. */
  readonly msLeft: number | null;
}

/** Asks who a socket belongs to and whether they may read the workspace, as every page does. */
export async function meetDoor(db: Database, cookie: string | undefined, workspaceId: string): Promise<Admission | Extract<JoinRoomAnswer, { ok: false }>> {
  const actor = await actorFrom(db, cookie);
  if (!actor) return { ok: false, code: 'sign-in' };
  try {
    const who = await authorize({ db, actor }, 'workspace.read', { id: workspaceId });
    const { workspace } = who;
    const [shown, [right]] = await Promise.all([
      peopleHere(db, workspace.id, [actor.userId]),
      mayStillRead(db.prisma, [{ userId: actor.userId, workspaceId: workspace.id }]),
    ]);
    // Over since the question before.
    if (!right) return { ok: false, code: 'not-found' };
    return { ok: true, actor, workspaceId: workspace.id, organisationId: readerOf(who).organisationId, person: shown.get(actor.userId) ?? null, msLeft: right.msLeft };
  } catch (error) {
    if (!(error instanceof Error && error.name === 'Refusal')) throw error;
    return { ok: false, code: 'code' in error && error.code === 'terms' ? 'terms' : 'not-found' };
  }
}

interface Watched {
  /** Every socket of this node. */
  sockets(): Iterable<LiveSocket>;
  /** Makes one leave where it is. */
  close(socket: LiveSocket): void;
  /** Makes all of a person's leave where they are. */
  evictPerson(userId: string): void;
  readonly recheckMs: number;
}

export interface AccessWatch {
  /** Goes up whenever somebody's rights became less: what the door said before may not be so any more. */
  changes(): number;
  /** As told by something else than the channel. */
  changed(): void;
  stop(): Promise<void>;
}

/**
 * Hears on every node whose rights became less, and makes all their sockets leave at once, without asking first: those
 * who still may come in again by the door. Where the channel could not be heard, everybody is asked about again; and
 * now and then in any case.
 */
export function watchAccess(db: Database, { sockets, close, evictPerson, recheckMs }: Watched): AccessWatch {
  let changes = 0;
  const recheck = async () => {
    for (const socket of await endedAmong(db, [...sockets()].filter(({ data }) => data.place))) close(socket);
  };
  const listening = listenTo(db.url, ACCESS_CHANNEL, {
    notified: (userId) => {
      changes += 1;
      evictPerson(userId);
    },
    connected: () => {
      changes += 1;
      void recheck().catch(() => {});
    },
  });
  // While the database is away nothing is known, and nothing is delivered either.
  const rechecking = setInterval(() => void recheck().catch(() => {}), Math.min(recheckMs, 60_000));
  return {
    changes: () => changes,
    changed: () => void (changes += 1),
    async stop() {
      clearInterval(rechecking);
      await listening.stop();
    },
  };
}

/** Sockets whose login ended, or whose person may not read any more where they are: two questions for all of them. Those that are nowhere are left. */
async function endedAmong(db: Database, present: readonly LiveSocket[]): Promise<readonly LiveSocket[]> {
  const cookieOf = ({ handshake }: LiveSocket) => handshake.headers.cookie ?? '';
  const loggedIn = await actorsFrom(db, present.map(cookieOf));
  const places = present.flatMap(({ data }) => (data.place ? [{ userId: data.place.actor.userId, workspaceId: data.place.workspaceId }] : []));
  const readers = new Set((await mayStillRead(db.prisma, places)).map(({ userId, workspaceId }) => `${userId} ${workspaceId}`));
  return present.filter((socket) => {
    const { place } = socket.data;
    return place !== undefined && (!loggedIn.has(cookieOf(socket)) || !readers.has(`${place.actor.userId} ${place.workspaceId}`));
  });
}
