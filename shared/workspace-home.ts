import type { ActionStatus } from './action-statuses.ts';
import type { MemberView } from './members.ts';
import type { GlanceView } from './profile-view.ts';
import type { PersonView, WorkspaceView } from './workspaces.ts';

/** How much a workspace has written about one metric. */
export interface MetricCounts {
  readonly metric: string;
  readonly notes: number;
  readonly questions: number;
  readonly actions: number;
}

/** What something is about, and where it stands: the page of a metric and the place on it. */
export interface AboutFigure {
  /** Empty where it is about every indicator, every area. */
  readonly metric: string | null;
  readonly area: string | null;
  /** Key of its part of the measure; empty for the whole. */
  readonly breakdown: string;
  /** `note-…`, `discussion-…`, `action-…`: its place in the page. */
  readonly place: string;
}

/** One line of what changed. */
export interface NewsLine {
  readonly id: string;
  readonly words: string;
  /** Who did it; `null` where that is not said or nobody did. */
  readonly by: PersonView | null;
  /** ISO time. */
  readonly at: string;
  readonly about: AboutFigure | null;
  /** Address of a page of ours where it is about no figure; `null`: there is none to go to. */
  readonly href: string | null;
}

export const NEWS_KINDS = {
  notes: 'Context added',
  questions: 'Questions asked',
  answers: 'Answers given',
  evidence: 'Evidence added',
  agreed: 'Actions agreed',
  moved: 'Actions that moved',
  releases: 'New figures',
  members: 'Who takes part',
  settings: 'The workspace itself',
} as const;
export type NewsKind = keyof typeof NEWS_KINDS;

/** What changed of one kind, newest first. */
export interface NewsGroup {
  readonly kind: NewsKind;
  readonly lines: readonly NewsLine[];
  /** How many more there are than are listed. */
  readonly more: number;
}

export interface News {
  /** The reader was never here before: what changed since they joined. */
  readonly first: boolean;
  readonly groups: readonly NewsGroup[];
  /** There was more than can be gone through: what is listed is the newest of it. */
  readonly shortened: boolean;
}

export interface OpenQuestion extends AboutFigure {
  readonly id: string;
  readonly title: string;
  readonly author: PersonView;
  readonly answers: number;
  /** ISO time of the question or its newest answer. */
  readonly lastAt: string;
}

export interface DueAction extends AboutFigure {
  readonly id: string;
  readonly what: string;
  readonly organisation: string;
  readonly who: string;
  readonly holder: PersonView | null;
  /** ISO day. */
  readonly due: string;
  /** Its day is over. */
  readonly overdue: boolean;
  readonly status: ActionStatus;
}

/** The newest of a list that is longer. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** The newest release day of the workspace's world. */
export interface LatestRelease {
  /** ISO day. */
  readonly day: string;
  readonly titles: readonly string[];
  /** "12 figures newly shown and 40 new" in the workspace's areas; empty where that is not known. */
  readonly changes: string;
}

/** An administrator was let in because of an incident. */
export interface IncidentReading {
  /** ISO time. */
  readonly at: string;
  readonly reason: string;
  /** Whether they did read. */
  readonly read: boolean;
}

/** What a workspace is, and which rules hold. */
export interface WorkspaceAbout {
  readonly purpose: string;
  readonly owner: string | null;
  readonly agreement: string;
  /** ISO days. */
  readonly reviewOn: string | null;
  readonly endsOn: string | null;
  readonly archivedOn: string | null;
  readonly hasTerms: boolean;
}

/** The first page of a workspace. */
export interface WorkspaceHome {
  readonly workspace: WorkspaceView;
  /** ISO day. */
  readonly today: string;
  readonly about: WorkspaceAbout;
  readonly news: News;
  /** The indicators that are looked at first; `null` where none are chosen. */
  readonly focus: GlanceView | null;
  readonly questions: Listed<OpenQuestion>;
  readonly actions: Listed<DueAction>;
  readonly release: LatestRelease | null;
  readonly members: readonly MemberView[];
  /** Of the last 90 days, newest first. */
  readonly incidents: readonly IncidentReading[];
  /** Metrics that something was written about. */
  readonly counts: readonly MetricCounts[];
}
