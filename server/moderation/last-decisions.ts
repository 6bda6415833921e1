import type { CaseState } from '../../shared/moderation-reasons.ts';
import type { Transaction } from '../db.ts';
import { keyOf } from './read-subjects.ts';

/** What was decided against something that was written; `declined` is kept of some, by whom is not. */
export interface DecisionAgainst {
  readonly state: Extract<CaseState, 'purged' | 'not-published' | 'taken-back'> | 'not-approved' | 'declined';
  /** As it is kept: a name with words behind it where words were deleted, else words. */
  readonly reason: string;
}

/** The last that was decided against each of these, under `keyOf`: that its words go, that it does not become public, or is so no longer. */
export async function lastDecisions(db: Transaction, refs: readonly { readonly subjectKind: string; readonly subjectId: string }[]): Promise<ReadonlyMap<string, DecisionAgainst>> {
  if (refs.length === 0) return new Map();
  const rows = await db.$queryRaw<(DecisionAgainst & { subjectKind: string; subjectId: string })[]>`
    SELECT DISTINCT ON (c.subject_kind, c.subject_id) c.subject_kind AS "subjectKind", c.subject_id AS "subjectId", c.state, c.decision_reason AS reason
    FROM moderation_case c WHERE c.subject_id = ANY(${refs.map(({ subjectId }) => subjectId)}::uuid[]) AND c.subject_kind = ANY(${[...new Set(refs.map(({ subjectKind }) => subjectKind))]})
      AND c.state IN ('purged', 'not-published', 'taken-back', 'not-approved', 'declined')
    ORDER BY c.subject_kind, c.subject_id, c.decided_at DESC`;
  return new Map(rows.map(({ subjectKind, subjectId, ...decision }) => [keyOf({ subjectKind, subjectId }), decision]));
}
