import type { OrganisationKind, PersonView } from './workspaces.ts';

/** A person in one line: "Name, Organisation"; the organisation alone where nothing else may be said. */
export function personText({ name, organisation }: PersonView): string {
  return organisation === '' ? name : `${name}, ${organisation}`;
}

/** What kind of organisation somebody wrote for, where its name is kept back. */
export const KIND_OF_ORGANISATION: Readonly<Record<OrganisationKind, string>> = {
  la: 'local authority',
  police: 'police',
  icb: 'health',
  education: 'education',
  voluntary: 'voluntary and community sector',
  region: 'regional partnership',
  dfe: 'Department for Education',
  other: 'other organisation',
};
