import { Prisma } from '../prisma/generated/client.ts';
import { abilitiesOf, may, type Verb } from '../shared/permissions.ts';
import { notAllowed, notFound, signInFirst } from '../shared/errors.ts';
import type { WorkspaceView } from '../shared/workspaces.ts';
import type { Actor, Context } from './context.ts';
import type { Transaction } from './db.ts';

/** A member who may do what was asked. */
export interface Authorized {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly workspace: WorkspaceView;
}

/** What is asked, in one statement: every page, form and socket waits for it. */
interface Membership extends Omit<WorkspaceView, 'abilities'> {
  readonly organisationId: string;
}

/**
 * The one question about permissions: may this person do this in this workspace (by id or slug)?
 * @throws Refusal 401 for nobody, 404 for a workspace one is no member of (existing or not), 403 for a member whose
 * role does not allow the verb.
 */
export async function authorize(ctx: Context, verb: Verb, workspace: { id: string } | { slug: string }, tx?: Transaction): Promise<Authorized> {
  if (!ctx.actor) throw signInFirst();
  const [membership] = await (tx ?? ctx.db.prisma).$queryRaw<Membership[]>`
    SELECT m.role, m.organisation_id AS "organisationId", w.id, w.slug, w.name, w.kind, w.invented,
      ARRAY(SELECT area FROM workspace_area WHERE workspace_id = w.id ORDER BY area) AS areas,
      (SELECT count(*)::int FROM membership WHERE workspace_id = w.id) AS "memberCount"
    FROM membership m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.user_id = ${ctx.actor.userId}::uuid AND ${'id' in workspace ? Prisma.sql`w.id = ${workspace.id}::uuid` : Prisma.sql`w.slug = ${workspace.slug}`}`;
  if (!membership || (ctx.actor.invented && !membership.invented)) throw notFound();
  const { role, organisationId, ...rest } = membership;
  if (!may(role, 'workspace.read')) throw notFound();
  if (!may(role, verb)) throw notAllowed();
  return { actor: ctx.actor, organisationId, workspace: { ...rest, role, abilities: abilitiesOf(role) } };
}
