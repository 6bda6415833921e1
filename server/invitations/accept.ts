import { MOST_APPROVERS } from '../../shared/administration.ts';
import { conflict, linkOver } from '../../shared/errors.ts';
import type { MakeAccountInput } from '../../shared/invitation-forms.ts';
import type { Accepted } from '../../shared/invitations.ts';
import type { Role } from '../../shared/permissions.ts';
import { recordEvent } from '../audit/commands.ts';
import { continueLogin, hashOfToken, newPasswordHash, type Browser, type ContinuedLogin } from '../auth/commands.ts';
import { authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db.ts';
import { joinWorkspace } from '../members/commands.ts';
import { countGuess, refuseGuessing } from './limits.ts';
import { tellApprovers } from './notices.ts';
import { openInvitation, type OpenInvitation } from './page.ts';

/** Somebody without an account who accepts an invitation. */
export interface NewPerson extends Pick<MakeAccountInput, 'name' | 'jobRole' | 'password'> {
  readonly browser: Browser;
  /** Network address the form came from; links that lead nowhere are counted by it. */
  readonly address?: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly invented: boolean;
}

/** What acceptance led to, and whom to tell of it after the commit. */
interface Settled {
  readonly accepted: Accepted;
  readonly waiting: { readonly organisation: { id: string; name: string }; readonly name: string } | null;
}

/**
 * Accepts an invitation as the person it was sent to. Of two who try at once one succeeds.
 * @throws Refusal 401 for nobody; 404 for a guest; 410 for a link that leads nowhere; 409 for one that was sent to
 * another address, or from the other world.
 */
export async function acceptInvitation(ctx: Context, token: string, address = ''): Promise<Accepted> {
  const { userId } = authorizeForAccount(ctx, 'invitation.accept');
  const settled = await usingLink(ctx.db, address, () =>
    ctx.db.prisma.$transaction(async (tx) => {
      const invitation = await takeInvitation(tx, hashOfToken(token));
      return settle(tx, invitation, await addressee(tx, invitation, userId));
    }),
  );
  return told(ctx.db, settled);
}

/**
 * Makes an account with the address the invitation was sent to, accepts with it, and signs it in: the mailed link
 * proved the address.
 * @throws Refusal 410 for a link that leads nowhere; 409 where an account with the address exists; 400 with words for
 * `password`.
 */
export async function acceptAsNew(db: Database, token: string, { name, jobRole, password, browser, address = '' }: NewPerson): Promise<{ accepted: Accepted; login: ContinuedLogin }> {
  const tokenHash = hashOfToken(token);
  const { email } = await usingLink(db, address, async () => {
    const open = await openInvitation(db.prisma, tokenHash);
    if (!open) throw linkOver();
    return open;
  });
  const passwordHash = await newPasswordHash(password, { email, name });
  const { userId, ...settled } = await acceptMaking(db, tokenHash, { name, jobRole: jobRole === '' ? null : jobRole, passwordHash });
  const accepted = await told(db, settled);
  return { accepted, login: await continueLogin(db, { userId, means: 'password', secondFactorProved: false, browser }) };
}

/**
 * The same for somebody whom an OpenID provider has proved: an account is made where the address has none. `link`
 * connects their identity to the account in the same transaction.
 * @throws Refusal 410, 409 as above.
 */
export async function acceptProved(
  db: Database,
  { tokenHash, name, jobRole, link }: { readonly tokenHash: string; readonly name: string; readonly jobRole: string | null; readonly link: (tx: Transaction, userId: string) => Promise<void> },
): Promise<{ accepted: Accepted; userId: string }> {
  const { userId, ...settled } = await acceptMaking(db, tokenHash, { name, jobRole, passwordHash: null, link });
  return { userId, accepted: await told(db, settled) };
}

interface NewAccount {
  readonly name: string;
  readonly jobRole: string | null;
  readonly passwordHash: string | null;
  readonly link?: (tx: Transaction, userId: string) => Promise<void>;
}

async function acceptMaking(db: Database, tokenHash: string, { name, jobRole, passwordHash, link }: NewAccount): Promise<Settled & { userId: string }> {
  return db.prisma.$transaction(async (tx) => {
    const invitation = await takeInvitation(tx, tokenHash);
    const { email, organisation: { invented } } = invitation;
    const { count } = await tx.user.createMany({ data: [{ email, name, jobRole, passwordHash, invented }], skipDuplicates: true });
    if (count === 0) throw conflict('There is an account with this address already. Sign in with it, then open the link of the invitation again.');
    const { id } = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    await recordEvent(tx, { event: 'account:made', actorId: id, organisationId: invitation.organisation.id, userId: id, facts: { by: 'invitation', terms: true } });
    await link?.(tx, id);
    return { ...(await settle(tx, invitation, { id, name, invented })), userId: id };
  });
}

/**
 * Declines an invitation: as the person it was sent to, or by the link alone where its address has no account.
 * @throws Refusal 410 for a link that leads nowhere; 409 for one that was sent to another address.
 */
export async function declineInvitation(ctx: Context, token: string, address = ''): Promise<void> {
  await usingLink(ctx.db, address, () =>
    ctx.db.prisma.$transaction(async (tx) => {
      const invitation = await takeInvitation(tx, hashOfToken(token));
      const account = await tx.user.findUnique({ where: { email: invitation.email }, select: { id: true } });
      if (account) await addressee(tx, invitation, authorizeForAccount(ctx, 'invitation.accept').userId);
      const { id, organisation, workspace } = invitation;
      await tx.invitation.update({ where: { id }, data: { state: 'declined', tokenHash: null, answeredAt: new Date() } });
      await recordEvent(tx, { event: 'invitation:declined', actorId: account?.id ?? null, organisationId: organisation.id, workspaceId: workspace?.id ?? null, facts: { email: invitation.email } });
    }),
  );
}

/** The invitation of a link, held until the transaction ends: whoever comes second finds it answered. */
async function takeInvitation(tx: Transaction, tokenHash: string): Promise<OpenInvitation> {
  await tx.$queryRaw`SELECT id FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`;
  const invitation = await openInvitation(tx, tokenHash);
  if (!invitation) throw linkOver();
  return invitation;
}

/** @throws Refusal 409 where the account is not the one the invitation was sent to, or of the other world. */
async function addressee(tx: Transaction, { email, organisation }: OpenInvitation, userId: string): Promise<Person> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { id: true, name: true, email: true, invented: true } });
  if (!user || user.email !== email) throw conflict('This invitation was sent to another address. Sign out, and open its link again.');
  if (user.invented !== organisation.invented) throw conflict('This invitation belongs to the sandbox, whose people and organisations are invented. Real accounts take no part in it, nor its people in anything else.');
  return user;
}

/** Gives what the invitation promises, or notes that an approver has to confirm it. */
async function settle(tx: Transaction, { id, organisation, workspace, role, approver: named, memberUntil }: OpenInvitation, person: Person): Promise<Settled> {
  const userId = person.id;
  const approver = named && (await placeForApprover(tx, organisation.id, userId));
  const answered = { tokenHash: null, acceptedById: userId, answeredAt: new Date() };
  if (!workspace) {
    await tx.invitation.update({ where: { id }, data: { ...answered, state: 'done' } });
    const { count } = await tx.affiliation.createMany({ data: [{ organisationId: organisation.id, userId, role, approver }], skipDuplicates: true });
    if (count === 1) await recordEvent(tx, { event: 'person:joined', actorId: userId, organisationId: organisation.id, userId, facts: { role, ...(approver ? { approver } : {}) } });
    // Administrators name approvers by invitation; whoever came to work there by another one meanwhile becomes one too.
    else if (approver) await tx.affiliation.update({ where: { organisationId_userId: { organisationId: organisation.id, userId } }, data: { approver } });
    return { accepted: { to: 'organisation', organisationId: organisation.id }, waiting: null };
  }
  const affiliation = await tx.affiliation.findUnique({ where: { organisationId_userId: { organisationId: organisation.id, userId } } });
  await tx.invitation.update({ where: { id }, data: { ...answered, state: affiliation ? 'done' : 'accepted' } });
  if (!affiliation) {
    await recordEvent(tx, { event: 'invitation:waits', actorId: userId, organisationId: organisation.id, workspaceId: workspace.id, userId, facts: { role } });
    return { accepted: { to: 'waits' }, waiting: { organisation: { id: organisation.id, name: organisation.name }, name: person.name } };
  }
  await takePart(tx, { workspaceId: workspace.id, userId, organisationId: organisation.id, role: role as Role, endsAt: memberUntil });
  return { accepted: { to: 'workspace', slug: workspace.slug }, waiting: null };
}

/** An invitation that was too old and is sent again may find both places taken since: they come as what else they are. */
async function placeForApprover(tx: Transaction, organisationId: string, userId: string): Promise<boolean> {
  return (await tx.affiliation.count({ where: { organisationId, approver: true, userId: { not: userId }, user: { closedAt: null } } })) < MOST_APPROVERS;
}

/** Joins where they have not joined by another way meanwhile. */
export async function takePart(tx: Transaction, { actorId, ...membership }: { workspaceId: string; userId: string; organisationId: string; role: Role; endsAt: Date | null; actorId?: string }): Promise<void> {
  const { workspaceId, userId } = membership;
  const there = await tx.membership.findFirst({ where: { workspaceId, userId, OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] } });
  if (!there) await joinWorkspace(tx, { ...membership, actorId: actorId ?? userId });
}

async function told(db: Database, { accepted, waiting }: Settled): Promise<Accepted> {
  if (waiting) await tellApprovers(db, waiting.organisation, waiting.name);
  return accepted;
}

/** Counts a link that leads nowhere, and refuses whoever tried too many. */
async function usingLink<Result>(db: Database, address: string, work: () => Promise<Result>): Promise<Result> {
  await refuseGuessing(db, address);
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'link-over') await countGuess(db, address);
    throw error;
  }
}
