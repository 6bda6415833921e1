import type { Askable } from '../../shared/discussion-pages.ts';
import { ORGANISATION_PERMISSIONS } from '../../shared/permissions.ts';
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
    `SELECT asked.*, member OR EXISTS (
       SELECT FROM affiliation f JOIN user_account u ON u.id = f.user_id WHERE f.organisation_id = asked.id::uuid AND f.role = ANY ($4) AND u.closed_at IS NULL
     ) AS reached
     FROM (
       SELECT o.id::text, o.name, EXISTS (SELECT FROM membership m WHERE m.organisation_id = o.id AND m.workspace_id = $1 AND ${ANSWERS}) AS member
       FROM organisation o WHERE o.invented = $2 AND o.closed_at IS NULL AND o.id IS DISTINCT FROM $3::uuid
     ) asked ORDER BY name`,
    [workspace.id, workspace.invented, organisationId, ORGANISATION_PERMISSIONS['question.answer'].who],
  );
  return rows;
}
