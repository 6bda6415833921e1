import type { OrganisationKind, OrganisationView, WorkspaceView } from '../../shared/workspaces.ts';
import { authorize, authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db.ts';

export { dayOf as dayInEngland, daysLater as isoDayAfter, endOfDay as endOfDayInEngland } from './days.ts';
export { contributorOf, peopleHere, peopleIn, peopleNow, peopleOf, personOf, type Author, type People } from './people.ts';
export type { Contributor } from './present.ts';
export { mayStillRead, type Reading } from './readers.ts';

/** One line of a person's list of workspaces. */
export type WorkspaceSummary = Pick<WorkspaceView, 'id' | 'slug' | 'name' | 'kind' | 'invented' | 'memberCount'> & { /** The last day of one's own membership (ISO), where it has one. */ readonly until: string | null };

/** The workspaces one is a member of, by name. @throws Refusal 401 for nobody. */
export async function workspacesOf(ctx: Context): Promise<readonly WorkspaceSummary[]> {
  const { userId, invented } = authorizeForAccount(ctx, 'account.read');
  const current = { OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] };
  const rows = await ctx.db.prisma.workspace.findMany({
    where: { memberships: { some: { userId, ...current } }, ...(invented ? { invented: true } : {}) },
    include: { _count: { select: { memberships: { where: current } } }, memberships: { where: { userId }, select: { endsAt: true } } },
  });
  return rows
    .map(({ id, slug, name, kind, invented, _count, memberships }) => ({
      id, slug, name, invented, kind: kind as WorkspaceView['kind'], memberCount: _count.memberships, until: memberships[0]?.endsAt?.toISOString().slice(0, 10) ?? null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** A workspace as its member sees it. @throws Refusal 401 for nobody, 404 for one that is not theirs or not there. */
export async function workspaceView(ctx: Context, slug: string): Promise<WorkspaceView> {
  return (await authorize(ctx, 'workspace.read', { slug })).workspace;
}

/** Organisations that take part in a workspace, by name; for a reader whose membership the caller has asked about. */
export async function organisationsOf(db: Transaction, workspaceId: string): Promise<OrganisationView[]> {
  const rows = await db.organisation.findMany({ where: { memberships: { some: { workspaceId, OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] } } }, select: { id: true, name: true, kind: true } });
  return rows.map((row) => ({ ...row, kind: row.kind as OrganisationKind })).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** Every workspace of one world with its areas, for what concerns all of them: nobody asks who calls. */
export async function workspacesOfWorld({ pool }: Database, invented: boolean): Promise<readonly { readonly id: string; readonly areas: readonly string[] }[]> {
  const { rows } = await pool.query<{ id: string; areas: string[] }>(
    'SELECT w.id, ARRAY(SELECT area FROM workspace_area WHERE workspace_id = w.id) AS areas FROM workspace w WHERE w.invented = $1 ORDER BY w.id',
    [invented],
  );
  return rows;
}
