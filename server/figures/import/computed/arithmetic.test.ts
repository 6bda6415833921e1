import Big from 'big.js';
import { describe, expect, test } from 'vitest';
import { MISSING_SYMBOLS } from '../../../../shared/figures.ts';
import { absent, difference, present, ratio, textOf, times, whole } from './arithmetic.ts';
import { cell } from './observed.ts';

const RATE = { per: 10_000, decimals: 0 };
const SHARE = { per: 100, decimals: 1 };
const shown = ({ content }: ReturnType<typeof ratio>) => content.missing ?? content.value;

describe('a ratio', () => {
  test.each([
    // 5775 / 176239 × 10,000 = 327.68…
    ['5775', '176239', RATE, '328'],
    // Ties go up: 312.5, 0.5, 2.5 and 0.25, 1.25, 1.15 at one decimal.
    ['500', '16000', RATE, '313'], ['1', '20000', RATE, '1'], ['1', '4000', RATE, '3'],
    ['1', '400', SHARE, '0.3'], ['5', '400', SHARE, '1.3'], ['23', '2000', SHARE, '1.2'],
    // Just below a tie stays down.
    ['499999', '16000000', RATE, '312'], ['4999', '100000000', RATE, '0'], ['0.4999999', '10000', RATE, '0'],
    // Binary floats would make 1.005 × 100 = 100.49999999999999.
    ['1.005', '1', { per: 100, decimals: 0 }, '101'],
    ['0', '12', RATE, '0'], ['130', '100', SHARE, '130'], ['-5', '100', SHARE, '-5'], ['-1', '8000', { per: 100, decimals: 0 }, '0'],
    ['90093.94', '837721.14', SHARE, '10.8'],
  ])('of %s and %s', (count, denominator, options, expected) => {
    const found = ratio(cell(count), cell(denominator), options);
    expect(found).toMatchObject({ content: { value: expected, missing: null }, published: '' });
    expect(found.behind).toMatchObject({ count, denominator });
  });

  test('keeps the number before rounding, with twenty decimals, where it is another one', () => {
    expect(ratio(cell('5775'), cell('176239'), RATE).behind?.exact).toBe('327.68002542002621440203');
    expect(ratio(cell('1'), cell('4000'), RATE).behind?.exact).toBe('2.5');
    expect(ratio(cell('1'), cell('4'), SHARE).behind).toEqual({ count: '1', denominator: '4' });
  });

  test('has the symbol of its count before that of its denominator', () => {
    for (const count of MISSING_SYMBOLS) {
      for (const denominator of ['10', ...MISSING_SYMBOLS]) {
        const found = ratio(cell(count), cell(denominator), RATE);
        expect(found).toMatchObject({ content: { value: null, missing: count }, published: count });
        expect(found.behind).toEqual(count === 'c' ? undefined : { count, denominator });
      }
      expect(ratio(cell(count), undefined, RATE)).toMatchObject({ content: { missing: count }, published: count });
      expect(ratio(cell('7'), cell(count), RATE)).toMatchObject({ content: { value: null, missing: count }, published: '' });
      expect(ratio(cell('7'), cell(count), { ...RATE, withoutDenominator: 'z' })).toMatchObject({ content: { missing: 'z' }, published: '', behind: { count: '7', denominator: count } });
    }
    expect(ratio(cell('7'), cell('c'), RATE).behind).toBeUndefined();
  });

  test('over nobody, or without a denominator, is not applicable', () => {
    expect([cell('0'), cell('0.0'), undefined].map((denominator) => shown(ratio(cell('7'), denominator, RATE)))).toEqual(['z', 'z', 'z']);
    expect(shown(ratio(cell('0'), cell('0'), RATE))).toBe('z');
  });
});

test('differences, multiples and wholes keep symbols', () => {
  expect(textOf(difference(cell('3'), cell('1.5')))).toBe('1.5');
  expect([difference(cell('x'), cell('c')), difference(cell('1'), cell('u'))].map(textOf)).toEqual(['x', 'u']);
  expect([times(cell('5106'), 1000), times(cell('0.1'), 3), times(cell('k'), 1000)].map(textOf)).toEqual(['5106000', '0.3', 'k']);
  expect([whole([cell('0.1'), cell('0.2'), cell('0')]), whole([cell('1'), cell('x')]), whole([cell('x'), cell('1'), cell('c')]), whole([cell('1'), undefined])].map(textOf)).toEqual(['0.3', 'x', 'c', 'x']);
});

test('a number and a symbol as figures', () => {
  expect(present(new Big('12.30'), 1)).toEqual({ content: { value: '12.3', missing: null }, published: '', behind: {} });
  expect(present(new Big('12.35'), 1, { count: '3' })).toEqual({ content: { value: '12.4', missing: null }, published: '', behind: { count: '3', exact: '12.35' } });
  expect(absent('c', 'c', { count: '3' })).toEqual({ content: { value: null, missing: 'c' }, published: 'c' });
  expect(absent('u', '', { count: '3' })).toEqual({ content: { value: null, missing: 'u' }, published: '', behind: { count: '3' } });
});
