import { Prisma } from '../../prisma/generated/client.ts';
import type { AnnotationPageView, UnplacedView } from '../../shared/annotation-pages.ts';
import { UNDO_MINUTES } from '../../shared/contributions.ts';
import { oldestFirst } from '../../shared/conversation.ts';
import { notFound } from '../../shared/errors.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { isPlaced } from '../../shared/judgement.ts';
import { isUuid } from '../../shared/uuid.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { organisationsOf } from '../workspaces/queries.ts';
import { figuresNow } from './figures-now.ts';
import { historyOf, replyHistoryOf } from './history.ts';
import { editableAmong, mayEdit, ownersOf } from './own.ts';
import { hasLostItsFigure } from './place.ts';
import { placingOf } from './placing.ts';
import { annotationsIn, presentRows } from './read.ts';
import { readReplies, readRows, type AnnotationRow, type ReplyRow } from './rows.ts';
import { readerOf } from '../visibility.ts';

/**
 * One note by itself: what it says, what it said, and what the reader may do with it.
 * @throws Refusal as `authorize` does; 404 for a note one does not see.
 */
export async function annotationPage(ctx: Context, slug: string, id: string): Promise<AnnotationPageView> {
  const who = await authorize(ctx, 'workspace.read', { slug });
  const { workspace } = who;
  const reader = readerOf(who);
  const { prisma } = ctx.db;
  const [row] = isUuid(id) ? await readRows(prisma, { workspaceId: workspace.id, reader, where: Prisma.sql`annotation.id = ${id}::uuid` }) : [];
  if (!row) throw notFound();
  const [annotation] = await presentRows(prisma, workspace.id, [row], (metrics) => figuresNow(ctx.db, metrics));
  if (!annotation) throw notFound();
  const shown = annotation.state === 'shown';
  const replies = shown ? await readReplies(prisma, [id]) : [];
  const owners = await ownersHere(prisma, row, workspace);
  const isAuthor = row.authorId === reader.userId && row.workspaceId === workspace.id;
  const undoEnds = row.createdAt.getTime() + UNDO_MINUTES * 60_000;
  return {
    workspace,
    annotation,
    history: shown ? await historyOf(prisma, workspace.id, row) : [],
    replyHistory: await replyHistoryOf(prisma, replies),
    may: {
      edit: shown && workspace.abilities['annotation.edit'] && (await mayEdit(prisma, reader, id)),
      place: shown && hasLostItsFigure(annotation.judgement) && workspace.abilities['annotation.edit'] && (await mayEdit(prisma, reader, id)),
      share: shown && workspace.abilities['annotation.edit'] && isAuthor && !row.unattributed,
      withdraw: shown && workspace.abilities['annotation.edit'] && isAuthor,
      reply: shown && workspace.abilities['annotation.reply'] && owners.some((owner) => owner.id === reader.organisationId),
    },
    undoUntil: shown && isAuthor && undoEnds > Date.now() ? new Date(undoEnds).toISOString() : null,
    owners,
    ownReply: annotation.ownerReplies.find((reply) => isReplyOf(reply.id, replies, reader.organisationId)) ?? null,
  };
}

const isReplyOf = (id: string, replies: readonly ReplyRow[], organisationId: string | null) => replies.some((reply) => reply.id === id && reply.organisationId === organisationId);

async function ownersHere(db: Transaction, { area, otherAreas }: AnnotationRow, workspace: WorkspaceView): Promise<AnnotationPageView['owners']> {
  const owners = await ownersOf(db, [...(area === null ? [] : [area]), ...otherAreas], workspace.invented);
  const here = new Set((await organisationsOf(db, workspace.id)).map(({ id }) => id));
  return [...new Map(owners.map(({ id, name }) => [id, { id, name, takesPart: here.has(id) }])).values()];
}

/**
 * Notes that have lost their figure, kept where they are found again; `place` of the query names the one that is being
 * placed, `metric` the measure chosen for it. @throws Refusal as `authorize` does.
 */
export async function unplacedIn(ctx: Context, slug: string, query = new URLSearchParams()): Promise<UnplacedView> {
  const who = await authorize(ctx, 'workspace.read', { slug });
  const { workspace } = who;
  const reader = readerOf(who);
  const { prisma } = ctx.db;
  const notes = await annotationsIn(prisma, workspace.id, { all: true, reader }, (metrics) => figuresNow(ctx.db, metrics));
  const lost = notes.filter(({ state, judgement }) => state === 'shown' && hasLostItsFigure(judgement));
  const placeable = workspace.abilities['annotation.edit'] ? await editableAmong(prisma, reader, lost.map(({ id }) => id)) : [];
  const placing = lost.find(({ id }) => id === query.get('place') && placeable.includes(id));
  const annotations = notes.filter((note) => !isPlaced(note) || note.id === placing?.id).sort(oldestFirst);
  return {
    workspace, placeable, annotations,
    titles: Object.fromEntries(annotations.flatMap(({ metric }) => (metric === null ? [] : [[metric, findIndicator(metric)?.shortTitle ?? '']]))),
    placing: placing ? await placingOf(ctx.db, workspace, placing, query.get('metric')) : null,
  };
}
