import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { Allowance } from './allowance.ts';
import { networkOf, type CallerAddress } from './caller-address.ts';
import { answerInWords } from './plain-answers.ts';
import { beforeHead } from './security-headers.ts';
import { Turns } from './turns.ts';

/** Where it is guessed: passwords, codes, tokens. A whole council signs in within a few minutes. */
const GUESSED = /^\/(sign-in|forgotten-password|new-password|invitations|join|first-run)(\/|\.data|$)|^\/account\/(password|second-factor)/;
const MOST_GUESSES = 60;
const GUESSES_PER_SECOND = 1;
/** A file of the browser's part, in points; a page is one. */
const A_FILE = 0.1;
/** Who was refused waits this long for the answer, so that asking again at once gains nothing. */
const HELD_MS = 1_000;
const MOST_HELD = 250;
/** Connections of one address: a whole council behind one. */
const MOST_CONNECTIONS = 1_000;
/** What one caller may ask of the live side: a page that is opened asks twice, five times where it lives by polling. */
const SOCKET_BURST = 1_500;
const SOCKETS_PER_SECOND = 40;
const MOST_LOGINS = 20_000;

export interface FloodGuard {
  /** Lets requests through, makes them wait for their turn, or refuses them in words. */
  readonly middleware: RequestHandler;
  /** The login that came with this request is somebody's: what they ask for counts as theirs, not as their address's. */
  signedIn(request: Pick<IncomingMessage, 'headers'>, userId: string): void;
  /** A handshake or a polling request of the live side. */
  socketAdmitted(request: IncomingMessage): Promise<boolean>;
  /** Something said over a socket that stands; `request` is its handshake. */
  mayAsk(request: IncomingMessage): boolean;
  /** Called with each connection of the HTTP server, before anything is read from it. */
  connected(socket: Socket): void;
}

/**
 * No caller slows the others. Who asks counts by login where that is known, else by address; requests of an address that
 * nobody knows (behind a proxy that is not trusted) are not limited here. `perSecond`: what one caller may ask for in the
 * long run, ten times that at once; beyond it, answers are 429. Well below that, `Turns` puts busy callers last.
 */
export function floodGuard(address: CallerAddress, perSecond: number): FloodGuard {
  const asked = new Allowance(perSecond * 10, perSecond);
  const guessed = new Allowance(MOST_GUESSES, GUESSES_PER_SECOND);
  const spoken = new Allowance(SOCKET_BURST, SOCKETS_PER_SECOND);
  const turns = new Turns();
  const held = new Map<string, number>();
  const logins = new Map<string, string>();
  const connections = new Map<string, number>();

  const callerOf = (request: IncomingMessage): string => logins.get(loginIn(request) ?? '') ?? networkOf(address.of(request));

  const hold = (caller: string): Promise<boolean> => {
    const count = held.get(caller) ?? 0;
    if (count >= MOST_HELD) return Promise.resolve(false);
    held.set(caller, count + 1);
    return new Promise((resolve) => setTimeout(() => {
      const left = (held.get(caller) ?? 1) - 1;
      if (left === 0) held.delete(caller);
      else held.set(caller, left);
      resolve(true);
    }, HELD_MS));
  };

  const refuse = async (caller: string, waitMs: number, [req, res]: Parameters<RequestHandler>) => {
    const patient = await hold(caller);
    if (!patient && address.direct(req)) return void req.socket.destroy();
    if (res.headersSent || req.socket.destroyed) return;
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
    res.set('Retry-After', String(seconds));
    answerInWords(req, res, 429, `More was asked for from here than we can answer. Try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`);
  };

  const middleware: RequestHandler = (req, res, next) => {
    const caller = callerOf(req);
    if (caller === '') return next();
    const file = isFile(req);
    const wait = asked.take(caller, file ? A_FILE : 1) || (GUESSED.test(req.path) && isGuess(req) ? guessed.take(networkOf(address.of(req))) : 0);
    if (wait > 0) return void refuse(caller, wait, [req, res, next]);
    if (file) return next();
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    turns.take(caller, gone.signal).then((end) => {
      if (end === null) return gone.signal.aborted ? undefined : void refuse(caller, HELD_MS, [req, res, next]);
      // A page is whole before its first byte: the work is done by then.
      beforeHead(res, end);
      res.once('close', end);
      next();
    }, next);
  };

  return {
    middleware,
    signedIn(request, userId) {
      const login = loginIn(request);
      if (login === null || logins.has(login)) return;
      if (logins.size >= MOST_LOGINS) logins.delete(logins.keys().next().value ?? '');
      logins.set(login, userId);
    },
    async socketAdmitted(request) {
      const caller = callerOf(request);
      if (caller === '') return true;
      if (spoken.take(caller) === 0) {
        const gone = new AbortController();
        const close = () => gone.abort();
        request.socket.once('close', close);
        const end = await turns.take(caller, gone.signal);
        request.socket.off('close', close);
        // What follows is done within this turn of the program.
        if (end !== null) setImmediate(end);
        if (end !== null || gone.signal.aborted) return end !== null;
      }
      if (!(await hold(caller)) && address.direct(request)) request.socket.destroy();
      return false;
    },
    mayAsk(request) {
      const caller = callerOf(request);
      return caller === '' || spoken.take(caller) === 0;
    },
    connected(socket) {
      const from = socket.remoteAddress ?? '';
      if (!address.direct({ socket, headers: {} } as IncomingMessage)) return;
      const open = (connections.get(from) ?? 0) + 1;
      if (open > MOST_CONNECTIONS) return void socket.destroy();
      connections.set(from, open);
      socket.once('close', () => {
        const left = (connections.get(from) ?? 1) - 1;
        if (left === 0) connections.delete(from);
        else connections.set(from, left);
      });
    },
  };
}

/** Lets everything through. */
export const NO_GUARD: FloodGuard = { middleware: (_req, _res, next) => next(), signedIn: () => {}, socketAdmitted: () => Promise.resolve(true), mayAsk: () => true, connected: () => {} };

/** What the browser holds as its login; whether it is one is not known here. */
function loginIn({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
  return /(?:^|;\s*)(?:__Host-)?login=([\w-]{1,100})(?:;|$)/.exec(headers.cookie ?? '')?.[1] ?? null;
}

const isFile = ({ path }: Request) => path.startsWith('/assets/') || /^\/[\w-]+\.(svg|ico|txt|png|webmanifest)$/.test(path);
/** A form that is sent, or a token in an address. */
const isGuess = ({ method, path }: Request) => method === 'POST' || /^\/(new-password|invitations)\//.test(path);
