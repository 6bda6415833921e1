import { invalid } from '../../shared/errors.ts';
import type { Transaction } from '../db.ts';

/**
 * Asks, in the transaction in which somebody is about to coordinate no longer, that another one still does. Two who
 * step back at once wait for each other here, so that one of them stays.
 * @throws Refusal 400 where they are the only one.
 */
export async function anotherCoordinates(tx: Transaction, workspaceId: string, withoutUserId: string, field: string): Promise<void> {
  const coordinators = await tx.$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM membership
    WHERE workspace_id = ${workspaceId}::uuid AND role = 'coordinator' AND (ends_at IS NULL OR ends_at > now())
    ORDER BY user_id FOR UPDATE`;
  if (coordinators.some(({ userId }) => userId !== withoutUserId)) return;
  throw invalid({ [field]: 'This is the only coordinator of the workspace. Make somebody else a coordinator first.' });
}

/**
 * Sees to it that a workspace whose last coordinator is gone (their organisation ended their work, their date has come)
 * has one: the longest member for the owner's organisation, else nobody. @returns who that is, where it is somebody new.
 */
export async function coordinatorAfter(tx: Transaction, workspaceId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE membership SET role = 'coordinator' WHERE (workspace_id, user_id) = (
      SELECT m.workspace_id, m.user_id FROM membership m JOIN workspace w ON w.id = m.workspace_id
      WHERE w.id = ${workspaceId}::uuid AND m.role = 'member' AND m.organisation_id = w.owner_organisation_id
        AND (m.ends_at IS NULL OR m.ends_at > now())
        AND NOT EXISTS (SELECT 1 FROM membership c WHERE c.workspace_id = w.id AND c.role = 'coordinator' AND (c.ends_at IS NULL OR c.ends_at > now()))
      ORDER BY m.joined_at, m.user_id LIMIT 1
    ) RETURNING user_id AS "userId"`;
  return row?.userId ?? null;
}
