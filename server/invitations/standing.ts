import type { Invitation } from '../../prisma/generated/client.ts';
import { conflict, notFound } from '../../shared/errors.ts';
import { isUuid } from '../../shared/uuid.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';
import { recordEvent } from '../audit/commands.ts';
import { hashOfToken, newToken } from '../auth/commands.ts';
import { authorize, authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { countInvitations } from './limits.ts';
import { tellOrganisation } from './notices.ts';
import { standingFor } from './of-organisation.ts';
import { newExpiry, sendOne, type Invited } from './send.ts';

/**
 * Withdraws an invitation that nobody has answered, or that waits for an approver: its link leads nowhere from then on.
 * For whoever may invite to the same thing.
 * @throws Refusal as `authorize` and `authorizeForOrganisation` do; 404 for one that is answered or not there.
 */
export async function withdrawInvitation(ctx: Context, invitationId: string): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { row, inviter } = await standing(tx, ctx, invitationId, ['open', 'accepted']);
    await tx.invitation.update({ where: { id: row.id }, data: { state: 'withdrawn', tokenHash: null, answeredAt: new Date() } });
    await recordEvent(tx, { event: 'invitation:withdrawn', actorId: inviter.userId, organisationId: row.organisationId, workspaceId: row.workspaceId, userId: row.acceptedById, facts: { email: row.email } });
  });
}

/**
 * Sends an invitation again, too old or not: a new link, good for as long as the first was; the old one leads nowhere.
 * @returns the link to hand over oneself, where no mail went out. @throws Refusal as `withdrawInvitation`;
 * 409 for what would lead nowhere; 429.
 */
export async function sendAgain(ctx: Context, invitationId: string): Promise<{ readonly email: string | null; readonly link: string | null }> {
  const token = newToken();
  const again = await ctx.db.prisma.$transaction(async (tx) => {
    const { row, ...invited } = await standing(tx, ctx, invitationId, ['open']);
    await refuseWhatIsOver(tx, row);
    await countInvitations(ctx.db, invited.inviter.userId, 1);
    const expiresAt = newExpiry();
    await tx.invitation.update({ where: { id: row.id }, data: { tokenHash: row.email === null ? null : hashOfToken(token), expiresAt, invitedById: invited.inviter.userId, mailed: null } });
    const event = row.workspaceId ? 'member:invited' : 'person:invited';
    await recordEvent(tx, { event, actorId: invited.inviter.userId, organisationId: row.organisationId, workspaceId: row.workspaceId, facts: { email: row.email, role: row.role, again: true } });
    return { id: row.id, email: row.email, expiresAt, invited };
  });
  const { id, email, expiresAt, invited } = again;
  if (email === null) {
    await tellOrganisation(ctx.db, { organisation: invited.organisation, workspaceKind: invited.workspace?.kind ?? 'region', inviter: invited.inviter, until: expiresAt });
    return { email: null, link: null };
  }
  const { mailed, link } = await sendOne(ctx.db, { id, email, token, expiresAt }, invited);
  return { email, link: mailed === 'sent' ? null : link };
}

/** An invitation in one of these states, held until the transaction ends, if the person asking may invite to the same. */
async function standing(tx: Transaction, ctx: Context, invitationId: string, states: readonly string[]): Promise<Invited & { row: Invitation }> {
  const [locked] = isUuid(invitationId) ? await tx.$queryRaw<{ id: string }[]>`SELECT id FROM invitation WHERE id = ${invitationId}::uuid FOR UPDATE` : [];
  const row = locked && (await tx.invitation.findUnique({ where: { id: locked.id }, include: { organisation: true } }));
  if (!row) throw notFound();
  const invited = row.workspaceId ? await inWorkspace(tx, ctx, row.workspaceId) : await inOrganisation(tx, ctx, row.organisationId);
  if (!states.includes(row.state)) throw notFound();
  const { organisation, ...plain } = row;
  return { ...invited, row: plain, organisation, role: row.role, memberUntil: row.memberUntil, invented: organisation.invented };
}

/** A link that would lead nowhere is not sent. @throws Refusal 409. */
async function refuseWhatIsOver(tx: Transaction, { organisationId, memberUntil }: Invitation): Promise<void> {
  const { closedAt } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { closedAt: true } });
  if (closedAt) throw conflict('This organisation is closed: it takes part in nothing new.');
  if (memberUntil && memberUntil <= new Date()) throw conflict('The day until which they would have taken part is over. Withdraw this invitation, and invite them anew.');
}

async function inWorkspace(tx: Transaction, ctx: Context, workspaceId: string): Promise<Pick<Invited, 'workspace' | 'inviter'>> {
  const { actor, workspace } = await authorize(ctx, 'member.invite', { id: workspaceId }, tx);
  return { workspace: { id: workspace.id, kind: workspace.kind satisfies WorkspaceKind }, inviter: { userId: actor.userId, name: actor.name, organisation: workspace.organisation?.name ?? null } };
}

async function inOrganisation(tx: Transaction, ctx: Context, organisationId: string): Promise<Pick<Invited, 'workspace' | 'inviter'>> {
  const { actor, organisation } = await authorizeForOrganisation(ctx, 'person.invite', organisationId, tx);
  return { workspace: null, inviter: { userId: actor.userId, name: actor.name, organisation: organisation.name } };
}

/** Withdraws what somebody could still come in by for an organisation that ends their work, in the caller's transaction. */
export async function withdrawStanding(tx: Transaction, organisationId: string, userId: string, actorId: string): Promise<void> {
  for (const { id, workspaceId } of await standingFor(tx, organisationId, userId)) {
    const { count } = await tx.invitation.updateMany({ where: { id, state: { in: ['open', 'accepted'] } }, data: { state: 'withdrawn', tokenHash: null, answeredAt: new Date() } });
    if (count === 1) await recordEvent(tx, { event: 'invitation:withdrawn', actorId, organisationId, workspaceId, userId });
  }
}
