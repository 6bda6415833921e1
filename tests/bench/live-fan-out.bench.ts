import type { BenchRow } from './bench-row.ts';
import { liveStage, ms, type Run, type Stage } from './live-stage.ts';
import { median, percentile } from './medians.ts';

const CLIENTS = 500;
const PAIRS = 7;

/** P1: from commit to every client's handler, beside a bare Socket.IO broadcast of the same payload, in turns. */
export default async function benchLiveFanOut(): Promise<BenchRow[]> {
  const stage = await liveStage(CLIENTS);
  try {
    await measure(stage, 20, 10, 1);
    return [await row(stage, 40, 10, 1.25), await row(stage, 160, 80, 1.5)];
  } finally {
    await stage.close();
  }
}

async function row(stage: Stage, count: number, perSecond: number, limit: number): Promise<BenchRow> {
  const pairs = await measure(stage, count, perSecond, PAIRS);
  const p95 = ({ fanOut }: Run) => percentile(fanOut, 0.95);
  const ratio = median(pairs.map(({ ours, bare }) => p95(ours) / p95(bare)));
  const wholeWay = median(pairs.map(({ ours }) => percentile(ours.wholeWay, 0.95)));
  return {
    row: 'P1',
    what: `a comment to ${CLIENTS} clients, ${perSecond} a second, from commit to handler, p95`,
    goal: `at most ${limit} × a bare Socket.IO broadcast of the same payload`,
    ratio,
    detail:
      `median of ${PAIRS} pairs; ${ms(median(pairs.map(({ ours }) => p95(ours))))} beside ${ms(median(pairs.map(({ bare }) => p95(bare))))}; ` +
      `the whole way from the author's POST ${ms(wholeWay)}`,
    holds: ratio <= limit,
  };
}

async function measure(stage: Stage, count: number, perSecond: number, pairs: number): Promise<{ ours: Run; bare: Run }[]> {
  const measured = [];
  for (let pair = 0; pair < pairs; pair += 1) measured.push({ ours: await stage.ours(count, perSecond), bare: await stage.bare(count, perSecond) });
  return measured;
}
