import type { Abilities, Role } from './permissions.ts';

/** How a person appears beside what they wrote: a role or name, and the organisation they act for. */
export interface PersonView {
  readonly name: string;
  readonly organisation: string;
}

export interface OrganisationView {
  readonly id: string;
  readonly name: string;
}

/** A workspace as one of its members sees it. */
export interface WorkspaceView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: 'region' | 'mentoring' | 'safeguarding' | 'organisation';
  readonly invented: boolean;
  /** Newest ONS codes. */
  readonly areas: readonly string[];
  readonly role: Role;
  readonly abilities: Abilities;
  /** Number of members, said wherever one writes. */
  readonly memberCount: number;
}
