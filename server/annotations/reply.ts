import type { ReplyAsOwnerInput } from '../../shared/annotations.ts';
import { conflict, Refusal } from '../../shared/errors.ts';
import type { RecordedFact } from '../activity.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { tellElsewhere } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';
import { guardFirst } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { loggedAudience, readerOf } from '../visibility.ts';
import { findNote, requireShown, type FoundNote } from './found.ts';
import { ownersOf } from './own.ts';

/**
 * Says what the organisation whose figure it is has to say of a note: once, and changed by saying it again. Any of its
 * people here may; what it said before stays in the history.
 * @throws Refusal as `mutate` does; 404 for a note one does not see here; 403 where the figure is not one's
 * organisation's; 409 `edited-meanwhile`, with the reply as it stands in `fields`, where a colleague replied meanwhile.
 */
export async function replyAsOwner(ctx: Context, workspaceSlug: string, input: ReplyAsOwnerInput): Promise<Receipt> {
  const asking = readerOf(await authorize(ctx, 'annotation.reply', { slug: workspaceSlug }));
  const guarded = await guardFirst(ctx.db, { body: input.body }, await findNote(ctx.db.prisma, asking, input.annotationId), input.guardReason);
  return mutate(ctx, 'annotation.reply', { slug: workspaceSlug }, input, async (tx, who) => {
    const note = await findNote(tx, readerOf(who), input.annotationId);
    const organisationId = await requireOwner(tx, note, who.organisationId, who.workspace.invented);
    requireShown(note);
    const passed = guarded();
    const replyId = await write(tx, note, organisationId, who.actor.userId, input);
    await openGuardCase(tx, note.workspaceId, 'owner-reply', replyId, passed);
    const fact: RecordedFact = { fact: 'annotation:changed', subject: { annotationId: note.id, what: 'owner-reply' } };
    await tellElsewhere(tx, who, { kind: 'annotation', id: note.id, workspaceId: note.workspaceId }, fact);
    return { ...fact, audience: loggedAudience(note.visibility) };
  });
}

async function requireOwner(tx: Transaction, { area, otherAreas }: FoundNote, organisationId: string | null, invented: boolean): Promise<string> {
  const owners = await ownersOf(tx, [...(area === null ? [] : [area]), ...otherAreas], invented);
  const owner = owners.find(({ id }) => id === organisationId);
  if (!owner) throw new Refusal(403, 'not-your-figure', 'Only the organisation whose figure it is replies here. Ask a question beside the figure instead.');
  return owner.id;
}

async function write(tx: Transaction, note: FoundNote, organisationId: string, authorId: string, input: ReplyAsOwnerInput): Promise<string> {
  const { verdict, body, version } = input;
  // In a workspace of a region, whoever replies in the note's own workspace holds another row: this one is held here.
  const [standing] = await tx.$queryRaw<{ id: string; verdict: string; body: string; version: number; gone: boolean }[]>`
    SELECT id, verdict, body, version, (hidden_at IS NOT NULL OR purged_at IS NOT NULL) AS gone
    FROM owner_reply WHERE annotation_id = ${note.id}::uuid AND organisation_id = ${organisationId}::uuid FOR UPDATE`;
  const at = new Date();
  if (!standing) {
    await tx.ownerReply.create({ data: { id: input.key, annotationId: note.id, organisationId, verdict, body, authorId, createdAt: at }, select: { id: true } });
    return input.key;
  }
  if (standing.gone) throw conflict('Your organisation’s reply is not shown: a moderator decided so. Ask the coordinator.');
  if (standing.version !== version) {
    throw new Refusal(409, 'edited-meanwhile', 'Your organisation has replied meanwhile. Yours was not sent; compare both, and send what should stand.', {
      current: standing.body, currentVerdict: standing.verdict, currentVersion: String(standing.version),
    });
  }
  await tx.revision.create({
    data: { subjectKind: 'owner-reply', subjectId: standing.id, version: standing.version, content: { verdict: standing.verdict, body: standing.body }, authorId, at },
  });
  await tx.ownerReply.update({ where: { id: standing.id }, data: { verdict, body, version: standing.version + 1, authorId, editedAt: at }, select: { id: true } });
  return standing.id;
}
