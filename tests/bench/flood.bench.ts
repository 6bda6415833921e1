import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connectDatabase } from '../../server/database/connect.ts';
import { readEnv } from '../../server/env.ts';
import { startServer } from '../e2e/server-process.ts';
import type { BenchRow } from './bench-row.ts';
import type { FloodAsk, Flooded, Opened } from './flood-clients.ts';
import { ms } from './live-stage.ts';
import { median, percentile } from './medians.ts';

const PAIRS = 5;
const SECONDS = 8;
const PER_SECOND = 8;
const CONNECTIONS = 100;
const LIMIT = 1.3;
const FLOODER = '127.0.0.2';
const PATHS = ['/indicators/children-in-need-rate?area=X06000003', '/indicators/care-rate?area=X06000007', '/outcomes/2?area=X06000003', '/areas/X06000003'];

/**
 * S8: the program as people start it, with its own limits; forty people at addresses of their own open pages at a pace, in
 * turns without and with one flooder at another address, who asks for pages, signing in, the API, sockets and addresses
 * that are not there as fast as it is answered. Server, database, people and flooder share the machine.
 */
export default async function benchFlood(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-bench-'));
  chmodSync(folder, 0o755);
  const database = await connectDatabase({ ...readEnv({ NODE_ENV: 'production' }), DATA_DIR: folder }, () => {});
  const server = await startServer({ databaseUrl: database.db.url, sandbox: true, settings: { RATE_LIMIT: '' } });
  const [people, flooder] = [client(), client()];
  try {
    const open = () => asked<Opened>(people, { ask: 'people', url: server.url, paths: PATHS, perSecond: PER_SECOND, seconds: SECONDS });
    const flooded = async () => {
      const flood = asked<Flooded>(flooder, { ask: 'flood', url: server.url, from: FLOODER, connections: CONNECTIONS });
      const opened = await open();
      flooder.send('stop');
      return { opened, flood: await flood };
    };
    await open();
    // The first flood has a burst that nobody has spent yet: measured by itself, and said.
    const first = await flooded();
    const pairs: { readonly quiet: Opened; readonly loud: Opened; readonly flood: Flooded; readonly again: Opened }[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const quiet = await open();
      const { opened, flood } = await flooded();
      pairs.push({ quiet, loud: opened, flood, again: await open() });
    }
    const p95 = ({ times }: Opened) => percentile(times, 0.95);
    const ratio = median(pairs.map(({ quiet, loud }) => p95(loud) / p95(quiet)));
    const quiet = median(pairs.map((pair) => p95(pair.quiet)));
    const noise = median(pairs.map((pair) => p95(pair.again) / p95(pair.quiet)));
    const failed = [first.opened, ...pairs.flatMap((pair) => [pair.quiet, pair.loud, pair.again])].reduce((sum, one) => sum + one.failed, 0);
    return [{
      row: 'S8',
      what: `${PER_SECOND} pages a second opened by others while one address floods over ${CONNECTIONS} connections, p95 from asking to the last byte`,
      goal: `at most ${LIMIT} × the same without the flood`,
      ratio,
      detail:
        `median of ${PAIRS} pairs of ${SECONDS} s; ${ms(median(pairs.map(({ loud }) => p95(loud))))} beside ${ms(quiet)} (without a flood twice: ${noise.toFixed(2)} ×); ` +
        `the very first flood, whose burst was unspent, ${ms(p95(first.opened))}; ${failed} pages of others not answered; the flooder a second: ${perSecond(pairs.map(({ flood }) => flood))}`,
      holds: ratio <= LIMIT && failed === 0,
    }];
  } finally {
    for (const child of [people, flooder]) child.disconnect();
    await server.stop();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const client = () => fork(resolve('tests/bench/flood-clients.ts'), { execArgv: ['--import', 'tsx'] });

function asked<Result>(child: ChildProcess, question: FloodAsk): Promise<Result> {
  return new Promise((answer, reject) => {
    child.once('message', (message: { result?: Result; error?: string }) => (message.error === undefined ? answer(message.result as Result) : reject(new Error(message.error))));
    child.send(question);
  });
}

/** "200: 12.3, 429: 99.0": what the flooder got, on average. */
function perSecond(floods: readonly Flooded[]): string {
  const names = [...new Set(floods.flatMap((flood) => Object.keys(flood)))].sort();
  return names.map((name) => `${name}: ${(floods.reduce((sum, flood) => sum + (flood[name] ?? 0), 0) / floods.length / SECONDS).toFixed(1)}`).join(', ');
}
