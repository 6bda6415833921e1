import type { AgreeActionInput, MoveActionInput } from '../../shared/actions.ts';
import { invalid } from '../../shared/errors.ts';
import { readAnchor } from '../anchors.ts';
import type { Context } from '../context.ts';
import { guardFirst } from '../guard/commands.ts';
import type { Transaction } from '../db.ts';
import { holdersIn } from '../members/queries.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { organisationsOf } from '../workspaces/queries.ts';

/**
 * Records a commitment: what, which organisation, who, by when. It starts as agreed.
 * @throws Refusal as `mutate` and `guardTexts` do; 400 where the anchor does not exist here or the organisation takes no part here.
 */
export async function agreeAction(ctx: Context, workspaceSlug: string, input: AgreeActionInput): Promise<Receipt> {
  const anchorFor = await readAnchor(ctx.db, input);
  const guarded = await guardFirst(ctx.db, { what: input.what, who: input.who }, input, input.guardReason);
  return mutate(ctx, 'action.agree', { slug: workspaceSlug }, input, async (tx, { actor, organisationId: actingFor, workspace }) => {
    const { metric, area, breakdown } = anchorFor(workspace).anchor;
    guarded();
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
        holderId: (await holderFrom(tx, workspace.id, input.holderId, actor.userId)) ?? actor.userId,
        createdAt: new Date(),
      },
      select: { id: true },
    });
    return { fact: 'action:agreed', subject: { actionId: id } };
  });
}

/**
 * Says how far a commitment is, and hands it over where somebody else sees to it from now on.
 * @throws Refusal as `mutate` does; 400 where the action is not one of this workspace, or who takes it over no member.
 */
export async function moveAction(ctx: Context, workspaceSlug: string, input: MoveActionInput): Promise<Receipt> {
  return mutate(ctx, 'action.move', { slug: workspaceSlug }, input, async (tx, { actor, workspace }) => {
    const { actionId, status } = input;
    const holderId = await holderFrom(tx, workspace.id, input.holderId, actor.userId);
    const { count } = await tx.action.updateMany({ where: { id: actionId, workspaceId: workspace.id }, data: { status, ...(holderId === null ? {} : { holderId }) } });
    if (count === 0) throw invalid({ actionId: 'This action is not part of this workspace. Reload the page and try again.' });
    return { fact: 'action:moved', subject: { actionId } };
  });
}

/** Who was chosen to see to it; `null` where nobody was. @throws Refusal 400 for somebody who may not. */
async function holderFrom(tx: Transaction, workspaceId: string, chosen: string | undefined, me: string): Promise<string | null> {
  if (!chosen) return null;
  if (chosen === 'me') return me;
  if (!(await holdersIn(tx, workspaceId)).some(({ id }) => id === chosen)) throw invalid({ holderId: 'This person is no member of the workspace any more. Choose another.' });
  return chosen;
}
