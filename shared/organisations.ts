import type { organisationAbilities, OrganisationRole, Role } from './permissions.ts';
import type { InvitationState } from './invitations.ts';
import type { OrganisationKind, WorkspaceKind } from './workspaces.ts';

export { KIND_OF_ORGANISATION as ORGANISATION_KIND_WORDS } from './people.ts';

/** What somebody is in an organisation, and what that means; said wherever a role is chosen. */
export const ORGANISATION_ROLES: readonly { readonly role: OrganisationRole; readonly name: string; readonly may: string }[] = [
  { role: 'practitioner', name: 'Practitioner', may: 'Sees who works for the organisation, and takes part in the workspaces they are invited to.' },
  { role: 'analyst', name: 'Analyst', may: 'The same as a practitioner; the word tells others whom to ask about data.' },
  { role: 'lead', name: 'Lead', may: 'All that a practitioner may. Besides, opens workspaces for the organisation, answers invitations to it and says who takes part, and reads its log.' },
];

/** Besides a role: the one thing that is not chosen here. */
export const APPROVER_MAY =
  'Sees to the organisation’s people: invites them, changes what they are, confirms those whom others invited, and ends what they may do. Approvers are named by the administrators of this service.';

/** How a role in an organisation is called. */
export const organisationRoleName = (role: OrganisationRole): string => ORGANISATION_ROLES.find((one) => one.role === role)?.name ?? role;

/** An organisation that somebody works for. */
export interface MyOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly invented: boolean;
  readonly role: OrganisationRole;
  readonly approver: boolean;
}

/** Somebody who works for an organisation. */
export interface ColleagueView {
  readonly userId: string;
  readonly name: string;
  readonly jobRole: string | null;
  readonly role: OrganisationRole;
  readonly approver: boolean;
  /** ISO day. */
  readonly since: string;
  /** For approvers only. */
  readonly email: string | null;
  readonly isMe: boolean;
}

/** An invitation to work for an organisation that nobody has answered. */
export interface SentInvitationView {
  readonly id: string;
  readonly email: string;
  readonly role: OrganisationRole;
  readonly state: Extract<InvitationState, 'open' | 'expired' | 'declined'>;
  readonly invitedBy: string;
  /** ISO days. */
  readonly sentOn: string;
  readonly until: string;
}

/** Somebody who accepted to take part in a workspace for an organisation they do not work for yet. */
export interface WaitingPersonView {
  readonly id: string;
  readonly name: string;
  readonly jobRole: string | null;
  readonly email: string;
  readonly workspace: { readonly name: string; readonly kind: WorkspaceKind; readonly owner: string | null };
  readonly role: Role;
  readonly invitedBy: string;
  /** ISO day; `null` without an end. */
  readonly memberUntil: string | null;
}

/** A workspace in which people of an organisation take part. */
export interface TakesPartView {
  readonly id: string;
  readonly name: string;
  readonly kind: WorkspaceKind;
  readonly owner: string | null;
  /** Where the reader is a member of it. */
  readonly slug: string | null;
  readonly ended: boolean;
  /** The organisation's own people there, by name. */
  readonly people: readonly { readonly userId: string; readonly name: string; readonly role: Role }[];
}

/** An invitation of a workspace to the organisation itself. */
export interface SlotView {
  readonly id: string;
  readonly workspace: { readonly name: string; readonly kind: WorkspaceKind; readonly owner: string | null; readonly endsOn: string | null };
  readonly role: 'member' | 'observer';
  readonly invitedBy: string;
  /** ISO days. */
  readonly until: string;
  readonly memberUntil: string | null;
}

/** The page of an organisation as somebody of it sees it. What they may not see is empty. */
export interface OrganisationPageView {
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind; readonly invented: boolean; readonly closed: boolean };
  readonly me: { readonly userId: string; readonly role: OrganisationRole; readonly approver: boolean };
  readonly abilities: ReturnType<typeof organisationAbilities>;
  readonly people: readonly ColleagueView[];
  readonly invitations: readonly SentInvitationView[];
  readonly waiting: readonly WaitingPersonView[];
  readonly slots: readonly SlotView[];
  readonly workspaces: readonly TakesPartView[];
  /** Areas whose figures are the organisation’s own. */
  readonly areas: readonly { readonly code: string; readonly name: string }[];
}

/** One person of an organisation, for its approver. */
export interface ColleaguePageView {
  readonly organisation: OrganisationPageView['organisation'];
  readonly person: ColleagueView;
  /** Where they take part for this organisation. */
  readonly workspaces: readonly { readonly id: string; readonly name: string; readonly kind: WorkspaceKind; readonly role: Role; readonly joinedOn: string; readonly until: string | null }[];
  /** Why their work cannot be ended here; `null` where it can. */
  readonly mustStay: string | null;
}

/** What will end, shown before it is done. */
export interface EndingView {
  readonly organisation: OrganisationPageView['organisation'];
  readonly person: ColleagueView;
  /** Everything they do for the organisation; else one workspace. */
  readonly everywhere: boolean;
  readonly mustStay: string | null;
  readonly workspaces: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    /** Open actions they see to, which somebody takes over. */
    readonly openActions: number;
    /** Colleagues who can take them over. */
    readonly colleagues: readonly { readonly userId: string; readonly name: string }[];
    /** Nobody else coordinates it; and it is this organisation's own. */
    readonly onlyCoordinator: boolean;
    readonly owned: boolean;
  }[];
  /** Addresses of invitations that are withdrawn with it. */
  readonly openInvitations: number;
}
