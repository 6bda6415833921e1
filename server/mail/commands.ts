import type { Database } from '../db.ts';

/** A mail: plain text, no content of any workspace, at most one link. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs. */
  readonly text: readonly string[];
}

/** `not-set-up`: this installation sends no mail, or not to this address: whoever acts hands the link over themselves. */
export type Mailed = 'sent' | 'failed' | 'not-set-up';

export interface MailSettings {
  readonly smtpUrl?: string;
  readonly from?: string;
  /** What links begin with. */
  readonly baseUrl: string;
  readonly say: (line: string) => void;
}

const NONE: MailSettings = { baseUrl: 'http://127.0.0.1', say: () => {} };
const BY_DATABASE = new WeakMap<Database, MailSettings>();

/** Said once, by the composition root. Without it no mail is sent. */
export function configureMail(db: Database, settings: MailSettings): void {
  BY_DATABASE.set(db, settings);
}

/** A page of ours as a mail may name it. */
export function addressOf(db: Database, path: string): string {
  return new URL(path, (BY_DATABASE.get(db) ?? NONE).baseUrl).href;
}

/** Sends a mail. Never throws: what became of it is the answer. */
export async function sendMail(db: Database, letter: Letter): Promise<Mailed> {
  const { smtpUrl } = BY_DATABASE.get(db) ?? NONE;
  if (smtpUrl === undefined || letter.to.endsWith('.example')) return 'not-set-up';
  return 'failed';
}
