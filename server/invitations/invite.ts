import type { InviteOrganisationInput, InviteToOrganisationInput, InviteToWorkspaceInput } from '../../shared/invitation-forms.ts';
import type { ListOutcome } from '../../shared/invitations.ts';
import { byAddress, bySlot, rolesFor } from '../../shared/participation.ts';
import { conflict, invalid } from '../../shared/errors.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorize, authorizeForOrganisation, type Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { endOfDayInEngland } from '../workspaces/queries.ts';
import { candidateOf, type FoundCandidate } from './candidates.ts';
import { countInvitations } from './limits.ts';
import { tellOrganisation } from './notices.ts';
import { entriesOf, newExpiry, PATIENCE, sendList, writeList, type Invited } from './send.ts';

/**
 * Invites people to work for an organisation: one address or a pasted list.
 * @returns what became of each entry. @throws Refusal as `authorizeForOrganisation` does; 400 with words for
 * `addresses`; 429 for more than an hour may hold.
 */
export async function inviteToOrganisation(ctx: Context, organisationId: string, { addresses, role }: InviteToOrganisationInput): Promise<ListOutcome> {
  return invite(ctx, addresses, async (tx) => {
    const { actor, organisation } = await authorizeForOrganisation(ctx, 'person.invite', organisationId, tx);
    if (organisation.closed) throw conflict('This organisation is closed: it takes part in nothing new.');
    return { organisation, workspace: null, role, memberUntil: null, invented: organisation.invented, inviter: { userId: actor.userId, name: actor.name, organisation: organisation.name } };
  });
}

/**
 * Invites people to a workspace, for an organisation that is named: one address or a pasted list.
 * @throws Refusal as `authorize` does; 400 with words for `addresses`, `organisationId`, `role` or `memberUntil`; 429.
 */
export async function inviteListToWorkspace(ctx: Context, slug: string, input: InviteToWorkspaceInput): Promise<ListOutcome> {
  return invite(ctx, input.addresses, async (tx) => {
    const who = await authorize(ctx, 'member.invite', { slug }, tx);
    const candidate = await candidateFor(tx, who.workspace, input.organisationId);
    if (!byAddress(who.workspace.kind, candidate)) throw invalid({ organisationId: notByAddress(who.workspace.kind, candidate) });
    return inWorkspace(who, candidate, input);
  });
}

/** The same for one address. */
export async function inviteToWorkspace(ctx: Context, slug: string, { email, ...input }: Omit<InviteToWorkspaceInput, 'addresses'> & { readonly email: string }): Promise<ListOutcome> {
  return inviteListToWorkspace(ctx, slug, { ...input, addresses: email });
}

/**
 * Invites an organisation to a workspace: its leads and approvers answer on its page and name who takes part.
 * @throws Refusal as `authorize` does; 400 with words for `organisationId`, `role` or `memberUntil`; 429.
 */
export async function inviteOrganisation(ctx: Context, slug: string, input: InviteOrganisationInput): Promise<void> {
  const told = await ctx.db.prisma.$transaction(async (tx) => {
    const who = await authorize(ctx, 'member.invite', { slug }, tx);
    const { workspace, actor } = who;
    const candidate = await candidateFor(tx, workspace, input.organisationId);
    if (!bySlot(workspace.kind, candidate)) throw invalid({ organisationId: notBySlot(candidate) });
    const { role, memberUntil, inviter } = inWorkspace(who, candidate, input);
    await countInvitations(ctx.db, actor.userId, 1);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`invitations ${workspace.id}`}, 0))`;
    const data = { role, memberUntil, invitedById: actor.userId, expiresAt: newExpiry() };
    const standing = await tx.invitation.findFirst({ where: { workspaceId: workspace.id, organisationId: candidate.id, email: null, state: 'open' }, select: { id: true } });
    if (standing) await tx.invitation.update({ where: standing, data });
    else await tx.invitation.create({ data: { ...data, workspaceId: workspace.id, organisationId: candidate.id } });
    await recordEvent(tx, { event: 'member:invited', actorId: actor.userId, organisationId: candidate.id, workspaceId: workspace.id, facts: { role, slot: true, again: standing !== null } });
    return { organisation: candidate, workspaceKind: workspace.kind, inviter, until: data.expiresAt };
  });
  await tellOrganisation(ctx.db, told);
}

/** One transaction writes the list, then its mails go out. */
async function invite(ctx: Context, addresses: string, authorise: (tx: Transaction) => Promise<Invited>): Promise<ListOutcome> {
  let invited: Invited | undefined;
  const written = await ctx.db.prisma.$transaction(async (tx) => {
    invited = await authorise(tx);
    const entries = entriesOf(addresses);
    await countInvitations(ctx.db, invited.inviter.userId, entries.filter(({ email }) => email !== null).length);
    return writeList(tx, entries, invited);
  }, PATIENCE);
  return sendList(ctx.db, written, invited!);
}

function inWorkspace({ actor, workspace }: Authorized, organisation: FoundCandidate, { role, memberUntil: day }: Pick<InviteToWorkspaceInput, 'role' | 'memberUntil'>): Invited {
  if (!rolesFor(workspace.kind, organisation).includes(role)) throw invalid({ role: 'Only people of the organisation that owns this workspace coordinate it. Choose another role.' });
  const memberUntil = day === null ? null : endOfDayInEngland(day);
  if (memberUntil && memberUntil.getTime() <= Date.now()) throw invalid({ memberUntil: 'This day is over. Give a later one.' });
  if (role === 'observer' && !memberUntil) throw invalid({ memberUntil: 'Observers take part until a day. Enter it.' });
  if (role === 'coordinator' && memberUntil) throw invalid({ memberUntil: 'A coordinator takes part without an end. Leave the day out, or choose another role.' });
  return { organisation, workspace, role, memberUntil, invented: workspace.invented, inviter: { userId: actor.userId, name: actor.name, organisation: workspace.organisation?.name ?? null } };
}

async function candidateFor(tx: Transaction, workspace: WorkspaceView, organisationId: string): Promise<FoundCandidate> {
  const found = await candidateOf(tx, workspace, organisationId);
  if (!found) throw invalid({ organisationId: 'Choose an organisation from the list.' });
  return found;
}

function notByAddress(kind: WorkspaceView['kind'], candidate: FoundCandidate): string {
  if (kind === 'organisation') return 'Only people of the organisation that owns this workspace take part in it.';
  if (bySlot(kind, candidate)) return `Invite ${candidate.name} as an organisation first: its leads say who takes part. After that its people can be invited by address.`;
  return `${candidate.name} cannot take part in this kind of workspace.`;
}

function notBySlot({ owns, name }: FoundCandidate): string {
  return owns ? `${name} owns this workspace. Invite its people by address.` : `${name} cannot take part in this kind of workspace.`;
}
