import { invalid, notAllowed } from '../../shared/errors.ts';
import { MOST_OPEN_CODES, type ChangeGuestsInput } from '../../shared/guests.ts';
import { recordFact } from '../activity.ts';
import { recordEvent } from '../audit/commands.ts';
import { endAllLogins } from '../auth/commands.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { endMembership } from '../members/commands.ts';
import { dayInEngland, endOfDayInEngland, isoDayAfter } from '../workspaces/queries.ts';
import { newCode } from './codes.ts';

export { guestInvitation, joinAsGuest } from './join.ts';

/**
 * Opens a code for guests, closes one, or ends a guest's stay.
 * @throws Refusal as `authorize` does; 403 in a workspace that has no guests; 400 with words.
 */
export async function changeGuests(ctx: Context, slug: string, input: ChangeGuestsInput): Promise<void> {
  if (input.change === 'open') return openCode(ctx, slug, input);
  return input.change === 'close' ? closeCode(ctx, slug, input.codeId) : endGuest(ctx, slug, input.userId);
}

async function openCode(ctx: Context, slug: string, { hours, days, support }: Extract<ChangeGuestsInput, { change: 'open' }>): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisationId, workspace } = await authorize(ctx, 'guest.admit', { slug }, tx);
    if (workspace.kind !== 'region') throw notAllowed();
    // Two who open one at once go one after the other.
    const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now FROM workspace WHERE id = ${workspace.id}::uuid FOR UPDATE`;
    const now = clock?.now ?? new Date();
    const open = await tx.guestCode.count({ where: { workspaceId: workspace.id, closesAt: { gt: now } } });
    if (open >= MOST_OPEN_CODES) throw invalid({ hours: 'Two codes are open already. Close one first.' });
    const guestsUntil = endOfDayInEngland(isoDayAfter(dayInEngland(now), days));
    const closesAt = new Date(now.getTime() + hours * 3_600_000);
    const code = await tx.guestCode.create({ data: { ...newCode(ctx.db), workspaceId: workspace.id, createdById: actor.userId, closesAt, guestsUntil, support }, select: { id: true } });
    const facts = { codeId: code.id, hours, until: dayInEngland(guestsUntil) };
    await recordEvent(tx, { event: 'guest-code:opened', actorId: actor.userId, organisationId, workspaceId: workspace.id, facts });
    await recordFact(tx, workspace.id, { fact: 'workspace:changed', subject: { what: ['guests'] } }, { userId: actor.userId, organisationId });
  });
}

async function closeCode(ctx: Context, slug: string, codeId: string): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisationId, workspace } = await authorize(ctx, 'guest.admit', { slug }, tx);
    const closed = await tx.$executeRaw`UPDATE guest_code SET closes_at = now() WHERE id = ${codeId}::uuid AND workspace_id = ${workspace.id}::uuid AND closes_at > now()`;
    if (closed === 0) return;
    await recordEvent(tx, { event: 'guest-code:closed', actorId: actor.userId, organisationId, workspaceId: workspace.id, facts: { codeId } });
    await recordFact(tx, workspace.id, { fact: 'workspace:changed', subject: { what: ['guests'] } }, { userId: actor.userId, organisationId });
  });
}

/** A guest who has no other workspace has no use for a login: it ends with their stay. */
async function endGuest(ctx: Context, slug: string, userId: string): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisationId, workspace } = await authorize(ctx, 'member.end', { slug }, tx);
    const guest = await tx.membership.findFirst({ where: { workspaceId: workspace.id, userId, role: 'guest' } });
    if (!guest) throw invalid({ userId: 'This guest is not here any more. Load the page again.' });
    await endMembership(tx, { workspaceId: workspace.id, userId, by: { userId: actor.userId, organisationId }, why: 'ended' });
    await endAllLogins(tx, userId, actor.userId);
  });
}
