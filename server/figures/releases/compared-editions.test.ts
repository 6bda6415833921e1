import { expect, test } from 'vitest';
import { inEditionOrder, type EditionRow } from '../edition-history.ts';
import { comparedEditions } from './compared-editions.ts';

/** `count2024+population2024-07-30`: releases by their names, with the day each came out. */
function edition(name: string, index: number): EditionRow {
  const [numerator = '', denominator] = name.split('+');
  const stamp = (text: string) => {
    const [dataset = '', published = '', period] = text.split('@');
    return { id: text, published, assumed: dataset.startsWith('assumed'), newestPeriod: period ?? published.slice(0, 4) };
  };
  return { id: index + 1, key: name, metric: 'children-in-need-rate', invented: false, createdAt: '', release: stamp(numerator), denominator: denominator === undefined ? null : stamp(denominator) };
}

const compared = (names: readonly string[], id: string, state: 'waiting' | 'signed-off' | 'rolled-back' = 'signed-off') => {
  const found = comparedEditions(inEditionOrder(names.map(edition)), { id, published: id.split('@')[1] ?? '', state });
  return found && [found.before?.key ?? null, found.after.key];
};

const N24 = 'need@2024-10-31';
const N25 = 'need@2025-10-30';
const P24 = 'people@2024-07-30';
const P25 = 'people@2025-07-30';
const P26 = 'people@2026-07-30';

test('one after another, each with the one before; the first with nothing', () => {
  expect([compared([N24, N25], N25), compared([N25, N24], N24)]).toEqual([[N24, N25], [null, N24]]);
});

test('the figures of a day: the newest denominator that was out', () => {
  const all = [`${N24}+${P24}`, `${N24}+${P25}`, `${N25}+${P25}`, `${N25}+${P26}`];
  expect(compared(all, N24)).toEqual([null, `${N24}+${P24}`]);
  expect(compared(all, P25)).toEqual([`${N24}+${P24}`, `${N24}+${P25}`]);
  expect(compared(all, N25)).toEqual([`${N24}+${P25}`, `${N25}+${P25}`]);
  expect(compared(all, P26)).toEqual([`${N25}+${P25}`, `${N25}+${P26}`]);
});

test('before a release nobody saw an earlier one divided by a denominator of a later day', () => {
  expect(compared([`${N24}+${P24}`, `${N24}+${P26}`, `${N25}+${P25}`], N25)).toEqual([`${N24}+${P24}`, `${N25}+${P25}`]);
});

test('a published rate, then one that is left to be computed', () => {
  expect(compared([N24, `${N25}+${P25}`], N25)).toEqual([N24, `${N25}+${P25}`]);
  expect(compared([N24, `${N25}+${P25}`], N24)).toEqual([null, N24]);
});

test('a denominator that came out before there was anything to divide by it changed nothing on its day', () => {
  expect(compared([N24, `${N25}+${P25}`], P25)).toBeNull();
  expect(compared([], N25)).toBeNull();
});

test('a count that waited for its denominator came out with it', () => {
  const all = [`${N24}+${P24}`, `${N25}+${P26}`];
  expect(compared(all, N25)).toEqual([`${N24}+${P24}`, `${N25}+${P26}`]);
  expect(compared(all, P26)).toEqual([`${N24}+${P24}`, `${N25}+${P26}`]);
});

test('two files of one day are judged by the same two editions', () => {
  const [started, rates] = ['need@2025-11-26', 'people@2025-11-26'];
  const all = [`${N24}+${P24}`, `${started}+${rates}`];
  expect([compared(all, started), compared(all, rates)]).toEqual([all, all]);
});

test('a release that waits: what people see now, and what they would see', () => {
  expect(compared([N24, N25], N25, 'waiting')).toEqual([N24, N25]);
  expect(compared([`${N24}`, `${N25}+${P25}`], P25, 'waiting')).toEqual([N24, `${N25}+${P25}`]);
  expect(compared([N24, N25], N25, 'rolled-back')).toEqual([N24, N25]);
});

test('a release that waits and is not the newest: its own day', () => {
  expect(compared([N24, N25], N24, 'waiting')).toEqual([null, N24]);
  expect(compared(['need@2023-10-30', N24, N25], N24, 'waiting')).toEqual(['need@2023-10-30', N24]);
});

test('a date that is only the day of import does not put an earlier period last', () => {
  const late = 'assumed@2026-11-22@2023';
  expect([compared([N24, N25, late], N25), compared([N24, N25, late], N24), compared([N24, N25, late], late)]).toEqual([[N24, N25], [late, N24], [null, late]]);
});
