import { oldestFirst, type Conversation } from '../../shared/conversation.ts';
import { METRICS } from '../../shared/framework/metrics.ts';
import { actionsIn } from '../actions/queries.ts';
import { annotationsIn, figuresNow, notesInPart } from '../annotations/queries.ts';
import { authorize, type Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { evidenceIn } from '../evidence/queries.ts';
import { holdersIn } from '../members/queries.ts';
import { organisationsOf } from '../workspaces/queries.ts';
import { discussionsWithFigures } from './figures.ts';
import { listedDiscussions, type Listed } from './in-part.ts';
import { personalView } from './personal.ts';
import { discussionsIn } from './reading.ts';
import { readerOf } from '../visibility.ts';

/** What a page shows at first where a great deal is said. */
export interface ShownOnPage {
  /** The area it is about, of a workspace of these. */
  area(areas: readonly string[]): string;
  /** The thread that stands open. */
  readonly open: string | null;
}

/** So many of the newest notes come with their words at once: some more than a page lists. */
const NOTES_AT_FIRST = 24;
/** Where there are no more discussions than these, all come with their comments; else those that a page lists. */
const FEW_DISCUSSIONS = 24;
const LISTED_DISCUSSIONS = 12;

const listedAtFirst = (area: string, open: string | null): Listed => (rows) => {
  if (rows.length <= FEW_DISCUSSIONS) return rows;
  const here = rows.filter((row) => row.area === null || row.area === area);
  const newest = new Set([...here.filter(({ resolvedAt }) => resolvedAt === null).slice(-LISTED_DISCUSSIONS), ...here.slice(-1)]);
  return rows.filter((row) => newest.has(row) || row.id === open);
};

/**
 * What a workspace says about one metric, as far as the reader may see it: notes, discussions, evidence and actions of
 * one moment, with the number of the activity log at that moment, so that a page can go on from there with the facts
 * that arrive.
 * @param page of notes and discussions those that it shows at first, the others counted (`tallies`) or without their
 * comments; without it, all
 * @throws Refusal 401 for nobody, 404 for a workspace that is not theirs or not there.
 */
export async function conversationOn(ctx: Context, workspaceSlug: string, metric: string, page?: ShownOnPage): Promise<Conversation> {
  // Before the transaction: it holds one connection, and must not wait for another.
  const figures = await figuresNow(ctx.db, METRICS.some(({ slug }) => slug === metric) ? [metric] : []);
  const read = await inOneMoment(ctx, workspaceSlug, async (tx, who) => {
    const { actor, workspace } = who;
    const reader = readerOf(who);
    const area = page?.area(workspace.areas);
    const { annotations: unsorted, tallies, people } = area === undefined
      ? { annotations: await annotationsIn(tx, workspace.id, { metric, reader }, async () => figures), tallies: [], people: undefined }
      : await notesInPart(tx, reader, metric, { area, newest: NOTES_AT_FIRST }, figures);
    const annotations = unsorted.sort(oldestFirst);
    const discussions = area === undefined ? (await discussionsIn(tx, workspace.id, { metric }, reader)).sort(oldestFirst) : await listedDiscussions(tx, workspace.id, metric, reader, listedAtFirst(area, page?.open ?? null), people);
    const evidence = (await evidenceIn(tx, workspace.id, { metric }, reader)).sort(oldestFirst);
    return {
      annotations,
      discussions,
      evidence,
      ...(tallies.length > 0 ? { tallies } : {}),
      ...(tallies.length > 0 || discussions.some(({ inPart }) => inPart) ? { inPart: true as const } : {}),
      actions: (await actionsIn(tx, workspace.id, { metric })).sort(oldestFirst),
      personal: await personalView(tx, reader, { annotations, evidence, discussions: discussions.filter(({ inPart }) => !inPart) }),
      organisations: await organisationsOf(tx, workspace.id),
      holders: workspace.contributionRule === 'attributed' ? (await holdersIn(tx, workspace.id)).filter(({ id }) => id !== actor.userId) : [],
    };
  });
  return { ...read, discussions: await discussionsWithFigures(ctx.db, read.discussions) };
}

/** Reads in one moment of the workspace, and says which number of its log that is. */
export async function inOneMoment<Read>(ctx: Context, slug: string, read: (tx: Transaction, who: Authorized) => Promise<Read>): Promise<Read & Pick<Conversation, 'workspace' | 'sequence'>> {
  return ctx.db.prisma.$transaction(
    async (tx) => {
      const who = await authorize(ctx, 'workspace.read', { slug }, tx);
      const { sequence } = await tx.workspace.findUniqueOrThrow({ where: { id: who.workspace.id }, select: { sequence: true } });
      return { ...(await read(tx, who)), workspace: who.workspace, sequence };
    },
    // Every read sees the same moment.
    { isolationLevel: 'RepeatableRead' },
  );
}
