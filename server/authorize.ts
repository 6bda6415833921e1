import { abilitiesOf, may, type Role, type Verb } from '../shared/permissions.ts';
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

/**
 * The one question about permissions: may this person do this in this workspace (by id or slug)?
 * @throws Refusal 401 for nobody, 404 for a workspace one is no member of (existing or not), 403 for a member whose
 * role does not allow the verb.
 */
export async function authorize(ctx: Context, verb: Verb, workspace: { id: string } | { slug: string }, tx?: Transaction): Promise<Authorized> {
  if (!ctx.actor) throw signInFirst();
  const membership = await (tx ?? ctx.db.prisma).membership.findFirst({
    where: { userId: ctx.actor.userId, workspace },
    include: { workspace: { include: { areas: true, _count: { select: { memberships: true } } } } },
  });
  if (!membership || (ctx.actor.invented && !membership.workspace.invented)) throw notFound();
  const role = membership.role as Role;
  if (!may(role, 'workspace.read')) throw notFound();
  if (!may(role, verb)) throw notAllowed();
  const { id, slug, name, kind, invented, areas, _count } = membership.workspace;
  return {
    actor: ctx.actor,
    organisationId: membership.organisationId,
    workspace: {
      id, slug, name, invented, role,
      kind: kind as WorkspaceView['kind'],
      areas: areas.map(({ area }) => area),
      abilities: abilitiesOf(role),
      memberCount: _count.memberships,
    },
  };
}
