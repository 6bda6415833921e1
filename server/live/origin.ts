import type { IncomingMessage } from 'node:http';

type Asking = Pick<IncomingMessage, 'headers'>;

/**
 * Whether a socket request comes from a page of ours: of `publicUrl`, which is what the address bar shows behind a proxy;
 * without it, of the host that was asked for. Browsers check nothing here by themselves: a page of another site could open
 * a socket with the visitor's cookies. Programs send no origin and carry no visitor's cookies.
 */
export function fromOurPages({ headers }: Asking, publicUrl?: string): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  if (headers.origin === undefined) return true;
  try {
    const { origin, host } = new URL(headers.origin);
    return publicUrl === undefined ? host === headers.host : origin === new URL(publicUrl).origin;
  } catch {
    return false;
  }
}

/** Who may open sockets and speak over them; the composition root says what stands at the door. */
export interface SocketDoor {
  /** What the address bar shows behind a proxy. */
  readonly publicUrl?: string;
  /** Whether this caller may ask once more: a handshake, or a polling request. May take its time to say no. */
  admits(request: IncomingMessage): Promise<boolean>;
  /** Whether this caller may say one more thing over a socket; the request is the socket's handshake. */
  mayAsk(request: IncomingMessage): boolean;
}

export const OPEN_DOOR: SocketDoor = { admits: () => Promise.resolve(true), mayAsk: () => true };
