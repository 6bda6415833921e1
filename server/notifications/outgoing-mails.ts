import { randomUUID } from 'node:crypto';
import { USUAL_MAIL_SETTING, type MailManner, type MailSetting } from '../../shared/notifications.ts';
import type { Database } from '../db.ts';
import { isMailDue } from './mail-times.ts';
import { REACHABLE } from './reachable.ts';

/** What nobody was mailed for so long is not mailed any more: it stands on their page. */
const OLDEST_DAYS = 14;

interface SettingRow {
  readonly mail: string | null;
  readonly digestDays: number[] | null;
  readonly digestHour: number | null;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  readonly pausedUntil: Date | null;
}

/** A row of settings, or what holds for those who have none. */
export function settingFrom({ mail, digestDays, digestHour, quietFrom, quietTo, pausedUntil }: SettingRow): MailSetting {
  if (mail === null) return USUAL_MAIL_SETTING;
  return { mail: mail as MailManner, digestDays: digestDays ?? [], digestHour: digestHour ?? 7, quietFrom, quietTo, pausedUntil: pausedUntil?.toISOString().slice(0, 10) ?? null };
}

interface Waiting extends SettingRow {
  readonly userId: string;
  readonly oldest: Date;
  readonly lastMail: Date | null;
}

/**
 * Makes the mails that are due now: for each person one row, and what it tells of is marked as its own in the same
 * transaction, so that nothing is ever told by two mails. Sending them is another step. @returns how many were made.
 */
export async function makeDueMails(db: Database, now: Date): Promise<number> {
  const waiting = await db.prisma.$queryRaw<Waiting[]>`
    SELECT n.user_id AS "userId", min(n.created_at) AS oldest,
      (SELECT max(made_at) FROM notification_mail l WHERE l.user_id = n.user_id) AS "lastMail",
      s.mail, s.digest_days AS "digestDays", s.digest_hour AS "digestHour", s.quiet_from AS "quietFrom", s.quiet_to AS "quietTo", s.paused_until AS "pausedUntil"
    FROM notification n JOIN user_account u ON u.id = n.user_id LEFT JOIN notification_setting s ON s.user_id = n.user_id
    WHERE n.mailed_at IS NULL AND n.mail_id IS NULL AND n.read_at IS NULL AND n.created_at > ${now}::timestamptz - make_interval(days => ${OLDEST_DAYS}::int)
      AND u.email IS NOT NULL AND u.closed_at IS NULL AND NOT u.invented AND NOT u.guest AND coalesce(s.mail, 'digest') <> 'none' AND ${REACHABLE}
    GROUP BY n.user_id, s.user_id`;
  let made = 0;
  for (const one of waiting) {
    const setting = settingFrom(one);
    if (isMailDue(setting, one, now) && (await claim(db, one.userId, setting.mail, now))) made += 1;
  }
  return made;
}

/** One mail of one person, with everything that waits for it. Of two nodes that do so at once, one finds nothing left. */
async function claim(db: Database, userId: string, manner: MailManner, now: Date): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const waiting = await tx.$queryRaw<{ id: string }[]>`
      SELECT n.id FROM notification n WHERE n.user_id = ${userId}::uuid AND n.mailed_at IS NULL AND n.mail_id IS NULL AND n.read_at IS NULL
        AND n.created_at > ${now}::timestamptz - make_interval(days => ${OLDEST_DAYS}::int) AND ${REACHABLE} ORDER BY n.id FOR UPDATE OF n`;
    if (waiting.length === 0) return false;
    const { id } = await tx.notificationMail.create({ data: { id: randomUUID(), userId, manner, madeAt: now, nextTryAt: now }, select: { id: true } });
    await tx.notification.updateMany({ where: { id: { in: waiting.map((one) => one.id) } }, data: { mailId: id } });
    return true;
  });
}
