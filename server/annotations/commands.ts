import type { AddAnnotationInput } from '../../shared/annotations.ts';
import { readAnchor } from '../anchors.ts';
import type { Context } from '../context.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { figureSeen } from './figure-seen.ts';

/**
 * Pins a note to a figure and keeps the figure as it is shown now.
 * @throws Refusal as `mutate` does; 400 where the anchor's metric, area, period or breakdown does not exist here.
 */
export async function addAnnotation(ctx: Context, workspaceSlug: string, input: AddAnnotationInput): Promise<Receipt> {
  const anchorFor = await readAnchor(ctx.db, input);
  return mutate(ctx, 'annotation.add', { slug: workspaceSlug }, input, async (tx, { actor, organisationId, workspace }) => {
    const { anchor, metric, editionKey, figure } = anchorFor(workspace);
    const { id } = await tx.annotation.create({
      data: {
        ...anchor,
        id: input.key,
        period: input.period,
        workspaceId: workspace.id,
        editionKey,
        figureSeen: figure ? figureSeen(figure, metric) : null,
        kind: input.kind,
        body: input.body,
        authorId: actor.userId,
        authorOrganisationId: organisationId,
        createdAt: new Date(),
      },
      select: { id: true },
    });
    return { fact: 'annotation:added', subject: { annotationId: id } };
  });
}
