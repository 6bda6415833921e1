import type { Conversation } from './conversation.ts';
import type { QuestionStatus } from './discussions.ts';
import type { ContributionState, Visibility } from './contributions.ts';
import type { PinnedFigure } from './pinned-figure.ts';
import type { MentionTarget, RichText } from './rich-text-document.ts';
import type { OrganisationView, PersonView, WorkspaceView } from './workspaces.ts';

/** An earlier state of a discussion's opening or of a comment. */
export interface RevisionView {
  readonly version: number;
  /** ISO time until which it stood there. */
  readonly until: string;
  /** Of a discussion. */
  readonly title: string | null;
  readonly body: RichText;
}

/** The page of one discussion: a conversation that holds it alone, and what it said before. */
export interface DiscussionPage {
  readonly conversation: Conversation;
  /** Oldest first, by the id of the discussion (its opening) or of a comment; only of what can be read now. */
  readonly history: Readonly<Record<string, readonly RevisionView[]>>;
}

export const DISCUSSION_FILTERS = { open: 'Open', resolved: 'Resolved', following: 'Followed by me', questions: 'Questions to organisations' } as const;
export type DiscussionFilter = keyof typeof DISCUSSION_FILTERS;

/** One discussion in the list of a workspace. */
export interface DiscussionLine {
  readonly id: string;
  readonly title: string;
  readonly metric: string;
  readonly otherMetrics: readonly string[];
  readonly area: string | null;
  readonly period: string | null;
  readonly author: PersonView;
  readonly at: string;
  /** ISO time of its newest comment. */
  readonly newest: string;
  /** Comments after the opening. */
  readonly replies: number;
  /** Comments the reader has not seen yet. */
  readonly unread: number;
  readonly follows: boolean;
  readonly question: { readonly to: OrganisationView; readonly status: QuestionStatus } | null;
  readonly resolved: boolean;
  readonly outcome: string;
  readonly state: ContributionState;
  readonly visibility: Visibility;
  readonly elsewhere: boolean;
}

export interface DiscussionsPage {
  readonly workspace: WorkspaceView;
  readonly filter: DiscussionFilter;
  readonly lines: readonly DiscussionLine[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** How many discussions each filter holds. */
  readonly counts: Readonly<Record<DiscussionFilter, number>>;
}

/** Somebody who can be mentioned. */
export interface MentionChoice extends MentionTarget {
  /** Said behind the name: for whom a person acts. */
  readonly about?: string;
}

/** An organisation that a question can be put to. */
export interface Askable {
  readonly id: string;
  readonly name: string;
  /** It takes part in the workspace, and reads it there. */
  readonly member: boolean;
  /** Somebody can answer for it today, here or on its own page of questions. */
  readonly reached: boolean;
}

/** A question as the organisation sees it that was asked and takes no part in the workspace: nothing else of that place. */
export interface QuestionView {
  readonly id: string;
  readonly title: string;
  readonly opening: RichText;
  /** Figures of the charts in the opening, by `pinKey`. */
  readonly figures: Readonly<Record<string, PinnedFigure>>;
  /** What it is about, in words. */
  readonly about: { readonly metric: string; readonly area: string | null; readonly period: string | null; /** The figure as it is shown now, in words or digits. */ readonly figure: string | null };
  readonly status: QuestionStatus;
  /** What this organisation answered from here. */
  readonly answer: RichText | null;
}

export interface QuestionsPage {
  readonly organisation: { readonly id: string; readonly name: string; readonly invented: boolean; readonly mayInvite: boolean; readonly mayReadLog: boolean; readonly mayApprove: boolean };
  readonly questions: readonly QuestionView[];
}

