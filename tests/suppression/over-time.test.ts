import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { numbersIn, drawnAddresses, mostHidden, plainAddresses, type Address } from './every-output.ts';
import { NEWEST, otherWorld, randomReleases, SHAPES, TABLES, trueWorld, type World } from './random-releases.ts';
import { openStage, type Noted, type Stage } from './two-worlds.ts';

/** How many random countries; more by hand: SUPPRESSION_RUNS=100. */
const RUNS = Number(process.env['SUPPRESSION_RUNS'] ?? 3);
/** Every page is drawn once in so many runs. */
const DRAWN_IN = 3;

let stages: readonly [Stage, Stage];
let folder: string;
const logged: string[] = [];
const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;

beforeAll(async () => {
  stages = [await openStage(), await openStage()];
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'learning-loop-worlds-'));
  for (const method of METHODS) vi.spyOn(console, method).mockImplementation((...words: unknown[]) => void logged.push(words.map((word) => (word instanceof Error ? word.stack : String(word))).join(' ')));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test('two worlds that differ only in numbers suppressed by now answer alike at every address, and no such number is anywhere', async () => {
  let run = 0;
  let compared = 0;
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (draw) => {
      const own = trueWorld(randomReleases(draw));
      const strange = new Set<number>();
      const worlds: readonly World[] = [own, otherWorld(own, strange)];
      const authorities = mostHidden((area) => hiddenOf(own).filter(({ place }) => place.startsWith(area)).length);
      const noted = notedIn(own);
      const workspace = 'WORKSPACE';
      const outcomes = [];
      for (const [index, stage] of stages.entries()) outcomes.push(await stage.load(worlds[index]!, join(folder, `${run}-${index}`), noted));
      expect(outcomes[1]).toEqual(outcomes[0]);

      const alike = async (address: Address) => {
        const [one = '', other = ''] = await Promise.all(stages.map((stage) => stage.answer({ ...address, path: address.path.replace(workspace, stage.workspace.slug) })));
        if (one !== other) throw new Error(`${address.path} differs: ${difference(one, other)}`);
        expect(one, address.path).toMatch(/^(200|400|404) /);
        const found = numbersIn(other).filter((number) => strange.has(number));
        expect(found, address.path).toEqual([]);
        compared += 1;
      };
      // The steward sees what the newest releases will hide, and no longer what it was.
      for (const address of plainAddresses(authorities, workspace).filter(({ path }) => path.startsWith('/steward') && path.includes('@2025'))) await alike(address);
      for (const stage of stages) await stage.signOffNewest();
      for (const address of plainAddresses(authorities, workspace)) await alike(address);
      const drawn = drawnAddresses(authorities, workspace);
      for (const address of drawn.filter((_, index) => index % DRAWN_IN === run % DRAWN_IN)) await alike(address);
      expect(await stages[1].facts()).toBe(await stages[0].facts());
      run += 1;
      hidden += strange.size;
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(logged.filter((line) => /\d{4,}/.test(line.replace(/\b(19|20)\d\d\b/g, '')))).toEqual([]);
  expect([compared > 300 * RUNS, hidden > 20 * RUNS]).toEqual([true, true]);
  process.stdout.write(`${RUNS} random countries: ${compared} answers alike in both worlds, ${hidden} numbers suppressed by now\n`);
}, 600_000);

/** Cells that an older release shows and the newest hides. */
function hiddenOf(world: World): readonly { readonly table: (typeof TABLES)[number]; readonly release: number; readonly place: string }[] {
  return TABLES.flatMap((table) => [...world.releases.tables[table][NEWEST]!.hidden].flatMap((place) =>
    [0, 1].filter((release) => world.number(table, release, place) !== null).map((release) => ({ table, release, place }))));
}

/** Notes about two figures of authorities that are shown at first and hidden by now. */
function notedIn(world: World): readonly Noted[] {
  return hiddenOf(world)
    .filter(({ table, release, place }) => release === 0 && (table === 'on-31-march' || table === 'in-need') && SHAPES[table].partsOfLondon && /^E0/.test(place))
    .slice(0, 2)
    .map(({ table, place }) => {
      const [area = '', period = ''] = place.split('|');
      return { metric: table === 'in-need' ? 'children-in-need-rate' : 'care-rate', area, period, breakdown: '' };
    });
}

/** Where two texts part, with what is around. */
function difference(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 200), at + 120);
  return `\n${around(one)}\n=====\n${around(other)}`;
}
