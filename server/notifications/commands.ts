import { Prisma } from '../../prisma/generated/client.ts';
import type { ChangeMailSettingInput, MarkNotificationsInput } from '../../shared/notification-forms.ts';
import { notFound, Refusal } from '../../shared/errors.ts';
import { isUuid } from '../../shared/uuid.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database } from '../db.ts';
import { notificationsChanged } from './channel.ts';
import { presentRows, type NotificationRow } from './present.ts';
import { rowsWhere } from './queries.ts';

export { mailWhatIsDue } from './sending.ts';
export { readActivity, watchActivity } from './reader.ts';

/** Marks what one is told as read, or as unread again. @throws Refusal 401 for nobody, 404 for what is not one's own. */
export async function markNotifications(ctx: Context, input: MarkNotificationsInput): Promise<void> {
  const { userId } = authorizeForAccount(ctx, 'notification.read');
  await ctx.db.prisma.$transaction(async (tx) => {
    if (input.what === 'all-read') {
      // Only what stood on the page: what came since has not been seen.
      await tx.notification.updateMany({ where: { userId, readAt: null, createdAt: { lte: new Date(input.until) } }, data: { readAt: new Date() } });
    } else {
      const { count } = await tx.notification.updateMany({ where: { userId, id: input.id }, data: { readAt: input.what === 'read' ? new Date() : null } });
      if (count === 0) throw notFound();
    }
    await notificationsChanged(tx, userId);
  });
}

/** The same for another account's, for what is not shown any more, and for what never was. */
const nothingThere = () => new Refusal(404, 'not-found', 'What this notification was about is not there for you, or not any more.');

/** Marks one as read and says where it leads. @throws Refusal 404 for what is not one's own, or not shown any more. */
export async function openNotification(ctx: Context, id: string): Promise<string> {
  const { userId } = authorizeForAccount(ctx, 'notification.read');
  if (!isUuid(id)) throw nothingThere();
  const rows = await ctx.db.prisma.$queryRaw<NotificationRow[]>`${rowsWhere(Prisma.sql`n.user_id = ${userId}::uuid AND n.id = ${id}::uuid`)}`;
  const [presented] = await presentRows(ctx.db, rows);
  if (!presented) throw nothingThere();
  if (presented.row.readAt === null) await markNotifications(ctx, { what: 'read', id });
  return presented.path ?? '/notifications';
}

/**
 * Marks as read what one is told of something whose own page is opened, wherever the link to it stood: a note with its
 * owners' replies, a discussion with what was said in it, evidence. Nothing happens for the public.
 */
export async function notificationsSeen({ db, actor }: Context, subjectIds: readonly string[]): Promise<void> {
  const ids = subjectIds.filter(isUuid);
  if (!actor || ids.length === 0) return;
  await db.prisma.$transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE notification n SET read_at = now() WHERE n.user_id = ${actor.userId}::uuid AND n.read_at IS NULL AND (
        n.subject_id = ANY(${ids}::text[])
        OR (n.subject_kind = 'comment' AND n.subject_id IN (SELECT c.id::text FROM comment c WHERE c.discussion_id = ANY(${ids}::uuid[])))
        OR (n.subject_kind = 'owner-reply' AND n.subject_id IN (SELECT r.id::text FROM owner_reply r WHERE r.annotation_id = ANY(${ids}::uuid[]))))`;
    if (count > 0) await notificationsChanged(tx, actor.userId);
  });
}

/** Changes how one is told by mail. @throws Refusal 401 for nobody, 404 for guests: they are told here only. */
export async function changeMailSetting(ctx: Context, { mail, digestDays, digestHour, quietFrom, quietTo, pausedUntil }: ChangeMailSettingInput): Promise<void> {
  authorizeForAccount(ctx, 'notification.read');
  const { userId } = authorizeForAccount(ctx, 'account.change');
  const data = { mail, digestDays: [...digestDays], digestHour, quietFrom, quietTo, pausedUntil: pausedUntil === null ? null : new Date(pausedUntil) };
  await ctx.db.prisma.$transaction(async (tx) => {
    const before = await tx.notificationSetting.findUnique({ where: { userId }, select: { mail: true } });
    // Whoever wanted no mail is not mailed what they were told meanwhile.
    if (before?.mail === 'none' || mail === 'none') await tx.notification.updateMany({ where: { userId, mailedAt: null, mailId: null }, data: { mailedAt: new Date() } });
    await tx.notificationSetting.upsert({ where: { userId }, create: { userId, ...data }, update: data });
    await recordEvent(tx, { event: 'notifications:changed', actorId: userId, facts: { mail } });
  });
}

/** What was told half a year ago, mails that are long gone, and everything of closed accounts. */
export async function tidyNotifications({ prisma }: Database): Promise<void> {
  const closed = Prisma.sql`SELECT id FROM user_account WHERE closed_at IS NOT NULL`;
  await prisma.$executeRaw`DELETE FROM notification WHERE created_at < now() - interval '6 months' OR user_id IN (${closed})`;
  await prisma.$executeRaw`DELETE FROM notification_mail WHERE coalesce(sent_at, given_up_at) < now() - interval '30 days' OR user_id IN (${closed})`;
  await prisma.$executeRaw`DELETE FROM notification_setting WHERE user_id IN (${closed})`;
}
