import type { Database } from '../db.ts';
import { endMembership } from './end.ts';

/**
 * Ends the memberships whose date has come: they count no more since then; now their open actions go over and both logs
 * say so. @returns how many.
 */
export async function sweepMemberships({ prisma }: Database): Promise<number> {
  const over = await prisma.$queryRaw<{ workspaceId: string; userId: string }[]>`
    SELECT workspace_id AS "workspaceId", user_id AS "userId" FROM membership WHERE ends_at <= now() ORDER BY ends_at`;
  let ended = 0;
  for (const membership of over) {
    // One after the other, each whole: another node may be at it too.
    const was = await prisma.$transaction(async (tx) => {
      const [held] = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM membership WHERE workspace_id = ${membership.workspaceId}::uuid AND user_id = ${membership.userId}::uuid AND ends_at <= now() FOR UPDATE`;
      return held !== undefined && (await endMembership(tx, { ...membership, by: { userId: null, organisationId: null }, why: 'expired' }));
    });
    if (was) ended += 1;
  }
  return ended;
}
