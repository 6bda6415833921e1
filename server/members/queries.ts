import type { HolderChoice, MemberView } from '../../shared/members.ts';
import { personText } from '../../shared/people.ts';
import { may, type Role } from '../../shared/permissions.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';

export { actingChoices } from './acting-for.ts';

/**
 * Who takes part in a workspace, by organisation and name. Under a contribution rule that keeps names back, a reader
 * sees how many take part for which organisation; names only those who see to the members, and one's own.
 * @throws Refusal as `authorize` does.
 */
export async function membersOf(ctx: Context, slug: string): Promise<readonly MemberView[]> {
  const { actor, workspace } = await authorize(ctx, 'workspace.read', { slug });
  const named = namesShown(workspace);
  const rows = await currentMembers(ctx.db.prisma, workspace.id);
  return rows
    .map(({ userId, name, jobRole, guest, organisation, role, since, until }): MemberView => {
      const me = userId === actor.userId;
      const known = named || me;
      return {
        userId, role, me,
        name: known ? name : guest ? 'A guest' : 'A member',
        jobRole: known && !guest ? jobRole : null,
        organisation: guest ? (known && jobRole ? jobRole : 'Guests') : organisation,
        since: since.toISOString(),
        until: until?.toISOString() ?? null,
      };
    })
    .sort((a, b) => byText(a.organisation, b.organisation) || byText(a.name, b.name));
}

/**
 * Who may take over what somebody sees to, by name; without `leaverId` who may see to an action at all. Empty where the
 * contribution rule keeps names back from this reader: then the choice is the server's.
 * @throws Refusal as `authorize` does.
 */
export async function successorsFor(ctx: Context, slug: string, leaverId?: string): Promise<readonly HolderChoice[]> {
  const { workspace } = await authorize(ctx, 'workspace.read', { slug });
  if (!namesShown(workspace)) return [];
  return (await holdersIn(ctx.db.prisma, workspace.id)).filter(({ id }) => id !== leaverId);
}

/** Members who may see to actions, by name; for a reader who may know them. */
export async function holdersIn(db: Transaction, workspaceId: string): Promise<HolderChoice[]> {
  const rows = await currentMembers(db, workspaceId);
  return rows
    .filter(({ role, guest }) => !guest && may(role, 'action.move'))
    .map(({ userId, name, organisation }) => ({ id: userId, name: personText({ name, organisation }) }))
    .sort((a, b) => byText(a.name, b.name));
}

const namesShown = ({ contributionRule, abilities }: WorkspaceView) => contributionRule === 'attributed' || abilities['member.change'] || abilities['member.end'];

interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly jobRole: string | null;
  readonly guest: boolean;
  readonly organisation: string;
  readonly role: Role;
  readonly since: Date;
  readonly until: Date | null;
}

async function currentMembers(db: Transaction, workspaceId: string): Promise<MemberRow[]> {
  return db.$queryRaw<MemberRow[]>`
    SELECT m.user_id AS "userId", u.name, u.job_role AS "jobRole", u.guest, o.name AS organisation, m.role, m.joined_at AS since, m.ends_at AS until
    FROM membership m JOIN user_account u ON u.id = m.user_id JOIN organisation o ON o.id = m.organisation_id
    WHERE m.workspace_id = ${workspaceId}::uuid AND (m.ends_at IS NULL OR m.ends_at > now())`;
}

const byText = (a: string, b: string) => a.localeCompare(b, 'en-GB');
