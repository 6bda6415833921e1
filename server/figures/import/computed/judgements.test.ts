import { describe, expect, test } from 'vitest';
import { judgements, JUDGED } from './judgements.ts';
import { lineOf, observations } from './observed.ts';

const VALUES = ['outstanding', 'good'];
const HACKNEY = 'E09000012';
const BARNET = 'E09000003';
const CUMBRIA = 'E10000006';
const CUMBERLAND = 'E06000063';
const TEXT = { outstanding: 'Outstanding', good: 'Good' };
const judged = (area: string, day: string, value: keyof typeof TEXT) => `${JUDGED} | ${area} | ${day} | judgement=${value} | 1 | ${TEXT[value]}`;

function figures(own: readonly string[], second: readonly string[] | null) {
  const all = [...judgements(VALUES)(observations('2025', own), second && observations('2025', second))];
  const places = new Set(all.map(({ area, period, breakdown }) => `${area} ${period} ${breakdown}`));
  expect(places.size).toBe(all.length);
  const at = (area: string, period: string) => all.filter((figure) => figure.area === area && figure.period === period).map((figure) => lineOf(figure).slice(`${area} ${period} `.length));
  return { all, at };
}

describe('judgements', () => {
  const own = [judged(HACKNEY, '2025-03-24', 'good'), judged(BARNET, '2021-10-04', 'outstanding')];

  test('of the newest year: a category for an authority, counts for regions and England, zeros too, London both parts', () => {
    const { all, at } = figures(own, null);
    expect(at(HACKNEY, '2025')).toEqual(['good, published Good']);
    expect(at('E92000001', '2025')).toEqual(['judgement=outstanding 1', 'judgement=good 1']);
    expect(at('E12000007', '2025')).toEqual(['judgement=outstanding 1', 'judgement=good 1']);
    expect(at('E13000001', '2025')).toEqual(['judgement=outstanding 0', 'judgement=good 1']);
    expect(at('E12000001', '2025')).toEqual(['judgement=outstanding 0', 'judgement=good 0']);
    expect(all).toHaveLength(2 + 12 * 2);
  });

  test('of earlier years: the latest inspection that began by 31 March, of the authorities of that day', () => {
    const { all, at } = figures(own, [
      judged(HACKNEY, '2022-03-31', 'outstanding'), judged(HACKNEY, '2022-04-01', 'good'), judged(HACKNEY, '2023-05-01', 'outstanding'),
      judged(CUMBRIA, '2022-09-20', 'good'), judged(BARNET, '2025-03-30', 'good'),
    ]);
    expect([...new Set(all.map(({ period }) => period))].sort()).toEqual(['2022', '2023', '2024', '2025']);
    expect(['2022', '2023', '2024'].map((year) => at(HACKNEY, year)[0])).toEqual(['outstanding, published Outstanding', 'good, published Good', 'outstanding, published Outstanding']);
    expect(['2022', '2023', '2024'].map((year) => at(CUMBRIA, year)[0])).toEqual(['x', 'good, published Good', undefined]);
    expect(['2023', '2024'].map((year) => at(CUMBERLAND, year)[0])).toEqual([undefined, 'x']);
    expect(['2023', '2024'].map((year) => at('E12000002', year))).toEqual([['judgement=outstanding 0', 'judgement=good 1'], ['judgement=outstanding 0', 'judgement=good 0']]);
    expect(at('E92000001', '2023')).toEqual(['judgement=outstanding 0', 'judgement=good 2']);
    // What the history says of the newest year does not touch the publisher's own list of it.
    expect(at(BARNET, '2025')).toEqual(['outstanding, published Outstanding']);
    expect(at(BARNET, '2024')).toEqual(['x']);
  });

  test('a history that begins in the newest year adds nothing', () => {
    expect(figures(own, [judged(HACKNEY, '2024-04-01', 'good')]).all).toHaveLength(26);
    expect(figures(own, []).all).toHaveLength(26);
  });
});
