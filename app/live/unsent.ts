import { isRouteErrorResponse, type ErrorResponse } from '@remix-run/react';
import { LARGEST_FORM } from '../../shared/written-text.ts';
import { isRefused, NOT_SENT, type Answer, type Refused, type Sent } from './answers.ts';
import { valuesOf } from './written-fields.ts';

/**
 * Sends a form to its action from the browser and turns everything that can go wrong into an answer, so that the page
 * with what was typed stays. A status of 4xx or 5xx keeps the router from loading the page again
 * (routes with a `shouldRevalidate` of their own have to ask for it).
 */
export async function answerOrUnsent(request: Request, send: () => Promise<unknown>): Promise<Answer | Response> {
  try {
    if (await isTooLong(request)) return withStatus(TOO_LONG);
    return (await send()) as Sent | Refused;
  } catch (error) {
    return withStatus(answerTo(error));
  }
}

/**
 * The same for a form that is sent by loading its next page: where the server leads is gone, and what did not get through
 * is a refusal of the whole form, with what was written, so that its page says it as it says any other.
 */
export async function leadOrUnsent(request: Request, send: () => Promise<unknown>): Promise<unknown> {
  const sent = request.clone();
  try {
    if (!(await isTooLong(request))) return await send();
    return withStatus({ ...TOO_LONG, values: await writtenIn(sent) });
  } catch (error) {
    if (error instanceof Response || isRefusedByServer(error)) throw error;
    const { refusal } = error instanceof TypeError ? NOT_SENT.network : NOT_SENT.server;
    return withStatus({ refusal, values: await writtenIn(sent) });
  }
}

/** What a failed send means for the one who wrote. */
export function answerTo(error: unknown): Answer {
  // A redirect of a form sent by script leads to what has to be done first.
  if (error instanceof Response && /\/terms\?/.test(error.headers.get('Location') ?? '')) return refused(403, 'The terms of this workspace have changed. Read and accept them in another tab, then send again here.');
  if (error instanceof Response) return refused(401, 'Your sign-in has ended.');
  if (isRefusedByServer(error)) {
    if (isRefused(error.data)) return error.data;
    return refused(error.status, typeof error.data === 'string' && error.data !== '' ? error.data : 'This was not accepted.');
  }
  // `fetch` says with a TypeError that there was no answer at all.
  return { outcome: 'unsent', reason: error instanceof TypeError ? 'network' : 'server' };
}

/** The server would not read it, and its answer would look like none: it would be sent again and again. */
async function isTooLong(request: Request): Promise<boolean> {
  return (await request.clone().arrayBuffer()).byteLength > LARGEST_FORM;
}

const TOO_LONG = refused(413, 'This is far too long to be sent. Make it shorter, or send it in parts.');

function isRefusedByServer(error: unknown): error is ErrorResponse {
  return isRouteErrorResponse(error) && error.status >= 400 && error.status < 500;
}

/** As the server gives it back: with the key and the intent by which the page knows its form. */
async function writtenIn(sent: Request): Promise<Refused['values']> {
  const form = await sent.formData();
  const still = ['intent', 'key'].flatMap((name) => (form.has(name) ? [[name, String(form.get(name))]] : []));
  return { ...valuesOf(form), ...Object.fromEntries(still) as Record<string, string> };
}

function refused(status: number, message: string): Refused {
  return { refusal: { status, code: 'refused', message, fields: {} }, values: {} };
}

function withStatus(answer: Answer): Response {
  return Response.json(answer, { status: 'refusal' in answer ? answer.refusal.status : 503 });
}
