import { randomUUID } from 'node:crypto';
import type { OrganisationRole } from '../shared/permissions.ts';
import type { WorkspaceKind } from '../shared/workspaces.ts';
import type { Database } from '../server/db.ts';
import { buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from './factories.ts';

export interface BuiltOrganisation {
  readonly id: string;
  readonly name: string;
}

/** Somebody who works for an organisation. */
export async function buildColleague(
  db: Database,
  organisation: BuiltOrganisation,
  { role = 'practitioner', approver = false, person, name, invented }: { role?: OrganisationRole; approver?: boolean; person?: BuiltPerson; name?: string; invented?: boolean } = {},
): Promise<BuiltPerson> {
  const built = person ?? (await buildPerson(db, { name, invented }));
  await db.prisma.affiliation.create({ data: { organisationId: organisation.id, userId: built.id, role, approver } });
  return built;
}

/** An organisation with an approver. */
export async function buildStaffed(db: Database, given: { invented?: boolean; kind?: string } = {}): Promise<BuiltOrganisation & { readonly approver: BuiltPerson }> {
  const organisation = await buildOrganisation(db, given);
  if (given.kind) await db.prisma.organisation.update({ where: { id: organisation.id }, data: { kind: given.kind } });
  return { ...organisation, approver: await buildColleague(db, organisation, { approver: true, invented: given.invented }) };
}

/** A workspace of a kind that an organisation owns, with its coordinator. */
export async function buildOwned(
  db: Database,
  owner: BuiltOrganisation,
  { kind = 'region', invented = false, name }: { kind?: WorkspaceKind; invented?: boolean; name?: string } = {},
): Promise<BuiltWorkspace & { readonly coordinator: BuiltPerson }> {
  const workspace = await buildWorkspace(db, { invented, name });
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { kind, ownerOrganisationId: owner.id } });
  const coordinator = await buildColleague(db, owner, { role: 'lead', invented });
  await db.prisma.membership.create({ data: { workspaceId: workspace.id, userId: coordinator.id, organisationId: owner.id, role: 'coordinator' } });
  return { ...workspace, coordinator };
}

/** An address that nobody has. */
export const newAddress = (who = 'new') => `${who}-${randomUUID().slice(0, 8)}@example.org`;

/** The token in a link that was shown. */
export const tokenIn = (link: string | null | undefined): string => /\/invitations\/([\w-]+)$/.exec(link ?? '')?.[1] ?? 'no token';

/**
 * Starts several pieces of work while other rows are locked, lets go once all of them wait somewhere, and gives their
 * outcomes: whoever asked and whoever writes cannot have come one after the other.
 */
export async function atTheSameTime<Result>(db: Database, lock: { readonly sql: string; readonly values: readonly unknown[] }, start: () => readonly Promise<Result>[]): Promise<PromiseSettledResult<Result>[]> {
  const holder = await db.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(lock.sql, [...lock.values]);
    const work = start();
    const settled = Promise.allSettled(work);
    for (let waiting = 0; waiting < work.length;) {
      const { rows } = await db.pool.query<{ waiting: number }>(`SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
      waiting = rows[0]?.waiting ?? 0;
    }
    await holder.query('COMMIT');
    return await settled;
  } finally {
    holder.release();
  }
}
