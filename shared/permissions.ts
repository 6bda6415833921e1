/**
 * Who may do what, as one table of sentences. Asked once: in the first line of a command or query, and when a socket
 * joins a room (server/authorize.ts). What nobody is named for, nobody may do. The page `/who-may-do-what` prints it.
 *
 * Rights come from four places and from nowhere else: a membership of a workspace, an affiliation with an organisation,
 * a role for the whole installation, and an account of one's own.
 */

/** Held in a workspace. */
export type Role = 'coordinator' | 'member' | 'observer' | 'guest';

/** Who answers for their organisation in a workspace: observers read along, and guests act beside it. */
export const ANSWERING_ROLES: readonly string[] = ['coordinator', 'member'] satisfies Role[];
/** An administrator who reads one workspace for an hour because of an incident, with a second one's consent. */
export type WorkspaceReader = Role | 'incident-reader';
/** Held in an organisation; whoever sees to its people is its approver besides. */
export type OrganisationRole = 'practitioner' | 'analyst' | 'lead';
export type OrganisationReader = OrganisationRole | 'approver';
/** Held for the whole installation. */
export type InstallationRole = 'administrator' | 'data-steward';
/** Somebody with an account, or a guest who came by a code. */
export type AccountHolder = 'person' | 'guest-person';

export const ROLE_WORDS: Readonly<Record<WorkspaceReader | OrganisationReader | InstallationRole | AccountHolder, string>> = {
  coordinator: 'coordinator of the workspace',
  member: 'member of the workspace',
  observer: 'observer in the workspace',
  guest: 'guest in the workspace',
  'incident-reader': 'administrator reading because of an incident',
  practitioner: 'practitioner of the organisation',
  analyst: 'analyst of the organisation',
  lead: 'lead of the organisation',
  approver: 'approver of the organisation',
  administrator: 'administrator of the installation',
  'data-steward': 'data steward of the installation',
  person: 'anyone with an account',
  'guest-person': 'anyone who came by a guest code',
};

type Scope = 'workspace' | 'organisation' | 'installation' | 'account';

interface Permission<Who extends string> {
  /** What it means, as a reader is told: "… may <sentence>". */
  readonly sentence: string;
  readonly who: readonly Who[];
  /** Only in a login that has proved a second factor. */
  readonly secondFactor?: true;
  /** Still possible in a workspace that has ended or is archived. */
  readonly whenEnded?: true;
  /** Possible before the workspace's terms are accepted. */
  readonly beforeTerms?: true;
}

const READERS = ['coordinator', 'member', 'observer', 'guest', 'incident-reader'] as const;
const WRITERS = ['coordinator', 'member', 'guest'] as const;
const MEMBERS = ['coordinator', 'member', 'observer', 'guest'] as const;

export const WORKSPACE_PERMISSIONS = {
  'workspace.read': { sentence: 'read what the workspace says', who: READERS, whenEnded: true },
  'terms.accept': { sentence: 'read and accept the terms of the workspace', who: MEMBERS, whenEnded: true, beforeTerms: true },
  'annotation.add': { sentence: 'add context to a figure', who: WRITERS },
  'annotation.edit': { sentence: 'change or withdraw context of one’s own, or of one’s organisation', who: WRITERS },
  'annotation.reply': { sentence: 'confirm, add to, correct or dispute context about a figure of one’s own organisation', who: ['coordinator', 'member'] },
  'discussion.start': { sentence: 'ask a question beside a figure', who: WRITERS },
  'comment.post': { sentence: 'answer in a discussion', who: WRITERS },
  'comment.edit': { sentence: 'change or withdraw what one wrote in a discussion', who: WRITERS },
  'discussion.resolve': { sentence: 'close a discussion of one’s own with what came of it, and open it again; coordinators any', who: WRITERS },
  'discussion.follow': { sentence: 'follow a discussion, and mark it as read', who: MEMBERS, whenEnded: true },
  'reaction.give': { sentence: 'say “me too”, “tell us more” or “thank you” to what somebody wrote', who: WRITERS },
  'unattributed.send': { sentence: 'write without anybody ever knowing who it was, where the workspace allows it', who: WRITERS },
  'unattributed.withdraw': { sentence: 'withdraw something non-attributed by its code', who: MEMBERS, whenEnded: true },
  'evidence.add': { sentence: 'add evidence and voice beside figures, and change one’s own', who: ['coordinator', 'member'] },
  'contribution.report': { sentence: 'report something that should not be there, which hides a disclosure at once', who: MEMBERS, whenEnded: true },
  'contribution.moderate': { sentence: 'hide, show again and delete what somebody wrote, and decide what becomes public', who: ['coordinator'], secondFactor: true, whenEnded: true },
  'conversation.take': { sentence: 'take along what one may see on an indicator or an area, as a Word file or a table', who: MEMBERS, whenEnded: true },
  'action.agree': { sentence: 'record an action that was agreed', who: ['coordinator', 'member'] },
  'action.move': { sentence: 'say how far an action is', who: ['coordinator', 'member'] },
  'organisation.act-for': { sentence: 'choose which of one’s organisations to act for', who: ['coordinator', 'member', 'observer'] },
  'workspace.leave': { sentence: 'leave the workspace', who: MEMBERS, whenEnded: true, beforeTerms: true },
  'member.invite': { sentence: 'invite people and organisations', who: ['coordinator'], secondFactor: true },
  'member.change': { sentence: 'change somebody’s role', who: ['coordinator'], secondFactor: true },
  'member.end': { sentence: 'end somebody’s membership', who: ['coordinator'], secondFactor: true, whenEnded: true },
  'guest.admit': { sentence: 'open a code for guests, and close it', who: ['coordinator'], secondFactor: true },
  'workspace.change': { sentence: 'change the purpose, the focus, the contribution rule and the terms', who: ['coordinator'], secondFactor: true },
  'workspace.end': { sentence: 'set the end date, extend it, and archive', who: ['coordinator'], secondFactor: true, whenEnded: true },
  'workspace.export': { sentence: 'take out everything the workspace says, as files', who: ['coordinator'], secondFactor: true, whenEnded: true },
  'workspace.log': { sentence: 'read the log of what was done in the workspace', who: ['coordinator'], secondFactor: true, whenEnded: true },
} as const satisfies Record<string, Permission<WorkspaceReader>>;

const STAFF = ['practitioner', 'analyst', 'lead', 'approver'] as const;

export const ORGANISATION_PERMISSIONS = {
  'organisation.read': { sentence: 'see who works for the organisation', who: STAFF },
  'person.invite': { sentence: 'invite people to the organisation', who: ['approver'], secondFactor: true },
  'person.change': { sentence: 'change somebody’s role in the organisation', who: ['approver'], secondFactor: true },
  'person.end': { sentence: 'end what somebody may do for the organisation, in one workspace or everywhere', who: ['approver'], secondFactor: true },
  'person.confirm': { sentence: 'confirm that somebody may act for the organisation', who: ['approver'], secondFactor: true },
  'slot.answer': { sentence: 'answer an invitation to the organisation, and name who takes part', who: ['lead', 'approver'] },
  'workspace.open': { sentence: 'open a workspace that the organisation owns', who: ['lead'] },
  'publication.approve': { sentence: 'approve that something written for the organisation becomes public', who: ['lead', 'approver'] },
  'question.answer': { sentence: 'read and answer questions that are put to the organisation', who: ['analyst', 'lead'] },
  'organisation.audit': { sentence: 'read the log of what concerns the organisation', who: ['lead', 'approver'] },
} as const satisfies Record<string, Permission<OrganisationReader>>;

export const INSTALLATION_PERMISSIONS = {
  'organisation.make': { sentence: 'enter an organisation in the register', who: ['administrator'], secondFactor: true },
  'organisation.change': { sentence: 'change or close an organisation', who: ['administrator'], secondFactor: true },
  'approver.name': { sentence: 'name an organisation’s approvers', who: ['administrator'], secondFactor: true },
  'workspace.list': { sentence: 'see which workspaces there are and who owns them, without their names and content', who: ['administrator'], secondFactor: true },
  'workspace.own': { sentence: 'give a workspace another owner', who: ['administrator'], secondFactor: true },
  'steward.name': { sentence: 'name data stewards', who: ['administrator'], secondFactor: true },
  'administrator.name': { sentence: 'name administrators', who: ['administrator'], secondFactor: true },
  'settings.read': { sentence: 'see how signing in, mail and retention are set', who: ['administrator'], secondFactor: true },
  'settings.change': { sentence: 'change retention, and send a mail to try', who: ['administrator'], secondFactor: true },
  'events.read': { sentence: 'read the log of the system, which holds no content', who: ['administrator'], secondFactor: true },
  'incident.ask': { sentence: 'ask to read one workspace because of an incident', who: ['administrator'], secondFactor: true },
  'incident.agree': { sentence: 'agree to what another administrator asked', who: ['administrator'], secondFactor: true },
  'release.see-waiting': { sentence: 'see figures before they are signed off', who: ['data-steward'] },
  'release.upload': { sentence: 'send published files in to be checked', who: ['data-steward'] },
  'release.decide': { sentence: 'sign off, roll back and discard releases', who: ['data-steward'] },
} as const satisfies Record<string, Permission<InstallationRole>>;

export const ACCOUNT_PERMISSIONS = {
  'account.read': { sentence: 'see one’s own account, logins and log', who: ['person', 'guest-person'] },
  'account.change': { sentence: 'change one’s own account, end one’s own logins', who: ['person'] },
  'notification.read': { sentence: 'read what one is told, and choose how one is told', who: ['person', 'guest-person'] },
  'invitation.accept': { sentence: 'accept an invitation that was sent to one’s own address', who: ['person'] },
} as const satisfies Record<string, Permission<AccountHolder>>;

export type WorkspaceVerb = keyof typeof WORKSPACE_PERMISSIONS;
export type OrganisationVerb = keyof typeof ORGANISATION_PERMISSIONS;
export type InstallationVerb = keyof typeof INSTALLATION_PERMISSIONS;
export type AccountVerb = keyof typeof ACCOUNT_PERMISSIONS;
/** What is asked inside a workspace, by `mutate` and by rooms. */
export type Verb = WorkspaceVerb;

/** The whole table, by what the rights are about. */
export const PERMISSIONS: Readonly<Record<Scope, Readonly<Record<string, Permission<string>>>>> = {
  workspace: WORKSPACE_PERMISSIONS,
  organisation: ORGANISATION_PERMISSIONS,
  installation: INSTALLATION_PERMISSIONS,
  account: ACCOUNT_PERMISSIONS,
};

export const VERBS = Object.keys(WORKSPACE_PERMISSIONS) as readonly WorkspaceVerb[];
const ORGANISATION_VERBS = Object.keys(ORGANISATION_PERMISSIONS) as readonly OrganisationVerb[];

/** The row of a verb in a workspace, with what it asks besides the role. */
export const workspaceRule = (verb: WorkspaceVerb): Permission<WorkspaceReader> => WORKSPACE_PERMISSIONS[verb];
export const organisationRule = (verb: OrganisationVerb): Permission<OrganisationReader> => ORGANISATION_PERMISSIONS[verb];
export const installationRule = (verb: InstallationVerb): Permission<InstallationRole> => INSTALLATION_PERMISSIONS[verb];
export const accountRule = (verb: AccountVerb): Permission<AccountHolder> => ACCOUNT_PERMISSIONS[verb];

/** Whether somebody with this role may do this in their workspace. */
export function may(role: WorkspaceReader, verb: WorkspaceVerb): boolean {
  return workspaceRule(verb).who.includes(role);
}

/** What a page may offer: sent beside the data, so that buttons never guess. */
export type Abilities = Readonly<Record<WorkspaceVerb, boolean>>;

/** `ended`: the workspace can only be read. */
export function abilitiesOf(role: WorkspaceReader, { ended = false } = {}): Abilities {
  return Object.fromEntries(VERBS.map((verb) => [verb, may(role, verb) && (!ended || workspaceRule(verb).whenEnded === true)])) as Abilities;
}

/** What somebody may do for an organisation: as what they are there, and as its approver where they are that too. */
export function organisationAbilities(role: OrganisationRole, approver: boolean): Readonly<Record<OrganisationVerb, boolean>> {
  const mayDo = (verb: OrganisationVerb) => organisationRule(verb).who.some((who) => who === role || (who === 'approver' && approver));
  return Object.fromEntries(ORGANISATION_VERBS.map((verb) => [verb, mayDo(verb)])) as Record<OrganisationVerb, boolean>;
}
