import { ANNOTATION_KINDS } from '../../shared/annotation-kinds.ts';
import type { AnnotationView } from '../../shared/annotations.ts';
import type { WideAnchor } from '../../shared/anchors.ts';
import { oldestFirst } from '../../shared/conversation.ts';
import type { DiscussionView } from '../../shared/discussions.ts';
import { EVIDENCE_KINDS } from '../../shared/evidence.ts';
import { areaName } from '../../shared/format.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { ownerReplyText } from '../../shared/owner-replies.ts';
import { personText } from '../../shared/people.ts';
import { pinKey, plainText } from '../../shared/rich-text-document.ts';
import { annotationsIn, type FiguresNow } from '../annotations/queries.ts';
import type { Authorized } from '../authorize.ts';
import type { Transaction } from '../db.ts';
import { discussionsIn } from '../discussions/queries.ts';
import { evidenceIn } from '../evidence/queries.ts';
import { breakdownWords } from '../figures/queries.ts';
import { chartWords, seenWith, seenWords, sinceWords, type SeenIn } from '../taking-along/queries.ts';
import { dayOf } from './days.ts';
import type { Row } from './export.ts';
import { readerOf } from '../visibility.ts';

/** What people wrote. Notes and discussions are made rows once the figures beside them are known. */
interface ExportedContributions {
  readonly notes: readonly AnnotationView[];
  readonly discussions: readonly DiscussionView[];
  readonly evidence: readonly Row[];
  readonly metrics: readonly string[];
}

const isShown = ({ state }: { readonly state: string }) => state === 'shown';

/**
 * What is written in a workspace as far as whoever takes it out may see it. What is withdrawn, hidden or deleted is left
 * out, and what its author keeps out of files.
 */
export async function exportedContributions(tx: Transaction, who: Authorized, figures: FiguresNow): Promise<ExportedContributions> {
  const { workspace: { id } } = who;
  const reader = readerOf(who);
  const kept = await keptOut(tx, who);
  const mayGo = (one: { readonly id: string; readonly state: string }) => isShown(one) && !kept.has(one.id);
  const notes = (await annotationsIn(tx, id, { all: true, reader, forFiles: true }, async () => figures)).filter(isShown).sort(oldestFirst);
  const discussions = (await discussionsIn(tx, id, 'every', reader)).filter(mayGo).sort(oldestFirst);
  const evidence = (await evidenceIn(tx, id, 'every', reader)).filter(mayGo).sort(oldestFirst);
  return {
    metrics: [...new Set([...notes, ...discussions].flatMap(({ metric }) => metric ?? []))],
    notes,
    discussions,
    evidence: evidence.map((item) => ({
      Kind: EVIDENCE_KINDS[item.kind], Title: item.title, 'What it says': item.notKnownYet ? 'We do not know yet.' : item.finding, Method: item.method, Size: item.size, Limits: item.limits,
      Gathered: item.gathered, 'Read beside': item.links.map(({ metric, area }) => `${titleOf(metric)}${area === '' ? '' : `, ${areaName(area)}`}`).join('; '),
      By: personText(item.author), On: dayOf(new Date(item.at)),
    })),
  };
}

/** Notes as rows: a figure with its unit, and whose it is and of which release. */
export function noteRows(notes: readonly AnnotationView[], seenIn: SeenIn): readonly Row[] {
  return notes.map((note) => {
    const seen = seenWith(note, seenIn);
    return {
      ...placeOf(note), Year: note.periodTo === null ? note.period : `${note.period ?? ''} to ${note.periodTo}`, Kind: ANNOTATION_KINDS[note.kind],
      'Says whose figure it is': note.ownerReplies.filter(isShown).map(ownerReplyText).join('\n') || null,
      Note: note.body, 'Figure as it was seen': seenWords(note, seen) || null, 'Since then': sinceWords(note) || null,
      Source: seen?.source ?? null, Release: seen?.release ?? null, By: personText(note.author), On: dayOf(new Date(note.at)),
    };
  });
}

/** Discussions as a row for each post, the charts in it in words. @param discussions with their charts' figures */
export function discussionRows(discussions: readonly DiscussionView[]): readonly Row[] {
  return discussions.flatMap((discussion) => discussion.comments.filter(isShown).map((comment) => ({
    ...placeOf(discussion), Year: discussion.period ?? 'all years', Question: discussion.title, 'What came of it': discussion.resolved?.outcome ?? null,
    Number: comment.position, Text: plainText(comment.body, (pin) => chartWords(comment.figures?.[pinKey(pin)])), By: personText(comment.author), On: dayOf(new Date(comment.at)),
  })));
}

/** Ids of what others keep out of files; notes are asked for without them. */
async function keptOut(tx: Transaction, { actor, workspace }: Authorized): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM discussion WHERE confidential AND author_id IS DISTINCT FROM ${actor.userId}::uuid
      AND (workspace_id = ${workspace.id}::uuid OR id IN (SELECT subject_id FROM contribution_share WHERE workspace_id = ${workspace.id}::uuid))
    UNION ALL SELECT id FROM evidence WHERE confidential AND author_id IS DISTINCT FROM ${actor.userId}::uuid
      AND (workspace_id = ${workspace.id}::uuid OR id IN (SELECT subject_id FROM contribution_share WHERE workspace_id = ${workspace.id}::uuid))`;
  return new Set(rows.map(({ id }) => id));
}

/** Title of an indicator. */
export const titleOf = (metric: string) => findIndicator(metric)?.shortTitle ?? metric;

/** What something is about, in columns. */
export function placeOf({ metric, area, breakdown }: Pick<WideAnchor, 'metric' | 'area' | 'breakdown'>): Row {
  return { Indicator: metric === null ? 'all' : titleOf(metric), Area: area === null ? 'all' : areaName(area), Breakdown: breakdown === '' || metric === null ? null : breakdownWords(metricOf(metric), breakdown) };
}
