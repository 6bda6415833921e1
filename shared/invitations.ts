import type { OrganisationRole, Role } from './permissions.ts';
import type { OrganisationKind, OrganisationView, WorkspaceKind } from './workspaces.ts';

/** Days an invitation stands. */
export const INVITATION_DAYS = 14;
/** Lines that one pasted list may have. */
export const MOST_ADDRESSES = 200;

/** `expired`: open, and too old. `waiting`: accepted by a person whom the organisation's approver has to confirm. */
export type InvitationState = 'open' | 'expired' | 'waiting' | 'declined';

/** What became of one entry of a list. */
export type LineOutcomeKind = 'invited' | 'sent-again' | 'here-already' | 'waits' | 'no-address' | 'twice';

export interface LineOutcome {
  /** As it was written. */
  readonly written: string;
  readonly email: string | null;
  readonly outcome: LineOutcomeKind;
  /** The link to hand over oneself, where no mail went out; shown this once. */
  readonly link: string | null;
}

/** What became of a list of addresses. */
export interface ListOutcome {
  readonly lines: readonly LineOutcome[];
  /** The entries that no mail can reach, to put right and send again. */
  readonly left: string;
}

export const LINE_OUTCOME_WORDS: Readonly<Record<LineOutcomeKind, string>> = {
  invited: 'Invited',
  'sent-again': 'Was invited already; a new invitation replaces the earlier one',
  'here-already': 'Is here already; nothing was sent',
  waits: 'Accepted already, and waits for their organisation to confirm it',
  'no-address': 'Is not an email address; put it right below',
  twice: 'Is in the list twice; counted once',
};

/** An invitation of a workspace, as those who may invite there see it. */
export interface WorkspaceInvitationView {
  readonly id: string;
  /** `null`: to the organisation, which says who takes part. */
  readonly email: string | null;
  readonly organisation: OrganisationView;
  readonly role: Role;
  readonly state: InvitationState;
  readonly invitedBy: string;
  /** ISO days. */
  readonly sentOn: string;
  readonly until: string;
  readonly memberUntil: string | null;
}

/** An organisation that a workspace of a kind may invite. */
export interface InvitableOrganisation extends OrganisationView {
  readonly kind: OrganisationKind;
  /** Its people may be invited by address. */
  readonly byAddress: boolean;
  /** It may be invited itself: its leads say who takes part. */
  readonly bySlot: boolean;
}

/** What the page of an invitation says of it, to whoever holds the link. */
export interface InvitationFacts {
  readonly organisation: { readonly name: string; readonly kind: OrganisationKind };
  /** `null`: to work for the organisation. */
  readonly workspace: { readonly name: string; readonly kind: WorkspaceKind; readonly owner: string | null } | null;
  readonly role: OrganisationRole | Role;
  readonly invented: boolean;
  readonly invitedBy: { readonly name: string; readonly organisation: string | null };
  /** ISO days. */
  readonly until: string;
  readonly memberUntil: string | null;
}

/** `sign-in`: an account with the address exists, nobody is signed in. `elsewhere`: signed in with another address. */
export type InvitationPageView =
  | { readonly step: 'new-account' | 'sign-in' | 'answer'; readonly invitation: InvitationFacts; readonly email: string }
  | { readonly step: 'elsewhere'; readonly invitation: InvitationFacts };

/** Where acceptance leads. `waits`: for the organisation's approver. */
export type Accepted =
  | { readonly to: 'organisation'; readonly organisationId: string }
  | { readonly to: 'workspace'; readonly slug: string }
  | { readonly to: 'waits' };

/** An invitation that somebody accepted and that waits for an approver. */
export interface WaitingInvitationView {
  readonly id: string;
  readonly organisation: string;
  readonly workspace: { readonly name: string; readonly kind: WorkspaceKind };
  readonly hasApprover: boolean;
  readonly acceptedOn: string;
}

/** Where somebody goes who has accepted: what they were invited to, or the page that says whose confirmation it waits for. */
export function placeOf(accepted: Accepted): string {
  if (accepted.to === 'workspace') return `/workspaces/${accepted.slug}?done=joined`;
  return accepted.to === 'organisation' ? `/organisations/${accepted.organisationId}?done=welcome` : '/invitations?done=waits';
}
