/**
 * The columns of the grid: everybody who might ask, each with the workspace they ask about. "Own" is the local authority
 * that the questions about an organisation are about; workspaces are owned by the region or by that authority.
 */
export const PEOPLE = {
  nobody: 'nobody, not signed in',
  stranger: 'an account that works for no organisation',
  practitioner: 'practitioner of the own organisation, no member',
  analyst: 'analyst of the own organisation, no member',
  lead: 'lead of the own organisation, no member',
  approver: 'approver of the own organisation, no member',
  otherPractitioner: 'practitioner of another organisation, no member',
  otherAnalyst: 'analyst of another organisation, no member',
  otherLead: 'lead of another organisation, no member',
  otherApprover: 'approver of another organisation, no member',
  region: 'lead and approver of the region’s organisation, no member',
  dfe: 'lead and approver of the Department for Education, no member',
  member: 'member',
  coordinator: 'coordinator',
  observer: 'observer',
  guest: 'guest by a code',
  former: 'former member',
  over: 'member whose membership ended by its date',
  unaccepted: 'member who has the terms yet to accept',
  unacceptedCoordinator: 'coordinator who has the terms yet to accept',
  approverOneFactor: 'approver of the own organisation, login without a second factor',
  coordinatorOneFactor: 'coordinator, login without a second factor',
  administratorOneFactor: 'administrator, login without a second factor',
  endedMember: 'member of a workspace that has ended',
  endedCoordinator: 'coordinator of a workspace that has ended',
  endedObserver: 'observer of a workspace that has ended',
  endedGuest: 'guest of a workspace that has ended',
  incident: 'administrator to whom a second one opened the workspace because of an incident',
  administrator: 'administrator, member of nothing',
  steward: 'data steward, member of nothing',
  sandbox: 'invented person who holds every role by a mistake in the tables',
} as const;

export type PersonKey = keyof typeof PEOPLE;
export const PERSON_KEYS = Object.keys(PEOPLE) as readonly PersonKey[];

/** Columns that are the same person with a workspace that has ended. */
export const ABOUT_ENDED: Readonly<Partial<Record<PersonKey, PersonKey>>> = {
  endedMember: 'member', endedCoordinator: 'coordinator', endedObserver: 'observer', endedGuest: 'guest',
};

/** What somebody is answered. */
export const ANSWERS = {
  y: 'may',
  1: '401 sign-in',
  3: '403 not-allowed',
  4: '404 not-found',
  t: '403 terms',
  f: '403 second-factor',
  e: '403 workspace-ended',
} as const;
export type AnswerKey = `${keyof typeof ANSWERS}`;
