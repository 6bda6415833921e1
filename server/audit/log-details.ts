import { findArea } from '../../shared/areas/register.ts';
import { dateText } from '../../shared/format.ts';
import { ROLE_WORDS } from '../../shared/permissions.ts';
import { DECISION_REASONS, type DecisionReason } from '../../shared/moderation-reasons.ts';
import { isUuid } from '../../shared/uuid.ts';
import { RULE_WORDS } from '../../shared/workspace-words.ts';
import type { LogRow } from './log-rows.ts';

type Value = unknown;
type Words = (value: Value) => string;

const text: Words = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** "analyst" of "analyst of the organisation". */
const roleText: Words = (role) => (typeof role === 'string' ? ((ROLE_WORDS as Readonly<Record<string, string>>)[role]?.replace(/ (of|in) the .*$/, '') ?? role) : '');

/** What something was before or is now: a role, a rule, a day, or plain words. An id says nothing to anybody. */
const stateText: Words = (value) => {
  const written = text(value);
  if (isUuid(written)) return '';
  if (/^\d{4}-\d\d-\d\d$/.test(written)) return dateText(written);
  const rule = (RULE_WORDS as Readonly<Record<string, { readonly name: string } | undefined>>)[written];
  return rule ? rule.name.toLowerCase() : roleText(written);
};
const after = (words: string, say: Words): Words => (value) => (say(value) === '' ? '' : `${words} ${say(value)}`);
const areaText: Words = (value) => (Array.isArray(value) ? value : [value]).flatMap((code) => (typeof code === 'string' ? (findArea(code)?.name ?? []) : [])).join(', ');

const WHY: Readonly<Record<string, string>> = {
  left: 'by leaving', ended: 'ended by a coordinator', 'organisation-ended': 'ended by their organisation', expired: 'its time was over',
  'account-closed': 'the account was closed', 'last-coordinator-gone': 'the last coordinator is gone', 'act-for-another': 'acts for another organisation',
};
const WHAT: Readonly<Record<string, string>> = {
  purpose: 'what it is for', focus: 'the focus set', 'contribution-rule': 'the contribution rule', terms: 'the terms', end: 'the end date', archive: 'the archive',
  'non-attributed': 'writing without a name', mails: 'what mails carry',
  areas: 'the areas', owner: 'the owner', guests: 'guests', incident: 'reading because of an incident', agreement: 'the agreement', review: 'the review date', name: 'the name', kind: 'the kind',
};
const OUTCOMES: Readonly<Record<string, string>> = { sent: 'it was sent', failed: 'it was not sent', 'not-set-up': 'no mail server is set up' };
const MEANS: Readonly<Record<string, string>> = { password: 'with a password', 'guest-code': 'with a guest code' };

const listed = (words: Readonly<Record<string, string>>): Words => (value) =>
  (Array.isArray(value) ? value : [value]).map((one) => (typeof one === 'string' ? (words[one] ?? one) : '')).filter(Boolean).join(', ');
const counted = (one: string, more: string): Words => (value) => (typeof value === 'number' && value > 0 ? `${value} ${value === 1 ? one : more}` : '');

/**
 * What of an event's facts is said, and how; what is not named here is not said. Shown in this order.
 * `administrators`: said in their lines about workspaces too.
 */
const DETAILS: readonly { readonly key: string; readonly words: Words; readonly administrators?: true }[] = [
  { key: 'email', words: text },
  { key: 'what', words: listed(WHAT), administrators: true },
  { key: 'added', words: after('added:', areaText) },
  { key: 'removed', words: after('removed:', areaText) },
  { key: 'version', words: after('version', text), administrators: true },
  { key: 'setting', words: text, administrators: true },
  { key: 'before', words: after('before:', stateText), administrators: true },
  { key: 'after', words: after('now:', stateText), administrators: true },
  { key: 'role', words: after('as', roleText), administrators: true },
  { key: 'approver', words: (value) => (value === true ? 'sees to the organisation’s people' : ''), administrators: true },
  { key: 'means', words: (value) => MEANS[text(value)] ?? (text(value) === '' ? '' : `through ${text(value)}`), administrators: true },
  { key: 'provider', words: text, administrators: true },
  { key: 'browser', words: text },
  { key: 'why', words: listed(WHY), administrators: true },
  { key: 'actions', words: counted('open action was handed over', 'open actions were handed over') },
  { key: 'kind', words: text, administrators: true },
  { key: 'reason', words: (value) => DECISION_REASONS[text(value) as DecisionReason] ?? text(value), administrators: true },
  { key: 'allowed', words: (value) => (value === true ? 'allowed' : value === false ? 'not allowed' : '') },
  { key: 'outcome', words: listed(OUTCOMES), administrators: true },
  { key: 'log', words: text, administrators: true },
  { key: 'events', words: counted('line of the audit log', 'lines of the audit log'), administrators: true },
  { key: 'workspaces', words: counted('workspace', 'workspaces'), administrators: true },
  { key: 'guests', words: counted('guest', 'guests'), administrators: true },
  { key: 'invitations', words: counted('invitation', 'invitations'), administrators: true },
];

/** The facts of an event in words: "before: practitioner", "now: analyst". */
export function detailsOf({ facts }: LogRow, forAdministrators: boolean): readonly string[] {
  return DETAILS.filter(({ administrators }) => !forAdministrators || administrators).flatMap(({ key, words }) => words(facts[key]) || []);
}
