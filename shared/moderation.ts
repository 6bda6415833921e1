import { z } from 'zod';
import { SHARED_KINDS, SUBJECT_KINDS, VISIBILITIES, type ContributionState, type SubjectKind } from './contributions.ts';
import { DECISION_REASONS, DECISIONS, REPORT_REASONS, type CaseState, type Decision, type DecisionReason, type ReportReason } from './moderation-reasons.ts';
import type { PersonView, WorkspaceView } from './workspaces.ts';
import { storable } from './written-text.ts';

const Which = {
  key: z.uuid('Reload the page and send again.'),
  subjectKind: z.enum(SUBJECT_KINDS, { error: 'Reload the page and send again.' }),
  subjectId: z.uuid('Reload the page and send again.'),
};
const Words = z.string().trim().max(300, 'Keep it under 300 characters.').default('').transform(storable);

/** By its author: gone within the time for it, withdrawn later. */
export const TakeBack = z.object(Which);
export type TakeBackInput = z.infer<typeof TakeBack>;

/** Who may see it from now on: its author chooses again, one step wider or narrower, or any. */
export const Share = z.object({
  ...Which,
  subjectKind: z.enum(SHARED_KINDS, { error: 'Reload the page and send again.' }),
  visibility: z.enum(VISIBILITIES, { error: 'Choose who may see this.' }),
});
export type ShareInput = z.infer<typeof Share>;

export const Report = z.object({
  ...Which,
  reason: z.enum(Object.keys(REPORT_REASONS) as [ReportReason, ...ReportReason[]], { error: 'Say what is wrong with it.' }),
  words: Words,
});
export type ReportInput = z.infer<typeof Report>;

export const Decide = z
  .object({
    ...Which,
    decision: z.enum(Object.keys(DECISIONS) as [Decision, ...Decision[]], { error: 'Say what becomes of it.' }),
    reason: z.enum(Object.keys(DECISION_REASONS) as [DecisionReason, ...DecisionReason[]], { error: 'Give a reason.' }),
    words: Words,
    guardReason: Words.optional(),
  })
  .refine(({ reason, words }) => reason !== 'other' || words !== '', { path: ['words'], error: 'Say the reason in a few words.' });
export type DecideInput = z.infer<typeof Decide>;

/** What was written, as a moderator reads it. */
export interface ModeratedSubject {
  readonly kind: SubjectKind;
  readonly id: string;
  /** "Note", "Discussion" … */
  readonly what: string;
  /** Title of a discussion or of evidence, else empty. */
  readonly title: string;
  /** As plain words; empty where they are gone for good. */
  readonly words: string;
  readonly author: PersonView;
  /** The reader wrote it: another coordinator decides whether it is kept. */
  readonly own: boolean;
  readonly at: string;
  readonly state: ContributionState;
  /** Where it can be read in its place; `null` where it cannot. */
  readonly path: string | null;
  /** Indicator and area it is about, in words; empty where it is about everything. */
  readonly about: string;
  readonly elsewhere: boolean;
}

/** Something that waits for a decision, with every report of it. */
export interface ModerationCaseView {
  readonly id: string;
  readonly subject: ModeratedSubject;
  readonly reports: readonly { readonly reason: string; readonly words: string; readonly at: string }[];
}

/** A line of what was decided. */
export interface DecidedCaseView {
  readonly id: string;
  readonly what: string;
  readonly decision: Exclude<CaseState, 'open'>;
  readonly reason: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  /** What is hidden can be decided again. */
  readonly subject: ModeratedSubject | null;
}

/** Something that its author's organisation approved, and that a moderator makes public or not. */
export interface AwaitingPublication {
  readonly subject: ModeratedSubject;
  /** What was read is what is decided about. */
  readonly version: number;
  readonly organisation: string;
  /** ISO time before which it cannot become public: the author may still take it back. */
  readonly notBefore: string;
  /** Why this reader cannot decide: wrote it, approved it. */
  readonly notMine: string | null;
  readonly published: boolean;
}

export interface ModerationPage {
  readonly workspace: WorkspaceView;
  readonly cases: readonly ModerationCaseView[];
  readonly decided: readonly DecidedCaseView[];
}
