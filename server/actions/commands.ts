import type { AgreeActionInput, MoveActionInput } from '../../shared/actions.ts';
import { invalid } from '../../shared/errors.ts';
import { readAnchor } from '../anchors.ts';
import type { Context } from '../context.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { organisationsOf } from '../workspaces/queries.ts';

/**
 * Records a commitment: what, which organisation, who, by when. It starts as agreed.
 * @throws Refusal as `mutate` does; 400 where the anchor does not exist here or the organisation takes no part here.
 */
export async function agreeAction(ctx: Context, workspaceSlug: string, input: AgreeActionInput): Promise<Receipt> {
  const anchorFor = await readAnchor(ctx.db, input);
  return mutate(ctx, 'action.agree', { slug: workspaceSlug }, input, async (tx, { actor, organisationId: actingFor, workspace }) => {
    const { metric, area, breakdown } = anchorFor(workspace).anchor;
    const { what, organisationId, who, due } = input;
    const organisations = await organisationsOf(tx, workspace.id);
    if (!organisations.some(({ id }) => id === organisationId)) {
      throw invalid({ organisationId: 'This organisation takes no part in this workspace. Choose one that does.' });
    }
    const { id } = await tx.action.create({
      data: {
        id: input.key,
        workspaceId: workspace.id,
        metric, area, breakdown, what, organisationId, who,
        due: new Date(`${due}T00:00:00Z`),
        authorId: actor.userId,
        authorOrganisationId: actingFor,
        holderId: actor.userId,
        createdAt: new Date(),
      },
      select: { id: true },
    });
    return { fact: 'action:agreed', subject: { actionId: id } };
  });
}

/**
 * Says how far a commitment is.
 * @throws Refusal as `mutate` does; 400 where the action is not one of this workspace.
 */
export async function moveAction(ctx: Context, workspaceSlug: string, input: MoveActionInput): Promise<Receipt> {
  return mutate(ctx, 'action.move', { slug: workspaceSlug }, input, async (tx, { workspace }) => {
    const { actionId, status } = input;
    const { count } = await tx.action.updateMany({ where: { id: actionId, workspaceId: workspace.id }, data: { status } });
    if (count === 0) throw invalid({ actionId: 'This action is not part of this workspace. Reload the page and try again.' });
    return { fact: 'action:moved', subject: { actionId } };
  });
}
