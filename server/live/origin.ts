import type { IncomingMessage } from 'node:http';

/**
 * Whether a socket request comes from a page of this host. Browsers check nothing here by themselves: a page of
 * another site could open a socket with the visitor's cookies. Programs send no origin and carry no visitor's cookies.
 */
export function fromThisHost({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  if (headers.origin === undefined) return true;
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
}
