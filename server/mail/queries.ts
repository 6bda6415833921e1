import { dateText } from '../../shared/format.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database } from '../db.ts';
import { mailOf } from './settings.ts';

export interface MailStatus {
  /** Mails are sent at all. */
  readonly setUp: boolean;
  /** `Learning Loop <no-reply@learning.example>`. */
  readonly from: string | null;
  /** `smtps://mail.example:465`, without user and password. */
  readonly server: string | null;
  /** When a mail could not be sent last, in words: "22 November 2026 at 09:30". */
  readonly lastFailure: string | null;
}

/** How mail is set up, for the administration page. */
export async function mailStatus(ctx: Context): Promise<MailStatus> {
  await authorizeForInstallation(ctx, 'settings.read');
  const { outgoing } = mailOf(ctx.db);
  const last = await ctx.db.prisma.auditEvent.findFirst({ where: { event: 'mail:failed' }, orderBy: { id: 'desc' }, select: { at: true } });
  const lastFailure = last ? whenText(last.at) : null;
  if (!outgoing) return { setUp: false, from: null, server: null, lastFailure };
  const { server: { host, port, secure }, from: { name, address } } = outgoing;
  return { setUp: true, from: name === '' ? address : `${name} <${address}>`, server: `${secure ? 'smtps' : 'smtp'}://${host}:${port}`, lastFailure };
}

const LONDON = { timeZone: 'Europe/London' } as const;
const DAY = new Intl.DateTimeFormat('en-CA', LONDON);
const TIME = new Intl.DateTimeFormat('en-GB', { ...LONDON, hour: '2-digit', minute: '2-digit' });
const whenText = (at: Date) => `${dateText(DAY.format(at))} at ${TIME.format(at)}`;

/** Whether this installation sends mail at all: what a page promises depends on it. */
export const sendsMail = (db: Database): boolean => mailOf(db).outgoing !== null;
