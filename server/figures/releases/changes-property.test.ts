import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { MISSING_SYMBOLS, type Missing } from '../../../shared/figures.ts';
import type { FigureChange } from '../../../shared/releases.ts';
import { testDatabase } from '../../../tests/database.ts';
import { putEdition, type SampleFigures } from '../../../tests/sample-figures.ts';
import type { Database } from '../../db.ts';
import { shownEdition } from '../editions.ts';
import { changesOf } from './queries.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});

/** What a naive second reading keeps of a cell: hundredths before rounding, or a symbol. */
type Cell = number | Missing;
type Table = ReadonlyMap<string, Cell>;

const METRIC = 'care-rate';
const AREAS = ['E06000001', 'E06000002', 'E08000035', 'E09000021 / E09000027', 'E12000003', 'E92000001'];
const place = fc.tuple(fc.constantFrom(...AREAS), fc.integer({ min: 2018, max: 2021 })).map(([area, period]) => `${area}|${period}`);
// Few numbers close together, so that releases often agree, or differ at a half.
const cell: fc.Arbitrary<Cell> = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 7140, max: 7160 }) }, { weight: 2, arbitrary: fc.constantFrom(...MISSING_SYMBOLS) });
const table = fc.array(fc.tuple(place, cell), { maxLength: 24 }).map((cells) => new Map(cells));

function sample(cells: Table): SampleFigures {
  return Object.fromEntries([...cells].map(([at, is]) => [at, typeof is === 'string' ? is : { is: Math.floor((is + 50) / 100), exact: (is / 100).toFixed(2), count: String(is) }]));
}

const tenths = (hundredths: number) => Math.floor((hundredths + 5) / 10);

/** One decimal where that is needed, else none. */
function shown(cell: Cell, beside: Cell | undefined): number | Missing {
  if (typeof cell === 'string') return cell;
  const whole = (hundredths: number) => Math.floor((hundredths + 50) / 100);
  return typeof beside === 'number' && whole(beside) === whole(cell) ? tenths(cell) / 10 : whole(cell);
}

type Told = [kind: FigureChange['kind'], before: number | Missing | null, after: number | Missing | null];

/** The rules read once more, cell by cell; `later` are the tables of the releases after the newer one. */
function naive(older: Table, newer: Table, later: readonly Table[]): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const at of new Set([...older.keys(), ...newer.keys()])) {
    const [old, now] = [older.get(at), newer.get(at)];
    const newest = [older, newer, ...later].findLast((one) => one.has(at))?.get(at);
    const say = (cell: Cell, beside?: Cell) => (newest === 'c' ? 'c' : shown(cell, beside));
    if (old === undefined) told.set(at, ['added', null, say(now!)]);
    else if (now === undefined) told.set(at, ['withdrawn', say(old), null]);
    else if (old === 'c' && now === 'c') continue;
    else if (now === 'c') told.set(at, ['newly-suppressed', null, 'c']);
    else if (old === 'c') told.set(at, ['newly-shown', 'c', say(now)]);
    else if (newest !== 'c' && (typeof old === 'number' && typeof now === 'number' ? tenths(old) !== tenths(now) : old !== now)) told.set(at, ['revised', say(old, now), say(now, old)]);
  }
  return told;
}

test('three random releases: every change, and what earlier views hold, as a naive second reading has it', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(table.filter(({ size }) => size > 0), { minLength: 2, maxLength: 3 }), async (tables) => {
      await db.pool.query('DELETE FROM release');
      const first = 2000 + (run += 1);
      const ids = tables.map((_, index) => ({ dataset: 'looked-after-rates', published: `${first + index}-01-01`, newestPeriod: '2025' }));
      for (const [index, cells] of tables.entries()) await putEdition(db, METRIC, ids[index]!, sample(cells));

      for (let index = 1; index < tables.length; index += 1) {
        const { metrics } = await changesOf(db, `looked-after-rates@${first + index}-01-01`);
        const found = (metrics[0]?.changes ?? []).map(({ area, period, kind, before, after }): [string, Told] => [`${area}|${period}`, [kind, before && (before.value ?? before.missing), after && (after.value ?? after.missing)]]);
        expect(new Map(found)).toEqual(naive(tables[index - 1]!, tables[index]!, tables.slice(index + 1)));
        expect(metrics[0]?.counts.revised).toBe(found.filter(([, [kind]]) => kind === 'revised').length);
      }

      for (const [index, cells] of tables.entries()) {
        const edition = await shownEdition(db, METRIC, 'published', { asAt: ids[index]!.published });
        expect(edition?.figures.length).toBe(cells.size);
        for (const [at, is] of cells) {
          const [area = '', period = ''] = at.split('|');
          const figure = edition?.at(area, period, '');
          const suppressed = tables.findLast((one) => one.has(at))?.get(at) === 'c';
          expect([at, figure?.value ?? figure?.missing]).toEqual([at, suppressed ? 'c' : shown(is, undefined)]);
          if (suppressed) expect([figure?.behind, figure?.withheldSince !== undefined]).toEqual([undefined, is !== 'c']);
        }
      }
    }),
    { numRuns: 60 },
  );
});
