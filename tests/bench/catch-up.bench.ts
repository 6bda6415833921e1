import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { attachLive } from '../../server/live/attach.ts';
import { durableDatabase } from '../durable-database.ts';
import { listening } from '../listening.ts';
import { join, openSocket } from '../live-harness.ts';
import type { BenchRow } from './bench-row.ts';
import { fullWorkspace } from './many-contributions.ts';
import { median } from './medians.ts';

const METRIC = 'children-in-need-rate';
const MISSED = 1_000;
const ROUNDS = 9;

/**
 * A page whose socket was away comes back and asks for what it missed: a thousand facts, from the question to the last
 * of them in the browser's hands; beside a bare Socket.IO server that answers with the same payload.
 */
export default async function benchCatchUp(): Promise<BenchRow[]> {
  const { db, close } = await durableDatabase();
  const { workspace, reader } = await fullWorkspace(db, METRIC, 'E08000035', ['2024', '2025'], { annotations: 0, discussions: 1, repliesEach: MISSED });
  const discussion = await db.prisma.discussion.findFirstOrThrow({ where: { workspaceId: workspace.id }, include: { comments: { orderBy: { position: 'asc' } } } });
  const replies = discussion.comments.slice(1);
  await db.prisma.activity.createMany({
    data: replies.map(({ id, authorId, authorOrganisationId }, index) => ({
      workspaceId: workspace.id, sequence: index + 1, fact: 'comment:posted', subject: { discussionId: discussion.id, commentId: id }, actorId: authorId, organisationId: authorOrganisationId,
    })),
  });
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { sequence: MISSED } });

  const http = createServer();
  const live = attachLive(http, db);
  const bareHttp = createServer();
  const bare = new Server(bareHttp, { serveClient: false });
  const addresses = [await listening(http), await listening(bareHttp)] as const;
  const request = { workspaceId: workspace.id, metric: METRIC, since: 0 };
  try {
    const [ours, theirs] = [openSocket(addresses[0], reader.cookie), openSocket(addresses[1])];
    const answer = await join(ours, request);
    if (!answer.ok || !('facts' in answer) || answer.facts.length !== MISSED) throw new Error('The door did not give what was missed');
    bare.on('connection', (socket) => socket.on('room:join', (_request: unknown, say: (said: unknown) => void) => say(answer)));
    theirs.disconnect().connect();
    const pairs: { readonly mine: number; readonly floor: number }[] = [];
    for (let round = 0; round < ROUNDS + 1; round += 1) pairs.push({ mine: await took(() => join(ours, request)), floor: await took(() => join(theirs, request)) });
    const kept = pairs.slice(1);
    ours.disconnect();
    theirs.disconnect();
    return [{
      row: 'I5', what: `a page comes back and catches up with ${MISSED} facts`, goal: 'reported', ratio: median(kept.map(({ mine, floor }) => mine / floor)),
      detail: `median of ${ROUNDS} pairs; ${median(kept.map(({ mine }) => mine)).toFixed(0)} ms beside ${median(kept.map(({ floor }) => floor)).toFixed(0)} ms for the same payload without reading or asking anything`,
      holds: true,
    }];
  } finally {
    await live.close();
    await bare.close();
    await close();
  }
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
