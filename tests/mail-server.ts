import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll } from 'vitest';

/** A mail as a mail server received it. */
export interface ReceivedMail {
  /** Who the envelope names: what counts for a mail server. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** Letter for letter. */
  readonly raw: string;
  readonly parsed: Email;
  /** The first address in its text. */
  readonly link: string | null;
}

export interface TestMailServer {
  readonly url: string;
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** Resolves when that many mails have come altogether. */
  arrived(count: number): Promise<readonly ReceivedMail[]>;
  close(): Promise<void>;
}

/** A real SMTP server on 127.0.0.1 that keeps what it gets, without user and password unless asked. Ends with the test file. */
export async function testMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.secure || options.key ? [] : ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        void PostalMime.parse(content).then((parsed) => {
          const link = /https?:\/\/\S+/.exec(parsed.text ?? '')?.[0] ?? null;
          received.push({ envelope: { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) }, raw: content.toString('latin1'), parsed, link });
          answer();
          for (const look of waiting) look();
        }, answer);
      });
    },
    ...options,
  });
  // A client that turns away at our certificate is no failure of the test.
  server.on('error', () => {});
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= new Promise<void>((done) => server.close(done)));
  afterAll(close);
  return {
    url: `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    port,
    received,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (received.length < count) return;
          waiting.delete(look);
          resolve(received);
        };
        waiting.add(look);
        look();
      }),
    close,
  };
}
