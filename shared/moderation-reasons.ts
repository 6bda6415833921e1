/** Why somebody reports what was written. A disclosure is hidden at once; the rest waits for a moderator. */
export const REPORT_REASONS = {
  disclosure: 'Somebody could be recognised, or a suppressed figure is told',
  unkind: 'It is unkind, or about a person rather than the work',
  'wrong-place': 'It belongs somewhere else',
  other: 'Something else',
} as const;
export type ReportReason = keyof typeof REPORT_REASONS;

/** Why a moderator decides as they do; the name is all that logs keep of it. */
export const DECISION_REASONS = {
  disclosure: 'Somebody could be recognised, or a suppressed figure is told',
  unkind: 'It is unkind, or about a person rather than the work',
  'wrong-place': 'It belongs somewhere else',
  'asked-by-author': 'Its author asked for it',
  'nothing-wrong': 'Nothing is wrong with it',
  other: 'Another reason, said below',
} as const;
export type DecisionReason = keyof typeof DECISION_REASONS;

/** What a case says of itself: as reported, or what the guard let pass with a reason. */
export const CASE_REASONS: Readonly<Record<string, string>> = { ...REPORT_REASONS, guard: 'The guard had asked, and it was sent with a reason', withheld: 'It tells a figure that a new release withholds' };

/** What a case was decided to be. */
export type CaseState = 'open' | 'kept' | 'hidden' | 'purged';

export const DECISIONS = { hide: 'Hide it', show: 'Keep it', purge: 'Delete its words for good' } as const;
export type Decision = keyof typeof DECISIONS;

/** What something that was written is called. */
export const SUBJECT_WORDS = {
  annotation: 'Note', discussion: 'Discussion', comment: 'Answer in a discussion', evidence: 'Evidence', 'owner-reply': 'Reply of an organisation',
} as const;

/** A decision's reason as it is kept: its name, and what was added in words. */
export function decisionWords(kept: string): string {
  const [, name = kept, words = ''] = /^([a-z-]+)(?:: ([\s\S]*))?$/.exec(kept) ?? [];
  const reason = (DECISION_REASONS as Readonly<Record<string, string>>)[name];
  return [name === 'other' && words !== '' ? '' : (reason ?? ''), words].filter(Boolean).join('. ');
}
