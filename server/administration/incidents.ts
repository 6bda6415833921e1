import { conflict, notFound } from '../../shared/errors.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';
import { accessChanged } from '../access.ts';
import { recordFact } from '../activity.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db.ts';
import { addressOf, incidentReading, sendMail } from '../mail/commands.ts';
import { heldWorkspace } from './workspaces.ts';

/** Whoever was asked has so long to agree, and the reading then lasts so long; both in words for the database. */
export const TIME_TO_AGREE = '1 day';
export const TIME_TO_READ = '1 hour';

/**
 * An administrator asks to read one workspace because of an incident. Nothing can be read until another one agrees.
 * @throws Refusal as `authorizeForInstallation`; 404 for a workspace that is not there; 409 where they have asked already.
 */
export async function askIncident(ctx: Context, { workspace: workspaceId, reason }: { readonly workspace: string; readonly reason: string }): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const actor = await authorizeForInstallation(ctx, 'incident.ask', tx);
    const { owner } = await heldWorkspace(tx, actor, workspaceId);
    const [standing] = await tx.$queryRaw<unknown[]>`
      SELECT id FROM break_glass WHERE workspace_id = ${workspaceId}::uuid AND asked_by_id = ${actor.userId}::uuid
        AND (CASE WHEN agreed_at IS NULL THEN ends_at IS NULL AND asked_at > now() - ${TIME_TO_AGREE}::interval ELSE ends_at > now() END)`;
    if (standing) throw conflict('You have asked to read this workspace already. It stands in the list below.');
    const { id } = await tx.breakGlass.create({ data: { workspaceId, reason, askedById: actor.userId }, select: { id: true } });
    await recordEvent(tx, { event: 'incident:asked', actorId: actor.userId, organisationId: owner?.id, workspaceId, facts: { incident: id } });
  });
}

/**
 * Another administrator agrees: the one who asked may read for an hour, once. Approvers of the owner and coordinators get
 * a mail.
 * @throws Refusal as `authorizeForInstallation`; 404 for one that is not there; 409 for one's own, or one that is over.
 */
export async function agreeIncident(ctx: Context, incidentId: string): Promise<void> {
  const { workspaceId, until } = await ctx.db.prisma.$transaction(async (tx) => {
    const actor = await authorizeForInstallation(ctx, 'incident.agree', tx);
    const asked = await tx.breakGlass.findUnique({ where: { id: incidentId } });
    if (!asked) throw notFound();
    const { owner } = await heldWorkspace(tx, actor, asked.workspaceId);
    if (asked.askedById === actor.userId) throw conflict('You asked for this yourself: another administrator has to agree.');
    const [agreed] = await tx.$queryRaw<{ until: Date }[]>`
      UPDATE break_glass b SET agreed_by_id = ${actor.userId}::uuid, agreed_at = now(), ends_at = now() + ${TIME_TO_READ}::interval
      WHERE b.id = ${incidentId}::uuid AND b.agreed_at IS NULL AND b.ends_at IS NULL AND b.asked_at > now() - ${TIME_TO_AGREE}::interval
        AND EXISTS (SELECT FROM installation_role r JOIN user_account u ON u.id = r.user_id WHERE r.user_id = b.asked_by_id AND r.role = 'administrator' AND u.closed_at IS NULL)
      RETURNING ends_at AS until`;
    if (!agreed) throw conflict('This waits for nobody’s consent any more. Who still needs to read asks again.');
    const facts = { incident: incidentId };
    await recordEvent(tx, { event: 'incident:agreed', actorId: actor.userId, organisationId: owner?.id, workspaceId: asked.workspaceId, userId: asked.askedById, facts });
    await recordFact(tx, asked.workspaceId, { fact: 'workspace:changed', subject: { what: ['incident'] } }, { userId: null, organisationId: null });
    return { workspaceId: asked.workspaceId, until: agreed.until };
  });
  await tellThem(ctx.db, workspaceId, until);
}

/** Who asked withdraws it, or gives up reading before the hour is over. @throws Refusal 404 for what is not theirs or over. */
export async function endIncident(ctx: Context, incidentId: string): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const actor = await authorizeForInstallation(ctx, 'incident.ask', tx);
    const [ended] = await tx.$queryRaw<{ workspaceId: string }[]>`
      UPDATE break_glass SET ends_at = now()
      WHERE id = ${incidentId}::uuid AND asked_by_id = ${actor.userId}::uuid AND (ends_at IS NULL OR ends_at > now()) RETURNING workspace_id AS "workspaceId"`;
    if (!ended) throw notFound();
    const { owner } = await heldWorkspace(tx, actor, ended.workspaceId);
    await accessChanged(tx, [actor.userId]);
    await recordEvent(tx, { event: 'incident:ended', actorId: actor.userId, organisationId: owner?.id, workspaceId: ended.workspaceId, facts: { incident: incidentId } });
    await recordFact(tx, ended.workspaceId, { fact: 'workspace:changed', subject: { what: ['incident'] } }, { userId: null, organisationId: null });
  });
}

interface Told {
  readonly to: string;
  readonly path: string;
  readonly kind: WorkspaceKind;
  readonly organisationId: string | null;
}

/** One mail to each, though somebody be both. */
async function tellThem(db: Database, workspaceId: string, until: Date): Promise<void> {
  const told = new Map((await toTell(db.prisma, workspaceId)).map((one) => [one.to, one]));
  await Promise.all(
    [...told.values()].map(({ to, path, kind, organisationId }) => sendMail(db, incidentReading({ to, workspaceKind: kind, until, link: addressOf(db, path) }), { organisationId, workspaceId })),
  );
}

async function toTell(db: Transaction, workspaceId: string): Promise<readonly Told[]> {
  return db.$queryRaw<Told[]>`
    SELECT u.email AS to, '/workspaces' AS path, w.kind, w.owner_organisation_id AS "organisationId"
    FROM membership m JOIN user_account u ON u.id = m.user_id JOIN workspace w ON w.id = m.workspace_id
    WHERE w.id = ${workspaceId}::uuid AND m.role = 'coordinator' AND (m.ends_at IS NULL OR m.ends_at > now()) AND u.closed_at IS NULL AND u.email IS NOT NULL
    UNION ALL
    SELECT u.email, concat('/organisations/', a.organisation_id, '/log'), w.kind, w.owner_organisation_id
    FROM workspace w JOIN affiliation a ON a.organisation_id = w.owner_organisation_id AND a.approver JOIN user_account u ON u.id = a.user_id
    WHERE w.id = ${workspaceId}::uuid AND u.closed_at IS NULL AND u.email IS NOT NULL`;
}
