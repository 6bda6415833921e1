import type { Transaction } from '../db.ts';

/** Somebody who takes part in a workspace now. */
export interface MemberNow {
  readonly userId: string;
  /** The organisation they act for there; none of guests: they act beside the one that receives them. */
  readonly organisationId: string | null;
  readonly role: string;
  /** What they are in that organisation. */
  readonly organisationRole: string | null;
}

export async function membersNow(tx: Transaction, workspaceId: string): Promise<readonly MemberNow[]> {
  return tx.$queryRaw<MemberNow[]>`
    SELECT m.user_id AS "userId", CASE WHEN u.guest THEN NULL ELSE m.organisation_id END AS "organisationId", m.role, a.role AS "organisationRole"
    FROM membership m JOIN user_account u ON u.id = m.user_id
    LEFT JOIN affiliation a ON a.user_id = m.user_id AND a.organisation_id = m.organisation_id
    WHERE m.workspace_id = ${workspaceId}::uuid AND (m.ends_at IS NULL OR m.ends_at > now()) AND u.closed_at IS NULL`;
}

/** Analysts and leads of an organisation: they read and answer what is put to it. */
export async function answerersOf(tx: Transaction, organisationId: string): Promise<readonly string[]> {
  const found = await tx.affiliation.findMany({ where: { organisationId, role: { in: ['analyst', 'lead'] }, user: { closedAt: null } }, select: { userId: true } });
  return found.map(({ userId }) => userId);
}

/** Leads and approvers of an organisation: they answer whether something written for it becomes public. */
export async function approversOf(tx: Transaction, organisationId: string): Promise<readonly string[]> {
  const found = await tx.affiliation.findMany({ where: { organisationId, OR: [{ role: 'lead' }, { approver: true }], user: { closedAt: null } }, select: { userId: true } });
  return found.map(({ userId }) => userId);
}

/**
 * Those who see to an organisation's figures in a workspace: its analysts and leads among the members, or all its
 * members where none of them is one. Observers and guests only look on.
 */
export function keepersOf(members: readonly MemberNow[], organisationIds: ReadonlySet<string>): readonly MemberNow[] {
  return [...organisationIds].flatMap((organisationId) => {
    const taking = members.filter((member) => member.organisationId === organisationId && (member.role === 'coordinator' || member.role === 'member'));
    const keepers = taking.filter(({ organisationRole }) => organisationRole === 'analyst' || organisationRole === 'lead');
    return keepers.length > 0 ? keepers : taking;
  });
}
