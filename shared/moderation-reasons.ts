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
export const CASE_REASONS: Readonly<Record<string, string>> = { ...REPORT_REASONS, guard: 'The guard had asked, and it was sent with a reason', withheld: 'It tells a figure that a new release withholds', publication: 'It was to become public' };

/** What a case was decided to be; of what was to become public, what moderators made of it. */
export type CaseState = 'open' | 'kept' | 'hidden' | 'purged' | 'published' | 'not-published' | 'taken-back';

export const DECISIONS = { hide: 'Hide it', show: 'Keep it', purge: 'Delete its words for good' } as const;
export type Decision = keyof typeof DECISIONS;

/** What something that was written is called. */
export const SUBJECT_WORDS = {
  annotation: 'Note', discussion: 'Discussion', comment: 'Answer in a discussion', evidence: 'Evidence', 'owner-reply': 'Reply of an organisation',
} as const;

/** A decision's reason as it is kept: its name, and what was added in words. */
export function decisionWords(kept: string): string {
  const { name, words } = partsOf(kept);
  return [name === 'other' && words !== '' ? '' : reasonOf(name), words].filter(Boolean).join('. ');
}

/** The same without what was added in words, for what mails may repeat; empty where nothing is left. */
export function plainReason(kept: string): string {
  const { name } = partsOf(kept);
  return name === 'other' ? '' : reasonOf(name);
}

const reasonOf = (name: string) => (DECISION_REASONS as Readonly<Record<string, string>>)[name] ?? '';

function partsOf(kept: string): { readonly name: string; readonly words: string } {
  const [, name = kept, words = ''] = /^([a-z-]+)(?:: ([\s\S]*))?$/.exec(kept) ?? [];
  return { name, words };
}
