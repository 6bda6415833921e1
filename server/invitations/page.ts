import { linkOver } from '../../shared/errors.ts';
import type { InvitationFacts, InvitationPageView } from '../../shared/invitations.ts';
import type { OrganisationRole, Role } from '../../shared/permissions.ts';
import type { OrganisationKind, WorkspaceKind } from '../../shared/workspaces.ts';
import { hashOfToken } from '../auth/commands.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { countGuess, refuseGuessing } from './limits.ts';

/** A mailed invitation that somebody can still answer, with what it is to. */
export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  /** By an administrator's invitation only. */
  readonly approver: boolean;
  readonly memberUntil: Date | null;
  readonly expiresAt: Date;
  readonly invitedById: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string; readonly invented: boolean };
  readonly workspace: { readonly id: string; readonly slug: string; readonly name: string; readonly kind: string; readonly owner: { readonly name: string } | null } | null;
}

/**
 * The invitation of a link, by the hash of its token; `null` where it was used, withdrawn or declined, is too old, never
 * was, or is to something that has ended.
 */
export async function openInvitation(tx: Transaction, tokenHash: string): Promise<OpenInvitation | null> {
  const now = new Date();
  const row = await tx.invitation.findUnique({
    where: { tokenHash },
    include: { organisation: true, workspace: { include: { owner: { select: { name: true } } } } },
  });
  if (!row || row.email === null || row.state !== 'open' || row.expiresAt <= now || row.organisation.closedAt) return null;
  if (row.memberUntil && row.memberUntil <= now) return null;
  if (row.workspace && (row.workspace.archivedAt || (row.workspace.endsAt && row.workspace.endsAt <= now))) return null;
  return { ...row, email: row.email };
}

/**
 * What a mailed link leads to, for whoever holds it. `address`: where the request comes from, for counting guesses.
 * @throws Refusal 410 with the same words for every link that leads nowhere; 429 after too many of them.
 */
export async function invitationPage(ctx: Context, token: string, address: string): Promise<InvitationPageView> {
  const { prisma } = ctx.db;
  await refuseGuessing(ctx.db, address);
  const invitation = await openInvitation(prisma, hashOfToken(token));
  if (!invitation) {
    await countGuess(ctx.db, address);
    throw linkOver();
  }
  const { email } = invitation;
  const [facts, account] = await Promise.all([factsOf(prisma, invitation), prisma.user.findUnique({ where: { email }, select: { id: true } })]);
  const { actor } = ctx;
  if (!account && (!actor || actor.guest)) return { step: 'new-account', invitation: facts, email };
  if (!actor) return { step: 'sign-in', invitation: facts, email };
  return account?.id === actor.userId ? { step: 'answer', invitation: facts, email } : { step: 'elsewhere', invitation: facts };
}

async function factsOf(tx: Transaction, { organisation, workspace, role, invitedById, expiresAt, memberUntil }: OpenInvitation): Promise<InvitationFacts> {
  const inviter = await tx.user.findUnique({ where: { id: invitedById }, select: { name: true } });
  const acting = workspace
    ? await tx.membership.findUnique({ where: { workspaceId_userId: { workspaceId: workspace.id, userId: invitedById } }, select: { organisation: { select: { name: true } } } })
    : await tx.affiliation.findUnique({ where: { organisationId_userId: { organisationId: organisation.id, userId: invitedById } }, select: { organisation: { select: { name: true } } } });
  return {
    organisation: { name: organisation.name, kind: organisation.kind as OrganisationKind },
    workspace: workspace && { name: workspace.name, kind: workspace.kind as WorkspaceKind, owner: workspace.owner?.name ?? null },
    role: role as OrganisationRole | Role,
    invented: organisation.invented,
    invitedBy: { name: inviter?.name ?? 'Somebody who is no longer here', organisation: acting?.organisation.name ?? null },
    until: expiresAt.toISOString().slice(0, 10),
    memberUntil: memberUntil?.toISOString().slice(0, 10) ?? null,
  };
}
