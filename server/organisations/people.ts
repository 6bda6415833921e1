import type { ColleagueView } from '../../shared/organisations.ts';
import type { OrganisationRole } from '../../shared/permissions.ts';
import { isUuid } from '../../shared/uuid.ts';
import type { Transaction } from '../db.ts';

const PERSON = { user: { select: { name: true, jobRole: true, email: true } } } as const;
interface Row {
  readonly userId: string;
  readonly role: string;
  readonly approver: boolean;
  readonly since: Date;
  readonly user: { readonly name: string; readonly jobRole: string | null; readonly email: string | null };
}

/** Who works for an organisation, by name; for a reader whom the caller has asked about. */
export async function colleaguesOf(db: Transaction, organisationId: string, { me, withAddresses }: { readonly me: string; readonly withAddresses: boolean }): Promise<readonly ColleagueView[]> {
  const rows = await db.affiliation.findMany({ where: { organisationId, user: { closedAt: null } }, include: PERSON });
  return rows.map((row) => present(row, me, withAddresses)).sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.userId < b.userId ? -1 : 1));
}

/** One of them, with their address; `null` for anybody else, existing or not. */
export async function colleagueOf(db: Transaction, organisationId: string, userId: string, me: string): Promise<ColleagueView | null> {
  if (!isUuid(userId)) return null;
  const row = await db.affiliation.findUnique({ where: { organisationId_userId: { organisationId, userId } }, include: PERSON });
  return row && present(row, me, true);
}

function present({ userId, role, approver, since, user: { name, jobRole, email } }: Row, me: string, withAddress: boolean): ColleagueView {
  return { userId, name, jobRole, role: role as OrganisationRole, approver, since: since.toISOString().slice(0, 10), email: withAddress ? email : null, isMe: userId === me };
}
