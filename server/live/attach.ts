import type { Server as HttpServer } from 'node:http';
import { indicatorRoom, JoinRoom, workspaceRoom, type Fact, type JoinRoomAnswer } from '../../shared/live.ts';
import type { Database } from '../db.ts';
import { peopleHere } from '../workspaces/queries.ts';
import { deliverFacts } from './deliver.ts';
import { meetDoor, watchAccess } from './door.ts';
import { Editing } from './editing.ts';
import { factFor, type Delivered, type SentOut } from './facts.ts';
import { tellNews } from './news.ts';
import { OPEN_DOOR, type SocketDoor } from './origin.ts';
import { PresenceTeller, Roll } from './presence.ts';
import { audienceRooms, hangUp, openSockets, roomsOf, type LiveSocket, type Place } from './sockets.ts';

export interface Live {
  /** Makes a person's sockets leave a workspace on this node; the pages load again and meet the door. */
  closeRoomsOf(userId: string, workspaceId: string): void;
  /** Ends all sockets (their browsers come back to whatever serves next) and closes the HTTP server with them. */
  close(): Promise<void>;
}

export interface LiveOptions {
  /** Logins and memberships of everybody here are asked again this often, whatever was heard; at most 60,000. */
  readonly recheckMs?: number;
  /** Who may open sockets, and how much they may say. */
  readonly door?: SocketDoor;
}

/** A socket that asks faster than it is answered is cut off. */
const MOST_WAITING = 5;
/** Rights that change while somebody is at the door are asked about again; more often than this is no accident. */
const MOST_TRIES = 10;
/** Longer than a timer can be. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The live side of the house on an HTTP server: who is here, and every fact to everybody it concerns. */
export function attachLive(http: HttpServer, db: Database, { recheckMs = 30_000, door = OPEN_DOOR }: LiveOptions = {}): Live {
  const io = openSockets(http, door);
  const roll = new Roll();
  const teller = new PresenceTeller(roll, (room, presence) => io.to(room).emit('presence:changed', presence));
  const sockets = () => io.of('/').sockets.values();

  const send = (workspaceId: string, delivered: readonly Delivered[], sentOut: ReadonlyMap<number, SentOut>) => {
    const room = workspaceRoom(workspaceId);
    // Facts in a row that are for everybody are one message: five hundred sockets cost more than a few words.
    let together: Fact[] = [];
    const sendTogether = () => {
      if (together.length > 0) io.to(room).emit('facts:recorded', together);
      together = [];
    };
    for (const { fact, audience, otherwise } of delivered) {
      const out = sentOut.get(fact.sequence);
      if (out !== undefined) {
        sendTogether();
        // Before anything else is said: whoever has to meet the door again hears neither this nor what comes after it.
        access.changed();
        evict((place) => place.workspaceId === workspaceId && (out === 'everybody' || place.actor.userId === out.userId));
      }
      if (audience === 'everybody') together.push(fact);
      else {
        sendTogether();
        const rooms = [...audienceRooms(workspaceId, audience)];
        if (rooms.length > 0) io.to(rooms).emit('facts:recorded', [fact]);
        io.to(room).except(rooms).emit('facts:recorded', [otherwise]);
      }
      if (fact.fact === 'workspace:changed' || fact.fact === 'member:changed') void presentAnew(workspaceId).catch(() => {});
    }
    sendTogether();
  };
  const deliverer = deliverFacts(db, send, (workspaceId) => evict((place) => place.workspaceId === workspaceId));

  const editing = new Editing();
  const news = tellNews(io, db);

  const forgetWhenEmpty = (workspaceId: string) => {
    if (!io.of('/').adapter.rooms.has(workspaceRoom(workspaceId))) deliverer.forget(workspaceId);
  };

  const leave = (socket: LiveSocket) => {
    const { place } = socket.data;
    if (!place) return;
    socket.data.place = undefined;
    clearTimeout(place.untilOver);
    editing.leave(socket);
    for (const room of roomsOf(place)) void socket.leave(room);
    const indicator = indicatorRoom(place.workspaceId, place.metric);
    roll.leave(indicator, place.actor.userId);
    teller.changed(indicator);
    forgetWhenEmpty(place.workspaceId);
  };

  const close = (socket: LiveSocket) => {
    leave(socket);
    socket.emit('room:closed');
  };

  const evict = (whom: (place: Place) => boolean) => {
    for (const socket of sockets()) if (socket.data.place && whom(socket.data.place)) close(socket);
  };

  /** The contribution rule or an organisation is another: so is how those who are here are shown. */
  const presentAnew = async (workspaceId: string) => {
    const places = [...sockets()].flatMap(({ data }) => (data.place?.workspaceId === workspaceId ? [data.place] : []));
    const shown = await peopleHere(db, workspaceId, places.map(({ actor }) => actor.userId));
    for (const { actor, metric } of places) {
      const room = indicatorRoom(workspaceId, metric);
      roll.rename(room, actor.userId, shown.get(actor.userId) ?? null);
      teller.changed(room);
    }
  };

  const access = watchAccess(db, {
    sockets,
    close,
    recheckMs,
    evictPerson: (userId) => evict((place) => place.actor.userId === userId),
  });

  const join = async (socket: LiveSocket, request: unknown, answer: (answer: JoinRoomAnswer) => void): Promise<void> => {
    const parsed = JoinRoom.safeParse(request);
    if (!parsed.success) return answer({ ok: false, code: 'malformed' });
    const { metric, since } = parsed.data;
    leave(socket);
    // Last number of the log that had been read when the door was asked.
    let readUpTo = 0;
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const heard = access.changes();
      const admission = await meetDoor(db, socket.handshake.headers.cookie, parsed.data.workspaceId);
      if (!admission.ok) return answer(admission);
      const { actor, workspaceId, organisationId, person, msLeft } = admission;
      const indicator = indicatorRoom(workspaceId, metric);
      let askAgain = false;
      await deliverer.admit(workspaceId, since, ({ sequence, facts, sentOut }) => {
        // Rights became less while we were reading, or what we read says that they did: what the door said may be over.
        askAgain = access.changes() !== heard || [...sentOut].some(([number, who]) => number > readUpTo && (who === 'everybody' || who.userId === actor.userId));
        readUpTo = sequence;
        if (askAgain || !socket.connected) return forgetWhenEmpty(workspaceId);
        socket.data.place = { actor, workspaceId, organisationId, person, metric, untilOver: msLeft === null ? undefined : setTimeout(() => close(socket), Math.min(msLeft + 20, LONGEST_TIMER)) };
        void socket.join(roomsOf(socket.data.place));
        roll.enter(indicator, actor.userId, person);
        // Answered in the same turn: the first fact the room is told comes after it.
        answer(facts ? { ok: true, sequence, facts: facts.map((delivered) => factFor(delivered, { userId: actor.userId, organisationId })) } : { ok: true, sequence, reload: true });
        if (!teller.changed(indicator)) socket.emit('presence:changed', roll.presence(indicator));
      });
      if (!askAgain) return;
    }
    hangUp(socket);
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
    socket.use((_said, next) => (door.mayAsk(socket.request) ? next() : hangUp(socket)));
    socket.on('room:join', (request: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return;
      inTurn(() => join(socket, request, answer as (answer: JoinRoomAnswer) => void));
    });
    socket.on('room:leave', () => inTurn(() => leave(socket)));
    socket.on('editing:start', (request: unknown) => inTurn(() => editing.start(socket, request)));
    socket.on('editing:stop', () => inTurn(() => editing.leave(socket)));
    socket.on('news:follow', () => inTurn(() => news.follow(socket)));
    socket.on('disconnect', () => leave(socket));
  });

  return {
    closeRoomsOf: (userId, workspaceId) => evict((place) => place.actor.userId === userId && place.workspaceId === workspaceId),
    async close() {
      await access.stop();
      await news.stop();
      teller.stop();
      await deliverer.stop();
      await io.close();
    },
  };
}
