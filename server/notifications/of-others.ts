import type { FactSubjects } from '../../shared/live.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { DECISIONS, toldOfDecision, toldOfProposal, WRITTEN, type Reading, type Told } from './told.ts';

/** Evidence is new, or another now: its author where a moderator decided about it, and who answers whether it becomes public. */
export async function ofEvidence(reading: Reading, evidenceId: string, what: string): Promise<readonly Told[]> {
  const evidence = await reading.tx.evidence.findUnique({ where: { id: evidenceId }, select: { ...WRITTEN, publication: true } });
  if (!evidence) return [];
  return DECISIONS.has(what) ? toldOfDecision(reading, what, 'evidence', evidence) : toldOfProposal(reading, 'evidence', evidence);
}

/**
 * Who sees to an action from now on. Only that it moved is no news to them: they are told when they were not the last
 * to be told of it, and it was not theirs from the beginning.
 */
export async function ofAction({ tx, members }: Reading, actionId: string, handedOver: boolean): Promise<readonly Told[]> {
  const action = await tx.action.findUnique({ where: { id: actionId }, select: { holderId: true, authorId: true } });
  const holder = members.find(({ userId }) => userId === action?.holderId)?.userId;
  if (!action || holder === undefined) return [];
  const last = await tx.notification.findFirst({ where: { kind: 'assignment', subjectId: actionId }, orderBy: { sequence: 'desc' }, select: { userId: true } });
  const knows = last === null ? !handedOver && holder === action.authorId : last.userId === holder;
  return knows ? [] : [{ userId: holder, kind: 'assignment', subjectKind: 'action', subjectId: actionId }];
}

/** Somebody left, and their open actions went over to somebody else. */
export async function ofHandedOver(reading: Reading, { actions }: FactSubjects['member:ended']): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const actionId of actions) told.push(...(await ofAction(reading, actionId, true)));
  return told;
}

/**
 * New figures, or figures taken back, in the focus set of the workspace: everybody who takes part, once for all data
 * sets of one day. Guests are here for a meeting, not for the release.
 */
export async function ofRelease({ tx, workspaceId, members }: Reading, { release, counts }: FactSubjects['release:signed-off']): Promise<readonly Told[]> {
  const [dataset = '', day = ''] = release.replace(/^invented\//, '').split('@');
  if (Object.values(counts).every((count) => !count)) return [];
  const focus = await tx.workspaceFocus.findMany({ where: { workspaceId }, select: { metric: true } });
  if (!focus.some(({ metric }) => isFrom(dataset, metric))) return [];
  return members.filter(({ role }) => role !== 'guest').map(({ userId }): Told => ({ userId, kind: 'revised', subjectKind: 'release', subjectId: day }));
}

/** Whether a metric's figures come from a data set. */
export function isFrom(dataset: string, metric: string): boolean {
  const { dataset: own, denominator } = metricOf(metric);
  return dataset === own || dataset === denominator;
}
