import { NORTHERN_VALE } from '../../shared/areas/register.ts';
import type { Role } from '../../shared/permissions.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';
import { placeOf } from './figures/places.ts';
import { ALLIANCE, PEOPLE, SIGN_INS } from './people.ts';

/** Address of the region's workspace, in which the conversation is. */
export const SANDBOX_WORKSPACE = 'northern-vale';

export interface SandboxWorkspace {
  readonly slug: string;
  readonly name: string;
  readonly kind: WorkspaceKind;
  /** Name of the organisation that owns it. */
  readonly owner: string;
  readonly purpose: string;
  readonly areas: readonly string[];
  /** Metrics. */
  readonly focus: readonly string[];
  readonly terms: string;
  readonly months?: number;
  readonly members: readonly { readonly email: string; readonly role: Role; readonly acceptedTerms: boolean }[];
}

const TERMS = [
  'What is said here stays among the members of this workspace.',
  'Nothing that could identify a child, a family or a carer is written here, nor a number that a publisher suppresses.',
  'Figures start a conversation; nobody is compared with anybody by them.',
  'Contributions are shown as the rule of this workspace says. When the workspace ends, it can only be read.',
].join('\n\n');

/** In no other workspace: approvers, those who see to the installation, and people of the workspaces below. */
const NOT_IN_REGION: readonly string[] = [
  'director@carrow.example', 'approver@carrow.example', 'practitioner@carrow.example', 'director@dunmere.example', 'mentor@carrow.example',
  'education-lead@northern-vale.example', 'participation-lead@voices.example',
];
const READ_ALONG: readonly string[] = ['observer@northern-vale.example', 'regional-lead@dfe.example'];

const member = (email: string, role: Role = 'member', acceptedTerms = true) => ({ email, role, acceptedTerms });

/** One workspace of every kind. */
export const WORKSPACES: readonly SandboxWorkspace[] = [
  {
    slug: SANDBOX_WORKSPACE,
    name: 'Northern Vale region',
    kind: 'region',
    owner: ALLIANCE,
    purpose: 'Authorities, police and health of Northern Vale learn together from what the figures show and do not show.',
    areas: [NORTHERN_VALE],
    focus: ['children-in-need-rate', 'cp-plans-two-years', 'care-rate', 'repeat-referrals', 'sw-vacancy'],
    terms: TERMS,
    members: PEOPLE.filter(({ email, organisation }) => organisation !== null && !NOT_IN_REGION.includes(email)).map(({ email }) =>
      member(email, email === SIGN_INS[0]?.email ? 'coordinator' : READ_ALONG.includes(email) ? 'observer' : 'member'),
    ),
  },
  {
    slug: 'dunmere-and-carrow',
    name: 'Dunmere and Carrow: keeping families together',
    kind: 'mentoring',
    owner: 'Dunmere',
    purpose: 'Carrow shares how it set up family help; Dunmere says what it would need to do the same.',
    areas: [placeOf('Dunmere').code],
    focus: ['children-in-need-rate', 'repeat-referrals', 'cp-plans-two-years'],
    terms: TERMS,
    months: 12,
    members: [member('director@dunmere.example', 'coordinator'), member('mentor@carrow.example', 'member', false)],
  },
  {
    slug: 'carrow-safeguarding-partnership',
    name: 'Carrow safeguarding partnership',
    kind: 'safeguarding',
    owner: 'Carrow',
    purpose: 'The local authority, police, health and education of Carrow look at what the figures mean for multi-agency work.',
    areas: [placeOf('Carrow').code],
    focus: ['children-in-need-rate', 'cp-plans-two-years', 'repeat-referrals'],
    terms: TERMS,
    members: [
      member('director@carrow.example', 'coordinator'), member('safeguarding-lead@icb.northern-vale.example'),
      member('education-lead@northern-vale.example'), member('participation-lead@voices.example'),
    ],
  },
  {
    slug: 'carrow',
    name: 'Carrow children’s services',
    kind: 'organisation',
    owner: 'Carrow',
    purpose: 'Where Carrow’s own people prepare what they bring to the region.',
    areas: [placeOf('Carrow').code],
    focus: [],
    terms: TERMS,
    members: [member('director@carrow.example', 'coordinator'), member('practitioner@carrow.example')],
  },
];
