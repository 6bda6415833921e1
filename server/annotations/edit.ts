import type { EditAnnotationInput } from '../../shared/annotations.ts';
import { invalid, Refusal } from '../../shared/errors.ts';
import type { RecordedFact } from '../activity.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { proposedAnew, tellElsewhere } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';
import { guardFirst } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { loggedAudience, type Reader, readerOf } from '../visibility.ts';
import { findNote, requireShown, type FoundNote } from './found.ts';

/**
 * Changes a note's words or kind, by its author or for its author's organisation. What it was stays in its history. What
 * is on its way to the public, or there, is proposed anew.
 * @throws Refusal as `mutate` does; 404 for a note one does not see here; 403 for one of other people; 409
 * `edited-meanwhile`, with what it says now in `fields`, where somebody else changed it since it was read.
 */
export async function editAnnotation(ctx: Context, workspaceSlug: string, input: EditAnnotationInput): Promise<Receipt> {
  const asking = readerOf(await authorize(ctx, 'annotation.edit', { slug: workspaceSlug }));
  const guarded = await guardFirst(ctx.db, { body: input.body }, await findNote(ctx.db.prisma, asking, input.annotationId), input.guardReason);
  return mutate(ctx, 'annotation.edit', { slug: workspaceSlug }, input, async (tx, who) => {
    const note = await findToChange(tx, readerOf(who), input);
    if (note.body === input.body && note.kind === input.kind) throw invalid({ body: 'This is what the note says already.' });
    const passed = guarded();
    const at = new Date();
    await tx.revision.create({
      data: { subjectKind: 'annotation', subjectId: note.id, version: note.version, content: { kind: note.kind, body: note.body }, authorId: who.actor.userId, at },
    });
    await tx.annotation.update({
      where: { id: note.id },
      data: { kind: input.kind, body: input.body, version: note.version + 1, editedAt: at, ...proposedAnew(note) },
      select: { id: true },
    });
    await openGuardCase(tx, note.workspaceId, 'annotation', note.id, passed);
    const fact: RecordedFact = { fact: 'annotation:changed', subject: { annotationId: note.id, what: 'edited' } };
    await tellElsewhere(tx, who, { kind: 'annotation', id: note.id, workspaceId: note.workspaceId }, fact);
    return { ...fact, audience: loggedAudience(note.visibility) };
  });
}

/**
 * The note that is to be changed, as its writer read it. `mutate` holds the workspace's row: nobody else changes a note of
 * it meanwhile.
 * @throws Refusal as `editAnnotation` does.
 */
export async function findToChange(tx: Transaction, reader: Reader, { annotationId, version }: { readonly annotationId: string; readonly version: number }): Promise<FoundNote> {
  const note = await findNote(tx, reader, annotationId);
  requireOwn(note, reader);
  requireShown(note);
  requireVersion(note, version);
  return note;
}

/** @throws Refusal 403 for a note of other people, of another workspace, or of nobody known. */
function requireOwn(note: FoundNote, { userId, organisationId, workspaceId }: Reader): void {
  const own = note.authorId === userId || (organisationId !== null && note.authorOrganisationId === organisationId);
  if (note.unattributed) throw new Refusal(403, 'unattributed', 'Nobody knows whose note this is, so nobody can change it. Whoever wrote it can withdraw it with its code.');
  if (note.workspaceId !== workspaceId || !own) throw new Refusal(403, 'not-yours', 'Only whoever wrote this note, and those who act for the same organisation, can change it.');
}

/** @throws Refusal 409 `edited-meanwhile`, with what it says now, for another version than the one that was read. */
function requireVersion({ version, body, kind }: FoundNote, read: number): void {
  if (version === read) return;
  throw new Refusal(409, 'edited-meanwhile', 'Somebody changed this note while you wrote. Yours was not sent; compare both, and send what should stand.', {
    current: body, currentKind: kind, currentVersion: String(version),
  });
}
