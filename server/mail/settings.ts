import type { Database } from '../db.ts';
import { senderFrom, type Sender } from './addresses.ts';
import { mailServerFrom, type MailServer } from './mail-server.ts';
import { openTransport, PATIENCE, type MailPatience, type Transport } from './transport.ts';

export interface MailSettings {
  readonly smtpUrl?: string;
  readonly from?: string;
  /** What links begin with. */
  readonly baseUrl: string;
  readonly say: (line: string) => void;
  /** How long the mail server may take. */
  readonly patience?: Partial<MailPatience>;
}

/** What is needed to send: opened once for a configuration. */
interface Outgoing {
  readonly transport: Transport;
  readonly server: MailServer;
  readonly from: Sender;
  /** Of our own addresses: what the ids of our messages end in. */
  readonly host: string;
  readonly patience: MailPatience;
}

interface Mail {
  readonly settings: MailSettings;
  /** `null`: this installation sends no mail. */
  readonly outgoing: Outgoing | null;
  readonly underWay: Set<Promise<unknown>>;
  /** Time until which the mail server is left alone, having been out of reach. */
  restUntil: number;
  /** Kept letters could not be handed over since: said once, and again after one that could. */
  awayToldOf: boolean;
}

const NONE: Mail = { settings: { baseUrl: 'http://127.0.0.1', say: () => {} }, outgoing: null, underWay: new Set(), restUntil: 0, awayToldOf: false };
const BY_DATABASE = new WeakMap<Database, Mail>();

/** Said once, by the composition root. Without it no mail is sent. @throws Error in words where it makes no sense. */
export function configureMail(db: Database, settings: MailSettings): void {
  mailOf(db).outgoing?.transport.close();
  BY_DATABASE.set(db, { settings, outgoing: outgoingFrom(settings), underWay: new Set(), restUntil: 0, awayToldOf: false });
}

export const mailOf = (db: Database): Mail => BY_DATABASE.get(db) ?? NONE;

function outgoingFrom({ smtpUrl, from = '', baseUrl, patience }: MailSettings): Outgoing | null {
  if (smtpUrl === undefined) return null;
  const sender = senderFrom(from);
  if (!sender) throw new Error('Settings that make no sense:\n  MAIL_FROM: say whom mails come from, such as Learning Loop <no-reply@learning.example>');
  const server = mailServerFrom(smtpUrl);
  const { hostname: host } = new URL(baseUrl);
  const all = { ...PATIENCE, ...patience };
  return { transport: openTransport(server, /^[\d.]+$/.test(host) ? `[${host}]` : host, all), server, from: sender, host, patience: all };
}
