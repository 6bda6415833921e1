import { oldestFirst, type Conversation } from '../../shared/conversation.ts';
import { METRICS } from '../../shared/framework/metrics.ts';
import { actionsIn } from '../actions/queries.ts';
import { annotationsIn, figuresNow } from '../annotations/queries.ts';
import { authorize, type Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { evidenceIn } from '../evidence/queries.ts';
import { holdersIn } from '../members/queries.ts';
import { organisationsOf } from '../workspaces/queries.ts';
import { discussionsWithFigures } from './figures.ts';
import { personalView } from './personal.ts';
import { discussionsIn } from './reading.ts';
import { readerOf } from '../visibility.ts';

/**
 * What a workspace says about one metric, as far as the reader may see it: notes, discussions, evidence and actions of
 * one moment, with the number of the activity log at that moment, so that a page can go on from there with the facts
 * that arrive.
 * @throws Refusal 401 for nobody, 404 for a workspace that is not theirs or not there.
 */
export async function conversationOn(ctx: Context, workspaceSlug: string, metric: string): Promise<Conversation> {
  // Before the transaction: it holds one connection, and must not wait for another.
  const figures = await figuresNow(ctx.db, METRICS.some(({ slug }) => slug === metric) ? [metric] : []);
  const read = await inOneMoment(ctx, workspaceSlug, async (tx, who) => {
    const { actor, workspace } = who;
    const reader = readerOf(who);
    const annotations = (await annotationsIn(tx, workspace.id, { metric, reader }, async () => figures)).sort(oldestFirst);
    const discussions = (await discussionsIn(tx, workspace.id, { metric }, reader)).sort(oldestFirst);
    const evidence = (await evidenceIn(tx, workspace.id, { metric }, reader)).sort(oldestFirst);
    return {
      annotations,
      discussions,
      evidence,
      actions: (await actionsIn(tx, workspace.id, { metric })).sort(oldestFirst),
      personal: await personalView(tx, reader, { annotations, evidence, discussions }),
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
