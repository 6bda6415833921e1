import { Prisma } from '../../prisma/generated/client.ts';
import type { SharedKind, Visibility } from '../../shared/contributions.ts';
import { conflict, invalid, notFound } from '../../shared/errors.ts';
import type { ShareInput } from '../../shared/moderation.ts';
import type { WorkspaceVerb } from '../../shared/permissions.ts';
import type { RecordedFact } from '../activity.ts';
import type { Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import { chosenColumns, shareInRegions, shownIn, tellIn, updateRow } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { isWide, loggedAudience, readerOf } from '../visibility.ts';
import { changedFact, findSubject, isAnswered, wholeOf, type Subject } from './subjects.ts';

const VERBS: Readonly<Record<SharedKind, WorkspaceVerb>> = { annotation: 'annotation.edit', discussion: 'comment.edit', evidence: 'evidence.add' };
const NARROW: readonly Visibility[] = ['me', 'organisation'];

/**
 * Its author chooses again who may see a note, a discussion or an item of evidence. Whoever may no longer see it is told
 * that it is gone; what becomes public is proposed first, as when it is written so. What others have answered is not taken
 * out of their sight.
 * @throws Refusal as `mutate` does; 404 for what is somebody else's, or of another workspace; 400 where that is its
 * visibility already (but for what was declined: that is proposed again), or cannot be chosen here; 409 where nothing of it is shown, or others have answered.
 */
export async function share(ctx: Context, slug: string, input: ShareInput): Promise<Receipt> {
  const { subjectKind: kind, subjectId: id, visibility: chosen } = input;
  return mutate(ctx, VERBS[kind], { slug }, input, async (tx, who) => {
    const subject = await findSubject(tx, kind, id, readerOf(who));
    if (subject.workspaceId !== who.workspace.id || subject.authorId !== who.actor.userId) throw notFound();
    if (subject.withdrawn || subject.hidden || subject.purged) throw conflict('This is not shown any more: it was withdrawn, or a moderator is looking at it.');
    if (subject.visibility === chosen && !(await wasDeclined(tx, subject))) throw invalid({ visibility: 'That is who may see it already.' });
    if (NARROW.includes(chosen) && !NARROW.includes(subject.visibility) && (await isOfOthersToo(tx, subject))) {
      throw conflict('Others have answered this here, so it stays where they can see it. You can withdraw it instead.');
    }
    const { visibility, publication } = chosenColumns({ visibility: chosen, capacity: 'self', confidential: false, quoteConsent: false, contactConsent: false }, who);
    await updateRow(tx, kind, id, { visibility, publication, publishedAt: null });
    const fact = changedFact(subject, 'visibility');
    await tellRegions(tx, who, subject, kind, visibility, fact);
    return { ...fact, audience: loggedAudience(visibility) };
  });
}

/** What was declined, or taken back from the public, may be proposed again as it stands. */
async function wasDeclined(tx: Transaction, { kind, id }: Subject): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ declined: boolean }[]>`SELECT visibility = 'public' AND publication = 'declined' AS declined FROM ${Prisma.raw(`"${kind}"`)} WHERE id = ${id}::uuid`;
  return row?.declined ?? false;
}

/** Somebody else wrote beneath it, or an organisation was asked: it is theirs to read as well. */
async function isOfOthersToo(tx: Transaction, subject: Subject): Promise<boolean> {
  if (await isAnswered(tx, subject)) return true;
  return subject.kind === 'discussion' && (await tx.discussion.count({ where: { id: subject.id, addressedToId: { not: null } } })) > 0;
}

/** Workspaces of regions get it, keep it, or let go of it. */
async function tellRegions(tx: Transaction, who: Authorized, subject: Subject, kind: SharedKind, visibility: Visibility, fact: RecordedFact): Promise<void> {
  const [was, is] = [isWide(subject.visibility), isWide(visibility)];
  const doer = { userId: who.actor.userId, organisationId: who.organisationId };
  if (!was && !is) return;
  if (!was) return shareInRegions(tx, who, { visibility }, (await areasOf(tx, subject)).filter((area) => who.workspace.areas.includes(area)), { kind, id: subject.id });
  const others = await shownIn(tx, wholeOf(subject), { but: who.workspace.id });
  if (!is) await tx.contributionShare.deleteMany({ where: { subjectKind: kind, subjectId: subject.id } });
  await tellIn(tx, others, [is ? fact : { fact: 'contribution:removed', subject: { id: subject.id } }], doer);
}

async function areasOf(tx: Transaction, { kind, id }: Subject): Promise<readonly string[]> {
  if (kind === 'evidence') return (await tx.evidenceLink.findMany({ where: { evidenceId: id }, select: { area: true } })).flatMap(({ area }) => area || []);
  if (kind === 'discussion') return (await tx.discussion.findMany({ where: { id }, select: { area: true } })).flatMap(({ area }) => area ?? []);
  return (await tx.annotation.findMany({ where: { id }, select: { area: true, otherAreas: true } })).flatMap(({ area, otherAreas }) => [...(area === null ? [] : [area]), ...otherAreas]);
}
