import { conflict, invalid, notFound } from '../../shared/errors.ts';
import type { AnswerSlotInput } from '../../shared/invitation-forms.ts';
import type { Role } from '../../shared/permissions.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import { takePart } from './accept.ts';

/**
 * Answers a workspace's invitation to the organisation: accepts by naming which of its people take part, or declines.
 * Everybody named joins, or nobody does.
 * @returns address of the workspace where the one who answers takes part too. @throws Refusal as
 * `authorizeForOrganisation` does; 400 with words for `people`; 404 for an invitation that is answered, too old or not
 * there; 409 where the workspace has ended.
 */
export async function answerSlot(ctx: Context, organisationId: string, { invitationId, answer, people }: AnswerSlotInput): Promise<{ readonly slug: string | null }> {
  return ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisation } = await authorizeForOrganisation(ctx, 'slot.answer', organisationId, tx);
    await tx.$queryRaw`SELECT id FROM invitation WHERE id = ${invitationId}::uuid FOR UPDATE`;
    const row = await tx.invitation.findUnique({ where: { id: invitationId }, include: { workspace: true } });
    const now = new Date();
    if (!row?.workspace || row.organisationId !== organisation.id || row.email !== null || row.state !== 'open' || row.expiresAt <= now) throw notFound();
    const { workspace, role, memberUntil } = row;
    const answered = { answeredAt: now, acceptedById: actor.userId };
    if (answer === 'decline') {
      await tx.invitation.update({ where: { id: row.id }, data: { ...answered, state: 'declined' } });
      await recordEvent(tx, { event: 'invitation:declined', actorId: actor.userId, organisationId: organisation.id, workspaceId: workspace.id, facts: { slot: true } });
      return { slug: null };
    }
    if (organisation.closed) throw conflict('This organisation is closed: it takes part in nothing new.');
    if (workspace.archivedAt || (workspace.endsAt && workspace.endsAt <= now) || (memberUntil && memberUntil <= now)) throw conflict('What your organisation was invited to has ended meanwhile. Decline the invitation.');
    const named = [...new Set(people)];
    if (named.length === 0) throw invalid({ people: 'Choose at least one person who takes part.' });
    const colleagues = await tx.affiliation.findMany({ where: { organisationId: organisation.id, userId: { in: named }, user: { closedAt: null } }, select: { userId: true } });
    if (colleagues.length !== named.length) throw invalid({ people: 'One of the people you chose no longer works for your organisation. Choose again.' });
    await tx.invitation.update({ where: { id: row.id }, data: { ...answered, state: 'done' } });
    for (const userId of named.sort()) {
      await takePart(tx, { workspaceId: workspace.id, userId, organisationId: organisation.id, role: role as Role, endsAt: memberUntil, actorId: actor.userId });
    }
    return { slug: named.includes(actor.userId) ? workspace.slug : null };
  });
}
