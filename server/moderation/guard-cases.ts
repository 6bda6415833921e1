import type { SubjectKind } from '../../shared/contributions.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Transaction } from '../db.ts';
import { subjectAsItIs } from './subjects.ts';

/** What the guard let pass because a reason was given. */
interface Confirmed {
  /** Names of its rules. */
  readonly confirmed: readonly string[];
  /** What its author said; moderators read it. Left out where it would say who wrote something non-attributed. */
  readonly reason?: string;
}

/**
 * Puts what the guard had asked about before the moderators. Nothing happens where it asked nothing. Call it after the
 * row was written, in its transaction.
 */
export async function openGuardCase(tx: Transaction, workspaceId: string, subjectKind: SubjectKind, subjectId: string, { confirmed, reason = '' }: Confirmed): Promise<void> {
  if (confirmed.length === 0) return;
  const rules = [...new Set(confirmed)].sort();
  await tx.moderationCase.create({ data: { workspaceId, subjectKind, subjectId, reason: 'guard', words: reason } });
  const subject = await subjectAsItIs(tx, subjectKind, subjectId);
  await recordEvent(tx, {
    event: 'guard:confirmed', actorId: subject?.authorId ?? null, organisationId: subject?.authorOrganisationId ?? null, workspaceId,
    facts: { subjectKind, subjectId, rules },
  });
}
