import type { Capacity, ContributionState, ContributionView, Publication, Visibility, VisibleContributionView } from '../shared/contributions.ts';

interface StateRow {
  readonly withdrawnAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly purgedAt: Date | null;
}

/** What became of something that was written; the strongest word wins. */
export function stateOf({ withdrawnAt, hiddenAt, purgedAt }: StateRow): ContributionState {
  if (purgedAt) return 'purged';
  if (hiddenAt) return 'hidden';
  return withdrawnAt ? 'withdrawn' : 'shown';
}

interface ContributionRow extends StateRow {
  readonly id: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly version: number;
  readonly unattributed: boolean;
}

/** What every view of something written has, without its author. */
export function contributionOf(row: ContributionRow): Omit<ContributionView, 'author'> {
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    version: row.version,
    state: stateOf(row),
    unattributed: row.unattributed,
  };
}

interface VisibleRow extends ContributionRow {
  readonly workspaceId: string;
  readonly visibility: string;
  readonly publication: string | null;
  readonly capacity: string;
}

/** As `contributionOf`, with who may see it. @param workspaceId the workspace it is read in */
export function visibleContributionOf(row: VisibleRow, workspaceId: string): Omit<VisibleContributionView, 'author'> {
  return {
    ...contributionOf(row),
    visibility: row.visibility as Visibility,
    publication: row.publication as Publication | null,
    capacity: row.capacity as Capacity,
    elsewhere: row.workspaceId !== workspaceId,
  };
}
