import type { PersonView } from '../../shared/workspaces.ts';

/** A person with the organisation they act for in one workspace, if they are a member. */
interface PersonRow {
  readonly name: string;
  readonly organisation: string | null;
}

/** What somebody wrote outlives their membership. */
const FORMER_MEMBER = 'no longer a member';

/** A person as the members of a workspace see them. */
export function presentPerson({ name, organisation }: PersonRow): PersonView {
  return { name, organisation: organisation ?? FORMER_MEMBER };
}
