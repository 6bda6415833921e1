import { signInFirst } from '../../shared/errors.ts';
import type { OrganisationView, PersonView, WorkspaceView } from '../../shared/workspaces.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { presentPerson } from './present.ts';

export { presentPerson, type PersonRow } from './present.ts';

/** One line of a person's list of workspaces. */
export type WorkspaceSummary = Pick<WorkspaceView, 'id' | 'slug' | 'name' | 'kind' | 'invented' | 'memberCount'>;

/** The workspaces one is a member of, by name. @throws Refusal 401 for nobody. */
export async function workspacesOf(ctx: Context): Promise<readonly WorkspaceSummary[]> {
  if (!ctx.actor) throw signInFirst();
  const rows = await ctx.db.prisma.workspace.findMany({
    where: { memberships: { some: { userId: ctx.actor.userId } }, ...(ctx.actor.invented ? { invented: true } : {}) },
    include: { _count: { select: { memberships: true } } },
  });
  return rows
    .map(({ id, slug, name, kind, invented, _count }) => ({
      id, slug, name, invented, kind: kind as WorkspaceView['kind'], memberCount: _count.memberships,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** A workspace as its member sees it. @throws Refusal 401 for nobody, 404 for one that is not theirs or not there. */
export async function workspaceView(ctx: Context, slug: string): Promise<WorkspaceView> {
  return (await authorize(ctx, 'workspace.read', { slug })).workspace;
}

/** Organisations that take part in a workspace, by name; for a reader whose membership the caller has asked about. */
export async function organisationsOf(db: Transaction, workspaceId: string): Promise<OrganisationView[]> {
  const rows = await db.organisation.findMany({ where: { memberships: { some: { workspaceId } } }, select: { id: true, name: true } });
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** How a member appears in a workspace; for a reader whose membership the caller has asked about. */
export async function personOf(db: Transaction, workspaceId: string, userId: string): Promise<PersonView> {
  return presentPerson(await db.user.findUniqueOrThrow({ where: { id: userId }, ...personIn(workspaceId) }));
}

/** Whether people are still members of workspaces: the pairs that are. */
export async function stillMembers(db: Transaction, pairs: readonly { userId: string; workspaceId: string }[]): Promise<readonly { userId: string; workspaceId: string }[]> {
  return db.membership.findMany({
    where: { userId: { in: pairs.map(({ userId }) => userId) }, workspaceId: { in: pairs.map(({ workspaceId }) => workspaceId) } },
    select: { userId: true, workspaceId: true },
  });
}

/** What `presentPerson` needs of an author, as a part of another query. */
export function personIn(workspaceId: string) {
  return {
    select: {
      name: true,
      memberships: { where: { workspaceId }, select: { organisation: { select: { name: true } } } },
    },
  } as const;
}
