import { isRouteErrorResponse } from '@remix-run/react';
import { LARGEST_FORM } from '../../shared/written-text.ts';
import { isRefused, type Answer, type Refused, type Sent } from './answers.ts';

/**
 * Sends a form to its action from the browser and turns everything that can go wrong into an answer, so that the page
 * with what was typed stays. A status of 4xx or 5xx keeps the router from loading the page again.
 */
export async function answerOrUnsent(request: Request, send: () => Promise<unknown>): Promise<Answer | Response> {
  try {
    // The server would not read it, and its answer would look like none: it would be sent again and again.
    if ((await request.clone().arrayBuffer()).byteLength > LARGEST_FORM) return withStatus(refused(413, 'This is far too long to be sent. Make it shorter, or send it in parts.'));
    return (await send()) as Sent | Refused;
  } catch (error) {
    return withStatus(answerTo(error));
  }
}

/** What a failed send means for the one who wrote. */
export function answerTo(error: unknown): Answer {
  // A redirect of a form sent by script leads to what has to be done first.
  if (error instanceof Response && /\/terms\?/.test(error.headers.get('Location') ?? '')) return refused(403, 'The terms of this workspace have changed. Read and accept them in another tab, then send again here.');
  if (error instanceof Response) return refused(401, 'Your sign-in has ended.');
  if (isRouteErrorResponse(error) && error.status >= 400 && error.status < 500) {
    if (isRefused(error.data)) return error.data;
    return refused(error.status, typeof error.data === 'string' && error.data !== '' ? error.data : 'This was not accepted.');
  }
  // `fetch` says with a TypeError that there was no answer at all.
  return { outcome: 'unsent', reason: error instanceof TypeError ? 'network' : 'server' };
}

function refused(status: number, message: string): Refused {
  return { refusal: { status, code: 'refused', message, fields: {} }, values: {} };
}

function withStatus(answer: Answer): Response {
  return Response.json(answer, { status: 'refusal' in answer ? answer.refusal.status : 503 });
}
