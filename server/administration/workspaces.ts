import type { WorkspaceLine, WorkspaceList } from '../../shared/administration.ts';
import { invalid, notFound } from '../../shared/errors.ts';
import { mayOwn, WORKSPACE_WORDS } from '../../shared/workspace-words.ts';
import type { OrganisationKind } from '../../shared/workspaces.ts';
import { recordFact } from '../activity.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Actor, Context } from '../context.ts';
import type { Transaction } from '../db.ts';

/**
 * Every workspace without its name and content, newest first, with the one that is to get another owner.
 * @throws Refusal as `authorizeForInstallation`.
 */
export async function workspaceList(ctx: Context, giveId: string | null): Promise<WorkspaceList> {
  const actor = await authorizeForInstallation(ctx, 'workspace.list');
  const workspaces = await ctx.db.prisma.$queryRaw<WorkspaceLine[]>`
    SELECT w.id, w.kind, w.invented, CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS owner,
      (SELECT count(*)::int FROM workspace_area a WHERE a.workspace_id = w.id) AS areas,
      (SELECT count(*)::int FROM membership m WHERE m.workspace_id = w.id AND (m.ends_at IS NULL OR m.ends_at > now())) AS members,
      to_char(w.created_at, 'YYYY-MM-DD') AS "createdOn", to_char(w.ends_at, 'YYYY-MM-DD') AS "endsOn",
      CASE WHEN w.archived_at IS NOT NULL THEN 'archived' WHEN w.ends_at <= now() THEN 'ended' ELSE 'open' END AS state
    FROM workspace w LEFT JOIN organisation o ON o.id = w.owner_organisation_id
    WHERE w.invented OR NOT ${actor.invented} ORDER BY w.invented, w.created_at DESC, w.id`;
  const workspace = workspaces.find(({ id }) => id === giveId);
  return { workspaces, give: workspace ? { workspace, owners: await possibleOwners(ctx.db.prisma, workspace) } : null };
}

/** Open organisations of the workspace's world and of a kind that owns such workspaces, by name, but for the owner. */
async function possibleOwners(db: Transaction, { kind, invented, owner }: Pick<WorkspaceLine, 'kind' | 'invented' | 'owner'>) {
  const rows = await db.organisation.findMany({ where: { invented, closedAt: null, ...(owner ? { id: { not: owner.id } } : {}) }, select: { id: true, name: true, kind: true } });
  return rows.filter((one) => mayOwn(one.kind as OrganisationKind, kind)).map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/**
 * Gives a workspace another owner; both are told in their logs, and the workspace in its own.
 * @throws Refusal as `authorizeForInstallation`; 404 for a workspace that is not there; 400 with words for `owner`.
 */
export async function giveWorkspace(ctx: Context, { workspace: workspaceId, owner: ownerId }: { readonly workspace: string; readonly owner: string }): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const actor = await authorizeForInstallation(ctx, 'workspace.own', tx);
    const workspace = await heldWorkspace(tx, actor, workspaceId);
    const owners = await possibleOwners(tx, workspace);
    const owner = owners.find(({ id }) => id === ownerId);
    if (!owner) throw invalid({ owner: `Choose an organisation from the list: a workspace of the kind “${WORKSPACE_WORDS[workspace.kind].name}” is ${WORKSPACE_WORDS[workspace.kind].ownedBy}.` });
    await tx.workspace.update({ where: { id: workspaceId }, data: { ownerOrganisationId: ownerId } });
    const facts = { before: workspace.owner?.name ?? 'no owner', after: owner.name };
    // The workspace's own log says it once, and the one who owned it reads of it too.
    if (workspace.owner) await recordEvent(tx, { event: 'workspace:owner-changed', actorId: actor.userId, organisationId: workspace.owner.id, facts });
    await recordEvent(tx, { event: 'workspace:owner-changed', actorId: actor.userId, organisationId: ownerId, workspaceId, facts });
    await recordFact(tx, workspaceId, { fact: 'workspace:changed', subject: { what: ['owner'] } }, { userId: null, organisationId: null });
  });
}

/** A workspace that this administrator may see to, held until the transaction ends. @throws Refusal 404. */
export async function heldWorkspace(tx: Transaction, { invented }: Actor, id: string): Promise<Pick<WorkspaceLine, 'kind' | 'invented' | 'owner'>> {
  const [row] = await tx.$queryRaw<Pick<WorkspaceLine, 'kind' | 'invented' | 'owner'>[]>`
    SELECT w.kind, w.invented, CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS owner
    FROM workspace w LEFT JOIN organisation o ON o.id = w.owner_organisation_id WHERE w.id = ${id}::uuid FOR UPDATE OF w`;
  if (!row || (invented && !row.invented)) throw notFound();
  return row;
}
