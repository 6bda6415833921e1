import type { FactSubjects } from '../../shared/live.ts';
import { ownersOf } from '../annotations/queries.ts';
import { keepersOf } from './members.ts';
import { DECISIONS, mentionedIn, toldOfDecision, toldOfProposal, whoSees, WRITTEN, type Reading, type Told } from './told.ts';

const NOTE = { ...WRITTEN, scope: true, area: true, otherAreas: true, publication: true } as const;

/** A note is new: those it mentions, those whose figure it is about, and who answers whether it becomes public. */
export async function ofNewNote(reading: Reading, { annotationId }: FactSubjects['annotation:added']): Promise<readonly Told[]> {
  const note = await reading.tx.annotation.findUnique({ where: { id: annotationId }, select: NOTE });
  if (!note) return [];
  const seen = whoSees(reading, note);
  // An organisation that writes about its own figures knows of it.
  const others = new Set([...(await ownersOfNote(reading, note))].filter((id) => id !== note.authorOrganisationId));
  const keepers = keepersOf(seen, others).map(({ userId }): Told => ({ userId, kind: 'your-figure', subjectKind: 'annotation', subjectId: note.id }));
  return [...(await mentionedIn(reading.tx, 'annotation', note.id, seen)), ...keepers, ...(await toldOfProposal(reading, 'annotation', note))];
}

/** A note is another now: those it mentions since or who are asked anew whether it becomes public, its author where its owner replied or a moderator decided. */
export async function ofChangedNote(reading: Reading, { annotationId, what }: FactSubjects['annotation:changed'], organisationId: string | null): Promise<readonly Told[]> {
  const note = await reading.tx.annotation.findUnique({ where: { id: annotationId }, select: NOTE });
  if (!note) return [];
  if (DECISIONS.has(what)) return toldOfDecision(reading, what, 'annotation', note);
  const seen = whoSees(reading, note);
  if (what === 'edited' || what === 'visibility' || what === 'placed') return [...(await mentionedIn(reading.tx, 'annotation', note.id, seen)), ...(await toldOfProposal(reading, 'annotation', note))];
  if (what !== 'owner-reply' || organisationId === null) return [];
  const reply = await reading.tx.ownerReply.findUnique({ where: { annotationId_organisationId: { annotationId, organisationId } }, select: { id: true, hiddenAt: true, purgedAt: true } });
  if (!reply || reply.hiddenAt || reply.purgedAt) return [];
  return seen.filter(({ userId }) => userId === note.authorId).map(({ userId }): Told => ({ userId, kind: 'reply', subjectKind: 'owner-reply', subjectId: reply.id }));
}

/** The figures behind notes are others since a release: their authors, and those whose figures they are. */
export async function ofRevisedNotes(reading: Reading, annotationIds: readonly string[]): Promise<readonly Told[]> {
  if (annotationIds.length === 0) return [];
  const notes = await reading.tx.annotation.findMany({ where: { id: { in: [...annotationIds] } }, select: NOTE });
  const told: Told[] = [];
  for (const note of notes) {
    const seen = whoSees(reading, note);
    const keepers = keepersOf(seen, await ownersOfNote(reading, note));
    const author = seen.filter(({ userId }) => userId === note.authorId);
    told.push(...[...author, ...keepers].map(({ userId }): Told => ({ userId, kind: 'revised', subjectKind: 'annotation', subjectId: note.id })));
  }
  return told;
}

/** Organisations whose figures a note is about; of one about every area, none. */
async function ownersOfNote({ tx, invented }: Reading, { area, otherAreas }: { readonly area: string | null; readonly otherAreas: readonly string[] }): Promise<ReadonlySet<string>> {
  return new Set((await ownersOf(tx, area === null ? [] : [area, ...otherAreas], invented)).map(({ id }) => id));
}
