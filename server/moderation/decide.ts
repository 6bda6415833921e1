import type { SubjectKind } from '../../shared/contributions.ts';
import type { AuditEventName } from '../../shared/audit.ts';
import { conflict, Refusal } from '../../shared/errors.ts';
import type { DecideInput } from '../../shared/moderation.ts';
import { REPORT_REASONS, type CaseState, type Decision } from '../../shared/moderation-reasons.ts';
import { recordEvent } from '../audit/commands.ts';
import { guardTexts } from '../guard/commands.ts';
import { authorize, type Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import { tellElsewhere } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { purgeWords } from './erase.ts';
import { setHidden } from './report.ts';
import { changedFact, findSubject, wholeOf, type Subject } from './subjects.ts';
import { readerOf } from '../visibility.ts';

type Given = Omit<DecideInput, 'decision' | 'guardReason'>;

const OUTCOMES: Readonly<Record<Decision, { readonly state: Exclude<CaseState, 'open'>; readonly event: AuditEventName; readonly what: string }>> = {
  hide: { state: 'hidden', event: 'contribution:hidden', what: 'hidden' },
  show: { state: 'kept', event: 'contribution:shown', what: 'shown' },
  purge: { state: 'purged', event: 'contribution:purged', what: 'purged' },
};

/** Hides something from everybody but moderators. @throws Refusal as `decide` does. */
export const hide = (ctx: Context, slug: string, input: Given) => decide(ctx, slug, { ...input, decision: 'hide' });

/** Keeps what was reported, and shows it again where it was hidden. @throws Refusal as `decide` does. */
export const showAgain = (ctx: Context, slug: string, input: Given) => decide(ctx, slug, { ...input, decision: 'show' });

/** Deletes for good what something said, everywhere. @throws Refusal as `decide` does. */
export const purge = (ctx: Context, slug: string, input: Given) => decide(ctx, slug, { ...input, decision: 'purge' });

/**
 * A moderator decides about something that was written; every open case of it is closed with that.
 * @throws Refusal as `mutate` does; 404 for what is neither visible to them nor reported to them; 403 where they would
 * keep what they wrote themselves; 409 for what is purged already.
 */
export async function decide(ctx: Context, slug: string, { guardReason, ...input }: DecideInput): Promise<Receipt> {
  const { subjectKind: kind, subjectId: id, decision } = input;
  await authorize(ctx, 'contribution.moderate', { slug });
  await guardTexts(ctx.db, { words: input.words }, null, guardReason);
  return mutate(ctx, 'contribution.moderate', { slug }, input, async (tx, who) => {
    const subject = await findSubject(tx, kind, id, { ...readerOf(who), moderator: true });
    if (subject.purged) throw conflict('What this said was deleted already.');
    if (decision === 'show' && subject.authorId === who.actor.userId) throw ownWords();
    if (decision === 'purge') await purgeWords(tx, subject);
    else await setHidden(tx, kind, id, decision === 'hide');
    await closeCases(tx, who, subject, input);
    const { event, what } = OUTCOMES[decision];
    const { userId } = who.actor;
    const facts = { subjectKind: kind, subjectId: id, reason: input.reason };
    await recordEvent(tx, { event, actorId: userId, organisationId: who.organisationId, workspaceId: who.workspace.id, facts });
    const fact = changedFact(subject, what);
    await tellElsewhere(tx, who, wholeOf(subject), fact);
    return subject.visibility === 'me' || subject.visibility === 'organisation' ? { ...fact, audience: 'actor' } : fact;
  });
}

const ownWords = () => new Refusal(403, 'own-words', 'You wrote this yourself. Another coordinator decides whether it is kept.');

/** Open ones get the decision; without an open one, the decision stands in the log by itself. */
async function closeCases(tx: Transaction, { actor, workspace }: Authorized, { kind, id }: { kind: SubjectKind; id: Subject['id'] }, { decision, reason, words }: DecideInput): Promise<void> {
  const { state } = OUTCOMES[decision];
  const decided = { state, decidedById: actor.userId, decidedAt: new Date(), decisionReason: words === '' ? reason : `${reason}: ${words}` };
  const subject = { subjectKind: kind as string, subjectId: id };
  const { count } = await tx.moderationCase.updateMany({ where: { ...subject, state: 'open' }, data: decided });
  if (count === 0) await tx.moderationCase.create({ data: { workspaceId: workspace.id, ...subject, reason: reason in REPORT_REASONS ? reason : 'other', ...decided } });
}
