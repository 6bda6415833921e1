/** How long what is kept is kept, and within which bounds administrators may set it; without zod, so that pages may use it. */
interface RetentionWords {
  readonly label: string;
  /** What happens when the time is over. */
  readonly then: string;
  readonly unit: 'months' | 'days';
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

export const RETENTION = {
  auditMonths: { label: 'Logs of who did what', then: 'Lines of the logs that are older are deleted.', unit: 'months', least: 6, most: 72, usual: 24 },
  workspaceMonths: {
    label: 'Workspaces after they ended or were archived', then: 'The workspace is deleted with everything said in it.', unit: 'months', least: 1, most: 72, usual: 24,
  },
  guestDays: {
    label: 'Names of guests after their end', then: 'What they wrote stays, from “Guest”. Of guests who wrote nothing, nothing stays.', unit: 'days', least: 1, most: 60, usual: 7,
  },
  invitationDays: { label: 'Invitations after they were answered or were over', then: 'The invitation and its address are deleted.', unit: 'days', least: 30, most: 365, usual: 90 },
} as const satisfies Record<string, RetentionWords>;

export type RetentionName = keyof typeof RETENTION;
export type Retention = Readonly<Record<RetentionName, number>>;
export const RETENTION_NAMES = Object.keys(RETENTION) as readonly RetentionName[];

/** "24 months", "1 day". */
export const periodText = (name: RetentionName, count: number): string => `${count} ${count === 1 ? RETENTION[name].unit.slice(0, -1) : RETENTION[name].unit}`;
