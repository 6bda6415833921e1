import type { PersonView, WorkspaceView } from './workspaces.ts';

/** How much a workspace has written about one metric. */
export interface MetricCounts {
  readonly metric: string;
  readonly notes: number;
  readonly questions: number;
  readonly actions: number;
}

/** One recent contribution, short. */
export interface RecentContribution {
  readonly id: string;
  readonly kind: 'note' | 'question' | 'action';
  readonly metric: string;
  readonly area: string;
  readonly words: string;
  readonly author: PersonView;
  /** ISO time. */
  readonly at: string;
}

/** The first page of a workspace. */
export interface WorkspaceHome {
  readonly workspace: WorkspaceView;
  /** Metrics that something was written about. */
  readonly counts: readonly MetricCounts[];
  /** Newest first. */
  readonly recent: readonly RecentContribution[];
}
