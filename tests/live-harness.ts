import { createServer, type Server as HttpServer } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach } from 'vitest';
import { applyFact, placeOf, type Conversation } from '../shared/conversation.ts';
import type { BrowserToServer, Fact, JoinRoomAnswer, JoinRoomRequest, Presence, ServerToBrowser } from '../shared/live.ts';
import { attachLive, type Live, type LiveOptions } from '../server/live/attach.ts';
import type { Database } from '../server/db.ts';
import { listening } from './listening.ts';

export type TestSocket = Socket<ServerToBrowser, BrowserToServer>;

export interface LiveServer {
  readonly url: string;
  readonly http: HttpServer;
  readonly live: Live;
  /** A socket with somebody's cookies, connected. Ended after the test. */
  connect(cookie?: string, options?: { transports?: string[] }): Promise<TestSocket>;
}

/** The live side on a real HTTP server on a port of its own, closed when the test file ends. */
export async function liveServer(db: Database, options?: LiveOptions): Promise<LiveServer> {
  const http = createServer((_request, response) => response.writeHead(404).end());
  const live = attachLive(http, db, options);
  const url = await listening(http);
  const sockets: TestSocket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
  });
  afterAll(() => live.close());
  return {
    url, http, live,
    async connect(cookie, { transports = ['websocket'] } = {}) {
      const socket = openSocket(url, cookie, transports);
      sockets.push(socket);
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
      });
      return socket;
    },
  };
}

/** A socket as a browser would open it; comes back by itself. */
export function openSocket(url: string, cookie?: string, transports: string[] = ['websocket']): TestSocket {
  return io(url, { transports, forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 200, ...(cookie ? { extraHeaders: { cookie } } : {}) });
}

export function join(socket: TestSocket, request: JoinRoomRequest): Promise<JoinRoomAnswer> {
  return socket.emitWithAck('room:join', request);
}

/** A page that listens: it keeps the conversation as a browser does, and notes every fact in the order of arrival. */
export class ListeningPage {
  readonly facts: Fact[] = [];
  readonly presences: Presence[] = [];
  closed = 0;
  /** Facts whose forerunner was missing, though the page was up to date. */
  holes = 0;
  private loading = false;
  private readonly early: Fact[] = [];

  constructor(
    readonly socket: TestSocket,
    public conversation: Conversation,
    readonly metric: string,
  ) {
    socket.on('facts:recorded', (facts) => facts.forEach((fact) => this.take(fact)));
    socket.on('presence:changed', (presence) => this.presences.push(presence));
    socket.on('room:closed', () => (this.closed += 1));
  }

  /** Takes the answer in as it arrives: a fact may follow it in the same packet. */
  join(): Promise<JoinRoomAnswer> {
    const request = { workspaceId: this.conversation.workspace.id, metric: this.metric, since: this.conversation.sequence };
    return new Promise((resolve) => {
      this.socket.emit('room:join', request, (answer) => {
        if (answer.ok && 'facts' in answer) for (const fact of answer.facts) this.take(fact);
        // Set in the same turn: the next fact is already on its way.
        if (answer.ok && 'reload' in answer) this.loading = true;
        resolve(answer);
      });
    });
  }

  /** The page loads its data again; what arrives meanwhile waits. Where that fails, the next joining asks again. */
  async reload(load: () => Promise<Conversation>): Promise<void> {
    this.loading = true;
    const loaded = await load().catch(() => null);
    this.loading = false;
    if (loaded && loaded.sequence > this.conversation.sequence) this.conversation = loaded;
    for (const fact of this.early.splice(0).sort((a, b) => a.sequence - b.sequence)) this.take(fact);
  }

  private take(fact: Fact): void {
    const place = placeOf(this.conversation, fact);
    if (place === 'hole' && this.loading) this.early.push(fact);
    else if (place === 'hole') this.holes += 1;
    if (place !== 'apply') return;
    this.facts.push(fact);
    this.conversation = applyFact(this.conversation, fact, this.metric);
  }
}

/** Waits until something holds, looking often; what it waited for is said when it never does. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
