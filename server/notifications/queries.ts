import { Prisma } from '../../prisma/generated/client.ts';
import { notFound } from '../../shared/errors.ts';
import type { MailSettingView, NotificationDay, NotificationsView } from '../../shared/notifications.ts';
import { isUuid } from '../../shared/uuid.ts';
import { authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database } from '../db.ts';
import { sendsMail } from '../mail/queries.ts';
import { settingFrom } from './outgoing-mails.ts';
import { dayOf, presentRows, viewOf, type NotificationRow } from './present.ts';
import { REACHABLE } from './reachable.ts';

export { NOTIFICATIONS_CHANNEL } from './channel.ts';

const PAGE = 50;

/** SQL of notifications `n` of people who may still hear of them, with what their reader is in the workspace. */
export function rowsWhere(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT n.id::text AS id, n.user_id::text AS "userId", n.workspace_id::text AS "workspaceId", n.kind, n.subject_kind AS "subjectKind", n.subject_id AS "subjectId", n.created_at AS "createdAt", n.read_at AS "readAt",
      here.user_id IS NOT NULL AS "takesPart", CASE WHEN here.role = 'guest' THEN NULL ELSE here.organisation_id::text END AS "organisationId", w.name AS workspace, w.slug, w.invented
    FROM notification n JOIN workspace w ON w.id = n.workspace_id
    LEFT JOIN membership here ON here.workspace_id = n.workspace_id AND here.user_id = n.user_id AND (here.ends_at IS NULL OR here.ends_at > now()) WHERE ${condition} AND ${REACHABLE}`;
}

/** How much is unread: the number at the bell. 0 for the public. */
export async function unreadNotifications({ db, actor }: Context): Promise<number> {
  if (!actor) return 0;
  const [found] = await db.prisma.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM notification n WHERE n.user_id = ${actor.userId}::uuid AND n.read_at IS NULL AND ${REACHABLE}`;
  return found?.count ?? 0;
}

/** What one is told, newest first, by day. @param before ISO time and id from `older` of the page before */
export async function notificationsPage(ctx: Context, before: string): Promise<NotificationsView> {
  const { userId, guest } = authorizeForAccount(ctx, 'notification.read');
  const place = placeOf(before);
  const earlier = place === null ? Prisma.sql`true` : Prisma.sql`(n.created_at, n.id) < (${place.at}::timestamptz, ${place.id}::uuid)`;
  const rows = await ctx.db.prisma.$queryRaw<NotificationRow[]>`${rowsWhere(Prisma.sql`n.user_id = ${userId}::uuid AND ${earlier}`)} ORDER BY n.created_at DESC, n.id DESC LIMIT ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const days = new Map<string, NotificationDay['items'][number][]>();
  for (const presented of await presentRows(ctx.db, shown)) days.set(dayOf(presented.row), [...(days.get(dayOf(presented.row)) ?? []), viewOf(presented)]);
  return {
    days: [...days].map(([day, items]) => ({ day, items })),
    unread: await unreadNotifications(ctx),
    older: rows.length > PAGE && last ? `${last.createdAt.toISOString()}_${last.id}` : null,
    maySet: !guest,
  };
}

/** How one is told by mail, for the page where it is changed. */
export async function mailSettingPage(ctx: Context): Promise<MailSettingView> {
  const { userId, guest, invented } = authorizeForAccount(ctx, 'notification.read');
  const [row] = await ctx.db.prisma.$queryRaw<(Parameters<typeof settingFrom>[0] & { email: string | null })[]>`
    SELECT u.email, s.mail, s.digest_days AS "digestDays", s.digest_hour AS "digestHour", s.quiet_from AS "quietFrom", s.quiet_to AS "quietTo", s.paused_until AS "pausedUntil"
    FROM user_account u LEFT JOIN notification_setting s ON s.user_id = u.id WHERE u.id = ${userId}::uuid`;
  if (!row) throw notFound();
  return { setting: settingFrom(row), address: guest ? null : row.email, invented, sendsMail: sendsMail(ctx.db) };
}

/** Rows of one mail that may still be told, in words. */
export async function rowsOfMail(db: Database, mailId: string): Promise<readonly NotificationRow[]> {
  return db.prisma.$queryRaw<NotificationRow[]>`${rowsWhere(Prisma.sql`n.mail_id = ${mailId}::uuid`)} ORDER BY n.created_at, n.id`;
}

function placeOf(before: string): { readonly at: string; readonly id: string } | null {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(.+)$/.exec(before) ?? [];
  return at !== undefined && id !== undefined && isUuid(id) && !Number.isNaN(Date.parse(at)) ? { at, id } : null;
}
