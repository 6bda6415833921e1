import type { Role } from '../../shared/permissions.ts';
import type { MyWorkspaces } from '../../shared/workspace-pages.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';
import { authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import { dayOf } from './days.ts';

/** The workspaces one is a member of, by name, with what one is there. @throws Refusal 401 for nobody. */
export async function myWorkspaces(ctx: Context): Promise<MyWorkspaces> {
  const { userId, invented, guest } = authorizeForAccount(ctx, 'account.read');
  const now = new Date();
  const [rows, leads] = await Promise.all([
    ctx.db.prisma.membership.findMany({
      where: { userId, OR: [{ endsAt: null }, { endsAt: { gt: now } }], ...(invented ? { workspace: { invented: true } } : {}) },
      include: { organisation: { select: { name: true } }, workspace: { include: { owner: { select: { name: true } } } } },
    }),
    ctx.db.prisma.affiliation.count({ where: { userId, role: 'lead', organisation: { closedAt: null, ...(invented ? { invented: true } : {}) } } }),
  ]);
  const workspaces = rows.map(({ role, endsAt, acceptedTerms, organisation, workspace }) => ({
    slug: workspace.slug, name: workspace.name, kind: workspace.kind as WorkspaceKind, invented: workspace.invented,
    owner: workspace.owner?.name ?? null,
    organisation: organisation.name,
    role: role as Role,
    endsOn: workspace.endsAt && dayOf(workspace.endsAt),
    ended: workspace.archivedAt !== null || (workspace.endsAt !== null && workspace.endsAt <= now),
    memberUntil: endsAt && dayOf(endsAt),
    termsToAccept: acceptedTerms < workspace.termsVersion,
  }));
  return { workspaces: workspaces.sort((a, b) => a.name.localeCompare(b.name, 'en-GB')), mayOpen: leads > 0 && !guest, guest };
}
