import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { answerInWords } from './plain-answers.ts';
import { isReading } from './refuse-foreign.ts';
import { LARGEST_FORM } from '../../shared/written-text.ts';

/**
 * What a proxy may say about the request is believed from nobody here: who asks has been read by then (caller-address.ts),
 * and our own address is `publicUrl`, whatever host was asked for; without it, the host that was asked for.
 */
export function disbelieveForwarded(publicUrl: string | undefined): RequestHandler {
  const host = publicUrl ? new URL(publicUrl).host : null;
  return (req, _res, next) => {
    for (const name of Object.keys(req.headers)) {
      if (/^(forwarded|x-forwarded-.*|x-real-ip|x-http-method(-override)?|x-original-url|x-rewrite-url)$/.test(name)) delete req.headers[name];
    }
    if (host !== null) req.headers.host = host;
    next();
  };
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Methods that no page or form uses (TRACE and its kind) are answered here: what comes later does not know them. */
export const refuseUnknownMethod: RequestHandler = (req, res, next) =>
  METHODS.has(req.method) ? next() : answerInWords(req, res, 405, 'This method is not known here.');

/** An address or Host that cannot be read is answered with 400 before anything tries to. */
export const refuseMalformedAddress: RequestHandler = (req, res, next) => {
  const wellFormed = /^[\w.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i.test(req.headers.host ?? '');
  try {
    decodeURIComponent(req.url.split('?', 1)[0]!);
    if (wellFormed && req.url.startsWith('/') && !req.url.includes('%00')) return next();
  } catch {
    // Not well-formed: answered below.
  }
  answerInWords(req, res, 400, 'This address is not well-formed.');
};

/** A form arrives within this time; Node's own limit for a whole request is longer, for the sake of uploads. */
const FORM_MS = 60_000;

/**
 * A body says how long it is, and is at most `LARGEST_FORM` bytes: Node cuts what is longer than was said. Of a longer one
 * `largestFor` is asked how large it may be, before any of it is read.
 */
export function refuseLargeBody(largestFor: (req: Request) => Promise<number>): RequestHandler {
  return (req, res, next) => {
    if (isReading(req)) return next();
    const length = req.headers['content-length'];
    if (length === undefined && req.headers['transfer-encoding'] !== undefined) {
      res.set('Connection', 'close');
      return answerInWords(req, res, 411, 'Say how long the content is (Content-Length).');
    }
    if (Number(length ?? 0) <= LARGEST_FORM) {
      endWhenSlow(req);
      return next();
    }
    largestFor(req).then((largest) => {
      if (Number(length) <= largest) return next();
      res.set('Connection', 'close');
      answerInWords(req, res, 413, `This is too large: at most ${Math.floor(largest / 1_000_000)} MB can be sent.`);
    }, next);
  };
}

function endWhenSlow(req: Request): void {
  const late = setTimeout(() => {
    if (!req.complete) req.destroy();
  }, FORM_MS).unref();
  req.once('close', () => clearTimeout(late));
}

/** The last resort: a request that nothing else could answer. The cause goes to the log, never to the reader. */
export function answerFailure(say: (line: string) => void) {
  return (error: unknown, req: Request, res: Response, next: NextFunction): void => {
    if (res.headersSent) return next(error);
    const status = Number((error as { status?: unknown }).status);
    if (status >= 400 && status < 500) return answerInWords(req, res, status, 'This request cannot be answered as it is.');
    say(`${req.method} ${req.path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    answerInWords(req, res, 500, 'Something went wrong on our side. Nothing you sent was changed; try again in a moment.');
  };
}
