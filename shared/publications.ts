import { z } from 'zod';
import { SHARED_KINDS, type SharedKind } from './contributions.ts';
import type { PersonView } from './workspaces.ts';
import { storable } from './written-text.ts';

const Words = z.string().trim().max(300, 'Keep it under 300 characters.').default('').transform(storable);
const Kind = z.enum(SHARED_KINDS, { error: 'Reload the page and decide again.' });
const Id = z.uuid('Reload the page and decide again.');

/** The version that was read: what was changed since is read again before anybody answers for it. */
const Version = z.coerce.number().int().min(1).optional();

/** What the author's organisation says. */
export const AnswerPublication = z
  .object({ subjectKind: Kind, subjectId: Id, version: Version, answer: z.enum(['approve', 'decline'], { error: 'Approve it or decline it.' }), words: Words })
  .refine(({ answer, words }) => answer === 'approve' || words !== '', { path: ['words'], error: 'Say why, so that its author can do something about it.' });
export type AnswerPublicationInput = z.infer<typeof AnswerPublication>;

/** What a moderator of the workspace says; `withdraw` takes back from the public what stands there. */
export const DecidePublication = z
  .object({ key: z.uuid('Reload the page and decide again.'), subjectKind: Kind, subjectId: Id, version: Version, answer: z.enum(['publish', 'decline', 'withdraw'], { error: 'Publish it or decline it.' }), words: Words })
  .refine(({ answer, words }) => answer === 'publish' || words !== '', { path: ['words'], error: 'Say why, so that its author can do something about it.' });
export type DecidePublicationInput = z.infer<typeof DecidePublication>;

/** Something that somebody of the organisation wants to be public. */
export interface ProposedPublication {
  readonly kind: SharedKind;
  readonly id: string;
  readonly version: number;
  readonly what: string;
  readonly title: string;
  readonly words: string;
  readonly author: PersonView;
  readonly own: boolean;
  readonly at: string;
  /** Indicator, areas and years. */
  readonly about: string;
  /** The figure a note saw, as it may be told now; empty where there is none. */
  readonly figure: string;
  readonly workspace: string;
  readonly publication: 'proposed' | 'approved' | 'published' | 'declined';
  /** Who decided against it and why; `null` where nobody did. */
  readonly decided: string | null;
}

export interface PublicationsPage {
  readonly organisation: { readonly id: string; readonly name: string; readonly invented: boolean; readonly mayInvite: boolean; readonly mayReadLog: boolean };
  readonly proposed: readonly ProposedPublication[];
  readonly answered: readonly ProposedPublication[];
}

/** Something that is public, as anybody reads it beside a figure. */
export interface PublicContribution {
  readonly kind: SharedKind;
  readonly id: string;
  /** "Context", "Data quality", "Question", "Evidence" … */
  readonly what: string;
  readonly title: string;
  readonly words: string;
  /** The period or figure it is about, in words; empty where it is about all. */
  readonly about: string;
  readonly author: PersonView;
  /** ISO time. */
  readonly at: string;
  readonly replies: readonly { readonly organisation: string; readonly verdict: string; readonly words: string }[];
}
