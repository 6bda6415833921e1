import type { OrganisationView, PersonView } from './workspaces.ts';

/** Who may see something that was written; chosen by its author for each contribution. */
export const VISIBILITIES = ['me', 'organisation', 'workspace', 'region', 'public'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Way to the public: asked for, approved by the author's organisation, published by a moderator, or declined by one of the two. */
export type Publication = 'proposed' | 'approved' | 'published' | 'declined';

/** `hidden`: until a moderator decides; `purged`: what it said is gone for good. */
export type ContributionState = 'shown' | 'withdrawn' | 'hidden' | 'purged';

/** For whom somebody writes: themselves, their organisation, or somebody who gave it to them on paper, by mail or by telephone. */
export const CAPACITIES = { self: 'For myself', organisation: 'For my organisation', 'somebody-else': 'For somebody who could not use this page' } as const;
export type Capacity = keyof typeof CAPACITIES;

/** What everything that is written has in common, as every reader who may see it gets it. */
export interface ContributionView {
  readonly id: string;
  readonly author: PersonView;
  readonly at: string;
  /** ISO time of the last edit. */
  readonly editedAt: string | null;
  readonly version: number;
  /** Of anything but `shown` the words are left out. */
  readonly state: ContributionState;
  /** Nobody knows who wrote it: it is never edited. */
  readonly unattributed: boolean;
}

/** What can be chosen for a contribution as a whole: notes, discussions and evidence, not single comments. */
export interface VisibleContributionView extends ContributionView {
  readonly visibility: Visibility;
  readonly publication: Publication | null;
  readonly capacity: Capacity;
  /** Written in another workspace, and shown here too. */
  readonly elsewhere: boolean;
}

/** What a subject is, in tables that are about any of them. */
export const SUBJECT_KINDS = ['annotation', 'discussion', 'comment', 'evidence', 'owner-reply'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What is shared as a whole, and may become public: a single comment or reply goes with what it belongs to, and never further. */
export const SHARED_KINDS = ['annotation', 'discussion', 'evidence'] as const satisfies readonly SubjectKind[];
export type SharedKind = (typeof SHARED_KINDS)[number];

/** For so long the author may take back what they sent, as if it had never been. */
export const UNDO_MINUTES = 15;

/** Why somebody who acts for this organisation cannot put anything to the public; `null` where they can. */
export function whyNotPublic(organisation: OrganisationView | null): string | null {
  if (organisation?.approves !== false) return null;
  return `What you write for ${organisation.name} cannot become public yet: nobody but you could approve it there. An administrator has to name an approver of ${organisation.name} first.`;
}
