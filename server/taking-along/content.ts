import type { ActionView } from '../../shared/actions.ts';
import type { AnnotationView } from '../../shared/annotations.ts';
import { findArea } from '../../shared/areas/register.ts';
import { oldestFirst } from '../../shared/conversation.ts';
import type { DiscussionView } from '../../shared/discussions.ts';
import { invalid } from '../../shared/errors.ts';
import type { EvidenceView } from '../../shared/evidence.ts';
import { areaName } from '../../shared/format.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { METRICS } from '../../shared/framework/metrics.ts';
import type { TakenSubject } from '../../shared/taking-along.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { actionsIn } from '../actions/queries.ts';
import { annotationsIn, figuresNow } from '../annotations/queries.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { discussionsIn } from '../discussions/queries.ts';
import { evidenceIn } from '../evidence/queries.ts';
import { readerOf } from '../visibility.ts';

/** What somebody may see on one indicator or one area, and may take along: shown, and not kept out of files by others. */
export interface Said {
  readonly workspace: WorkspaceView;
  readonly subject: TakenSubject;
  readonly notes: readonly AnnotationView[];
  readonly discussions: readonly DiscussionView[];
  readonly actions: readonly ActionView[];
  readonly evidence: readonly EvidenceView[];
  /** So many others keep out of files. */
  readonly leftOut: number;
}

const PATIENCE = { isolationLevel: 'RepeatableRead', timeout: 60_000 } as const;

/** What the address asks for; `null` where it asks for nothing. @throws Refusal 400 for what is not one of the workspace's. */
export function subjectOf(asked: URLSearchParams, { areas }: Pick<WorkspaceView, 'areas'>): TakenSubject | null {
  const [metric, code] = [asked.get('metric') ?? '', asked.get('area') ?? ''];
  const area = code === '' ? '' : (findArea(code)?.code ?? '');
  if (code !== '' && !areas.includes(area)) throw invalid({ area: 'This is not one of the areas of this workspace. Choose one of its areas.' });
  if (metric === '') return area === '' ? null : { metric: null, area };
  const indicator = findIndicator(metric);
  if (!indicator) throw invalid({ metric: 'There is no indicator of this name. Choose one of the list.' });
  return { metric: indicator.metric, area: area || areas[0]! };
}

/** "Repeat referrals", "Carrow". */
export const subjectTitle = ({ metric, area }: TakenSubject): string => (metric === null ? areaName(area) : (findIndicator(metric)?.shortTitle ?? metric));

/**
 * What the reader may see of it, at one moment. @param taken writes into the audit log that it was taken along, as what
 * @throws Refusal as `authorize` does.
 */
export async function saidOn(ctx: Context, slug: string, subject: TakenSubject, taken: { readonly format: string } | null): Promise<Said> {
  // Asked outside the transaction: it holds one connection, and must not wait for another.
  const figures = await figuresNow(ctx.db, subject.metric === null ? METRICS.map(({ slug: metric }) => metric) : [subject.metric]);
  return ctx.db.prisma.$transaction(async (tx) => {
    const who = await authorize(ctx, 'conversation.take', { slug }, tx);
    const { actor, organisationId, workspace } = who;
    const reader = readerOf(who);
    const { metric, area } = subject;
    const all = await annotationsIn(tx, workspace.id, metric === null ? { all: true, reader } : { metric, reader }, async () => figures);
    const notes = metric === null ? all.filter((note) => note.area === area || note.otherAreas.includes(area) || note.scope === 'everything') : all;
    const discussions = (await discussionsIn(tx, workspace.id, metric === null ? { area } : { metric }, reader)).filter((one) => metric !== null || one.area === area);
    const evidence = (await evidenceIn(tx, workspace.id, metric === null ? 'every' : { metric }, reader)).filter(({ links }) => metric !== null || links.some((link) => link.area === area));
    const actions = await actionsIn(tx, workspace.id, metric === null ? { ids: await actionsAbout(tx, workspace.id, area) } : { metric });
    const kept = await keptOut(tx, actor.userId, [...notes, ...discussions, ...evidence].map(({ id }) => id));
    if (taken) await recordEvent(tx, { event: 'conversation:taken', actorId: actor.userId, organisationId, workspaceId: workspace.id, facts: { format: taken.format, metric, area } });
    const mayGo = (one: { readonly id: string; readonly state: string }) => one.state === 'shown' && !kept.has(one.id);
    return {
      workspace, subject,
      notes: notes.filter(mayGo).sort(oldestFirst).map((note) => ({ ...note, ownerReplies: note.ownerReplies.filter(isShown) })),
      discussions: discussions.filter(mayGo).sort(oldestFirst).map((discussion) => ({ ...discussion, comments: discussion.comments.filter(isShown) })),
      actions: [...actions].sort(oldestFirst),
      evidence: evidence.filter(mayGo).sort(oldestFirst),
      leftOut: [...notes, ...discussions, ...evidence].filter((one) => isShown(one) && kept.has(one.id)).length,
    };
  }, PATIENCE);
}

const isShown = ({ state }: { readonly state: string }) => state === 'shown';

async function actionsAbout(tx: Transaction, workspaceId: string, area: string): Promise<readonly string[]> {
  return (await tx.action.findMany({ where: { workspaceId, area }, select: { id: true } })).map(({ id }) => id);
}

/** Of these, what others keep out of files. */
async function keptOut(tx: Transaction, userId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM annotation WHERE id = ANY(${ids}::uuid[]) AND confidential AND author_id IS DISTINCT FROM ${userId}::uuid
    UNION ALL SELECT id::text FROM discussion WHERE id = ANY(${ids}::uuid[]) AND confidential AND author_id IS DISTINCT FROM ${userId}::uuid
    UNION ALL SELECT id::text FROM evidence WHERE id = ANY(${ids}::uuid[]) AND confidential AND author_id IS DISTINCT FROM ${userId}::uuid`;
  return new Set(rows.map(({ id }) => id));
}
