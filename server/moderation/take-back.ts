import type { SubjectKind } from '../../shared/contributions.ts';
import { conflict, notFound } from '../../shared/errors.ts';
import type { TakeBackInput } from '../../shared/moderation.ts';
import type { WorkspaceVerb } from '../../shared/permissions.ts';
import type { RecordedFact } from '../activity.ts';
import type { Context } from '../context.ts';
import { shownIn, tellIn, updateRow } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { loggedAudience, readerOf } from '../visibility.ts';
import { deleteWhole } from './erase.ts';
import { changedFact, findSubject, isAnswered, subjectAsItIs, wholeOf, type Subject } from './subjects.ts';

/** `removed`: nothing of it is left. `withdrawn`: its words are gone from every page; moderators can still read them. */
interface TakenBack extends Receipt {
  readonly outcome: 'removed' | 'withdrawn';
}

const VERBS: Readonly<Record<SubjectKind, WorkspaceVerb>> = {
  annotation: 'annotation.edit', discussion: 'comment.edit', comment: 'comment.edit', evidence: 'evidence.add', 'owner-reply': 'annotation.reply',
};

/**
 * Its author takes back what they wrote: deleted with its history within the time for it, withdrawn afterwards. What
 * others have answered already is withdrawn in any case, so that their words keep their place, and so is the opening of a
 * discussion. An organisation's reply is always deleted: it stands for the organisation's view of today.
 * @throws Refusal as `mutate` does; 404 for what is somebody else's; 409 where it is withdrawn or purged already.
 */
export async function takeBack(ctx: Context, slug: string, input: TakeBackInput): Promise<TakenBack> {
  const { subjectKind: kind, subjectId: id } = input;
  let outcome: TakenBack['outcome'] | null = null;
  const receipt = await mutate(ctx, VERBS[kind], { slug }, input, async (tx, who) => {
    const subject = await findSubject(tx, kind, id, readerOf(who));
    if (subject.authorId !== who.actor.userId) throw notFound();
    if (subject.purged || subject.withdrawn) throw conflict('This was taken back already.');
    const doer = { userId: who.actor.userId, organisationId: who.organisationId };
    const audience = loggedAudience(subject.visibility);
    const elsewhere = await shownIn(tx, wholeOf(subject), { but: who.workspace.id });
    const removed = await isRemoved(tx, subject);
    outcome = removed ? 'removed' : 'withdrawn';
    if (removed) await deleteWhole(tx, subject);
    else await withdraw(tx, subject);
    const fact: RecordedFact = removed && kind !== 'owner-reply' ? { fact: 'contribution:removed', subject: { id } } : changedFact(subject, 'withdrawn');
    await tellIn(tx, elsewhere, [fact], doer);
    return { ...fact, audience };
  });
  // Sent again after it was done: what became of it stands in the table.
  return { ...receipt, outcome: outcome ?? ((await subjectAsItIs(ctx.db.prisma, kind, id)) ? 'withdrawn' : 'removed') };
}

async function isRemoved(tx: Transaction, subject: Subject): Promise<boolean> {
  const { kind, fresh, position } = subject;
  if (kind === 'owner-reply') return true;
  return fresh && position !== 1 && !(await isAnswered(tx, subject));
}

/** The words stay for moderators alone; it is public no longer. */
async function withdraw(tx: Transaction, { kind, id }: Subject): Promise<void> {
  const withdrawnAt = new Date();
  if (kind === 'owner-reply') return;
  if (kind === 'comment') await updateRow(tx, kind, id, { withdrawnAt });
  else await updateRow(tx, kind, id, { withdrawnAt, publication: null, publishedAt: null });
}
