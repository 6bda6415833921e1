import type { Server as HttpServer } from 'node:http';
import { indicatorRoom, JoinRoom, workspaceRoom, type JoinRoomAnswer } from '../../shared/live.ts';
import { actorFrom } from '../auth/queries.ts';
import { authorize } from '../authorize.ts';
import type { Database } from '../db.ts';
import { peopleIn, personOf, stillMembers } from '../workspaces/queries.ts';
import { deliverFacts } from './deliver.ts';
import { PresenceTeller, Roll } from './presence.ts';
import { hangUp, openSockets, roomsOf, type LiveSocket, type Place } from './sockets.ts';

export interface Live {
  /** Makes a person's sockets leave a workspace on this node; the pages load again and meet the door. */
  closeRoomsOf(userId: string, workspaceId: string): void;
  /** Ends all sockets (their browsers come back to whatever serves next) and closes the HTTP server with them. */
  close(): Promise<void>;
}

export interface LiveOptions {
  /** Logins and memberships of everybody here are asked again this often; at most 60,000. */
  readonly recheckMs?: number;
}

/** A socket that asks faster than it is answered is cut off. */
const MOST_WAITING = 5;

/** The live side of the house on an HTTP server: who is here, and every fact to everybody it concerns. */
export function attachLive(http: HttpServer, db: Database, { recheckMs = 30_000 }: LiveOptions = {}): Live {
  const io = openSockets(http);
  const roll = new Roll();
  const teller = new PresenceTeller(roll, (room, presence) => io.to(room).emit('presence:changed', presence));
  const deliverer = deliverFacts(
    db,
    (workspaceId, fact) => io.to(workspaceRoom(workspaceId)).emit('fact:recorded', fact),
    (workspaceId) => evict((place) => place.workspaceId === workspaceId),
  );

  const forgetWhenEmpty = (workspaceId: string) => {
    if (!io.of('/').adapter.rooms.has(workspaceRoom(workspaceId))) deliverer.forget(workspaceId);
  };

  const leave = (socket: LiveSocket) => {
    const { place } = socket.data;
    if (!place) return;
    socket.data.place = undefined;
    for (const room of roomsOf(place)) void socket.leave(room);
    const indicator = indicatorRoom(place.workspaceId, place.metric);
    roll.leave(indicator, place.actor.userId);
    teller.changed(indicator);
    forgetWhenEmpty(place.workspaceId);
  };

  const evict = (whom: (place: Place) => boolean) => {
    for (const socket of io.of('/').sockets.values()) {
      if (!socket.data.place || !whom(socket.data.place)) continue;
      leave(socket);
      socket.emit('room:closed');
    }
  };

  const join = async (socket: LiveSocket, request: unknown, answer: (answer: JoinRoomAnswer) => void): Promise<void> => {
    const parsed = JoinRoom.safeParse(request);
    if (!parsed.success) return answer({ ok: false, code: 'malformed' });
    const { workspaceId, metric, since } = parsed.data;
    leave(socket);
    const actor = await actorFrom(db, socket.handshake.headers.cookie);
    if (!actor) return answer({ ok: false, code: 'sign-in' });
    const allowed = await authorize({ db, actor }, 'workspace.read', { id: workspaceId }).catch(noneWhenRefused);
    if (!allowed) return answer({ ok: false, code: 'not-found' });
    const place: Place = { actor, workspaceId: allowed.workspace.id, metric };
    const person = personOf(await peopleIn(db.prisma, place.workspaceId, [actor.userId]), actor.userId);

    await deliverer.admit(place.workspaceId, since, ({ sequence, facts }) => {
      // Gone while we were reading.
      if (!socket.connected) return forgetWhenEmpty(place.workspaceId);
      const indicator = indicatorRoom(place.workspaceId, metric);
      socket.data.place = place;
      void socket.join(roomsOf(place));
      roll.enter(indicator, actor.userId, person);
      // Answered in the same turn: the first fact the room is told comes after it.
      answer(facts ? { ok: true, sequence, facts } : { ok: true, sequence, reload: true });
      if (!teller.changed(indicator)) socket.emit('presence:changed', roll.presence(indicator));
    });
  };

  io.on('connection', (socket) => {
    let waiting = 0;
    let last: Promise<void> = Promise.resolve();
    /** One request after the other, so that the last one asked for is where the socket ends up. */
    const inTurn = (work: () => Promise<void> | void) => {
      if (waiting >= MOST_WAITING) return hangUp(socket);
      waiting += 1;
      last = last
        .then(work)
        // The database is away: the browser's client comes back and asks again.
        .catch(() => hangUp(socket))
        .finally(() => (waiting -= 1));
    };
    socket.on('room:join', (request: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return;
      inTurn(() => join(socket, request, answer as (answer: JoinRoomAnswer) => void));
    });
    socket.on('room:leave', () => inTurn(() => leave(socket)));
    socket.on('disconnect', () => leave(socket));
  });

  const recheck = async () => {
    const present = [...io.of('/').sockets.values()].filter((socket) => socket.data.place);
    const ended = await endedAmong(db, present);
    for (const socket of ended) {
      leave(socket);
      socket.emit('room:closed');
    }
  };
  // While the database is away nothing is known, and nothing is delivered either.
  const rechecking = setInterval(() => void recheck().catch(() => {}), Math.min(recheckMs, 60_000));

  return {
    closeRoomsOf: (userId, workspaceId) => evict((place) => place.actor.userId === userId && place.workspaceId === workspaceId),
    async close() {
      clearInterval(rechecking);
      teller.stop();
      await deliverer.stop();
      await io.close();
    },
  };
}

/** Sockets whose login ended, or whose person is no longer a member where they are. */
async function endedAmong(db: Database, sockets: readonly LiveSocket[]): Promise<readonly LiveSocket[]> {
  const logins = new Map<string, boolean>();
  for (const { handshake } of sockets) {
    const cookie = handshake.headers.cookie ?? '';
    if (!logins.has(cookie)) logins.set(cookie, (await actorFrom(db, cookie)) !== null);
  }
  const places = sockets.flatMap(({ data }) => (data.place ? [{ userId: data.place.actor.userId, workspaceId: data.place.workspaceId }] : []));
  const members = new Set((await stillMembers(db.prisma, places)).map(({ userId, workspaceId }) => `${userId} ${workspaceId}`));
  return sockets.filter(({ data, handshake }) => {
    if (!data.place) return false;
    const login = logins.get(handshake.headers.cookie ?? '');
    return !login || !members.has(`${data.place.actor.userId} ${data.place.workspaceId}`);
  });
}

function noneWhenRefused(error: unknown): null {
  if (error instanceof Error && error.name === 'Refusal') return null;
  throw error;
}
