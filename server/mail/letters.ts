import { dateText } from '../../shared/format.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';

/**
 * Every letter this program sends. None holds content of a workspace, nor its name: who invites, to what kind of thing,
 * one link, until when, and what to do where it was not expected. Send one by `sendMail`, after the commit.
 */
export type LetterKind =
  | 'organisation-invitation' | 'workspace-invitation' | 'waiting-invitation' | 'password-reset' | 'security-notice'
  | 'workspace-ends' | 'incident-reading' | 'trial' | 'notifications' | 'other';

/** A mail: plain text, no content of any workspace, at most one link. */
export interface Letter {
  readonly kind?: LetterKind;
  /** One address, without a name. */
  readonly to: string;
  readonly subject: string;
  /** Paragraphs. */
  readonly text: readonly string[];
  /** Of a letter that is tried again later, by another process perhaps: the same message each time. */
  readonly id?: string;
  /** Page where its receiver says that they want no more of these. */
  readonly settings?: string;
}

/** Who invites: a person, and the organisation they do it for (`null`: the administrators of the installation). */
export interface Inviter {
  readonly name: string;
  readonly organisation: string | null;
}

interface Invited {
  readonly to: string;
  readonly inviter: Inviter;
  readonly link: string;
  /** The link is good until then. */
  readonly until: Date;
}

const PRODUCT = 'Learning Loop';

const KIND_WORDS: Readonly<Record<WorkspaceKind, string>> = {
  region: 'the workspace of a region',
  mentoring: 'a mentoring workspace of two authorities',
  safeguarding: 'the workspace of a safeguarding partnership',
  organisation: 'a workspace of one organisation',
};

const NOT_EXPECTED = 'If you did not expect this, you need do nothing: without the link nothing happens. Do not pass the link on; it works once, for you.';

/** Somebody is asked to work for an organisation here. */
export function organisationInvitation({ to, inviter, organisation, link, until }: Invited & { readonly organisation: string }): Letter {
  return {
    kind: 'organisation-invitation',
    to,
    subject: `An invitation to ${PRODUCT}`,
    text: [
      `${whoInvites(inviter)} invites you to take part in ${PRODUCT} for ${plainName(organisation)}.`,
      `${PRODUCT} keeps what people know beside the published figures about children’s social care.`,
      linkUntil('Read what it is about and answer here:', link, until),
      NOT_EXPECTED,
    ],
  };
}

/** Somebody is asked into a workspace, for an organisation that is named. */
export function workspaceInvitation({ to, inviter, workspaceKind, organisation, link, until }: Invited & { readonly workspaceKind: WorkspaceKind; readonly organisation: string }): Letter {
  return {
    kind: 'workspace-invitation',
    to,
    subject: `An invitation to a workspace in ${PRODUCT}`,
    text: [
      `${whoInvites(inviter)} invites you, for ${plainName(organisation)}, to ${KIND_WORDS[workspaceKind]} in ${PRODUCT}.`,
      linkUntil('Read which one it is and answer here:', link, until),
      NOT_EXPECTED,
    ],
  };
}

/** A workspace asks an organisation: its leads and approvers answer on the organisation’s page, signed in. */
export function waitingInvitation({ to, inviter, workspaceKind, organisation, link, until }: Invited & { readonly workspaceKind: WorkspaceKind; readonly organisation: string }): Letter {
  return {
    kind: 'waiting-invitation',
    to,
    subject: `An invitation waits for your organisation in ${PRODUCT}`,
    text: [
      `${whoInvites(inviter)} invites ${plainName(organisation)} to ${KIND_WORDS[workspaceKind]} in ${PRODUCT}.`,
      linkUntil('A lead or an approver answers on your organisation’s page, after signing in:', link, until),
      'If nobody answers, the invitation ends by itself.',
    ],
  };
}

/** A link to set a new password. */
export function passwordReset({ to, link, minutes }: { readonly to: string; readonly link: string; readonly minutes: number }): Letter {
  return {
    kind: 'password-reset',
    to,
    subject: `A new password for ${PRODUCT}`,
    text: [
      `Somebody, most likely you, asked for a new password for your account in ${PRODUCT}.`,
      `Set it here. The link works once, within ${minutes} minutes:`,
      link,
      'If it was not you, you need do nothing: your password stays as it is. Do not pass the link on.',
    ],
  };
}

/** What changed about how somebody signs in. */
export type SecurityChange = 'password-changed' | 'second-factor-set-up' | 'second-factor-removed' | 'recovery-codes-made' | 'recovery-code-used' | 'identity-linked' | 'identity-unlinked' | 'address-changed';

const CHANGE_WORDS: Readonly<Record<SecurityChange, string>> = {
  'password-changed': 'The password of your account was changed. Everybody who was signed in with it elsewhere was signed out.',
  'second-factor-set-up': 'A second factor was set up for your account.',
  'second-factor-removed': 'The second factor of your account was removed.',
  'recovery-codes-made': 'New recovery codes were made for your account. The old ones no longer work.',
  'recovery-code-used': 'A recovery code of your account was used in place of the second factor.',
  'identity-linked': 'Another way to sign in was connected to your account.',
  'identity-unlinked': 'A way to sign in was disconnected from your account.',
  'address-changed': 'The email address of your account was changed.',
};

/** Tells somebody that how they sign in has changed. `link`: where they put it right, such as /forgotten-password. */
export function securityNotice({ to, change, link }: { readonly to: string; readonly change: SecurityChange; readonly link: string }): Letter {
  return {
    kind: 'security-notice',
    to,
    subject: `A change to your account in ${PRODUCT}`,
    text: [CHANGE_WORDS[change], 'If it was you, you need do nothing.', 'If it was not you, set a new password at once and tell your organisation’s approver:', link],
  };
}

/** A workspace can soon only be read. To its coordinators. */
export function workspaceEnds({ to, workspaceKind, days, endsAt, link }: { readonly to: string; readonly workspaceKind: WorkspaceKind; readonly days: number; readonly endsAt: Date; readonly link: string }): Letter {
  return {
    kind: 'workspace-ends',
    to,
    subject: `A workspace in ${PRODUCT} ends in ${days} days`,
    text: [
      `You coordinate ${KIND_WORDS[workspaceKind]} that ends on ${day(endsAt)}. From then on it can be read, and nothing can be added to it.`,
      'You can extend it, or take out what it says, here:',
      link,
    ],
  };
}

/** Administrators may read a workspace for a while because of an incident. To its coordinators and its owner’s approvers. */
export function incidentReading({ to, workspaceKind, until, link }: { readonly to: string; readonly workspaceKind: WorkspaceKind; readonly until: Date; readonly link: string }): Letter {
  return {
    kind: 'incident-reading',
    to,
    subject: `An administrator reads a workspace because of an incident`,
    text: [
      `Two administrators of ${PRODUCT} agreed that one of them reads ${KIND_WORDS[workspaceKind]} that concerns you, because of an incident. It ends by itself on ${day(until)} at ${time(until)}.`,
      'The reason is in the log:',
      link,
      'If you do not know of an incident, ask the administrators.',
    ],
  };
}

/** To the administrator who tries whether mails go out. */
export function trialMail({ to, link }: { readonly to: string; readonly link: string }): Letter {
  return { kind: 'trial', to, subject: `A mail to try, from ${PRODUCT}`, text: [`Mails of this installation arrive. You asked for this one on its page of settings:`, link] };
}

/**
 * A name as it stands in a mail: on one line, of a length that fits, and nothing a mail program would make a link of.
 * Names are what people typed; a letter of ours is no place for somebody else’s message.
 */
export function plainName(name: string): string {
  const line = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(/:\/\/|@|(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, ' ').trim();
  const signs = [...line];
  return signs.length > LONGEST_NAME ? `${signs.slice(0, LONGEST_NAME - 1).join('')}…` : line;
}
const LONGEST_NAME = 120;

const whoInvites = ({ name, organisation }: Inviter) => `${plainName(name)}, ${organisation === null ? `for the administrators of ${PRODUCT}` : plainName(organisation)},`;
const linkUntil = (words: string, link: string, until: Date) => `${words}\n${link}\nThe invitation is open until ${day(until)}.`;

const LONDON = { timeZone: 'Europe/London' } as const;
const day = (at: Date) => dateText(new Intl.DateTimeFormat('en-CA', LONDON).format(at));
const time = (at: Date) => new Intl.DateTimeFormat('en-GB', { ...LONDON, hour: '2-digit', minute: '2-digit' }).format(at);
