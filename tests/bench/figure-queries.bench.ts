import { areaOf, countryOf } from '../../shared/areas/register.ts';
import { comparisonOf, neighboursOf, shownEdition } from '../../server/figures/queries.ts';
import type { Database } from '../../server/db.ts';
import type { BenchRow } from './bench-row.ts';
import { median } from './medians.ts';
import { makeManyFigures } from './many-figures.ts';
import { pageStage } from './page-stage.ts';

const METRIC = 'children-in-need-rate';
const LEEDS = 'E08000035';
const FIGURES = 2_000_000;
const ROUNDS = 9;
const ASKED = 50;
const LIMIT = 1.5;

/**
 * P9: what a page asks of the figures (an authority with its region, its country and its ten neighbours), beside the
 * same question asked of PostgreSQL by its key in one prepared statement, with two million figures loaded.
 */
export default async function benchFigureQueries(): Promise<BenchRow[]> {
  const stage = await pageStage({ everything: true });
  const { db } = stage;
  try {
    const { figures } = await makeManyFigures(db, FIGURES);
    const cold = await timeOf(() => ours(db));
    const bare = await bareQuestion(db);
    for (let warm = 0; warm < 20; warm += 1) await Promise.all([ours(db), bare()]);
    const rounds: [number, number][] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push([await each(() => ours(db)), await each(bare)]);
    const ratio = median(rounds.map(([mine, floor]) => mine / floor));
    const ms = (which: 0 | 1) => `${median(rounds.map((times) => times[which])).toFixed(3)} ms`;
    return [{
      row: 'P9', what: 'figures of an authority, its region, country and neighbours', goal: `at most ${LIMIT} × bare PostgreSQL`,
      ratio, detail: `${figures.toLocaleString('en-GB')} figures; ${ms(0)} beside ${ms(1)}; the first time in a process ${cold.toFixed(1)} ms`, holds: ratio <= LIMIT,
    }];
  } finally {
    await stage.close();
  }
}

async function ours(db: Database): Promise<number> {
  const [edition, neighbours] = [await shownEdition(db, METRIC, 'published'), await neighboursOf(db, LEEDS)];
  if (!edition) throw new Error(`${METRIC} is not loaded.`);
  return comparisonOf(edition, areaOf(LEEDS), neighbours, '').area.length;
}

/** The rows of the same areas of the shown edition, by primary key. */
async function bareQuestion(db: Database): Promise<() => Promise<unknown>> {
  const edition = await shownEdition(db, METRIC, 'published');
  const neighbours = await neighboursOf(db, LEEDS);
  const areas = [LEEDS, areaOf(LEEDS).region ?? '', countryOf('published').code, ...(neighbours?.neighbours.map(({ area }) => area) ?? [])];
  const { rows } = await db.pool.query<{ id: number }>('SELECT id FROM edition WHERE key = $1', [edition?.key]);
  const id = rows[0]?.id;
  return () => db.pool.query({ name: 'bare', text: 'SELECT area, period, value, missing FROM figure WHERE edition_id = $1 AND area = ANY($2)', values: [id, areas] });
}

async function each(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let asked = 0; asked < ASKED; asked += 1) await work();
  return (performance.now() - start) / ASKED;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
