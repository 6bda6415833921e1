import type { Abilities, WorkspaceReader } from './permissions.ts';

/** How a person appears beside what they wrote: a role or name, and the organisation they act for. */
export interface PersonView {
  readonly name: string;
  readonly organisation: string;
}

export interface OrganisationView {
  readonly id: string;
  readonly name: string;
  /** Where it helps to know whose view somebody has. */
  readonly kind?: OrganisationKind;
  /** Of the one somebody acts for: somebody else there may approve that what they write becomes public. */
  readonly approves?: boolean;
}

export const WORKSPACE_KINDS = ['region', 'mentoring', 'safeguarding', 'organisation'] as const;
export type WorkspaceKind = (typeof WORKSPACE_KINDS)[number];

export const ORGANISATION_KINDS = ['la', 'police', 'icb', 'education', 'voluntary', 'region', 'dfe', 'other'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** How those who write are shown to everybody in the workspace; each is stricter than the ones it may follow. */
export const CONTRIBUTION_RULES = ['attributed', 'role-only', 'organisation-only', 'none'] as const;
export type ContributionRule = (typeof CONTRIBUTION_RULES)[number];

/** A workspace as one of its members sees it. */
export interface WorkspaceView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: WorkspaceKind;
  readonly invented: boolean;
  /** Newest ONS codes. */
  readonly areas: readonly string[];
  readonly role: WorkspaceReader;
  /** The organisation one acts for here; `null` for an administrator who reads because of an incident. */
  readonly organisation: OrganisationView | null;
  readonly contributionRule: ContributionRule;
  /** Members may write without anybody ever knowing who it was. */
  readonly nonAttributed: boolean;
  /** It has ended or is archived: it can only be read. */
  readonly ended: boolean;
  readonly abilities: Abilities;
  /** Number of members, said wherever one writes. */
  readonly memberCount: number;
}
