import type { NotificationMail } from '../../prisma/generated/client.ts';
import type { MailManner, NotificationKind } from '../../shared/notifications.ts';
import type { Database } from '../db.ts';
import { addressOf, handOver, mailGivenUp, plainName, type HandedOver, type Letter } from '../mail/commands.ts';
import { sendsMail } from '../mail/queries.ts';
import { atOnceLetter, digestLetter, type Part } from './letter.ts';
import { isQuiet, nextTry } from './mail-times.ts';
import { makeDueMails, settingFrom } from './outgoing-mails.ts';
import { presentRows, type NotificationRow, type Presented } from './present.ts';
import { rowsOfMail } from './queries.ts';

/**
 * Nobody else tries a mail for so long after somebody began to: longer than the mail server gets for it. A process that
 * dies after the mail server took it, and before that is written down, is followed by one more try after this time, with
 * the same message id; that is the one way in which a mail arrives twice.
 */
const LEASE_MS = 120_000;
/** During somebody's quiet hours their mail is looked at again after this. */
const QUIET_MS = 600_000;
const DAY_MS = 86_400_000;
/** Tried for so long altogether: a mail server may be away for a holiday; an address that is refused stays refused. */
const GIVEN_UP_AFTER_MS = { away: 14 * DAY_MS, refused: DAY_MS } as const;
/** At the same time, as many as there are connections to the mail server. */
const SENDERS = 3;

/** Makes the mails that are due and sends those that wait. Several may do so at once. */
export async function mailWhatIsDue(db: Database, clock: () => Date = () => new Date()): Promise<void> {
  // Without a mail server nothing is put aside: who sets one up later is not flooded with what is old.
  if (!sendsMail(db)) return;
  await makeDueMails(db, clock());
  await Promise.all(Array.from({ length: SENDERS }, async () => {
    while (await sendNext(db, clock));
  }));
}

/** @returns whether it is worth trying another one. */
async function sendNext(db: Database, clock: () => Date): Promise<boolean> {
  const now = clock();
  const mail = await takeNext(db, now);
  if (!mail) return false;
  const made = await letterOf(db, mail, now);
  if (made === 'quiet') {
    await db.prisma.notificationMail.update({ where: { id: mail.id }, data: { tries: mail.tries - 1, nextTryAt: new Date(now.getTime() + QUIET_MS) } });
    return true;
  }
  const outcome: HandedOver = made === null ? 'not-set-up' : await handOver(db, made);
  if (outcome === 'sent' || outcome === 'not-set-up') {
    await settle(db, mail.id, clock(), outcome === 'sent');
    return true;
  }
  const tooLong = now.getTime() - mail.madeAt.getTime() > GIVEN_UP_AFTER_MS[outcome === 'refused' ? 'refused' : 'away'];
  if (tooLong && made !== null) {
    await settle(db, mail.id, clock(), false);
    await mailGivenUp(db, made, outcome === 'refused');
  } else {
    await db.prisma.notificationMail.update({ where: { id: mail.id }, data: { nextTryAt: nextTry(mail.tries, clock()) } });
  }
  // What did not reach the mail server now, the others would not either.
  return outcome !== 'unreachable';
}

/** The mail that waits longest, for us alone for a while. */
async function takeNext(db: Database, now: Date): Promise<NotificationMail | null> {
  const lease = new Date(now.getTime() + LEASE_MS);
  const [taken] = await db.prisma.$queryRaw<NotificationMail[]>`
    UPDATE notification_mail SET tries = tries + 1, next_try_at = ${lease}
    WHERE id = (SELECT id FROM notification_mail WHERE sent_at IS NULL AND given_up_at IS NULL AND next_try_at <= ${now} ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id::text AS id, user_id::text AS "userId", manner, made_at AS "madeAt", tries, next_try_at AS "nextTryAt", sent_at AS "sentAt", given_up_at AS "givenUpAt"`;
  return taken ?? null;
}

/** It is gone, or it was decided that there is none: either way it is over for what it told of. */
async function settle(db: Database, id: string, at: Date, sent: boolean): Promise<void> {
  await db.prisma.$transaction([
    db.prisma.notificationMail.update({ where: { id }, data: sent ? { sentAt: at } : { givenUpAt: at } }),
    db.prisma.notification.updateMany({ where: { mailId: id }, data: { mailedAt: at } }),
  ]);
}

/** What the mail says now; `quiet`: not at this hour; `null`: there is nobody to write to, or nothing left to tell. */
async function letterOf(db: Database, { id, userId, manner }: NotificationMail, now: Date): Promise<Letter | 'quiet' | null> {
  const person = await db.prisma.user.findUnique({ where: { id: userId }, select: { email: true, closedAt: true, notificationSetting: true } });
  if (!person || person.email === null || person.closedAt) return null;
  const setting = settingFrom(person.notificationSetting ?? { mail: null, digestDays: null, digestHour: null, quietFrom: null, quietTo: null, pausedUntil: null });
  if (setting.mail === 'none') return null;
  if (isQuiet(setting, now)) return 'quiet';
  const parts = await partsOf(db, (await rowsOfMail(db, id)).filter(({ readAt }) => readAt === null));
  if (parts.length === 0) return null;
  const told = { to: person.email, id, parts, link: addressOf(db, '/notifications'), settings: addressOf(db, '/account/notifications') };
  return (manner as MailManner) === 'at-once' ? atOnceLetter(told) : digestLetter(told);
}

/** By workspace, those that may be named first. */
async function partsOf(db: Database, rows: readonly NotificationRow[]): Promise<readonly Part[]> {
  const ids = [...new Set(rows.map(({ workspaceId }) => workspaceId))];
  const open = new Set((await db.prisma.workspace.findMany({ where: { id: { in: ids }, mailsCarryContent: true }, select: { id: true } })).map(({ id }) => id));
  const presented = await presentRows(db, rows);
  return ids.map((id) => partOf(presented.filter(({ row }) => row.workspaceId === id), open.has(id))).sort((a, b) => Number(a.workspace === null) - Number(b.workspace === null));
}

function partOf(presented: readonly Presented[], named: boolean): Part {
  const rows = presented.map(({ row }) => row);
  // Who takes no part in the workspace learns by mail no more of it than on their organisation's page.
  const inside = rows.every(({ takesPart }) => takesPart);
  const [first] = rows;
  const counts = new Map<NotificationKind, number>();
  for (const { kind, subjectKind } of rows) if (subjectKind !== 'release') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return {
    workspace: named && inside && first ? first.workspace : null,
    counts: [...counts],
    releaseDays: [...new Set(rows.filter(({ subjectKind }) => subjectKind === 'release').map(({ subjectId }) => subjectId))].sort(),
    // As plain as names: titles are what people typed, and no link of theirs goes out in a mail of ours.
    lines: named && inside ? presented.map(({ words, where, row }) => plainName(`${words}${where === row.workspace ? '' : ` (${where.replace(` · ${row.workspace}`, '')})`}`)) : [],
  };
}
