import { randomUUID } from 'node:crypto';
import pRetry from 'p-retry';
import { isMailbox, type Sender } from './addresses.ts';
import type { Letter } from './letters.ts';
import type { MailPatience, Transport } from './transport.ts';

/** Why a mail did not go out: words for whoever runs the installation, that open nothing and name nobody. */
export class Undelivered extends Error {
  override readonly name = 'Undelivered';

  constructor(
    message: string,
    /** Nothing got through to the mail server at all. */
    readonly unreachable = false,
    /** The mail server does not take this letter, and will not later. */
    readonly forGood = false,
  ) {
    super(message);
  }
}

/** Wrong for now: the next try may be right. */
const FOR_NOW = new Set(['ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ESOCKET']);
const WORDS: Readonly<Record<string, string>> = {
  EAUTH: 'the mail server does not take the user and password in SMTP_URL',
  ENOAUTH: 'the mail server wants a user and password in SMTP_URL',
  ETLS: 'the mail server offers no encryption that can be trusted',
  EDNS: 'the name of the mail server is not known',
  ETIMEDOUT: 'the mail server does not answer in time',
  ECONNECTION: 'the mail server closed the connection',
  ECONNREFUSED: 'nothing answers where the mail server should be',
  ESOCKET: 'the connection to the mail server failed',
};
const TOO_LONG = 'the mail server takes too long';
const TRIES_AGAIN = 2;

/**
 * Hands a letter to the mail server, and tries again where what is wrong may pass. However often it is tried, it is the
 * same message to whoever receives it twice.
 * @throws Undelivered with the reason.
 */
export async function deliver(transport: Transport, { from, host, letter, patience }: { from: Sender; host: string; letter: Letter; patience: MailPatience }): Promise<void> {
  if (!isMailbox(letter.to)) throw new Undelivered('the address is not one email address', false, true);
  const signal = AbortSignal.timeout(patience.altogetherMs);
  const message = {
    from: { name: from.name, address: from.address },
    to: { name: '', address: letter.to },
    envelope: { from: from.address, to: [letter.to] },
    subject: oneLine(letter.subject),
    text: `${letter.text.join('\n\n')}\n`,
    messageId: `<${letter.id ?? randomUUID()}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...(letter.settings === undefined ? {} : { 'List-Unsubscribe': `<${letter.settings}>` }) },
    signal,
  };
  try {
    await pRetry(() => transport.sendMail(message).catch(rethrowAsError), { retries: TRIES_AGAIN, minTimeout: patience.againMs, factor: 2, signal, shouldRetry: isForNow });
  } catch (error) {
    const unreachable = signal.aborted || (isForNow(error) && (error as { responseCode?: number }).responseCode === undefined);
    throw new Undelivered(signal.aborted ? TOO_LONG : reasonOf(error), unreachable, isForGood(error));
  }
}

/** The receiver or what is sent is refused; a wrong password of ours is not the letter's fault. */
function isForGood(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}

/** What p-retry is to judge is a plain error: it stops at a TypeError, which libraries throw for a bad connection too. */
function rethrowAsError(error: unknown): never {
  throw error instanceof TypeError ? Object.assign(new Error(error.message), { code: 'ESOCKET' }) : error;
}

/** "Try again later" of the mail server (4xx), or a connection that failed; never a certificate that is not trusted. */
function isForNow(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (responseCode !== undefined) return responseCode >= 400 && responseCode < 500;
  return code !== undefined && FOR_NOW.has(code) && !isDistrust(error);
}

function reasonOf(error: unknown): string {
  const { code = '', responseCode } = error as { code?: string; responseCode?: number };
  // Never the server's own sentence: it may repeat the address, or what the mail says.
  if (isDistrust(error)) return 'the certificate of the mail server is not trusted (NODE_EXTRA_CA_CERTS names a file of further authorities)';
  if (responseCode !== undefined && code !== 'EAUTH') return `the mail server refused it with ${responseCode}`;
  return WORDS[code] ?? 'it could not be handed to the mail server';
}

const isDistrust = (error: unknown) => error instanceof Error && /certificate|altnames|self.signed/i.test(`${error.message} ${String((error as { reason?: unknown }).reason ?? '')}`);
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
