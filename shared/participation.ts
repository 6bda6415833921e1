import type { Role } from './permissions.ts';
import type { OrganisationKind, WorkspaceKind } from './workspaces.ts';

/**
 * Who may be invited to a workspace of a kind: which organisations besides its owner, by which way, and in which roles.
 * Guests come by codes only and are not spoken of here.
 */
interface KindRule {
  /** Kinds of organisation that may take part besides the owner. */
  readonly others: readonly OrganisationKind[];
  /** An organisation comes in by an invitation to itself, answered by its leads; then its people by address too. */
  readonly organisationFirst: boolean;
  /** Only the owner's people coordinate. */
  readonly ownerCoordinates: boolean;
}

const EVERY_KIND: readonly OrganisationKind[] = ['la', 'police', 'icb', 'education', 'voluntary', 'region', 'dfe', 'other'];

const RULES: Readonly<Record<WorkspaceKind, KindRule>> = {
  region: { others: EVERY_KIND, organisationFirst: false, ownerCoordinates: false },
  mentoring: { others: ['la', 'region', 'voluntary', 'dfe', 'other'], organisationFirst: true, ownerCoordinates: true },
  safeguarding: { others: ['la', 'police', 'icb', 'education', 'voluntary', 'dfe', 'other'], organisationFirst: false, ownerCoordinates: false },
  organisation: { others: [], organisationFirst: false, ownerCoordinates: true },
};

export interface Candidate {
  readonly kind: OrganisationKind;
  /** It owns the workspace. */
  readonly owns: boolean;
  /** Some of its people take part already. */
  readonly takesPart: boolean;
}

/** Whether people may be invited by address for an organisation. */
export function byAddress(workspace: WorkspaceKind, { kind, owns, takesPart }: Candidate): boolean {
  const { others, organisationFirst } = RULES[workspace];
  return owns || (others.includes(kind) && (takesPart || !organisationFirst));
}

/** Whether an organisation itself may be invited, so that its leads say who takes part. */
export function bySlot(workspace: WorkspaceKind, { kind, owns }: Candidate): boolean {
  return !owns && RULES[workspace].others.includes(kind);
}

/** Roles in which somebody of an organisation may be invited. */
export function rolesFor(workspace: WorkspaceKind, { owns }: Pick<Candidate, 'owns'>): readonly Exclude<Role, 'guest'>[] {
  return owns || !RULES[workspace].ownerCoordinates ? ['coordinator', 'member', 'observer'] : ['member', 'observer'];
}

/** Kinds of organisation that may take part besides the owner; none where it keeps to its own people. */
export const othersIn = (workspace: WorkspaceKind): readonly OrganisationKind[] => RULES[workspace].others;

/** What a workspace is called where its name is not said: "a mentoring workspace". */
export const WORKSPACE_KIND_WORDS: Readonly<Record<WorkspaceKind, string>> = {
  region: 'a region’s workspace',
  mentoring: 'a mentoring workspace',
  safeguarding: 'a safeguarding partnership’s workspace',
  organisation: 'an organisation’s own workspace',
};
