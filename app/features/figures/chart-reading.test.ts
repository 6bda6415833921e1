import { describe, expect, it } from 'vitest';
import { chartModel, type SeriesColumns } from '../../../shared/chart-model.ts';
import type { ContextMark } from '../../../shared/context-marks.ts';
import { besideWords, noNoteWords, noteWords, pointWords, walked } from './chart-reading.ts';

const line = (role: SeriesColumns['role'], name: string, values: readonly (number | null)[], more: Partial<SeriesColumns> = {}): SeriesColumns => ({
  role, name, values, reasons: values.map((value) => (value === null ? 'c' : null)), ...more,
});
const model = chartModel({
  unit: 'per 10,000 children', decimals: 0, periods: ['2023', '2024', '2025'], notes: { 2023: 2 },
  behind: { count: 'Children in need', denominator: 'Children aged 0 to 17' },
  series: [
    line('area', 'Leeds', [331, null, 328], { counts: [7310, 5, null] }), line('country', 'England', [340, 341, 342]),
    line('neighbours', 'Neighbours’ median', [300, 301, 302], { with: [9, 10, 10], of: 10 }),
  ],
});
const MARK: ContextMark = { id: 'a', label: 'Restated', words: 'The rates were restated.', areas: 'all', touches: ['Leeds', 'England'], from: '2023', to: '2024', breaks: false, source: null };
const at = (series: number, index: number) => ({ series, index });

describe('a point', () => {
  it('is said whole: number, what stands behind it, official context, notes', () => {
    expect(pointWords(model, at(0, 0), [MARK])).toBe('Leeds, 2023: 331 per 10,000 children; Children in need: 7,310; official context: The rates were restated; two notes.');
  });

  it('without a number is said with its reason, and nothing behind it', () => {
    expect(pointWords(model, at(0, 1), [])).toBe('Leeds, 2024: confidential: small number.');
  });

  it('of another line has no notes, and only the context that touches it', () => {
    expect(pointWords(model, at(1, 0), [MARK])).toBe('England, 2023: 340 per 10,000 children; official context: The rates were restated.');
    expect(pointWords(model, at(1, 0), [{ ...MARK, touches: ['Leeds'] }])).toBe('England, 2023: 340 per 10,000 children.');
    expect(pointWords(model, at(2, 0), [MARK])).toBe('Neighbours’ median, 2023: 300 per 10,000 children, 9 of 10 with a number.');
  });

  it('is said beside the others', () => {
    expect(besideWords(model, at(0, 1))).toBe('Beside it in 2024: England 341 per 10,000 children; Neighbours’ median 301 per 10,000 children, 10 of 10 with a number.');
    expect(besideWords({ ...model, series: model.series.slice(0, 1) }, at(0, 0))).toBe('Nothing stands beside it.');
  });

  it('reads its notes', () => {
    expect(noteWords(model, at(0, 0), ['Context, by Sam: One.', 'Event, by Kim: Two.'])).toBe('Two notes on 2023. Context, by Sam: One. Event, by Kim: Two.');
    expect(noteWords(model, at(0, 1), [])).toBe('No notes on 2024.');
    expect(noteWords(model, at(1, 0), [])).toBe('Notes are pinned to the first line.');
  });
});

it('a note is begun on the line of the chosen area, and on no other by mistake', () => {
  expect(noNoteWords(model, at(0, 1))).toBeNull();
  expect(noNoteWords(model, at(1, 1))).toBe('A note here is about Leeds: go to its line with the up arrow. To write about England, choose it as the area.');
  expect(noNoteWords(model, at(2, 1))).toBe('A note here is about Leeds: go to its line with the up arrow.');
});

describe('walking', () => {
  it.each([
    ['ArrowLeft', at(0, 1), at(0, 0)], ['ArrowLeft', at(0, 0), at(0, 0)], ['ArrowRight', at(0, 1), at(0, 2)], ['ArrowRight', at(0, 2), at(0, 2)],
    ['ArrowDown', at(0, 1), at(1, 1)], ['ArrowDown', at(2, 1), at(2, 1)], ['ArrowUp', at(2, 1), at(1, 1)], ['ArrowUp', at(0, 1), at(0, 1)],
    ['Home', at(1, 2), at(1, 0)], ['End', at(1, 0), at(1, 2)],
  ])('%s from %j leads to %j', (key, from, to) => {
    expect(walked(from, key, model)).toEqual(to);
  });

  it('is not what other keys do', () => {
    for (const key of ['Tab', 'Enter', ' ', 'x', 'Escape']) expect(walked(at(0, 0), key, model)).toBeNull();
  });
});
