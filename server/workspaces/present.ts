import type { PersonView } from '../../shared/workspaces.ts';

/** A person with their place in one workspace. */
export interface PersonRow {
  readonly name: string;
  /** At most one: the membership in the workspace asked about. */
  readonly memberships: readonly { readonly organisation: { readonly name: string } }[];
}

/** What somebody wrote outlives their membership. */
export const FORMER_MEMBER = 'no longer a member';

/** A person as the members of a workspace see them. */
export function presentPerson({ name, memberships }: PersonRow): PersonView {
  return { name, organisation: memberships[0]?.organisation.name ?? FORMER_MEMBER };
}
