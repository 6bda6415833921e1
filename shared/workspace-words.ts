import { dateText } from './format.ts';
import { CONTRIBUTION_RULES, type ContributionRule, type OrganisationKind, type WorkspaceKind } from './workspaces.ts';

/** What a workspace is, in words; without zod, so that pages may use them. */
interface KindWords {
  readonly name: string;
  /** What it is for. */
  readonly purpose: string;
  readonly whoSees: string;
  /** What kind of organisation may own one; `null`: any. */
  readonly owners: readonly OrganisationKind[] | null;
  /** Said where one owns none of these. */
  readonly ownedBy: string;
}

export const WORKSPACE_WORDS: Readonly<Record<WorkspaceKind, KindWords>> = {
  region: {
    name: 'Region',
    purpose: 'Authorities of a region or another group, with their partners, learn together from what figures show and do not show.',
    whoSees: 'Everyone whom its coordinators invite, from any organisation, and guests who come by a code.',
    owners: ['region'],
    ownedBy: 'owned by a region’s organisation',
  },
  mentoring: {
    name: 'Mentoring',
    purpose: 'One authority learns with another that has been there, on a few things and until an agreed day.',
    whoSees: 'The people of the authority that learns, which owns it, and those of the mentors it invites.',
    owners: ['la'],
    ownedBy: 'owned by the local authority that learns',
  },
  safeguarding: {
    name: 'Safeguarding partnership',
    purpose: 'A local authority, police, health and education look together at what figures mean for working together.',
    whoSees: 'The people of the partners whom its coordinators invite.',
    owners: ['la'],
    ownedBy: 'owned by a local authority',
  },
  organisation: {
    name: 'One organisation',
    purpose: 'People of one organisation prepare among themselves what they bring to others.',
    whoSees: 'Only people of that organisation whom its coordinators invite.',
    owners: null,
    ownedBy: 'owned by the organisation itself',
  },
};

/** Whether organisations of this kind may own workspaces of that kind. */
export function mayOwn(owner: OrganisationKind, kind: WorkspaceKind): boolean {
  return WORKSPACE_WORDS[kind].owners?.includes(owner) ?? true;
}

interface RuleWords {
  readonly name: string;
  /** How somebody is shown beside what they write. */
  readonly means: string;
  readonly example: string;
}

export const RULE_WORDS: Readonly<Record<ContributionRule, RuleWords>> = {
  attributed: { name: 'By name', means: 'Everyone is shown by name and organisation.', example: 'Asha Example, Northtown Council' },
  'role-only': { name: 'By role', means: 'Everyone is shown by job role and kind of organisation, without name.', example: 'Independent reviewing officer, local authority' },
  'organisation-only': { name: 'By organisation', means: 'Only the organisation is shown.', example: 'Northtown Council' },
  none: { name: 'Not at all', means: 'Nobody is told apart: everything is from “a member”.', example: 'A member' },
};

/** The rules that may follow this one: stricter ones only, since what was promised to those who wrote stays promised. */
export function stricterRules(rule: ContributionRule): readonly ContributionRule[] {
  if (rule === 'none') return [];
  // By role and by organisation each tell what the other keeps back: neither may follow the other.
  if (rule === 'role-only' || rule === 'organisation-only') return ['none'];
  return CONTRIBUTION_RULES.filter((one) => one !== rule);
}

/** What a member is, in one word of a table. */
export const MEMBER_ROLES = { coordinator: 'Coordinator', member: 'Member', observer: 'Observer', guest: 'Guest' } as const;

/** What a role may do, said where one is chosen. */
export const MEMBER_ROLES_MEAN = {
  coordinator: 'invites, changes what the workspace is, and takes part',
  member: 'reads, adds what they know, asks and agrees actions',
  observer: 'reads along and writes nothing',
} as const;

export const FEWEST_FOCUS = 3;
export const MOST_FOCUS = 8;

/** What an end means, wherever one is near: `null` where there is none, or it is further away than that. */
export function endNear(endsOn: string | null, today: string, withinDays = 30): string | null {
  if (endsOn === null || endsOn < today) return null;
  const days = Math.round((Date.parse(endsOn) - Date.parse(today)) / 86_400_000);
  if (days > withinDays) return null;
  return `This workspace ends on ${dateText(endsOn)}. From then on it can only be read. Its coordinators can extend it.`;
}
