import type { AddAnnotationInput } from '../../shared/annotations.ts';
import type { Context } from '../context.ts';
import { chosenColumns, shareInRegions } from '../contributions/commands.ts';
import { guardFirst } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { loggedAudience } from '../visibility.ts';
import { readWideAnchor } from './wide-anchor.ts';

/**
 * Pins a note to what it is about and keeps the figure as it is shown now, with its edition and the version of the
 * measure's definition.
 * @throws Refusal as `mutate` does; 400 with words per field where the anchor does not exist here, other figures are
 * shown by now than its author read, or the guard asks.
 */
export async function addAnnotation(ctx: Context, workspaceSlug: string, input: AddAnnotationInput): Promise<Receipt> {
  const sent = await readWideAnchor(ctx.db, input);
  const guarded = await guardFirst(ctx.db, { body: input.body }, sent.anchor, input.guardReason);
  return mutate(ctx, 'annotation.add', { slug: workspaceSlug }, input, async (tx, who) => {
    const { actor, organisationId, workspace } = who;
    const anchor = sent.place(workspace);
    const chosen = chosenColumns(input, who);
    const passed = guarded();
    const id = input.key;
    await tx.annotation.create({
      data: {
        ...anchor, ...chosen, id,
        workspaceId: workspace.id,
        kind: input.kind,
        body: input.body,
        authorId: actor.userId,
        authorOrganisationId: organisationId,
        createdAt: new Date(),
      },
      select: { id: true },
    });
    await openGuardCase(tx, workspace.id, 'annotation', id, passed);
    const areas = [anchor.area, ...anchor.otherAreas].filter((area): area is string => area !== null && workspace.areas.includes(area));
    await shareInRegions(tx, who, chosen, areas, { kind: 'annotation', id });
    return { fact: 'annotation:added', subject: { annotationId: id }, audience: loggedAudience(chosen.visibility) };
  });
}
