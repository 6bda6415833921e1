import { signInFirst } from '../../shared/errors.ts';
import type { OrganisationView, PersonView, WorkspaceView } from '../../shared/workspaces.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db.ts';
import { presentPerson } from './present.ts';

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

/** Whether people are still members of workspaces: the pairs that are. */
export async function stillMembers(db: Transaction, pairs: readonly { userId: string; workspaceId: string }[]): Promise<readonly { userId: string; workspaceId: string }[]> {
  return db.membership.findMany({
    where: { userId: { in: pairs.map(({ userId }) => userId) }, workspaceId: { in: pairs.map(({ workspaceId }) => workspaceId) } },
    select: { userId: true, workspaceId: true },
  });
}

/** Every workspace of one world with its areas, for what concerns all of them: nobody asks who calls. */
export async function workspacesOfWorld({ pool }: Database, invented: boolean): Promise<readonly { readonly id: string; readonly areas: readonly string[] }[]> {
  const { rows } = await pool.query<{ id: string; areas: string[] }>(
    'SELECT w.id, ARRAY(SELECT area FROM workspace_area WHERE workspace_id = w.id) AS areas FROM workspace w WHERE w.invented = $1 ORDER BY w.id',
    [invented],
  );
  return rows;
}

/** People of a workspace by their ids. */
export type People = ReadonlyMap<string, PersonView>;

const PEOPLE = `
  SELECT u.id, u.name, o.name AS organisation
  FROM user_account u
  LEFT JOIN membership m ON m.user_id = u.id AND m.workspace_id = $1::uuid
  LEFT JOIN organisation o ON o.id = m.organisation_id
  WHERE u.id = ANY($2::uuid[])`;
interface PeopleRow {
  readonly id: string;
  readonly name: string;
  readonly organisation: string | null;
}

/**
 * How authors appear in a workspace, former members too; asks only for those who are not `known`. For a reader whose
 * membership the caller has asked about.
 */
export async function peopleIn(db: Transaction, workspaceId: string, userIds: readonly string[], known: People = new Map()): Promise<People> {
  const missing = [...new Set(userIds)].filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  return withPeople(known, await db.$queryRawUnsafe<PeopleRow[]>(PEOPLE, workspaceId, missing));
}

/** As `peopleIn`, outside any transaction, for delivery: asked once for every fact, so planned once. */
export async function peopleNow({ pool }: Database, workspaceId: string, userIds: readonly string[]): Promise<People> {
  const { rows } = await pool.query<PeopleRow>({ name: 'people', text: PEOPLE, values: [workspaceId, userIds] });
  return withPeople(new Map(), rows);
}

function withPeople(known: People, rows: readonly PeopleRow[]): People {
  return new Map([...known, ...rows.map((row): [string, PersonView] => [row.id, presentPerson(row)])]);
}

/** The author of something written; every author is an account. @throws Error for one who was not asked for. */
export function personOf(people: People, userId: string): PersonView {
  const person = people.get(userId);
  if (!person) throw new Error(`Nobody asked who ${userId} is`);
  return person;
}
