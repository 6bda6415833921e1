import type { WorkspaceKind } from '../../shared/workspaces.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Database } from '../db.ts';
import { addressOf, sendMail, workspaceEnds } from '../mail/commands.ts';
import { dayOf } from './days.ts';

/** Days before a workspace's end on which its coordinators are told, the nearest first. */
const TOLD_BEFORE = [14, 30] as const;
const DAY_MS = 86_400_000;

interface Ending {
  readonly id: string;
  readonly kind: WorkspaceKind;
  readonly endsAt: Date;
  readonly owner: string | null;
}

/**
 * Tells the coordinators of workspaces that end within 30 and within 14 days, by mail, each time once: the audit log
 * remembers. An end that was moved is told anew. Run it daily; several at once tell nobody twice.
 * @returns how many workspaces were told about.
 */
export async function noticesOfEnd(db: Database): Promise<number> {
  const soon = await db.prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM workspace WHERE archived_at IS NULL AND ends_at > now() AND ends_at <= now() + interval '30 days' ORDER BY ends_at`;
  let told = 0;
  // One after the other: a sweep has time.
  for (const { id } of soon) if (await tellOnce(db, id)) told += 1;
  return told;
}

/** Writes down that a workspace's end is told, then tells it: who is stopped in between tells nobody rather than twice. */
async function tellOnce(db: Database, id: string): Promise<boolean> {
  const due = await db.prisma.$transaction(async (tx) => {
    const [workspace] = await tx.$queryRaw<Ending[]>`
      SELECT id, kind, ends_at AS "endsAt", owner_organisation_id AS owner FROM workspace
      WHERE id = ${id}::uuid AND archived_at IS NULL AND ends_at > now() FOR UPDATE`;
    if (!workspace) return null;
    const days = TOLD_BEFORE.find((one) => workspace.endsAt.getTime() - Date.now() <= one * DAY_MS);
    if (days === undefined) return null;
    const endsOn = dayOf(workspace.endsAt);
    const before = await tx.auditEvent.findMany({ where: { workspaceId: id, event: 'workspace:end-told' }, select: { facts: true } });
    const known = before.some(({ facts }) => {
      const { endsOn: day, days: earlier } = facts as { endsOn?: string; days?: number };
      return day === endsOn && typeof earlier === 'number' && earlier <= days;
    });
    if (known) return null;
    await recordEvent(tx, { event: 'workspace:end-told', actorId: null, organisationId: workspace.owner, workspaceId: id, facts: { days, endsOn } });
    const coordinators = await tx.user.findMany({
      where: { closedAt: null, email: { not: null }, memberships: { some: { workspaceId: id, role: 'coordinator', OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] } } },
      select: { email: true },
    });
    return { workspace, addresses: coordinators.flatMap(({ email }) => email ?? []) };
  });
  if (!due) return false;
  const { kind, endsAt } = due.workspace;
  const days = Math.max(1, Math.ceil((endsAt.getTime() - Date.now()) / DAY_MS));
  // Not the workspace's own address: it is made of its name, and a name is content.
  for (const to of due.addresses) {
    await sendMail(db, workspaceEnds({ to, workspaceKind: kind, days, endsAt, link: addressOf(db, '/workspaces') }), { workspaceId: id });
  }
  return true;
}
