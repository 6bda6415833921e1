import { Agent, request } from 'node:http';
import { io } from 'socket.io-client';

/** What the flood's stage asks of its clients, each kind in a process of its own. */
export type FloodAsk =
  /** People open pages at a pace, from addresses of their own. */
  | { readonly ask: 'people'; readonly url: string; readonly paths: readonly string[]; readonly perSecond: number; readonly seconds: number }
  /** One address asks as fast as it is answered, over as many connections at once, until it is told to stop. */
  | { readonly ask: 'flood'; readonly url: string; readonly from: string; readonly connections: number };

/** Times in milliseconds, from sending to the last byte. */
export interface Opened {
  readonly times: readonly number[];
  readonly failed: number;
}

/** Answers by what they were: `200`, `429`, `cut`. */
export type Flooded = Readonly<Record<string, number>>;

const FIRST = 10;
const PEOPLE = 40;

function ask(url: string, from: string, agent: Agent, { method = 'GET', headers = {}, body = '' } = {}): Promise<number> {
  return new Promise((done) => {
    const sent = request(url, { method, agent, localAddress: from, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => done(answer.statusCode ?? 0)).once('error', () => done(0));
    });
    sent.once('error', () => done(0));
    sent.end(body);
  });
}

async function people({ url, paths, perSecond, seconds }: Extract<FloodAsk, { ask: 'people' }>): Promise<Opened> {
  const agents = Array.from({ length: PEOPLE }, () => new Agent({ keepAlive: true }));
  const times: number[] = [];
  let failed = 0;
  const open = async (number: number) => {
    const start = performance.now();
    const status = await ask(url + (paths[number % paths.length] ?? '/'), `127.0.0.${FIRST + (number % PEOPLE)}`, agents[number % PEOPLE]!);
    if (status === 200) times.push(performance.now() - start);
    else failed += 1;
  };
  const all: Promise<void>[] = [];
  const begin = performance.now();
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = begin + (number * 1_000) / perSecond;
    await new Promise((next) => setTimeout(next, Math.max(0, due - performance.now())));
    all.push(open(number));
  }
  await Promise.all(all);
  for (const agent of agents) agent.destroy();
  return { times, failed };
}

let flooding = false;

async function flood({ url, from, connections }: Extract<FloodAsk, { ask: 'flood' }>): Promise<Flooded> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const counts: Record<string, number> = {};
  const count = (what: string) => { counts[what] = (counts[what] ?? 0) + 1; };
  const form = { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'email=a%40b.example&password=a+long+guess&next=%2F' };
  const kinds = [
    () => ask(`${url}/indicators/children-in-need-rate?area=X06000003`, from, agent),
    () => ask(`${url}/sign-in`, from, agent, form),
    () => ask(`${url}/api/v1/metrics/children-in-need-rate/figures?area=X06000003`, from, agent),
    () => ask(`${url}/socket.io/?EIO=4&transport=polling`, from, agent),
    () => ask(`${url}/no-such-page-${Math.random()}`, from, agent),
  ];
  flooding = true;
  const hammer = async (number: number) => {
    for (let turn = number; flooding; turn += 1) {
      const status = await kinds[turn % kinds.length]!();
      count(status === 0 ? 'cut' : String(status));
    }
  };
  const shout = async () => {
    while (flooding) {
      const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, localAddress: from } as Parameters<typeof io>[1]);
      const opened = await new Promise<boolean>((done) => { socket.once('connect', () => done(true)); socket.once('connect_error', () => done(false)); });
      count(opened ? 'socket' : 'socket refused');
      while (flooding && socket.connected) {
        for (let time = 0; time < 20; time += 1) socket.emit('room:join', { workspaceId: '00000000-0000-4000-8000-000000000000', metric: 'care-rate', since: 0 }, () => count('join answered'));
        await new Promise((next) => setTimeout(next, 5));
      }
      socket.disconnect();
    }
  };
  await Promise.all([...Array.from({ length: connections }, (_, number) => hammer(number)), shout(), shout()]);
  agent.destroy();
  return counts;
}

if (process.send) {
  process.on('message', (message: FloodAsk | 'stop') => {
    if (message === 'stop') flooding = false;
    else (message.ask === 'people' ? people(message) : flood(message)).then((result) => process.send?.({ result }), (error: Error) => process.send?.({ error: error.message }));
  });
  process.on('disconnect', () => process.exit(0));
}
