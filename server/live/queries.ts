import type { JoinRoomAnswer } from '../../shared/live.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { readerOf } from '../visibility.ts';
import { factFor, factsAfter } from './facts.ts';

/**
 * Last number of a workspace's activity log: read before a page's data, it says from where on the page has to hear.
 * @throws Refusal as `authorize` does.
 */
export async function logStandsAt(ctx: Context, slug: string): Promise<{ readonly workspaceId: string; readonly sequence: number }> {
  const { workspace } = await authorize(ctx, 'workspace.read', { slug });
  const { sequence } = await ctx.db.prisma.workspace.findUniqueOrThrow({ where: { id: workspace.id }, select: { sequence: true } });
  return { workspaceId: workspace.id, sequence };
}

/**
 * What a page missed, for one that has no socket and asks: the same answer as at the door of a room.
 * @param since last number of the workspace's activity log that the page holds
 * @throws Refusal as `authorize` does.
 */
export async function factsSince(ctx: Context, slug: string, since: number): Promise<Extract<JoinRoomAnswer, { ok: true }>> {
  const reader = readerOf(await authorize(ctx, 'workspace.read', { slug }));
  const { sequence, facts } = await factsAfter(ctx.db, reader.workspaceId, since);
  return facts === null ? { ok: true, sequence, reload: true } : { ok: true, sequence, facts: facts.map((delivered) => factFor(delivered, reader)) };
}
