import type { Role } from './permissions.ts';
import type { ContributionRule, OrganisationView, WorkspaceKind, WorkspaceView } from './workspaces.ts';

/** What the pages around a workspace show: one's list of them, opening, terms, members, settings. Types only. */

/** One line of a person's list of workspaces. */
export interface MyWorkspace {
  readonly slug: string;
  readonly name: string;
  readonly kind: WorkspaceKind;
  readonly invented: boolean;
  readonly owner: string | null;
  /** The organisation one acts for there. */
  readonly organisation: string;
  readonly role: Role;
  /** ISO day: the last one on which something may be added. */
  readonly endsOn: string | null;
  readonly ended: boolean;
  /** Last day of one's own membership. */
  readonly memberUntil: string | null;
  readonly termsToAccept: boolean;
}

export interface MyWorkspaces {
  readonly workspaces: readonly MyWorkspace[];
  /** They lead an organisation. */
  readonly mayOpen: boolean;
  readonly guest: boolean;
}

export interface AreaChoice {
  readonly code: string;
  readonly name: string;
}

/** Areas to choose from: a region with its authorities. */
export interface AreaGroup {
  readonly heading: string;
  readonly areas: readonly AreaChoice[];
}

export interface IndicatorChoice {
  readonly metric: string;
  readonly title: string;
}

export interface IndicatorGroup {
  readonly heading: string;
  readonly indicators: readonly IndicatorChoice[];
}

/** An organisation one leads, with what it may open. */
export interface OwnerChoice {
  readonly id: string;
  readonly name: string;
  readonly invented: boolean;
  readonly kinds: readonly WorkspaceKind[];
}

/** What the form for a new workspace starts with. */
export interface NewWorkspaceForm {
  readonly organisation: OrganisationView;
  readonly invented: boolean;
  readonly kind: WorkspaceKind;
  readonly areas: readonly AreaChoice[];
  readonly areaGroups: readonly AreaGroup[];
  readonly indicatorGroups: readonly IndicatorGroup[];
  readonly terms: string;
  /** ISO day, or none. */
  readonly endsOn: string | null;
  readonly endRequired: boolean;
}

/** What a workspace is and which rules hold in it; nothing of it was contributed. */
export interface WorkspaceRules {
  readonly slug: string;
  readonly name: string;
  readonly kind: WorkspaceKind;
  readonly invented: boolean;
  readonly purpose: string;
  readonly owner: string | null;
  readonly contributionRule: ContributionRule;
  readonly terms: string;
  /** Raised whenever the terms change; 0: there are none. */
  readonly version: number;
  readonly agreement: string;
  /** ISO days. */
  readonly reviewOn: string | null;
  readonly endsOn: string | null;
  readonly ended: boolean;
  readonly memberCount: number;
}

/** What is read before anything else. */
export interface TermsPage extends WorkspaceRules {
  /** Those that take part, by name. */
  readonly organisations: readonly string[];
  readonly guests: boolean;
  /** Accepted already; the page is then to read again. */
  readonly accepted: boolean;
  /** An earlier version was accepted: they have changed since. */
  readonly changed: boolean;
}

/** What the members' page says besides who they are. */
export interface MembersPage {
  readonly workspace: WorkspaceView;
  readonly rules: WorkspaceRules;
}

export interface SettingsPage {
  readonly workspace: WorkspaceView;
  readonly owner: string | null;
  readonly purpose: string;
  readonly focus: readonly string[];
  readonly terms: string;
  readonly termsVersion: number;
  readonly agreement: string;
  readonly reviewOn: string | null;
  readonly endsOn: string | null;
  readonly endRequired: boolean;
  /** Mails about it may carry its name and what was written. */
  readonly mailsCarryContent: boolean;
  readonly archivedOn: string | null;
  /** `used`: something was written about it, so it stays. */
  readonly areas: readonly (AreaChoice & { readonly used: boolean })[];
  readonly areaGroups: readonly AreaGroup[];
  readonly indicatorGroups: readonly IndicatorGroup[];
}
