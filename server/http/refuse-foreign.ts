import type { Request, RequestHandler } from 'express';
import { answerInWords } from './plain-answers.ts';
import { sentBy } from './own-origin.ts';

/** Asks for something and changes nothing. */
export const isReading = ({ method }: Pick<Request, 'method'>) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/**
 * Forms and other writes come from our own pages only. A program that sends neither an origin nor a cookie acts for
 * nobody but itself and may post; what brings somebody's cookies has to say where it comes from.
 */
export function refuseForeignOrigin(publicUrl: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (isReading(req)) return next();
    const from = sentBy(req.headers, publicUrl);
    if (from === 'us' || (from === 'unknown' && req.headers.cookie === undefined)) {
      // Known to be ours by now (own-origin.ts): Remix would compare it with the host, and fail.
      if (req.headers.origin === 'null') delete req.headers.origin;
      return next();
    }
    answerInWords(req, res, 403, 'This was sent from another site, so it was not accepted.');
  };
}

/** Our pages send forms, and by POST alone; the API answers for itself. */
export const refuseWhatIsNoForm: RequestHandler = (req, res, next) => {
  if (isReading(req) || /^\/api(\/|$)/.test(req.path)) return next();
  if (req.method !== 'POST') {
    res.set('Allow', 'GET, HEAD, POST');
    return answerInWords(req, res, 405, 'This method is not known here.');
  }
  const empty = req.headers['content-length'] === '0' || (req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined);
  if (empty || /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(req.headers['content-type'] ?? '')) return next();
  answerInWords(req, res, 415, 'What was sent is not a form of ours.');
};
