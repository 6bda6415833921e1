import type { InvitationState } from '../../shared/invitations.ts';
import type { Context } from '../context.ts';

/** State of an invitation as it is shown. */
export const shownState = ({ state, expiresAt }: { state: string; expiresAt: Date }): InvitationState =>
  state === 'accepted' ? 'waiting' : state === 'declined' ? 'declined' : expiresAt.getTime() <= Date.now() ? 'expired' : 'open';

export const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** Names of people by their ids. */
export async function namesOf({ db }: Pick<Context, 'db'>, userIds: readonly string[]): Promise<(userId: string) => string> {
  const rows = await db.prisma.user.findMany({ where: { id: { in: [...new Set(userIds)] } }, select: { id: true, name: true } });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (userId) => names.get(userId) ?? 'Somebody who is no longer here';
}
