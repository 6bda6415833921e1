import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import { Server } from 'socket.io';
import { PostComment, StartDiscussion } from '../../shared/discussions.ts';
import type { Fact } from '../../shared/live.ts';
import { actorFrom } from '../../server/auth/queries.ts';
import type { Database } from '../../server/db.ts';
import { postComment, startDiscussion } from '../../server/discussions/commands.ts';
import { factsAfter } from '../../server/live/facts.ts';
import { watchFigures } from '../../server/figures/standing-answers.ts';
import { attachLive } from '../../server/live/attach.ts';
import { durableDatabase } from '../durable-database.ts';
import { buildMember, buildWorkspace, written } from '../factories.ts';
import { listening } from '../listening.ts';
import { now, type Ask, type Heard } from './live-clients.ts';

const METRIC = 'children-in-need-rate';
const WORDS = 'We moved the front door in March; requests that used to be logged as contacts are now referrals. ';

/** What one run measured, in milliseconds. */
export interface Run {
  /** From commit (ours) or `emit` (bare) to each client's handler. */
  readonly fanOut: readonly number[];
  /** From the author's POST to each client's handler. */
  readonly wholeWay: readonly number[];
  /** From the author's POST to its answer. */
  readonly acknowledged: readonly number[];
}

export interface Stage {
  readonly db: Database;
  /** An author writes `count` comments at a pace, through everything: HTTP, authorisation, durable write, log, delivery. */
  ours(count: number, perSecond: number): Promise<Run>;
  /** A bare Socket.IO server tells the same clients the same payload. */
  bare(count: number, perSecond: number): Promise<Run>;
  close(): Promise<void>;
}

/** A durable database, our live server and a bare one in this process, and `clients` people in another. */
export async function liveStage(clients: number): Promise<Stage> {
  const { db, close } = await durableDatabase();
  // As the server does when it starts: the check of what is written asks which figures are withheld.
  const figures = watchFigures(db);
  const workspace = await buildWorkspace(db);
  const people = [];
  for (let index = 0; index < clients; index += 1) people.push(await buildMember(db, workspace));
  const author = people[0];
  if (!author) throw new Error('at least one client');
  const discussionId = randomUUID();
  await startDiscussion(author.ctx, workspace.slug, StartDiscussion.parse({ key: discussionId, metric: METRIC, area: 'E08000035', breakdown: '', title: 'Why?', body: JSON.stringify(written('Thoughts?')) }));

  const committed = new Map<string, number>();
  const http = createServer((request, response) => {
    void (async () => {
      const actor = await actorFrom(db, author.cookie);
      const input = PostComment.parse(await sentIn(request));
      const receipt = await postComment({ db, actor }, workspace.slug, input);
      committed.set(input.key, now());
      response.end(JSON.stringify(receipt));
    })().catch((error: Error) => { process.stderr.write(`${error.message}\n`); response.writeHead(500).end(error.message); });
  });
  const live = attachLive(http, db);
  const emitted = new Map<string, number>();
  let payload: Extract<Fact, { comment: unknown }> | null = null;
  // Asked by the same author at the same pace, so that the clients' process has the same to do: it tells everybody, and nothing else.
  const bareHttp = createServer((request, response) => {
    void (async () => {
      const { key } = (await sentIn(request)) as { key: string };
      emitted.set(key, now());
      if (payload) bareIo.emit('fact:recorded', { ...payload, comment: { ...payload.comment, id: key } });
      response.end('{}');
    })();
  });
  const bareIo = new Server(bareHttp, { serveClient: false });
  const [liveUrl, bareUrl] = [await listening(http), await listening(bareHttp)];
  const child = fork(resolve('tests/bench/live-clients.ts'), { execArgv: ['--import', 'tsx'] });
  await ask(child, { ask: 'connect', liveUrl, bareUrl, cookies: people.map(({ cookie }) => cookie), workspaceId: workspace.id, metric: METRIC });

  const bodiesOf = (count: number) => Array.from({ length: count }, () => JSON.stringify({ key: randomUUID(), discussionId, body: JSON.stringify(written(WORDS.repeat(3))) }));
  const run = (from: ReadonlyMap<string, number>, { at, posts }: Heard): Run => ({
    fanOut: Object.entries(at).flatMap(([key, times]) => times.map((time) => time - (from.get(key) ?? NaN))),
    wholeWay: Object.entries(at).flatMap(([key, times]) => times.map((time) => time - (posts[key]?.[0] ?? NaN))),
    acknowledged: Object.values(posts).map(([sent, acknowledged]) => acknowledged - sent),
  });

  return {
    db,
    async ours(count, perSecond) {
      return run(committed, await ask(child, { ask: 'hear', perSecond, postUrl: liveUrl, bodies: bodiesOf(count) }));
    },
    async bare(count, perSecond) {
      const { facts } = await factsAfter(db, workspace.id, (await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspace.id } })).sequence - 1);
      const last = facts?.[0]?.fact;
      if (last?.fact !== 'comment:posted') throw new Error('Run ours first: the floor says the same');
      payload = last;
      return run(emitted, await ask(child, { ask: 'hear', perSecond, postUrl: bareUrl, bodies: bodiesOf(count) }));
    },
    async close() {
      child.disconnect();
      await live.close();
      await bareIo.close();
      await figures.stop();
      await close();
    },
  };
}

async function sentIn(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}

function ask(child: ChildProcess, question: Ask): Promise<Heard> {
  return new Promise((answer, reject) => {
    child.once('message', ({ result, error }: { result?: Heard; error?: string }) => {
      if (error) reject(new Error(error));
      else answer(result as Heard);
    });
    child.send(question);
  });
}

export const ms = (value: number) => `${value.toFixed(1)} ms`;
