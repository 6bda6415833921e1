import type { SubjectKind } from '../../shared/contributions.ts';
import { Refusal } from '../../shared/errors.ts';
import type { ReportInput } from '../../shared/moderation.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { shownIn, tellIn, updateRow } from '../contributions/commands.ts';
import type { Database, Transaction } from '../db.ts';
import { guardTexts } from '../guard/commands.ts';
import { untilNobodyIsInTheWay } from '../in-turn.ts';
import { changedFact, findSubject, wholeOf, type Subject } from './subjects.ts';
import { readerOf } from '../visibility.ts';

/** Nobody: whoever reports is told to nobody, so no log names them. */
const NOBODY = { userId: null, organisationId: null };

/**
 * Reports something that should not be there. A disclosure is hidden at once for everybody until a moderator decides.
 * The same person reporting the same thing again changes nothing while their report is open.
 * @throws Refusal as `authorize` does; 404 for what the reader cannot see.
 */
export async function report(ctx: Context, slug: string, input: ReportInput): Promise<{ readonly hidden: boolean }> {
  const { subjectKind: kind, subjectId: id, reason } = input;
  await authorize(ctx, 'contribution.report', { slug });
  const words = await acceptable(ctx.db, input.words);
  return untilNobodyIsInTheWay(() =>
    ctx.db.prisma.$transaction(async (tx) => {
      const who = await authorize(ctx, 'contribution.report', { slug }, tx);
      const subject = await findSubject(tx, kind, id, readerOf(who));
      const reported = { subjectKind: kind as string, subjectId: id };
      const hides = reason === 'disclosure' && !subject.hidden && !subject.purged;
      const places = await shownIn(tx, wholeOf(subject));
      const open = await tx.moderationCase.findFirst({ where: { ...reported, state: 'open', reporterId: who.actor.userId, reason } });
      if (subject.purged || (open && !hides)) return { hidden: subject.hidden };
      if (!open) {
        // The workspace it was written in decides; where it is read from another, that one as well.
        for (const workspaceId of new Set([subject.workspaceId, who.workspace.id])) {
          await tx.moderationCase.create({ data: { workspaceId, ...reported, reason, words, reporterId: who.actor.userId } });
          await recordEvent(tx, { event: 'contribution:reported', actorId: null, workspaceId, facts: { ...reported, reason, hidden: hides } });
        }
      }
      if (hides) await setHidden(tx, kind, id, true);
      const fact = changedFact(subject, hides ? 'hidden' : 'reported');
      await tellIn(tx, hides ? places : [subject.workspaceId], [hides ? fact : { ...fact, audience: 'actor' }], NOBODY);
      return { hidden: subject.hidden || hides };
    }),
  );
}

/** Hides the row from everybody, or shows it again. */
export async function setHidden(tx: Transaction, kind: SubjectKind, id: Subject['id'], hidden: boolean): Promise<void> {
  await updateRow(tx, kind, id, { hiddenAt: hidden ? new Date() : null });
}

/** A disclosure must go at once, so its report is never turned back: words that repeat it are left out. */
async function acceptable(db: Database, words: string): Promise<string> {
  try {
    await guardTexts(db, { words }, null);
    return words;
  } catch (error) {
    if (error instanceof Refusal) return '';
    throw error;
  }
}
