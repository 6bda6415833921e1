import { authorizeForInstallation } from '../authorize.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Context } from '../context.ts';
import type { Database } from '../db.ts';
import { isMailbox, isNobodys } from './addresses.ts';
import { deliver, Undelivered } from './delivery.ts';
import { trialMail, type Letter } from './letters.ts';
import { configureMail, mailOf, type MailSettings } from './settings.ts';

export * from './letters.ts';
export { configureMail, type MailSettings };

/** `not-set-up`: this installation sends no mail, or not to this address: whoever acts hands the link over themselves. */
export type Mailed = 'sent' | 'failed' | 'not-set-up';

/** A page of ours as a mail may name it. */
export function addressOf(db: Database, path: string): string {
  return new URL(path, mailOf(db).settings.baseUrl).href;
}

/** Whose affair a mail is, for the line in the log where it fails. */
export interface MailAffair {
  readonly actorId?: string | null;
  readonly organisationId?: string | null;
  readonly workspaceId?: string | null;
}

/**
 * Sends a mail. Never throws: what became of it is the answer. It may take some seconds; where an answer must not tell
 * whether there was something to send, do not wait for it.
 */
export async function sendMail(db: Database, letter: Letter, affair: MailAffair = {}): Promise<Mailed> {
  const mail = mailOf(db);
  const { outgoing } = mail;
  if (!outgoing || isNobodys(letter.to)) return 'not-set-up';
  const sending = trySending(db, letter, affair, outgoing);
  mail.underWay.add(sending);
  return sending.finally(() => mail.underWay.delete(sending));
}

async function trySending(db: Database, letter: Letter, affair: MailAffair, { transport, from, host, patience }: NonNullable<ReturnType<typeof mailOf>['outgoing']>): Promise<Mailed> {
  const mail = mailOf(db);
  try {
    if (Date.now() < mail.restUntil) throw new Undelivered('the mail server could not be reached a moment ago');
    await deliver(transport, { from, host, letter, patience });
    return 'sent';
  } catch (error) {
    const reason = error instanceof Undelivered ? error.message : 'it could not be written';
    if (error instanceof Undelivered && error.unreachable) mail.restUntil = Date.now() + patience.restMs;
    const { say } = mail.settings;
    say(`A mail (${kindOf(letter)}) was not sent: ${reason}.`);
    await recordFailure(db, letter, affair, reason).catch(() => say('That a mail was not sent could not be written into the log either.'));
    return 'failed';
  }
}

/** The log says what kind of mail it was and whom it was for, where they have an account; nothing of what it said. */
async function recordFailure(db: Database, letter: Letter, { actorId = null, organisationId, workspaceId }: MailAffair, reason: string): Promise<void> {
  const person = isMailbox(letter.to) ? await db.prisma.user.findUnique({ where: { email: letter.to.toLowerCase() }, select: { id: true } }) : null;
  await recordEvent(db.prisma, { event: 'mail:failed', actorId, organisationId, workspaceId, userId: person?.id, facts: { kind: kindOf(letter), reason } });
}

/** `unreachable`: no mail gets through now; `later`: not this one, for now; `refused`: not this one. */
export type HandedOver = 'sent' | 'unreachable' | 'later' | 'refused' | 'not-set-up';

/**
 * Hands a letter over that its sender keeps until it is gone, and tries again by itself: nobody is told of a failure,
 * and the log hears of it by `mailGivenUp`. Never throws.
 */
export async function handOver(db: Database, letter: Letter): Promise<HandedOver> {
  const mail = mailOf(db);
  const { outgoing } = mail;
  if (!outgoing || isNobodys(letter.to)) return 'not-set-up';
  if (Date.now() < mail.restUntil) return 'unreachable';
  const handing = deliver(outgoing.transport, { ...outgoing, letter }).then(
    (): HandedOver => {
      mail.awayToldOf = false;
      return 'sent';
    },
    async (error: unknown): Promise<HandedOver> => {
      if (!(error instanceof Undelivered)) return 'later';
      if (!error.unreachable) return error.forGood ? 'refused' : 'later';
      mail.restUntil = Date.now() + outgoing.patience.restMs;
      if (!mail.awayToldOf) await awayAt(db, letter, error.message);
      return 'unreachable';
    },
  );
  mail.underWay.add(handing);
  return handing.finally(() => mail.underWay.delete(handing));
}

/** Whoever runs the installation hears once that mails wait, not with every try. */
async function awayAt(db: Database, letter: Letter, reason: string): Promise<void> {
  const mail = mailOf(db);
  mail.awayToldOf = true;
  mail.settings.say(`Mails wait: ${reason}. They are tried again until they are sent.`);
  await recordFailure(db, letter, {}, reason).catch(() => {});
}

/** A letter that was kept is not tried any more. */
export async function mailGivenUp(db: Database, letter: Letter, refused: boolean): Promise<void> {
  const reason = refused ? 'the mail server refused it' : 'the mail server could not be reached for two weeks';
  mailOf(db).settings.say(`A mail (${kindOf(letter)}) was given up: ${reason}.`);
  await recordFailure(db, letter, {}, reason);
}

const kindOf = ({ kind = 'other' }: Letter) => kind.replaceAll('-', ' ');

/** An administrator tries whether mails go out: one to their own address. */
export async function sendTrialMail(ctx: Context): Promise<{ readonly mailed: Mailed; readonly to: string }> {
  const { userId } = await authorizeForInstallation(ctx, 'settings.change');
  const { email } = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const to = email ?? '';
  const mailed = await sendMail(ctx.db, trialMail({ to, link: addressOf(ctx.db, '/administration/settings') }), { actorId: userId });
  await recordEvent(ctx.db.prisma, { event: 'mail:tried', actorId: userId, facts: { outcome: mailed } });
  return { mailed, to };
}

/** Mails under way get this long to end when the program is told to stop. */
const LAST_MAILS_MS = 5_000;

/** Ends what is open towards the mail server, after mails under way had a moment; at shutdown. */
export async function closeMail(db: Database): Promise<void> {
  const { outgoing, underWay } = mailOf(db);
  let late: NodeJS.Timeout | undefined;
  const moment = new Promise((over) => (late = setTimeout(over, LAST_MAILS_MS)));
  await Promise.race([Promise.allSettled(underWay), moment]);
  clearTimeout(late);
  outgoing?.transport.close({ force: true });
  // Those that were cut off say so in the log before the database goes.
  await Promise.allSettled(underWay);
}
