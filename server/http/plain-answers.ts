import type { Request, Response } from 'express';

/** Short names of the refusals that are made before a page is asked. */
const CODES: Readonly<Record<number, string>> = {
  400: 'malformed', 403: 'refused', 405: 'method-not-allowed', 411: 'length-required', 413: 'too-large', 415: 'not-a-form', 429: 'too-many-requests', 500: 'failed',
};

/**
 * An answer in one sentence, in the form the asker reads: JSON for programs of the API, a short page for people, text for
 * everybody else. Nothing of the request stands in it.
 */
export function answerInWords(req: Request, res: Response, status: number, words: string): void {
  res.status(status).set('Cache-Control', 'no-store');
  if (/^\/api(\/|$)/.test(req.path)) {
    res.set('Access-Control-Allow-Origin', '*').json({ error: { status, code: CODES[status] ?? 'refused', message: words } });
  } else if (/\btext\/html\b/.test(req.headers.accept ?? '')) {
    res.type('text/html').send(`<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words}</title></head><body><main><h1>${words}</h1><p><a href="/">The framework on one page</a></p></main></body></html>\n`);
  } else {
    res.type('text/plain').send(`${words}\n`);
  }
}
