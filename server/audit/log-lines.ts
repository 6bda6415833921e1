import { areaOf, findArea } from '../../shared/areas/register.ts';
import { ACTIVITY_WORDS, AUDIT_EVENTS, kindOfEvent, kindOfFact, type AuditEventName, type LogKind, type LogLine } from '../../shared/audit.ts';
import { dateText } from '../../shared/format.ts';
import { collectionOf, datasetOf } from '../../shared/framework/datasets.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import type { FactName } from '../../shared/live.ts';
import { WORKSPACE_WORDS } from '../../shared/workspace-words.ts';
import type { Transaction } from '../db.ts';
import { detailsOf } from './log-details.ts';
import { anchorIdOf, incidentIdOf, isOfPublication, namesFor, type LogNames } from './log-names.ts';
import { placeText, type LogRow, type LogScope } from './log-rows.ts';

/** Who reads a log: it decides whose names they see. */
export type LogReader = LogScope & {
  /** For an organisation: ids of its people, whom its approvers know by name. */
  readonly staff?: ReadonlySet<string>;
};

/** Lines of a log in words. No line holds what people wrote; administrators' lines hold no workspace's name either. */
export async function linesOf(db: Transaction, reader: LogReader, rows: readonly LogRow[]): Promise<readonly LogLine[]> {
  const names = await namesFor(db, rows);
  return rows.map((row) => {
    const kind = row.source === 'fact' ? kindOfFact(row.name as FactName) : kindOfEvent(row.name as AuditEventName);
    const one = { row, kind, names, reader };
    return { id: placeText(row), at: row.at, when: whenText(row.at), who: whoDid(one), what: whatText(one), where: whereText(one), kind };
  });
}

interface One {
  readonly row: LogRow;
  readonly kind: LogKind;
  readonly names: LogNames;
  readonly reader: LogReader;
}

const GONE = 'An account that is gone';

/** Whose name a line without an actor begins with: of what people do, the one it is about. */
function whoDid(one: One): string {
  const { row, kind } = one;
  if (kind === 'figures') return 'A data steward';
  // What is non-attributed, and reports: nobody is told who.
  if (kind === 'contributions' && row.actorId === null) return 'Somebody, not attributed';
  if (row.actorId !== null) return personText(one, row.actorId);
  if (kind === 'accounts') return row.userId === null ? 'Somebody without an account' : personText(one, row.userId);
  return row.name.startsWith('role:') ? 'The command line' : 'By itself';
}

/** In which workspaces somebody is, or is invited to, is no affair of administrators; what they do there themselves is. */
function keptFromAdministrators({ row: { workspaceId, name }, kind, reader }: Pick<One, 'row' | 'kind' | 'reader'>): boolean {
  return reader.of === 'system' && (kind === 'workspaces' || (workspaceId !== null && kind !== 'incidents' && name !== 'retention:applied'));
}

function personText(one: One, userId: string): string {
  const { row, kind, names, reader } = one;
  const { workspaceId, organisationId } = row;
  if (reader.of === 'person' && userId === reader.userId) return 'You';
  if (keptFromAdministrators({ row, kind, reader })) return somebodyOf(names, organisationId);
  const name = names.person(userId);
  if (name === null) return GONE;
  // An administrator reads: the owner is told who.
  const byName = workspaceId === null || kind === 'incidents' || reader.of === 'system' || row.name === 'workspace:owner-changed';
  const ownPerson = row.source === 'event' && reader.staff?.has(userId);
  if (byName || ownPerson) return name;
  if (isOfPublication(row) && names.isFromOutside(workspaceId, userId)) return approverText(one, workspaceId);
  return names.contributor(workspaceId, userId, organisationId) ?? somebodyOf(names, organisationId);
}

/** Who approves for an organisation; which one, only where everybody in the workspace reads beside what was written that it was theirs. */
function approverText({ row: { organisationId }, names }: One, workspaceId: string): string {
  const rule = names.workspaces.get(workspaceId)?.rule;
  const organisation = rule === 'attributed' || rule === 'organisation-only' ? names.organisations.get(organisationId ?? '')?.name : undefined;
  return `A lead or approver of ${organisation ?? 'its author’s organisation'}`;
}

function somebodyOf(names: LogNames, organisationId: string | null): string {
  const organisation = organisationId === null ? undefined : names.organisations.get(organisationId);
  return organisation ? `Somebody of ${organisation.name}` : 'Somebody';
}

function whatText(one: One): string {
  const { row, kind, names, reader } = one;
  if (row.source === 'fact') return factText(one);
  const forAdministrators = reader.of === 'system';
  const kept = keptFromAdministrators(one);
  const about = row.userId !== null && row.userId !== row.actorId && !(row.actorId === null && kind === 'accounts') && !kept
    ? [reader.of === 'person' && row.userId === reader.userId ? 'you' : personText(one, row.userId)] : [];
  const organisation = kind === 'people' && (forAdministrators || reader.of === 'person') && row.organisationId ? [names.organisations.get(row.organisationId)?.name ?? ''].filter(Boolean) : [];
  const incident = incidentIdOf(row);
  const reason = incident !== null && !forAdministrators ? names.reasons.get(incident) : undefined;
  const details = [...about, ...organisation, ...detailsOf(row, kept), ...(reason ? [`“${reason}”`] : [])];
  return [AUDIT_EVENTS[row.name as AuditEventName], details.join(', ')].filter(Boolean).join(': ');
}

/** What is more than a change of words. */
const CHANGES: Readonly<Record<string, string>> = {
  withdrawn: 'withdrew something that was written', hidden: 'hid something that was written', shown: 'showed again what was hidden', purged: 'deleted for good something that was written',
  visibility: 'changed who can see something that was written', publication: 'decided about the publication of something that was written', 'owner-reply': 'replied for an organisation to context',
};

/** "added context to Children in need rate, Leeds". */
function factText({ row, names }: One): string {
  const { words: usual, of = 'to' } = ACTIVITY_WORDS[row.name as FactName];
  const words = CHANGES[typeof row.facts.what === 'string' ? row.facts.what : ''] ?? usual;
  if (typeof row.facts.release === 'string') return `${words}: ${releaseTitle(row.facts.release)}`;
  const anchor = names.anchors.get(anchorIdOf(row) ?? '');
  if (!anchor) return words;
  const { metric, area } = anchor;
  const place = area === null ? 'every area' : findArea(area) ? areaOf(area).name : area;
  return `${words} ${of} ${metric === null ? 'every indicator' : (findMetric(metric)?.title ?? metric)}, ${place}`;
}

/** The release may be gone; its id names the data set and the day. */
function releaseTitle(id: string): string {
  const [dataset = '', published = ''] = id.replace(/^invented\//, '').split('@');
  return `${collectionOf(datasetOf(dataset)).title}, published ${dateText(published)}`;
}

function whereText({ row: { workspaceId }, names, reader }: One): string {
  if (workspaceId === null || reader.of === 'workspace') return '';
  const workspace = names.workspaces.get(workspaceId);
  if (reader.of === 'system') return workspace ? `${WORKSPACE_WORDS[workspace.kind].name}, ${workspaceId}` : workspaceId;
  return workspace?.name ?? 'a workspace that is gone';
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Day and minute as clocks in England have them. */
export function whenText(at: string | Date): string {
  const part = Object.fromEntries(CLOCK.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${dateText(`${part.year}-${part.month}-${part.day}`)}, ${part.hour}:${part.minute}`;
}
