import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApiAreaFigure } from '../../shared/api.ts';
import { carefully, completed, determined, equationsOf, INNER, LONDON, OUTER, partsOfRegion, placeOf, type Equation, type Place, type TableShape } from './careful-publisher.ts';
import { METRICS } from './every-output.ts';
import { DAYS, NEWEST, randomReleases, SHAPES, TABLES, trueWorld, type TableName } from './random-releases.ts';
import { openStage, type Stage } from './two-worlds.ts';

const RUNS = Number(process.env['SUPPRESSION_RUNS'] ?? 4);

/** Where a figure's count and denominator stand in the publisher's tables. */
const COUNTED: Readonly<Record<string, (breakdown: string) => { readonly table: TableName; readonly count: string; readonly denominator?: string }>> = {
  'children-in-need-rate': () => ({ table: 'in-need', count: 'children' }),
  'care-rate': () => ({ table: 'on-31-march', count: 'children' }),
  'care-entry-rate': () => ({ table: 'starting', count: 'children' }),
  'cp-plans-two-years': () => ({ table: 'plans', count: 'two-years', denominator: 'all' }),
  'icpc-per-section-47': () => ({ table: 'enquiries', count: 'conferences', denominator: 'section-47' }),
  'injury-admissions-rate': () => ({ table: 'injuries', count: 'admissions' }),
  'placement-type-share': (breakdown) => ({ table: 'placements', count: breakdown, denominator: 'all' }),
};

/** Sums that are ours and not the publisher's: places of the two parts of London. */
function ownSums(table: TableName): readonly Equation[] {
  if (table !== 'injuries') return [];
  return SHAPES.injuries.periods.flatMap((period) => {
    const at = (area: string) => placeOf(area, period, 'admissions');
    return [[INNER, ...partsOfRegion(INNER)].map(at), [OUTER, ...partsOfRegion(OUTER)].map(at), [LONDON, INNER, OUTER].map(at)];
  });
}

let stage: Stage;
let folder: string;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'learning-loop-releases-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('all that is shown of all releases, counts, denominators, rates and our own sums, determines no cell that the newest release hides', async () => {
  let run = 0;
  const seen = { shown: 0, hidden: 0, sums: 0 };
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (draw) => {
      const releases = randomReleases(draw);
      await stage.load(trueWorld(releases), join(folder, String((run += 1))), []);
      await stage.signOffNewest();
      const known = new Map<TableName, Set<Place>>(TABLES.map((table) => [table, new Set()]));
      for (const metric of Object.keys(METRICS)) {
        for (const day of DAYS) {
          const answer = await stage.answer({ path: `/api/v1/metrics/${metric}/figures?asAt=${day}` });
          const { figures } = JSON.parse(answer.slice(answer.indexOf('\n'))) as { figures: readonly ApiAreaFigure[] };
          expect(figures.length).toBeGreaterThan(20);
          for (const figure of figures) learn(known, metric, figure);
        }
      }
      for (const table of TABLES) {
        const shape: TableShape = SHAPES[table];
        const hidden = releases.tables[table][NEWEST]!.hidden;
        const facts = known.get(table)!;
        const sums = ownSums(table);
        const ours = new Set(sums.map(([sum]) => sum!));
        // Whatever we tell of any release is about cells that the publisher's newest file shows, or a sum of our own.
        expect([...facts].filter((place) => hidden.has(place))).toEqual([]);
        const equations = [...equationsOf(shape).flat(), ...sums];
        const unknown = new Set(equations.flat().filter((place) => !facts.has(place)));
        expect(determined(unknown, equations).filter((place) => hidden.has(place)), table).toEqual([]);
        seen.shown += facts.size;
        seen.hidden += hidden.size;
        seen.sums += [...ours].filter((place) => facts.has(place) && !place.startsWith(LONDON)).length;
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect([seen.shown > 100 * RUNS, seen.hidden > 20 * RUNS]).toEqual([true, true]);
  process.stdout.write(`${RUNS} random countries: ${seen.shown} cells shown, ${seen.sums} sums of our own, none of ${seen.hidden} hidden cells determined\n`);
}, 600_000);

/** What a reader learns from a figure: its count and denominator, and of a rate with one of them the other. */
function learn(known: ReadonlyMap<TableName, Set<Place>>, metric: string, { area, period, breakdown, value, count, denominator }: ApiAreaFigure): void {
  const at = COUNTED[metric]!(Object.values(breakdown)[0] ?? '');
  const facts = known.get(at.table)!;
  const [ofCount, ofWhole] = [placeOf(area, period, at.count), at.denominator === undefined ? null : placeOf(area, period, at.denominator)];
  // Without a column of its own the denominator is a population, which everybody knows.
  if (count !== null || (value !== null && (ofWhole === null || denominator !== null || value === 0))) facts.add(ofCount);
  if (ofWhole !== null && (denominator !== null || (value !== null && value !== 0 && count !== null))) facts.add(ofWhole);
}

describe('the careful publisher of these tests', () => {
  const shape: TableShape = { name: 'a', periods: ['2025'], columns: ['all', 'one', 'other'], whole: 'all', partsOfLondon: true };
  const counts = completed(shape, (place) => place.length);
  const equations = equationsOf(shape).flat();
  test('adds up', () => {
    for (const [whole, ...parts] of equations) expect(counts.get(whole!)).toBe(parts.reduce((sum, part) => sum + counts.get(part)!, 0));
    expect(equations.length).toBe(3 * 5 + 15);
  });
  test('one hidden cell, and two that two sums cross in, are determined; what it hides is not', () => {
    const [first = '', second = ''] = partsOfRegion(INNER).map((area) => placeOf(area, '2025', 'one'));
    expect(determined(new Set([first]), equations)).toEqual([first]);
    expect([...determined(new Set([first, second]), equations)].sort()).toEqual([first, second].sort());
    for (const chosen of [[first], [first, second], [placeOf(LONDON, '2025', 'all')], [placeOf('E92000001', '2025', 'one')]]) {
      const hidden = carefully(shape, counts, new Set(chosen));
      expect([...hidden]).toEqual(expect.arrayContaining(chosen));
      expect(determined(hidden, equations)).toEqual([]);
    }
  });
});
