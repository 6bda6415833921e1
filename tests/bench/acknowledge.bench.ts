import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { BenchRow } from './bench-row.ts';
import { liveStage, ms } from './live-stage.ts';
import { median, percentile } from './medians.ts';

const CLIENTS = 500;
const PAIRS = 7;
const WRITES = 60;
const LIMIT = 10;

/** P2: an author's acknowledgement while 200 people read along, beside one bare durable insert, in turns. */
export default async function benchAcknowledge(): Promise<BenchRow[]> {
  const stage = await liveStage(CLIENTS);
  const client = new pg.Client({ connectionString: stage.db.url });
  try {
    await client.connect();
    await client.query('CREATE TABLE floor (id uuid PRIMARY KEY, body text NOT NULL)');
    await stage.ours(20, 10);
    const pairs = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const { acknowledged } = await stage.ours(WRITES, 20);
      pairs.push({ ours: percentile(acknowledged, 0.95), bare: percentile(await bareInserts(client), 0.95) });
    }
    const ratio = median(pairs.map(({ ours, bare }) => ours / bare));
    return [{
      row: 'P2',
      what: `an author's acknowledgement with ${CLIENTS} people reading along, p95`,
      goal: `at most ${LIMIT} × a bare durable insert`,
      ratio,
      detail: `median of ${PAIRS} pairs; ${ms(median(pairs.map(({ ours }) => ours)))} beside ${ms(median(pairs.map(({ bare }) => bare)))}`,
      holds: ratio <= LIMIT,
    }];
  } finally {
    await client.end();
    await stage.close();
  }
}

/** Durable by itself: every statement is its own transaction, at the pace of the writes above. */
async function bareInserts(client: pg.Client): Promise<number[]> {
  const times: number[] = [];
  for (let write = 0; write < WRITES; write += 1) {
    const start = performance.now();
    await client.query('INSERT INTO floor VALUES ($1, $2)', [randomUUID(), 'x'.repeat(300)]);
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return times;
}
