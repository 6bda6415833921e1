import { oldestFirst, type Conversation } from '../../shared/conversation.ts';
import { METRICS } from '../../shared/framework/metrics.ts';
import { actionsIn } from '../actions/queries.ts';
import { annotationsIn, figuresNow, type FiguresNow } from '../annotations/queries.ts';
import { authorize, type Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db.ts';
import { evidenceIn } from '../evidence/queries.ts';
import { figuresGeneration } from '../figures/queries.ts';
import { holdersIn } from '../members/queries.ts';
import { organisationsOf } from '../workspaces/queries.ts';
import { placeToKeep, readAtFirst, type Place, type SaidAtFirst, type ShownOnPage } from './at-first.ts';
import { discussionsWithFigures } from './figures.ts';
import { personalView } from './personal.ts';
import { discussionsIn } from './reading.ts';
import { readerOf, type Reader } from '../visibility.ts';

/**
 * What a workspace says about one metric, as far as the reader may see it: notes, discussions, evidence and actions of
 * one moment, with the number of the activity log at that moment, so that a page can go on from there with the facts
 * that arrive.
 * @param page of notes and discussions those that it shows at first, the others counted (`tallies`) or without their
 * comments; without it, all
 * @throws Refusal 401 for nobody, 404 for a workspace that is not theirs or not there.
 */
export async function conversationOn(ctx: Context, workspaceSlug: string, metric: string, page?: ShownOnPage): Promise<Conversation> {
  const generation = figuresGeneration(ctx.db);
  // Before the transaction: it holds one connection, and must not wait for another.
  const figures = await figuresNow(ctx.db, METRICS.some(({ slug }) => slug === metric) ? [metric] : []);
  const { said, place, ...read } = await inOneMoment(ctx, workspaceSlug, async (tx, who, sequence) => {
    const { actor, workspace } = who;
    const reader = readerOf(who);
    const asked = page && { metric, area: page.area(workspace.areas), open: page.open };
    const place = asked ? await placeToKeep(ctx.db, tx, reader, asked, { sequence, generation }) : null;
    const said = place?.said ?? (asked ? await readAtFirst(tx, reader, asked, figures) : await readAll(tx, reader, metric, figures));
    const { annotations, discussions } = said;
    const evidence = (await evidenceIn(tx, workspace.id, { metric }, reader)).sort(oldestFirst);
    return {
      said,
      place,
      evidence,
      actions: (await actionsIn(tx, workspace.id, { metric })).sort(oldestFirst),
      personal: await personalView(tx, reader, { annotations, evidence, discussions: discussions.filter(({ inPart }) => !inPart) }),
      organisations: await organisationsOf(tx, workspace.id),
      holders: workspace.contributionRule === 'attributed' ? (await holdersIn(tx, workspace.id)).filter(({ id }) => id !== actor.userId) : [],
    };
  });
  const { annotations, tallies, discussions } = place?.said ?? (await withItsFigures(ctx.db, said, place));
  return {
    ...read, annotations, discussions,
    ...(tallies.length > 0 ? { tallies } : {}),
    ...(tallies.length > 0 || discussions.some(({ inPart }) => inPart) ? { inPart: true as const } : {}),
  };
}

/** All of it, with every word; each list oldest first. */
async function readAll(tx: Transaction, reader: Reader, metric: string, figures: FiguresNow): Promise<SaidAtFirst> {
  const annotations = (await annotationsIn(tx, reader.workspaceId, { metric, reader }, async () => figures)).sort(oldestFirst);
  return { annotations, tallies: [], discussions: (await discussionsIn(tx, reader.workspaceId, { metric }, reader)).sort(oldestFirst) };
}

/** With the figures of the charts in its discussions, which are read outside of transactions; kept where there is a place for it. */
async function withItsFigures(db: Database, said: SaidAtFirst, place: Place | null): Promise<SaidAtFirst> {
  const whole = { ...said, discussions: await discussionsWithFigures(db, said.discussions) };
  place?.keep(whole);
  return whole;
}

/** Reads in one moment of the workspace, and says which number of its log that is. */
export async function inOneMoment<Read>(ctx: Context, slug: string, read: (tx: Transaction, who: Authorized, sequence: number) => Promise<Read>): Promise<Read & Pick<Conversation, 'workspace' | 'sequence'>> {
  return ctx.db.prisma.$transaction(
    async (tx) => {
      const who = await authorize(ctx, 'workspace.read', { slug }, tx);
      const { sequence } = await tx.workspace.findUniqueOrThrow({ where: { id: who.workspace.id }, select: { sequence: true } });
      return { ...(await read(tx, who, sequence)), workspace: who.workspace, sequence };
    },
    // Every read sees the same moment.
    { isolationLevel: 'RepeatableRead' },
  );
}
