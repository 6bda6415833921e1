import type { DecidedCaseView, ModerationCaseView, ModerationPage } from '../../shared/moderation.ts';
import { CASE_REASONS, decisionWords, SUBJECT_WORDS } from '../../shared/moderation-reasons.ts';
import type { SubjectKind } from '../../shared/contributions.ts';
import { personText } from '../../shared/people.ts';
import { authorize, type Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { peopleIn, personOf } from '../workspaces/queries.ts';
import { keyOf, readSubjects } from './read-subjects.ts';

export { lastDecisions, type DecisionAgainst } from './last-decisions.ts';
export { keyOf, readSubjects } from './read-subjects.ts';

/** Decisions that the page lists; the log of the workspace has them all. */
const MOST_DECIDED = 50;

/** What waits for a moderator, and what was decided. @throws Refusal as `authorize` does: 403 for who is no coordinator. */
export async function moderationPage(ctx: Context, slug: string): Promise<ModerationPage> {
  const who = await authorize(ctx, 'contribution.moderate', { slug });
  const { prisma } = ctx.db;
  const [cases, decided] = await Promise.all([openCases(prisma, who), decidedCases(prisma, who)]);
  return { workspace: who.workspace, cases, decided };
}

async function openCases(db: Transaction, who: Authorized): Promise<readonly ModerationCaseView[]> {
  const rows = await db.moderationCase.findMany({ where: { workspaceId: who.workspace.id, state: 'open' }, orderBy: [{ reportedAt: 'asc' }, { id: 'asc' }] });
  const subjects = await readSubjects(db, who, rows);
  const bySubject = new Map<string, typeof rows>();
  for (const row of rows) bySubject.set(keyOf(row), [...(bySubject.get(keyOf(row)) ?? []), row]);
  return [...bySubject].flatMap(([key, reports]): ModerationCaseView[] => {
    const subject = subjects.get(key);
    const [first] = reports;
    if (!subject || !first) return [];
    // Who reported it is told to nobody, so nothing of them goes out of here.
    return [{ id: first.id, subject, reports: reports.map(({ reason, words, reportedAt }) => ({ reason: CASE_REASONS[reason] ?? '', words, at: reportedAt.toISOString() })) }];
  });
}

async function decidedCases(db: Transaction, who: Authorized): Promise<readonly DecidedCaseView[]> {
  const rows = await db.moderationCase.findMany({
    where: { workspaceId: who.workspace.id, state: { in: ['kept', 'hidden', 'purged', 'published', 'not-published', 'taken-back'] } }, orderBy: [{ decidedAt: 'desc' }, { id: 'asc' }], take: MOST_DECIDED,
  });
  const moderators = rows.map(({ decidedById }) => ({ authorId: decidedById, authorOrganisationId: null }));
  const [subjects, people] = await Promise.all([readSubjects(db, who, rows), peopleIn(db, who.workspace.id, moderators)]);
  return rows.map((row): DecidedCaseView => ({
    id: row.id,
    what: SUBJECT_WORDS[row.subjectKind as SubjectKind],
    decision: row.state as DecidedCaseView['decision'],
    reason: CASE_REASONS[row.reason] ?? '',
    words: row.reason === 'publication' ? row.decisionReason : decisionWords(row.decisionReason),
    by: row.decidedById === null ? '' : personText(personOf(people, { authorId: row.decidedById, authorOrganisationId: null })),
    at: (row.decidedAt ?? row.reportedAt).toISOString(),
    subject: row.state === 'hidden' ? (subjects.get(keyOf(row)) ?? null) : null,
  }));
}
