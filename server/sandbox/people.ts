import { NORTHERN_VALE } from '../../shared/areas/register.ts';
import type { InstallationRole, OrganisationRole } from '../../shared/permissions.ts';
import type { OrganisationKind } from '../../shared/workspaces.ts';
import { PLACES } from './figures/places.ts';

/** Someone of the sandbox: a role, never a person's name. */
export interface SandboxPerson {
  /** Ends in `.example`, which no mail ever reaches. */
  readonly email: string;
  readonly name: string;
  /** Name of the organisation they work for; `null` for those who see to the installation only. */
  readonly organisation: string | null;
  readonly role?: OrganisationRole;
  readonly approver?: true;
  readonly installation?: InstallationRole;
  /** What one can try as them, printed at the start; nobody has the password of who has none. */
  readonly tries?: string;
}

export interface SandboxOrganisation {
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Codes of the areas whose figures are its own. */
  readonly areas: readonly string[];
}

export const ALLIANCE = 'Northern Vale';
export const POLICE = 'Northern Vale Police (invented)';
export const HEALTH = 'Northern Vale Integrated Care Board (invented)';
export const SCHOOLS = 'Northern Vale Schools Forum (invented)';
export const VOICES = 'Northern Vale Voices (invented)';
export const DEPARTMENT = 'Department for Education regions group (invented)';

/** One organisation of every kind, and every invented local authority. */
export const ORGANISATIONS: readonly SandboxOrganisation[] = [
  ...PLACES.map(({ name, code }): SandboxOrganisation => ({ name, kind: 'la', areas: [code] })),
  { name: ALLIANCE, kind: 'region', areas: [NORTHERN_VALE] },
  { name: POLICE, kind: 'police', areas: [] },
  { name: HEALTH, kind: 'icb', areas: [] },
  { name: SCHOOLS, kind: 'education', areas: [] },
  { name: VOICES, kind: 'voluntary', areas: [] },
  { name: DEPARTMENT, kind: 'dfe', areas: [] },
];

const REGION_MEMBER = 'member of the region’s workspace';

/** The people one can sign in as: one for every role. */
export const SIGN_INS: readonly SandboxPerson[] = [
  { email: 'coordinator@northern-vale.example', name: 'Coordinator', organisation: ALLIANCE, role: 'lead', tries: 'coordinator of the region’s workspace' },
  { email: 'analyst@carrow.example', name: 'Analyst', organisation: 'Carrow', role: 'analyst', tries: REGION_MEMBER },
  { email: 'service-manager@carrow.example', name: 'Service manager', organisation: 'Carrow', tries: REGION_MEMBER },
  { email: 'head-of-service@dunmere.example', name: 'Head of service', organisation: 'Dunmere', tries: REGION_MEMBER },
  { email: 'analyst@gorsley.example', name: 'Analyst', organisation: 'Gorsley', role: 'analyst', tries: REGION_MEMBER },
  { email: 'analyst@brackley-vale.example', name: 'Analyst', organisation: 'Brackley Vale', role: 'analyst', tries: REGION_MEMBER },
  { email: 'police-lead@northern-vale.example', name: 'Police lead', organisation: POLICE, role: 'lead', tries: REGION_MEMBER },
  { email: 'observer@northern-vale.example', name: 'Observer', organisation: ALLIANCE, tries: 'observer in the region’s workspace' },
  { email: 'regional-lead@dfe.example', name: 'Regional lead', organisation: DEPARTMENT, role: 'lead', tries: 'invited to the region’s workspace as an observer' },
  { email: 'director@carrow.example', name: 'Director', organisation: 'Carrow', role: 'lead', tries: 'lead; coordinator of Carrow’s own workspace and of its safeguarding partnership' },
  { email: 'approver@carrow.example', name: 'Approver', organisation: 'Carrow', approver: true, tries: 'approver of Carrow’s people; no member of any workspace' },
  { email: 'practitioner@carrow.example', name: 'Practitioner', organisation: 'Carrow', tries: 'member of Carrow’s own workspace' },
  { email: 'director@dunmere.example', name: 'Director', organisation: 'Dunmere', role: 'lead', approver: true, tries: 'lead and approver; mentee, coordinator of the mentoring workspace' },
  { email: 'mentor@carrow.example', name: 'Mentor', organisation: 'Carrow', role: 'lead', tries: 'mentor in the mentoring workspace, with terms yet to accept' },
  { email: 'safeguarding-lead@icb.northern-vale.example', name: 'Safeguarding lead', organisation: HEALTH, role: 'lead', tries: 'member of the region’s workspace and of the safeguarding partnership' },
  { email: 'education-lead@northern-vale.example', name: 'Education lead', organisation: SCHOOLS, tries: 'member of the safeguarding partnership' },
  { email: 'participation-lead@voices.example', name: 'Participation lead', organisation: VOICES, tries: 'speaks for experts by experience in the safeguarding partnership' },
  { email: 'administrator@northern-vale.example', name: 'Administrator', organisation: null, installation: 'administrator', tries: 'administrator' },
  { email: 'second-administrator@northern-vale.example', name: 'Second administrator', organisation: null, installation: 'administrator', tries: 'administrator, to agree to what the other one asks' },
  { email: 'data-steward@northern-vale.example', name: 'Data steward', organisation: null, installation: 'data-steward', tries: 'data steward' },
];

/** Members who make every authority part of the region's workspace; nobody has their passwords. */
const OTHERS: readonly SandboxPerson[] = PLACES.filter(({ name }) => !SIGN_INS.some(({ organisation }) => organisation === name)).map(({ name }) => ({
  email: `head-of-service@${name.toLowerCase().replaceAll(' ', '-')}.example`, name: 'Head of service', organisation: name,
}));

/** Everyone in the sandbox. */
export const PEOPLE: readonly SandboxPerson[] = [...SIGN_INS, ...OTHERS];
