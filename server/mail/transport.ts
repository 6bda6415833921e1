import { createTransport } from 'nodemailer';
import type { MailServer } from './mail-server.ts';

/** How long a mail server may take before it counts as one that does not answer. */
export interface MailPatience {
  /** Until there is a connection, and until the server has said its first word. */
  readonly connectMs: number;
  /** Without a word in the middle of a conversation. */
  readonly silenceMs: number;
  /** For one mail altogether, with everything that is tried again. */
  readonly altogetherMs: number;
  /** Before the first thing is tried again; then twice as long. */
  readonly againMs: number;
  /** Nothing is tried for so long after the mail server could not be reached: a long list need not wait for each line. */
  readonly restMs: number;
}

export const PATIENCE: MailPatience = { connectMs: 5_000, silenceMs: 8_000, altogetherMs: 25_000, againMs: 500, restMs: 15_000 };

/** A few connections to the mail server, kept while they are used. `name`: what we call ourselves there. */
export function openTransport(server: MailServer, name: string, { connectMs, silenceMs }: MailPatience = PATIENCE) {
  return createTransport({
    ...server,
    pool: true,
    maxConnections: 3,
    maxMessages: 50,
    // What is tried again, and how often, is decided in one place: delivery.ts.
    maxRequeues: 0,
    idleTimeout: 30_000,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
    name,
    tls: { minVersion: 'TLSv1.2' },
    // A mail of ours is the text it is given: nothing is ever fetched into one.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

export type Transport = ReturnType<typeof openTransport>;
