import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { expect } from 'vitest';

/** A mail that arrived. */
export interface Arrived {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A real mail server on this machine that keeps what it gets. */
export interface PostOffice {
  /** Settings of the program that send its mails here. */
  readonly settings: Readonly<Record<string, string>>;
  readonly arrived: readonly Arrived[];
  /** Path of the link in the newest mail to an address, once there is one. */
  linkTo(address: string): Promise<string>;
  close(): Promise<void>;
  /** Takes mails again, at the same address, after it was closed. */
  reopen(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const arrived: Arrived[] = [];
  const building = () => new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then(({ subject = '', text = '' }) => {
          for (const { address } of session.envelope.rcptTo) arrived.push({ to: address, subject, text });
          done();
        }, done);
      });
    },
  });
  const listen = (at: number) => new Promise<void>((listening) => server.listen(at, '127.0.0.1', () => listening()));
  let server = building();
  await listen(0);
  const { port } = server.server.address() as AddressInfo;
  return {
    settings: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'no-reply@learning-loop.example' },
    arrived,
    async linkTo(address) {
      const link = () => arrived.filter(({ to }) => to === address).map(({ text }) => /https?:\/\/\S+/.exec(text)?.[0]).findLast((one) => one !== undefined);
      await expect.poll(link, { timeout: 20_000, message: `a mail to ${address}` }).toBeDefined();
      return new URL(link() ?? '').pathname;
    },
    close: () => new Promise((closed) => server.close(closed)),
    reopen() {
      server = building();
      return listen(port);
    },
  };
}
