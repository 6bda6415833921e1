import { invalid } from '../../shared/errors.ts';
import type { OrganisationView } from '../../shared/workspaces.ts';
import { recordFact } from '../activity.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';

/**
 * Chooses for which of one's organisations one acts in a workspace from now on; what one wrote before stays with the
 * organisation it was written for.
 * @throws Refusal as `authorize` does; 400 for an organisation one does not work for.
 */
export async function actFor(ctx: Context, slug: string, organisationId: string): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisationId: before, workspace } = await authorize(ctx, 'organisation.act-for', { slug }, tx);
    const choices = await choicesOf(tx, workspace.id, actor.userId);
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
  return choicesOf(ctx.db.prisma, workspace.id, actor.userId);
}

/** Those one works for; in the workspace of one organisation only that one. */
async function choicesOf(db: Transaction, workspaceId: string, userId: string): Promise<OrganisationView[]> {
  const rows = await db.$queryRaw<OrganisationView[]>`
    SELECT o.id, o.name FROM affiliation a JOIN organisation o ON o.id = a.organisation_id JOIN workspace w ON w.id = ${workspaceId}::uuid
    WHERE a.user_id = ${userId}::uuid AND o.closed_at IS NULL AND o.invented = w.invented
      AND (w.kind <> 'organisation' OR w.owner_organisation_id IS NULL OR o.id = w.owner_organisation_id)`;
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
