import { io, type Socket } from 'socket.io-client';
import { atPace } from './at-pace.ts';
import type { ServerToBrowser, BrowserToServer } from '../../shared/live.ts';

/** What the stage asks of its clients, in a process of their own. */
export type Ask =
  | { readonly ask: 'connect'; readonly liveUrl: string; readonly bareUrl: string; readonly cookies: readonly string[]; readonly workspaceId: string; readonly metric: string }
  /** An author posts each of `bodies` at that pace; hear as many messages on every socket of that side. */
  | { readonly ask: 'hear'; readonly perSecond: number; readonly postUrl: string; readonly bodies: readonly string[] };

/** Times are milliseconds of the machine's monotonic clock, the same in every process. */
export interface Heard {
  /** Message id → when each client's handler ran. */
  readonly at: Readonly<Record<string, readonly number[]>>;
  /** Submission key → when it was sent and when it was acknowledged. */
  readonly posts: Readonly<Record<string, readonly [sent: number, acknowledged: number]>>;
}

export const now = () => Number(process.hrtime.bigint()) / 1e6;

interface BareToBrowser {
  'fact:recorded': (fact: { comment: { id: string } }) => void;
}
const live: Socket<ServerToBrowser, BrowserToServer>[] = [];
const bare: Socket<BareToBrowser>[] = [];
let hear: ((id: string) => void) | null = null;

async function connect({ liveUrl, bareUrl, cookies, workspaceId, metric }: Extract<Ask, { ask: 'connect' }>): Promise<null> {
  for (const cookie of cookies) {
    const [ours, floor] = [io(liveUrl, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } }), io(bareUrl, { transports: ['websocket'], forceNew: true })];
    live.push(ours as (typeof live)[number]);
    bare.push(floor as (typeof bare)[number]);
    const connected = [ours, floor].map((socket) => new Promise<void>((resolve) => socket.once('connect', resolve)));
    await Promise.all(connected);
    const answer = (await ours.emitWithAck('room:join', { workspaceId, metric, since: 0 })) as { ok: boolean };
    if (!answer.ok) throw new Error('refused at the door');
    ours.on('facts:recorded', (facts: readonly { comment?: { id: string } }[]) => facts.forEach((fact) => fact.comment && hear?.(fact.comment.id)));
    floor.on('fact:recorded', ({ comment }: { comment: { id: string } }) => hear?.(comment.id));
  }
  return null;
}

async function hearAll({ perSecond, postUrl, bodies }: Extract<Ask, { ask: 'hear' }>): Promise<Heard> {
  const at: Record<string, number[]> = {};
  const posts: Record<string, [number, number]> = {};
  const expected = bodies.length * live.length;
  let left = expected;
  const all = new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error(`${left} of ${expected} messages never arrived`)), 60_000).unref();
    hear = (id) => {
      (at[id] ??= []).push(now());
      left -= 1;
      if (left === 0) resolve();
    };
  });
  const sending: Promise<void>[] = [];
  await atPace(bodies, perSecond, (body) => void sending.push(post(postUrl, body, posts)));
  await Promise.all(sending);
  await all;
  return { at, posts };
}

async function post(url: string, body: string, posts: Record<string, [number, number]>): Promise<void> {
  const sent = now();
  const response = await fetch(url, { method: 'POST', body });
  if (!response.ok) throw new Error(`Refused: ${response.status}`);
  posts[(JSON.parse(body) as { key: string }).key] = [sent, now()];
  await response.arrayBuffer();
}

if (process.send) {
  process.on('message', (ask: Ask) => {
    const work = ask.ask === 'connect' ? connect(ask) : hearAll(ask);
    work.then((result) => process.send?.({ result }), (error: Error) => process.send?.({ error: error.message }));
  });
  process.on('disconnect', () => process.exit(0));
}
