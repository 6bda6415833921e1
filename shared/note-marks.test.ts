import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustered, covers, inLanes, isDated, isOnSeries, MOST_LANES, noteNumbers, notePlaces, notesOnFigure, numbersText, wideNotes, type PlacedNote } from './note-marks.ts';

const PERIODS = ['2018', '2019', '2020', '2021', '2022'];
const SERIES = { area: 'X1', breakdown: '' };
const note = (id: string, more: Partial<PlacedNote> = {}): PlacedNote => ({
  id, scope: 'point', metric: 'care-rate', area: 'X1', otherAreas: [], period: '2020', periodTo: null, breakdown: '', state: 'shown', judgement: { verdict: 'same' }, ...more,
});
const range = (id: string, period: string, periodTo: string | null) => note(id, { scope: 'series', period, periodTo });
const anyNotes = fc.array(
  fc.record({ from: fc.nat(4), length: fc.nat(4) }).map(({ from, length }, ) => ({ from, to: Math.min(4, from + length) })), { maxLength: 40 },
).map((all) => all.map(({ from, to }, index) => (from === to ? note(`n${index}`, { period: PERIODS[from]! }) : range(`n${index}`, PERIODS[from]!, PERIODS[to]!))));

describe('places on a chart', () => {
  it('are the periods and ranges that notes are about, numbered by year', () => {
    const places = notePlaces([note('a'), note('b', { period: '2018' }), note('c'), range('d', '2018', '2020'), range('e', '2018', '2018')], SERIES, PERIODS);
    expect(places).toEqual([
      { from: 0, to: 0, ids: ['b', 'e'], number: 1 }, { from: 0, to: 2, ids: ['d'], number: 2 }, { from: 2, to: 2, ids: ['a', 'c'], number: 3 },
    ]);
    expect([...noteNumbers(places)]).toEqual([['b', 1], ['e', 1], ['d', 2], ['a', 3], ['c', 3]]);
  });

  it('leave out what is gone, other areas and breakdowns, and what is about no year', () => {
    const others = [
      note('a', { state: 'withdrawn' }), note('b', { state: 'hidden' }), note('c', { state: 'purged' }), note('d', { area: 'X2' }), note('e', { breakdown: 'age=1' }),
      range('f', '2030', '2031'), note('g', { scope: 'series', period: null }), note('h', { scope: 'indicator', area: null, period: null }), note('i', { scope: 'area', metric: null, period: null }),
      note('j', { judgement: { verdict: 'unplaced', why: 'Its area left the workspace.' } }),
    ];
    expect(notePlaces(others, SERIES, PERIODS)).toEqual([]);
  });

  it('end a range at the edge of the chart, and take a comparison for each of its areas', () => {
    expect(notePlaces([range('a', '2015', '2019'), range('b', '2021', '2030')], SERIES, PERIODS).map(({ from, to }) => [from, to])).toEqual([[0, 1], [3, 4]]);
    expect(notePlaces([note('a', { area: 'X2', otherAreas: ['X1'] })], SERIES, PERIODS)).toHaveLength(1);
  });

  it('hold every note once, whatever is written', () => {
    fc.assert(fc.property(anyNotes, (notes) => {
      const places = notePlaces(notes, SERIES, PERIODS);
      expect(places.flatMap(({ ids }) => ids).sort()).toEqual(notes.map(({ id }) => id).sort());
      expect(places.map(({ number }) => number)).toEqual(places.map((_, index) => index + 1));
    }));
  });
});

describe('notes of one figure', () => {
  it('are those pinned to it and those about years around it', () => {
    const notes = [note('a'), note('b', { period: '2021' }), range('c', '2019', '2021'), note('d', { state: 'hidden' })];
    expect(notesOnFigure(notes, SERIES, '2020').map(({ id }) => id)).toEqual(['a', 'c']);
    expect(notesOnFigure(notes, { ...SERIES, area: 'X2' }, '2020')).toEqual([]);
  });

  it('cover their own years and no others', () => {
    expect(['2018', '2019', '2020', '2021'].map((one) => covers({ period: '2019', periodTo: '2020' }, one))).toEqual([false, true, true, false]);
    expect(covers({ period: null, periodTo: null }, '2019')).toBe(false);
    expect(covers({ period: '2018/19', periodTo: null }, '2018/19')).toBe(true);
  });
});

it('a note of no year is about the series, the indicator, the area shown, or everything', () => {
  const notes = [
    note('series', { scope: 'series', period: null }), note('indicator', { scope: 'indicator', area: null, period: null }), note('area', { scope: 'area', metric: null, period: null }),
    note('everything', { scope: 'everything', metric: null, area: null, period: null }), note('point'), note('other-area', { scope: 'area', area: 'X2', period: null }),
    note('other-series', { scope: 'series', period: null, area: 'X2' }), note('gone', { scope: 'series', period: null, state: 'purged' }),
  ];
  expect(wideNotes(notes, SERIES).map(({ id }) => id)).toEqual(['series', 'indicator', 'area', 'everything']);
  expect(notes.filter(isDated).map(({ id }) => id)).toEqual(['point']);
  expect(isOnSeries(notes[1]!, SERIES)).toBe(false);
});

describe('marks that would cover each other', () => {
  const at = (...froms: number[]) => froms.map((from, index) => ({ from, to: from, ids: [`n${from}`], number: index + 1 }));
  const flat = (index: number) => ({ x: index * 10, y: 50 });

  it('become one, at the newest of its periods', () => {
    expect(clustered(at(0, 1, 4), flat, { x: 15, y: 10 })).toMatchObject([{ at: 1, count: 2 }, { at: 4, count: 1 }]);
    expect(clustered(at(0, 1, 4), flat, { x: 5, y: 10 }).map((one) => one.at)).toEqual([0, 1, 4]);
  });

  it('stay two where one stands high and the other low', () => {
    expect(clustered(at(0, 1), (index) => ({ x: index * 10, y: index * 50 }), { x: 15, y: 10 })).toHaveLength(2);
  });

  it('leave no two that cover each other, and count every note, wherever the points are', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 200 }), (heights, x, y) => {
      const spotOf = (index: number) => ({ x: (100 * index) / heights.length, y: heights[index] ?? 0 });
      const clusters = clustered(at(...heights.keys()), spotOf, { x, y });
      expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(heights.length);
      for (const a of clusters) {
        expect(a.places.map(({ from }) => from)).toContain(a.at);
        for (const b of clusters) {
          const [one, other] = [spotOf(a.at), spotOf(b.at)];
          expect(a === b || Math.abs(one.x - other.x) >= x || Math.abs(one.y - other.y) >= y).toBe(true);
        }
      }
      expect(clusters.map((one) => one.at)).toEqual(clusters.map((one) => one.at).sort((a, b) => a - b));
    }));
  });

  it('do not count ranges: bands carry those', () => {
    expect(clustered([{ from: 0, to: 3, ids: ['r'], number: 1 }], flat, { x: 1, y: 1 })).toEqual([]);
  });
});

it('ranges that share a year stand in different lanes, and what finds none is still told', () => {
  fc.assert(fc.property(anyNotes, (notes) => {
    const places = notePlaces(notes, SERIES, PERIODS);
    const { bands, without } = inLanes(places);
    expect(bands.length + without.length).toBe(places.filter(({ from, to }) => from < to).length);
    for (const a of bands) {
      expect(a.lane).toBeLessThan(MOST_LANES);
      for (const b of bands) expect(a === b || a.lane !== b.lane || a.to < b.from || b.to < a.from).toBe(true);
    }
  }));
});

it.each<[number[], string]>([[[1], '1'], [[1, 2], '1, 2'], [[2, 3, 4], '2–4'], [[5, 1, 3, 2], '1–3, 5'], [[], '']])('numbers %j stand on paper as "%s"', (numbers, text) => {
  expect(numbersText(numbers.map((number) => ({ number })))).toBe(text);
});
