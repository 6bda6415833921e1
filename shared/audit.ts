import type { FactName } from './live.ts';

/**
 * What the audit log may say, in words that stand for themselves. No event holds what people wrote, nor a secret. Facts
 * are ids and plain words such as a role.
 */
export const AUDIT_EVENTS = {
  // Signing in
  'login:opened': 'signed in',
  'login:refused': 'was refused at signing in',
  'login:ended': 'signed out',
  'logins:ended': 'signed out everywhere',
  'password:changed': 'changed the password',
  'password:reset-asked': 'asked for a new password by mail',
  'second-factor:set-up': 'set up a second factor',
  'second-factor:removed': 'removed the second factor',
  'recovery-code:used': 'used a recovery code',
  'recovery-code:renewed': 'made new recovery codes',
  'identity:linked': 'connected another way to sign in',
  'identity:unlinked': 'disconnected a way to sign in',
  'account:made': 'made an account',
  'account:changed': 'changed name or job role',
  'account:closed': 'closed the account',
  // Organisations
  'organisation:made': 'entered the organisation in the register',
  'organisation:changed': 'changed the organisation',
  'organisation:closed': 'closed the organisation',
  'person:invited': 'invited somebody to the organisation',
  'person:joined': 'began to work for the organisation',
  'person:changed': 'changed somebody’s role in the organisation',
  'person:ended': 'ended somebody’s work for the organisation',
  'invitation:withdrawn': 'withdrew an invitation',
  'invitation:declined': 'declined an invitation',
  'invitation:waits': 'accepted an invitation, which the organisation’s approver has to confirm',
  // Workspaces
  'workspace:opened': 'opened a workspace',
  'workspace:changed': 'changed a workspace',
  'workspace:archived': 'archived a workspace',
  'workspace:end-told': 'told coordinators by mail that a workspace ends soon',
  'workspace:exported': 'took out everything a workspace says',
  'workspace:owner-changed': 'gave a workspace another owner',
  'member:invited': 'invited somebody to a workspace',
  'member:joined': 'joined a workspace',
  'member:changed': 'changed somebody’s role in a workspace',
  'member:ended': 'ended somebody’s membership of a workspace',
  'member:acts-for': 'chose which organisation to act for',
  'terms:accepted': 'accepted the terms of a workspace',
  'guest-code:opened': 'opened a code for guests',
  'guest-code:closed': 'closed a code for guests',
  'guest:joined': 'came in by a guest code',
  // What people wrote
  'contribution:reported': 'reported something that was written',
  'contribution:hidden': 'hid something that was written',
  'contribution:shown': 'showed again what was hidden',
  'contribution:purged': 'deleted for good something that was written',
  'publication:approved': 'approved that something becomes public',
  'publication:published': 'made something public',
  'publication:declined': 'declined that something becomes public',
  'publication:withdrawn': 'took something back from the public',
  'conversation:taken': 'took along what they may see on an indicator or an area',
  'guard:confirmed': 'sent something the guard had asked about, with a reason',
  'notifications:changed': 'changed how they are told of news',
  // The installation
  'role:granted': 'granted a role for the installation',
  'role:ended': 'ended a role for the installation',
  'setting:changed': 'changed a setting',
  'mail:tried': 'sent a mail to try',
  'mail:failed': 'could not be mailed',
  'retention:applied': 'deleted what was kept long enough',
  'incident:asked': 'asked to read a workspace because of an incident',
  'incident:agreed': 'agreed that another administrator reads a workspace because of an incident',
  'incident:read': 'began to read a workspace because of an incident',
  'incident:ended': 'gave up reading a workspace because of an incident',
  'log:exported': 'took out a log as a file',
} as const;

export type AuditEventName = keyof typeof AUDIT_EVENTS;

/** What people do inside workspaces, as the activity log has it; `of` comes before the indicator and the area. */
export const ACTIVITY_WORDS: Readonly<Record<FactName, { readonly words: string; readonly of?: string }>> = {
  'annotation:added': { words: 'added context', of: 'to' },
  'annotation:changed': { words: 'changed context', of: 'of' },
  'discussion:started': { words: 'asked a question', of: 'beside' },
  'discussion:changed': { words: 'changed a discussion', of: 'beside' },
  'comment:posted': { words: 'answered in a discussion', of: 'beside' },
  'comment:changed': { words: 'changed an answer in a discussion', of: 'beside' },
  'evidence:added': { words: 'added evidence', of: 'beside' },
  'evidence:changed': { words: 'changed evidence', of: 'beside' },
  'contribution:removed': { words: 'took something back' },
  'elsewhere:recorded': { words: 'did something that is for others' },
  'action:agreed': { words: 'recorded an action', of: 'about' },
  'action:moved': { words: 'said how far an action is', of: 'about' },
  'member:joined': { words: 'joined a workspace' },
  'member:changed': { words: 'changed somebody’s membership of a workspace' },
  'member:ended': { words: 'ended somebody’s membership of a workspace' },
  'workspace:changed': { words: 'changed a workspace' },
  'release:signed-off': { words: 'new figures were signed off' },
  'release:rolled-back': { words: 'figures were rolled back' },
};

/** Kinds of lines that a reader may choose from. */
export const LOG_KINDS = {
  contributions: 'What people added',
  workspaces: 'Workspaces and who takes part',
  people: 'Organisations, their people and invitations',
  accounts: 'Signing in and accounts',
  incidents: 'Reading because of an incident',
  figures: 'Releases of figures',
  installation: 'Roles, settings and mail',
  logs: 'Logs taken out as files',
} as const;
export type LogKind = keyof typeof LOG_KINDS;

type Subject<Name extends string> = Name extends `${infer About}:${string}` ? About : never;

/** What an event is about decides its kind. An event about something new does not compile until its kind is said here. */
const EVENT_KINDS: Readonly<Record<Subject<AuditEventName>, LogKind>> = {
  login: 'accounts', logins: 'accounts', password: 'accounts', 'second-factor': 'accounts', 'recovery-code': 'accounts', identity: 'accounts', account: 'accounts',
  organisation: 'people', person: 'people', invitation: 'people',
  workspace: 'workspaces', member: 'workspaces', terms: 'workspaces', 'guest-code': 'workspaces', guest: 'workspaces',
  role: 'installation', setting: 'installation', mail: 'installation', retention: 'installation',
  contribution: 'contributions', publication: 'contributions', guard: 'contributions', conversation: 'contributions', notifications: 'accounts',
  incident: 'incidents', log: 'logs',
};

const FACT_KINDS: Readonly<Record<Subject<FactName>, LogKind>> = {
  annotation: 'contributions', discussion: 'contributions', comment: 'contributions', action: 'contributions',
  evidence: 'contributions', contribution: 'contributions', elsewhere: 'contributions',
  member: 'workspaces', workspace: 'workspaces', release: 'figures',
};

const about = (name: string) => name.slice(0, name.indexOf(':'));

export const kindOfEvent = (name: AuditEventName): LogKind => EVENT_KINDS[about(name) as Subject<AuditEventName>];
export const kindOfFact = (name: FactName): LogKind => FACT_KINDS[about(name) as Subject<FactName>];

/** Every event of a kind. */
export const eventsOfKind = (kind: LogKind): readonly AuditEventName[] =>
  (Object.keys(AUDIT_EVENTS) as AuditEventName[]).filter((name) => kindOfEvent(name) === kind);

/** Facts that logs list. Of those about members and workspaces the audit log has an event too, which says more. */
export const LISTED_FACTS: readonly FactName[] = (Object.keys(ACTIVITY_WORDS) as FactName[]).filter((name) => kindOfFact(name) !== 'workspaces');

/** One line of a log, in words. */
export interface LogLine {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  /** "22 November 2026, 07:19", as clocks in England have it. */
  readonly when: string;
  readonly who: string;
  readonly what: string;
  /** Where it was done: a workspace's name, or for administrators its kind and id. Empty elsewhere. */
  readonly where: string;
  readonly kind: LogKind;
}

/** What a reader asked for, as it stands in the address; empty: everything. */
export interface LogFilter {
  /** ISO days, both counted. */
  readonly from: string;
  readonly to: string;
  /** Id of a person; for administrators an email address. */
  readonly person: string;
  readonly kind: LogKind | '';
  /** Id of a workspace. */
  readonly workspace: string;
}

export interface LogChoice {
  readonly value: string;
  readonly label: string;
}

/** A page of a log. */
export interface LogView {
  readonly lines: readonly LogLine[];
  readonly filter: LogFilter;
  /** What in the filter could not be understood, by field; it was left out. */
  readonly errors: Readonly<Record<string, string>>;
  readonly kinds: readonly LogChoice[];
  /** `null` where lines are not asked for by person; `by-address`: by typing an email address. */
  readonly people: readonly LogChoice[] | 'by-address' | null;
  readonly workspaces: readonly LogChoice[] | null;
  /** Where older lines go on; `null` at the end. */
  readonly older: string | null;
  /** These are not the newest lines. */
  readonly continued: boolean;
  /** Whose log it is, where it is an organisation's. */
  readonly organisation: { readonly id: string; readonly name: string; readonly invented: boolean; readonly mayInvite: boolean } | null;
  /** Of which workspace it is, where it is one's. */
  readonly workspaceId: string | null;
  /** The reader came by a guest code: there is no account around their log. */
  readonly guest: boolean;
}
