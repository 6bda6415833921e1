import { PERMISSIONS, ROLE_WORDS, type AccountHolder, type InstallationRole, type OrganisationReader, type WorkspaceReader } from './permissions.ts';

/** One sentence of the table, as the public page prints it. */
export interface PermissionRow {
  readonly verb: string;
  /** "… may <sentence>." */
  readonly sentence: string;
  /** Who may, in words, in the table's order; of what they are it, the scope says. */
  readonly who: string;
  readonly secondFactor: boolean;
  /** What becomes of it when a workspace has ended; `null` where no workspace is meant. */
  readonly whenEnded: boolean | null;
  readonly beforeTerms: boolean;
}

export interface PermissionScope {
  readonly id: string;
  readonly title: string;
  /** Where such a right comes from. */
  readonly about: string;
  readonly rows: readonly PermissionRow[];
}

export interface RoleDescription {
  readonly name: string;
  readonly what: string;
  readonly gained: string;
}

export interface RoleGroup {
  readonly title: string;
  readonly roles: readonly RoleDescription[];
}

export interface PermissionPage {
  readonly scopes: readonly PermissionScope[];
  readonly roles: readonly RoleGroup[];
}

const SCOPES: Readonly<Record<keyof typeof PERMISSIONS, { title: string; about: string }>> = {
  workspace: { title: 'In a workspace', about: 'Given by a membership of that workspace, and by nothing else; but for an administrator’s reading because of an incident, with a second one’s consent.' },
  organisation: { title: 'In an organisation', about: 'Given by working for that organisation. None of it opens what a workspace says.' },
  installation: { title: 'For the whole installation', about: 'Given by the administrators to named people. None of it opens what a workspace says.' },
  account: { title: 'With an account of one’s own', about: 'Given by having an account, or by having come in with a guest code.' },
};

type Described = { readonly what: string; readonly gained: string };

const WORKSPACE_ROLES: Readonly<Record<WorkspaceReader, Described>> = {
  coordinator: { what: 'Sees to the workspace: who takes part, what it looks at, its rules and its end. Writes like any member.', gained: 'Whoever opens the workspace is its first coordinator; coordinators make others.' },
  member: { what: 'Reads everything there, adds context, asks and answers, records what was agreed.', gained: 'By an invitation from a coordinator, to a person or to an organisation whose leads name its people.' },
  observer: { what: 'Reads along and writes nothing.', gained: 'By an invitation from a coordinator, which sets the day on which it ends.' },
  guest: { what: 'Reads everything there, adds context, asks and answers. Has no account and reaches one workspace only.', gained: 'By a code that a coordinator of a region’s workspace opens for a while, with a display name. Ends by itself, after seven days unless another day is set.' },
  'incident-reader': { what: 'Reads one workspace for one hour because something went wrong, and writes nothing.', gained: 'An administrator asks with a reason and another one agrees. The owner’s approvers and the coordinators are told, and it stands in their logs.' },
};

const ORGANISATION_ROLES: Readonly<Record<OrganisationReader, Described>> = {
  practitioner: { what: 'Works for the organisation, and takes part in the workspaces they are invited to.', gained: 'From an approver of the organisation.' },
  analyst: { what: 'The same, and known to others as the one to ask about figures.', gained: 'From an approver of the organisation.' },
  lead: { what: 'Speaks for the organisation: opens workspaces it owns, answers invitations to it and names who takes part.', gained: 'From an approver of the organisation.' },
  approver: { what: 'Sees to the organisation’s own people: invites, changes, ends, confirms. Needs no membership of a workspace for that, and reads none by it.', gained: 'Named by an administrator, once the organisation has confirmed who it is. At most two for each organisation.' },
};

const INSTALLATION_ROLES: Readonly<Record<InstallationRole, Described>> = {
  administrator: { what: 'Keeps the register of organisations, their approvers and the settings. Sees which workspaces there are and who owns them, neither their names nor what they say.', gained: 'The first by a link that the server prints once; others from an administrator.' },
  'data-steward': { what: 'Checks published files before their figures are shown, and signs them off.', gained: 'From an administrator.' },
};

const ACCOUNT_ROLES: Readonly<Record<AccountHolder, Described>> = {
  person: { what: 'Has an account, and sees what belongs to it.', gained: 'By an invitation that was sent to their address.' },
  'guest-person': { what: 'Came in by a guest code and sees what is kept about them.', gained: 'By a guest code.' },
};

const EVERYBODY: RoleDescription = { name: 'everybody', what: 'Reads every public figure, its explanations, its releases and the files of them, without signing in.', gained: 'Nothing is needed.' };

const described = <Who extends keyof typeof ROLE_WORDS>(roles: Readonly<Record<Who, Described>>): readonly RoleDescription[] =>
  (Object.keys(roles) as Who[]).map((role) => ({ name: ROLE_WORDS[role], ...roles[role] }));

/** The table of permissions, and what each role is, as the public page prints them: nothing there is written by hand twice. */
export function permissionPage(): PermissionPage {
  const scopes = (Object.keys(SCOPES) as (keyof typeof PERMISSIONS)[]).map((scope): PermissionScope => ({
    id: scope,
    ...SCOPES[scope],
    rows: Object.entries(PERMISSIONS[scope]).map(([verb, { sentence, who, secondFactor, whenEnded, beforeTerms }]) => ({
      verb,
      sentence,
      who: who.map((role) => ROLE_WORDS[role as keyof typeof ROLE_WORDS].replace(/ (of|in) the (workspace|organisation|installation)$/, '')).join(', '),
      secondFactor: secondFactor === true,
      whenEnded: scope === 'workspace' ? whenEnded === true : null,
      beforeTerms: beforeTerms === true,
    })),
  }));
  return {
    scopes,
    roles: [
      { title: 'Without an account', roles: [EVERYBODY] },
      { title: 'In a workspace', roles: described(WORKSPACE_ROLES) },
      { title: 'In an organisation', roles: described(ORGANISATION_ROLES) },
      { title: 'For the installation, and for oneself', roles: [...described(INSTALLATION_ROLES), ...described(ACCOUNT_ROLES)] },
    ],
  };
}
