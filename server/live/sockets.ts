import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import { indicatorRoom, workspaceRoom, type BrowserToServer, type ServerToBrowser } from '../../shared/live.ts';
import type { PersonView } from '../../shared/workspaces.ts';
import type { Audience } from '../visibility.ts';
import type { Actor } from '../context.ts';
import { fromOurPages, OPEN_DOOR, type SocketDoor } from './origin.ts';

/** Where a socket is: one indicator's page of one workspace. */
export interface Place {
  readonly actor: Actor;
  readonly workspaceId: string;
  /** The organisation they act for there. */
  readonly organisationId: string | null;
  /** How the others there see them; `null` where the contribution rule keeps names back. */
  readonly person: PersonView | null;
  readonly metric: string;
  /** Ends the place when the right to be there is over by itself. */
  readonly untilOver?: NodeJS.Timeout;
}

interface SocketData {
  place?: Place;
  /** Whose news they hear. */
  follows?: string;
}
export type Sockets = Server<BrowserToServer, ServerToBrowser, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<BrowserToServer, ServerToBrowser, DefaultEventsMap, SocketData>;

/** A request to join is small: nothing larger is read. */
const LARGEST_FRAME = 10_000;

/**
 * A network that goes without a word (a hall's other access point) is noticed by the page after at most the two together;
 * the library's own 45 seconds are long for people who talk to each other in the same room.
 */
const HEARTBEAT = { pingInterval: 15_000, pingTimeout: 10_000 };

/** Socket.IO on the program's own HTTP server, for our own pages only and for callers whom the door admits. */
export function openSockets(http: HttpServer, door: SocketDoor = OPEN_DOOR): Sockets {
  const io: Sockets = new Server(http, {
    path: '/socket.io',
    serveClient: false,
    // Other upgrades on the same server (the development server's) are left alone.
    destroyUpgrade: false,
    maxHttpBufferSize: LARGEST_FRAME,
    ...HEARTBEAT,
    // A refused handshake is answered 403; requests of a connection that stands are checked below.
    allowRequest: (request, answer) => answer(null, fromOurPages(request, door.publicUrl)),
  });
  io.engine.use((request: IncomingMessage & { _query: { sid?: string } }, _response: unknown, next: (error?: Error) => void) => {
    if (request._query.sid !== undefined && !fromOurPages(request, door.publicUrl)) return next(new Error('another origin'));
    door.admits(request).then((admitted) => next(admitted ? undefined : new Error('too many requests')), next);
  });
  return io;
}

/** Rooms of those in a workspace who may see what is for one person or one organisation alone. */
const ownRoom = (workspaceId: string, userId: string) => `${workspaceRoom(workspaceId)}:person:${userId}`;
const organisationRoom = (workspaceId: string, organisationId: string) => `${workspaceRoom(workspaceId)}:organisation:${organisationId}`;

export const roomsOf = ({ workspaceId, organisationId, actor, metric }: Place) => [
  workspaceRoom(workspaceId),
  indicatorRoom(workspaceId, metric),
  ownRoom(workspaceId, actor.userId),
  ...(organisationId === null ? [] : [organisationRoom(workspaceId, organisationId)]),
];

/** The rooms of an audience that is not everybody. */
export function audienceRooms(workspaceId: string, { userId, organisationId }: Exclude<Audience, 'everybody'>): readonly string[] {
  return [...(userId === null ? [] : [ownRoom(workspaceId, userId)]), ...(organisationId === null ? [] : [organisationRoom(workspaceId, organisationId)])];
}

/** Where news for one person are told, whatever page they are on. */
export const newsRoom = (userId: string) => `news:${userId}`;

/** Ends a connection in such a way that the browser's client comes back by itself. */
export function hangUp(socket: LiveSocket): void {
  socket.conn.close();
}
