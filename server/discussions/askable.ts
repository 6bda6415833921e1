import type { Askable } from '../../shared/discussion-pages.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { ANSWERS } from './answer.ts';

/**
 * Organisations a question can be put to: of the workspace's world, by name, without one's own.
 * @throws Refusal as `authorize` does for who may start a discussion.
 */
export async function askable(ctx: Context, workspaceSlug: string): Promise<readonly Askable[]> {
  const { workspace, organisationId } = await authorize(ctx, 'discussion.start', { slug: workspaceSlug });
  const { rows } = await ctx.db.pool.query<Askable>(
    `SELECT o.id::text, o.name, EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = o.id AND m.workspace_id = $1 AND ${ANSWERS}) AS member
     FROM organisation o WHERE o.invented = $2 AND o.closed_at IS NULL AND o.id IS DISTINCT FROM $3::uuid ORDER BY o.name`,
    [workspace.id, workspace.invented, organisationId],
  );
  return rows;
}
