import type { WorkspaceView } from './workspaces.ts';

export const TAKEN_FORMATS = { docx: 'Word', csv: 'CSV' } as const;
export type TakenFormat = keyof typeof TAKEN_FORMATS;

/** What is taken along: one indicator, with its figures for one area, or one area. */
export type TakenSubject = { readonly metric: string; readonly area: string } | { readonly metric: null; readonly area: string };

/** What a file would hold. */
export interface TakePage {
  readonly workspace: Pick<WorkspaceView, 'slug' | 'name' | 'memberCount'>;
  /** `null` before something is chosen. */
  readonly chosen: {
    readonly subject: TakenSubject;
    readonly title: string;
    readonly counts: Readonly<Record<'notes' | 'discussions' | 'actions' | 'evidence', number>>;
    /** So many are left out because others keep them out of files. */
    readonly leftOut: number;
  } | null;
  readonly indicators: readonly { readonly metric: string; readonly title: string; readonly group: string }[];
  readonly areas: readonly { readonly code: string; readonly name: string }[];
}
