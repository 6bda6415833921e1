import { invalid } from '../../shared/errors.ts';
import { rolesFor } from '../../shared/participation.ts';
import type { OrganisationView, WorkspaceView } from '../../shared/workspaces.ts';
import { recordFact } from '../activity.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';

/**
 * Chooses for which of one's organisations one acts in a workspace from now on; what one wrote before stays with the
 * organisation it was written for.
 * @throws Refusal as `authorize` does; 400 for an organisation one does not work for, or that takes no part there.
 */
export async function actFor(ctx: Context, slug: string, organisationId: string): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisationId: before, workspace } = await authorize(ctx, 'organisation.act-for', { slug }, tx);
    const choices = await choicesOf(tx, workspace, actor.userId);
    if (!choices.some(({ id }) => id === organisationId)) throw invalid({ organisationId: 'You do not work for this organisation, or it takes no part here. Choose another.' });
    if (organisationId === before) return;
    await tx.membership.update({ where: { workspaceId_userId: { workspaceId: workspace.id, userId: actor.userId } }, data: { organisationId } });
    await recordEvent(tx, { event: 'member:acts-for', actorId: actor.userId, organisationId, workspaceId: workspace.id, userId: actor.userId, facts: { before } });
    await recordFact(tx, workspace.id, { fact: 'member:changed', subject: { userId: actor.userId } }, { userId: actor.userId, organisationId });
  });
}

/** The organisations one may act for in a workspace, by name. @throws Refusal as `authorize` does. */
export async function actingChoices(ctx: Context, slug: string): Promise<readonly OrganisationView[]> {
  const { actor, organisationId, workspace } = await authorize(ctx, 'workspace.read', { slug });
  if (organisationId === null || !workspace.abilities['organisation.act-for']) return [];
  return choicesOf(ctx.db.prisma, workspace, actor.userId);
}

/**
 * Those one works for and that take part: nobody brings in an organisation that was not invited, and stays by it when the
 * one they came for ends their work. Who coordinates where only the owner's people do goes on acting for the owner.
 */
async function choicesOf(db: Transaction, { id, kind, role }: WorkspaceView, userId: string): Promise<OrganisationView[]> {
  const rows = await db.$queryRaw<(OrganisationView & { owns: boolean })[]>`
    SELECT o.id, o.name, (o.id = w.owner_organisation_id) IS TRUE AS owns
    FROM affiliation a JOIN organisation o ON o.id = a.organisation_id JOIN workspace w ON w.id = ${id}::uuid
    WHERE a.user_id = ${userId}::uuid AND o.closed_at IS NULL AND o.invented = w.invented
      AND (w.kind <> 'organisation' OR w.owner_organisation_id IS NULL OR o.id = w.owner_organisation_id)
      AND (o.id = w.owner_organisation_id
        OR EXISTS (SELECT FROM membership m WHERE m.workspace_id = w.id AND m.organisation_id = o.id AND m.role <> 'guest' AND (m.ends_at IS NULL OR m.ends_at > now()))
        OR EXISTS (SELECT FROM activity x WHERE x.workspace_id = w.id AND x.fact = 'member:joined' AND x.subject ->> 'userId' = a.user_id::text AND x.subject ->> 'organisationId' = o.id::text))`;
  return rows
    .filter(({ owns }) => role !== 'coordinator' || rolesFor(kind, { owns }).includes('coordinator'))
    .map(({ id: organisationId, name }) => ({ id: organisationId, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
