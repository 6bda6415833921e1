import type { NamedApprover } from '../../shared/administration-forms.ts';
import { MOST_APPROVERS, type NamedApproverView } from '../../shared/administration.ts';
import { conflict, invalid, notFound } from '../../shared/errors.ts';
import { INVITATION_DAYS } from '../../shared/invitations.ts';
import { accessChanged } from '../access.ts';
import { recordEvent } from '../audit/commands.ts';
import { hashOfToken, newToken } from '../auth/commands.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { addressOf, organisationInvitation, plainName, sendMail, type Letter } from '../mail/commands.ts';
import { heldOrganisation } from './organisations.ts';

/**
 * Names somebody who sees to an organisation's people, by email address: who has an account is one from now on, whoever
 * has none is invited to be one.
 * @throws Refusal as `authorizeForInstallation`; 400 with words for `email`: there are two already, or it cannot be them;
 * 409 where the organisation is closed.
 */
export async function nameApprover(ctx: Context, organisationId: string, { email, role }: Pick<NamedApprover, 'email' | 'role'>): Promise<NamedApproverView> {
  const named = await ctx.db.prisma.$transaction(async (tx) => {
    const actor = await authorizeForInstallation(ctx, 'approver.name', tx);
    const organisation = await heldOrganisation(tx, actor, organisationId);
    if (organisation.closedAt) throw conflict('This organisation is closed: it takes part in nothing new.');
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, invented: true, closedAt: true } });
    if (user && (user.closedAt || user.invented !== organisation.invented)) throw invalid({ email: 'The account with this address cannot work for this organisation: it is closed, or of the other world.' });
    await refuseThird(tx, organisationId, email, user?.id);
    if (user) {
      await makeApprover(tx, { organisationId, userId: user.id, role, actorId: actor.userId });
      return { organisation, inviter: actor.name, invitation: null };
    }
    return { organisation, inviter: actor.name, invitation: await inviteApprover(tx, { organisationId, email, role, actorId: actor.userId }) };
  });
  const { organisation, inviter, invitation } = named;
  const link = addressOf(ctx.db, invitation ? `/invitations/${invitation.token}` : `/organisations/${organisationId}`);
  const letter = invitation
    ? organisationInvitation({ to: email, inviter: { name: inviter, organisation: null }, organisation: organisation.name, link, until: invitation.expiresAt })
    : nowApprover(email, organisation.name, link);
  // Nothing invented goes out into the world.
  const mailed = organisation.invented ? 'not-set-up' : await sendMail(ctx.db, letter, { actorId: ctx.actor?.userId ?? null, organisationId });
  if (invitation) await ctx.db.prisma.invitation.updateMany({ where: { id: invitation.id, tokenHash: hashOfToken(invitation.token) }, data: { mailed } });
  return { email, hasAccount: invitation === null, link: invitation && mailed !== 'sent' ? link : null };
}

/** Ends that somebody sees to an organisation's people; they go on working for it. @throws Refusal 404 where they do not. */
export async function endApprover(ctx: Context, organisationId: string, userId: string): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const actor = await authorizeForInstallation(ctx, 'approver.name', tx);
    await heldOrganisation(tx, actor, organisationId);
    const { count } = await tx.affiliation.updateMany({ where: { organisationId, userId, approver: true }, data: { approver: false } });
    if (count === 0) throw notFound();
    await accessChanged(tx, [userId]);
    await recordEvent(tx, { event: 'person:changed', actorId: actor.userId, organisationId, userId, facts: { before: 'approver', after: 'no approver' } });
  });
}

/** Withdraws an invitation to be an approver. @throws Refusal 404 for one that was answered or is not there. */
export async function withdrawApprover(ctx: Context, organisationId: string, invitationId: string): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const actor = await authorizeForInstallation(ctx, 'approver.name', tx);
    await heldOrganisation(tx, actor, organisationId);
    const [withdrawn] = await tx.invitation.updateManyAndReturn({
      where: { id: invitationId, organisationId, approver: true, state: 'open' }, data: { state: 'withdrawn', tokenHash: null, answeredAt: new Date() }, select: { email: true },
    });
    if (!withdrawn) throw notFound();
    await recordEvent(tx, { event: 'invitation:withdrawn', actorId: actor.userId, organisationId, facts: { email: withdrawn.email, approver: true } });
  });
}

/** Whoever is one, or invited to be one, takes one of the places. */
async function refuseThird(tx: Transaction, organisationId: string, email: string, userId: string | undefined): Promise<void> {
  const approvers = await tx.affiliation.findMany({ where: { organisationId, approver: true, user: { closedAt: null } }, select: { userId: true } });
  if (approvers.some((one) => one.userId === userId)) throw invalid({ email: 'This person is an approver of the organisation already.' });
  const invited = await tx.invitation.count({ where: { organisationId, approver: true, state: 'open', expiresAt: { gt: new Date() }, email: { not: email } } });
  if (approvers.length + invited >= MOST_APPROVERS) throw invalid({ email: `An organisation has at most ${MOST_APPROVERS} approvers, those who are invited counted. End one of them first.` });
}

interface Naming {
  readonly organisationId: string;
  readonly role: NamedApprover['role'];
  readonly actorId: string;
}

/** Somebody who works there keeps the role they have. */
async function makeApprover(tx: Transaction, { organisationId, userId, role, actorId }: Naming & { userId: string }): Promise<void> {
  const where = { organisationId_userId: { organisationId, userId } };
  const before = await tx.affiliation.findUnique({ where });
  await tx.affiliation.upsert({ where, create: { organisationId, userId, role, approver: true }, update: { approver: true } });
  if (before) await recordEvent(tx, { event: 'person:changed', actorId, organisationId, userId, facts: { before: 'no approver', after: 'approver' } });
  else await recordEvent(tx, { event: 'person:joined', actorId, organisationId, userId, facts: { role, approver: true } });
}

async function inviteApprover(tx: Transaction, { organisationId, email, role, actorId }: Naming & { email: string }) {
  const token = newToken();
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * 86_400_000);
  const data = { tokenHash: hashOfToken(token), role, approver: true, invitedById: actorId, expiresAt, mailed: null };
  const standing = await tx.invitation.findFirst({ where: { organisationId, workspaceId: null, email, state: 'open' }, select: { id: true } });
  const { id } = standing
    ? await tx.invitation.update({ where: standing, data, select: { id: true } })
    : await tx.invitation.create({ data: { ...data, organisationId, email }, select: { id: true } });
  await recordEvent(tx, { event: 'person:invited', actorId, organisationId, facts: { email, role, approver: true, again: standing !== null } });
  return { id, token, expiresAt };
}

function nowApprover(to: string, organisation: string, link: string): Letter {
  return {
    kind: 'other',
    to,
    subject: 'You see to your organisation’s people in Learning Loop',
    text: [`An administrator named you as approver of ${plainName(organisation)} in Learning Loop: you invite its people, change what they are and end what they may do.`, 'Sign in to begin. You need a second factor besides your password:', link],
  };
}
