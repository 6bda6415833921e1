import type { InstallationRole, OrganisationRole } from './permissions.ts';
import type { Retention } from './retention.ts';
import type { OrganisationKind, WorkspaceKind } from './workspaces.ts';

/** What the pages of administration show. Workspaces have ids, kinds and owners there; no names, and no content. */

/** At most so many people see to an organisation's people. */
export const MOST_APPROVERS = 2;

export interface Overview {
  readonly organisations: number;
  readonly workspaces: number;
  /** Organisations that are open, and that nobody sees to or is invited to see to. */
  readonly withoutApprover: readonly { readonly id: string; readonly name: string }[];
  readonly onlyAdministrator: boolean;
  /** Incidents that wait for the reader's consent. */
  readonly waitingIncidents: number;
  readonly waitingReleases: number;
  readonly mailSetUp: boolean;
}

export interface RegisterLine {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly invented: boolean;
  readonly closed: boolean;
  readonly approvers: readonly string[];
  /** Invited to be approvers, and not there yet. */
  readonly invited: readonly string[];
}

export interface ApproverView {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: OrganisationRole;
}

export interface OrganisationEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly invented: boolean;
  /** ISO day. */
  readonly closedOn: string | null;
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly people: number;
  readonly workspaces: number;
  readonly approvers: readonly ApproverView[];
  readonly invitations: readonly { readonly id: string; readonly email: string; readonly until: string }[];
}

/** What naming an approver came to. */
export interface NamedApproverView {
  readonly email: string;
  /** They have an account; else they were invited. */
  readonly hasAccount: boolean;
  /** To hand over oneself where no mail went out; shown this once. */
  readonly link: string | null;
}

export interface WorkspaceLine {
  readonly id: string;
  readonly kind: WorkspaceKind;
  readonly invented: boolean;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly areas: number;
  readonly members: number;
  /** ISO days. */
  readonly createdOn: string;
  readonly endsOn: string | null;
  readonly state: 'open' | 'ended' | 'archived';
}

export interface WorkspaceList {
  readonly workspaces: readonly WorkspaceLine[];
  /** The one to give another owner, with who may own it. */
  readonly give: { readonly workspace: WorkspaceLine; readonly owners: readonly { readonly id: string; readonly name: string }[] } | null;
}

export interface RoleHolder {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: InstallationRole;
  readonly invented: boolean;
  /** ISO day. */
  readonly since: string;
  /** Why the role cannot be ended; `null` where it can. */
  readonly mustStay: string | null;
  readonly isMe: boolean;
}

export interface SettingsView {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly mail: { readonly setUp: boolean; readonly from: string | null; readonly server: string | null; readonly lastFailure: string | null };
  readonly retention: Retention;
  /** People of the sandbox look on. */
  readonly mayChange: boolean;
  readonly myAddress: string;
}

/** What was deleted because its time was over. */
export interface RetentionCounts {
  readonly events: number;
  readonly workspaces: number;
  readonly guests: number;
  readonly invitations: number;
}

export type IncidentState = 'waiting' | 'lapsed' | 'withdrawn' | 'reading' | 'over';

export interface IncidentView {
  readonly id: string;
  readonly workspace: { readonly id: string; readonly kind: WorkspaceKind | null; readonly owner: string | null };
  readonly reason: string;
  readonly askedBy: string;
  /** "22 November 2026, 07:19" */
  readonly askedAt: string;
  readonly agreedBy: string | null;
  readonly readFirst: string | null;
  readonly until: string | null;
  readonly state: IncidentState;
  readonly isMine: boolean;
  /** Where the asker reads, while they may. */
  readonly path: string | null;
}
