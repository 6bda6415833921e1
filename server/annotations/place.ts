import type { Judgement, PlaceAnnotationInput } from '../../shared/annotations.ts';
import type { WideAnchor } from '../../shared/anchors.ts';
import { conflict } from '../../shared/errors.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import type { RecordedFact } from '../activity.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { proposedAnew, tellElsewhere } from '../contributions/commands.ts';
import type { Database, Transaction } from '../db.ts';
import { guardFirst } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { loggedAudience, type Reader, readerOf } from '../visibility.ts';
import { findToChange } from './edit.ts';
import { figuresNow } from './figures-now.ts';
import { findNote } from './found.ts';
import { judgeNote } from './judging.ts';
import { readRows } from './rows.ts';
import { readWideAnchor } from './wide-anchor.ts';

/** What a note may be placed anew after: its figure is not to be found where it was written. */
const LOST: readonly Judgement['verdict'][] = ['unplaced', 'area-succeeded', 'period-withdrawn'];

/** Whether the figure of a note is not where it was. */
export const hasLostItsFigure = ({ verdict }: Judgement): boolean => LOST.includes(verdict);

/**
 * Pins a note that has lost its figure to another one, by its author or for its author's organisation. Its id, words,
 * replies and history stay; where it stood is one more state of its history. What is on its way to the public, or there,
 * is proposed anew.
 * @throws Refusal as `mutate` does; 404 for a note one does not see here; 403 for one of other people; 409 where its
 * figure is where it was, or somebody changed it since it was read; 400 with words per field where the place does not
 * exist here, or the guard asks.
 */
export async function placeAnnotation(ctx: Context, workspaceSlug: string, input: PlaceAnnotationInput): Promise<Receipt> {
  const asking = readerOf(await authorize(ctx, 'annotation.edit', { slug: workspaceSlug }));
  const { body } = await findNote(ctx.db.prisma, asking, input.annotationId);
  const lost = await isLost(ctx.db, asking, input.annotationId);
  const sent = await readWideAnchor(ctx.db, { ...input, editionKey: undefined });
  const guarded = await guardFirst(ctx.db, { body }, sent.anchor, input.guardReason);
  return mutate(ctx, 'annotation.edit', { slug: workspaceSlug }, input, async (tx, who) => {
    const note = await findToChange(tx, readerOf(who), input);
    if (!lost) throw conflict('The figure of this note is where it was: there is nothing to place again.');
    const anchor = sent.place(who.workspace);
    const passed = guarded();
    const at = new Date();
    await tx.revision.create({
      data: {
        subjectKind: 'annotation', subjectId: note.id, version: note.version, authorId: who.actor.userId, at,
        // Where it stood, without the figure: that may be suppressed by now.
        content: { kind: note.kind, body: note.body, stoodAt: { ...(await anchorOf(tx, note.id)) } },
      },
    });
    await tx.annotation.update({
      where: { id: note.id },
      data: { ...anchor, version: note.version + 1, editedAt: at, ...proposedAnew(note) },
      select: { id: true },
    });
    await openGuardCase(tx, note.workspaceId, 'annotation', note.id, passed);
    const fact: RecordedFact = { fact: 'annotation:changed', subject: { annotationId: note.id, what: 'placed' } };
    await tellElsewhere(tx, who, { kind: 'annotation', id: note.id, workspaceId: note.workspaceId }, fact);
    return { ...fact, audience: loggedAudience(note.visibility) };
  });
}

async function isLost(db: Database, reader: Reader, id: string): Promise<boolean> {
  const [row] = await readRows(db.prisma, { workspaceId: reader.workspaceId, reader, where: Prisma.sql`annotation.id = ${id}::uuid` });
  return row !== undefined && hasLostItsFigure(judgeNote(row, await figuresNow(db, row.metric === null ? [] : [row.metric])).judgement);
}

async function anchorOf(tx: Transaction, id: string): Promise<WideAnchor> {
  const { scope, metric, area, otherAreas, period, periodTo, breakdown } = await tx.annotation.findUniqueOrThrow({
    where: { id }, select: { scope: true, metric: true, area: true, otherAreas: true, period: true, periodTo: true, breakdown: true },
  });
  return { scope: scope as WideAnchor['scope'], metric, area, otherAreas, period, periodTo, breakdown };
}
