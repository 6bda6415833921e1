import { Prisma } from '../../prisma/generated/client.ts';
import type { RetentionCounts } from '../../shared/administration.ts';
import { accessChanged } from '../access.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db.ts';
import { onlyLooking, retentionOf } from './retention-settings.ts';

/** A first run may have years to delete. */
const PATIENCE = { timeout: 600_000 };

const LAST = 'retention-applied';

/** Once a day, however often it is asked and the server started. */
export async function applyRetentionDaily(db: Database): Promise<RetentionCounts | null> {
  const [today] = await db.prisma.$queryRaw<unknown[]>`SELECT FROM setting WHERE key = ${LAST} AND (value #>> '{}')::timestamptz > now() - interval '1 day'`;
  return today ? null : applyRetention(db);
}

/**
 * Deletes what has been kept for as long as is set. Of two servers that do at once, one does. A line of the
 * log says what was deleted; a run by itself that finds nothing leaves none.
 * @returns how much was deleted; `null` where another server is at it.
 */
export async function applyRetention(db: Database, actorId: string | null = null): Promise<RetentionCounts | null> {
  return db.prisma.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ had: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended('retention', 0)) AS had`;
    if (!lock?.had) return null;
    const { auditMonths, workspaceMonths, guestDays, invitationDays } = await retentionOf(tx);
    const counts = {
      workspaces: await deleteWorkspaces(tx, workspaceMonths, actorId),
      guests: await forgetGuests(tx, guestDays),
      invitations: await tx.$executeRaw`
        DELETE FROM invitation WHERE CASE WHEN state IN ('done', 'declined', 'withdrawn') THEN coalesce(answered_at, expires_at) ELSE expires_at END < now() - make_interval(days => ${invitationDays}::int)
          AND state <> 'accepted'`,
      events: await deleteLogs(tx, auditMonths),
    };
    await tx.$executeRaw`INSERT INTO setting (key, value) VALUES (${LAST}, to_jsonb(now())) ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
    const anything = Object.values(counts).some((count) => count > 0);
    if (anything || actorId !== null) await recordEvent(tx, { event: 'retention:applied', actorId, facts: counts });
    return counts;
  }, PATIENCE);
}

/** The same at once, by an administrator. @throws Refusal as `authorizeForInstallation`; 409 for a person of the sandbox. */
export async function applyRetentionNow(ctx: Context): Promise<RetentionCounts | null> {
  const { userId, invented } = await authorizeForInstallation(ctx, 'settings.change');
  if (invented) throw onlyLooking();
  return applyRetention(ctx.db, userId);
}

/** Workspaces with everything in them, counted from the day they ended or were archived. Their owners are told in their logs. */
async function deleteWorkspaces(tx: Transaction, months: number, actorId: string | null): Promise<number> {
  const over = await tx.$queryRaw<{ id: string; owner: string | null }[]>`
    SELECT id, owner_organisation_id AS owner FROM workspace
    WHERE least(archived_at, CASE WHEN ends_at <= now() THEN ends_at END) < now() - make_interval(months => ${months}::int) ORDER BY id FOR UPDATE`;
  if (over.length === 0) return 0;
  const ids = over.map(({ id }) => id);
  const members = await tx.membership.findMany({ where: { workspaceId: { in: ids } }, select: { userId: true } });
  await tx.$executeRaw`DELETE FROM submission WHERE workspace_id = ANY(${ids}::uuid[])`;
  await tx.workspace.deleteMany({ where: { id: { in: ids } } });
  await accessChanged(tx, members.map(({ userId }) => userId));
  for (const { id, owner } of over) await recordEvent(tx, { event: 'retention:applied', actorId, organisationId: owner, workspaceId: id, facts: { workspaces: 1 } });
  return over.length;
}

const CONTRIBUTED = Prisma.sql`(EXISTS (SELECT FROM annotation x WHERE x.author_id = u.id) OR EXISTS (SELECT FROM discussion x WHERE x.author_id = u.id)
  OR EXISTS (SELECT FROM comment x WHERE x.author_id = u.id) OR EXISTS (SELECT FROM action x WHERE u.id IN (x.author_id, x.holder_id)))`;

/**
 * Guests whose last membership has been over for so long: of those who wrote something the name is emptied, of the others
 * nothing is kept. @returns how many names went.
 */
async function forgetGuests(tx: Transaction, days: number): Promise<number> {
  const over = await tx.$queryRaw<{ id: string; contributed: boolean }[]>`
    SELECT u.id, ${CONTRIBUTED} AS contributed FROM user_account u
    WHERE u.guest AND u.closed_at IS NULL
      AND greatest(u.created_at, (SELECT max(e.at) FROM audit_event e WHERE e.user_id = u.id AND e.event = 'member:ended'),
        (SELECT max(coalesce(m.ends_at, 'infinity')) FROM membership m WHERE m.user_id = u.id)) < now() - make_interval(days => ${days}::int)
    FOR UPDATE OF u`;
  const authors = over.filter(({ contributed }) => contributed).map(({ id }) => id);
  await tx.session.deleteMany({ where: { userId: { in: authors } } });
  await tx.user.updateMany({ where: { id: { in: authors } }, data: { name: 'Guest', jobRole: null, closedAt: new Date() } });
  await tx.user.deleteMany({ where: { id: { in: over.filter(({ contributed }) => !contributed).map(({ id }) => id) } } });
  // What they wrote may have gone with its workspace since.
  await tx.$executeRaw`DELETE FROM user_account u WHERE u.guest AND u.closed_at IS NOT NULL AND NOT ${CONTRIBUTED}`;
  return over.length;
}

/** Lines of the audit log, and the incidents they tell of. */
async function deleteLogs(tx: Transaction, months: number): Promise<number> {
  await tx.$executeRaw`DELETE FROM break_glass WHERE asked_at < now() - make_interval(months => ${months}::int)`;
  return tx.$executeRaw`DELETE FROM audit_event WHERE at < now() - make_interval(months => ${months}::int)`;
}
