import { conflict, invalid, notFound } from '../../shared/errors.ts';
import type { ChangeColleagueInput } from '../../shared/organisation-forms.ts';
import { accessChanged } from '../access.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { withdrawStanding } from '../invitations/commands.ts';
import { endMembership } from '../members/commands.ts';
import { onlyApprover } from './approvers.ts';
import { colleagueOf } from './people.ts';
import { membershipsFor } from './taking-part.ts';

/** Several memberships end in one go, each with what is handed over. */
const PATIENCE = { timeout: 30_000 };

/**
 * Makes somebody a practitioner, analyst or lead of the organisation.
 * @throws Refusal as `authorizeForOrganisation` does; 404 for somebody who does not work there.
 */
export async function changeColleague(ctx: Context, organisationId: string, userId: string, { role }: ChangeColleagueInput): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor } = await authorizeForOrganisation(ctx, 'person.change', organisationId, tx);
    await hold(tx, organisationId);
    await authorizeForOrganisation(ctx, 'person.change', organisationId, tx);
    const person = await colleagueOf(tx, organisationId, userId, actor.userId);
    if (!person) throw notFound();
    if (person.role === role) return;
    await tx.affiliation.update({ where: { organisationId_userId: { organisationId, userId } }, data: { role } });
    await recordEvent(tx, { event: 'person:changed', actorId: actor.userId, organisationId, userId, facts: { before: person.role, role } });
    await accessChanged(tx, [userId]);
  });
}

/** What ends, and who takes over open actions: workspace → somebody of the organisation there. */
export interface Ending {
  /** One workspace; `null`: everything they do for the organisation. */
  readonly workspaceId: string | null;
  readonly successors: Readonly<Record<string, string>>;
}

/**
 * Ends what somebody may do for an organisation: their part in one workspace, or everything (each membership held for
 * it, invitations to their address that nobody answered, and their work for it). All of it happens, or nothing.
 * @throws Refusal as `authorizeForOrganisation` does; 404 for somebody who does not work or take part there; 409 for
 * the last approver; 400 with words for a successor who cannot take over.
 */
export async function endColleague(ctx: Context, organisationId: string, userId: string, { workspaceId, successors }: Ending): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor } = await authorizeForOrganisation(ctx, 'person.end', organisationId, tx);
    // Two approvers who end each other at once wait for each other here: one of them stays, the other is none any more.
    await hold(tx, organisationId);
    await authorizeForOrganisation(ctx, 'person.end', organisationId, tx);
    const person = await colleagueOf(tx, organisationId, userId, actor.userId);
    const memberships = (await membershipsFor(tx, organisationId, userId)).filter((one) => workspaceId === null || one.workspaceId === workspaceId);
    if (!person || (workspaceId !== null && memberships.length === 0)) throw notFound();
    const mustStay = workspaceId === null ? await onlyApprover(tx, organisationId, person) : null;
    if (mustStay !== null) throw conflict(mustStay);
    for (const one of memberships) await isColleagueThere(tx, organisationId, userId, one.workspaceId, successors[one.workspaceId]);
    if (workspaceId === null) {
      await withdrawStanding(tx, organisationId, userId, actor.userId);
      await tx.affiliation.delete({ where: { organisationId_userId: { organisationId, userId } } });
      await recordEvent(tx, { event: 'person:ended', actorId: actor.userId, organisationId, userId, facts: { role: person.role, workspaces: memberships.length } });
      await accessChanged(tx, [userId]);
    }
    // Always in the same order, so that two endings never hold each other up.
    for (const one of [...memberships].sort((a, b) => (a.workspaceId < b.workspaceId ? -1 : 1))) {
      await endMembership(tx, { workspaceId: one.workspaceId, userId, successorId: successors[one.workspaceId] ?? null, by: { userId: actor.userId, organisationId }, why: 'organisation-ended' });
    }
  }, PATIENCE);
}

/** Until the transaction ends nobody else changes who works for the organisation; ask for rights again afterwards. */
async function hold(tx: Transaction, organisationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`;
}

/** An approver hands over to the organisation's own people: others they need not know. */
async function isColleagueThere(tx: Transaction, organisationId: string, leaverId: string, workspaceId: string, successorId: string | undefined): Promise<void> {
  if (successorId === undefined) return;
  const there = await tx.membership.findFirst({
    where: { workspaceId, organisationId, userId: { equals: successorId, not: leaverId }, role: { in: ['coordinator', 'member'] }, OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] },
  });
  if (!there) throw invalid({ [`successor-${workspaceId}`]: 'Choose somebody of your organisation who takes part in this workspace.' });
}
