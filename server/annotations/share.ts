import type { ShareAnnotationInput } from '../../shared/annotations.ts';
import { invalid, Refusal } from '../../shared/errors.ts';
import { recordFact, type RecordedFact } from '../activity.ts';
import type { Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import { chosenColumns, shareInRegions } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';
import { shownElsewhere, untilNobodyIsInTheWay } from '../moderation/commands.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { loggedAudience, readerOf } from '../visibility.ts';
import { tellOthers } from './elsewhere.ts';
import { findNote, requireShown, type FoundNote } from './found.ts';

const WIDE: readonly string[] = ['region', 'public'];

/**
 * Chooses again who may see a note. Whoever may no longer see it is told that it is gone; what becomes public is proposed
 * first, as when it is written so.
 * @throws Refusal as `mutate` does; 404 for a note one does not see here; 403 for anybody but its author; 400 where that
 * is its visibility already, or cannot be chosen here; 409 where nothing of it is shown.
 */
export async function shareAnnotation(ctx: Context, workspaceSlug: string, input: ShareAnnotationInput): Promise<Receipt> {
  return untilNobodyIsInTheWay(() => mutate(ctx, 'annotation.edit', { slug: workspaceSlug }, input, async (tx, who) => {
    const note = await findNote(tx, readerOf(who), input.annotationId);
    if (note.workspaceId !== who.workspace.id || note.authorId !== who.actor.userId) throw new Refusal(403, 'not-yours', 'Only whoever wrote this note can choose who may see it.');
    requireShown(note);
    if (note.visibility === input.visibility) throw invalid({ visibility: 'That is who may see it already.' });
    const { visibility, publication } = chosenColumns({ visibility: input.visibility, capacity: 'self', confidential: false, quoteConsent: false, contactConsent: false }, who);
    await tx.annotation.update({ where: { id: note.id }, data: { visibility, publication, publishedAt: null }, select: { id: true } });
    const fact: RecordedFact = { fact: 'annotation:changed', subject: { annotationId: note.id, what: 'visibility' } };
    await tellRegions(tx, who, note, visibility, fact);
    return { ...fact, audience: loggedAudience(visibility) };
  }));
}

/** Workspaces of regions get it, keep it, or let go of it. */
async function tellRegions(tx: Transaction, who: Authorized, note: FoundNote, visibility: ShareAnnotationInput['visibility'], fact: RecordedFact): Promise<void> {
  const [was, is] = [WIDE.includes(note.visibility), WIDE.includes(visibility)];
  if (was && is) return tellOthers(tx, who, note, fact);
  if (is) {
    const areas = [note.area, ...note.otherAreas].filter((area): area is string => area !== null && who.workspace.areas.includes(area));
    return shareInRegions(tx, who, { visibility }, areas, { fact: 'annotation:added', subject: { annotationId: note.id } });
  }
  if (!was) return;
  const others = await shownElsewhere(tx, { kind: 'annotation', parentId: note.id, workspaceId: note.workspaceId }, who.workspace.id);
  await tx.contributionShare.deleteMany({ where: { subjectKind: 'annotation', subjectId: note.id } });
  for (const id of others) await recordFact(tx, id, { fact: 'contribution:removed', subject: { id: note.id } }, { userId: who.actor.userId, organisationId: who.organisationId });
}
