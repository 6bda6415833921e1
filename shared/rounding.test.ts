import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, rate, round } from './rounding.ts';

describe('half-up on decimals', () => {
  test.each([
    ['2.345', 2, '2.35'], ['1.005', 2, '1.01'], ['45.25', 1, '45.3'], ['0.5', 0, '1'], ['2.5', 0, '3'], ['-2.5', 0, '-3'],
    ['-0.4', 0, '0'], ['17.40', 1, '17.4'], ['330.5', 0, '331'], ['99.949999999999999999', 1, '99.9'], ['10', 1, '10'],
  ])('%s at %i decimals is %s', (value, decimals, expected) => expect(round(value, decimals)).toBe(expected));

  test('never off by more than half a step, and a tie goes away from zero', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 3 }), (thousandths, decimals) => {
      const text = inThousandths(thousandths);
      // The same on whole numbers alone, as a second way to the result.
      const step = 10n ** BigInt(3 - decimals);
      const size = thousandths < 0n ? -thousandths : thousandths;
      const steps = (size * 2n + step) / (step * 2n);
      const expected = steps === 0n ? 0n : (thousandths < 0n ? -steps : steps) * step;
      expect(Number(round(text, decimals))).toBe(Number(inThousandths(expected)));
    }));
  });

  test('rounding what is rounded changes nothing', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
      const once = round(value, decimals);
      expect(round(once, decimals)).toBe(once);
    }));
  });

  test('text that is no number is no figure', () => expect(() => round('c', 1)).toThrow());
});

describe('rates', () => {
  test('count / population × 10,000, rounded once at the end', () => {
    expect(rate('402400', '12183016', 10_000, 0)).toBe('330');
    expect(rate('1', '20000', 10_000, 0)).toBe('1');
    expect(rate('0', '20000', 10_000, 0)).toBe('0');
  });

  test('agrees with whole-number arithmetic for any count and population', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000_000 }), fc.integer({ min: 1, max: 20_000_000 }), fc.integer({ min: 0, max: 2 }), (count, population, decimals) => {
      const scale = 10n ** BigInt(decimals);
      const doubled = BigInt(count) * 10_000n * scale * 2n;
      const steps = (doubled + BigInt(population)) / (BigInt(population) * 2n);
      expect(rate(count, population, 10_000, decimals)).toBe(round(`${steps / scale}.${String(steps % scale).padStart(decimals, '0')}`.replace(/\.$/, '').replace(/\.0$/, ''), decimals));
    }));
  });

  test('nobody is no population', () => expect(() => rate('1', '0', 10_000, 0)).toThrow());
});

describe('medians of rounded figures', () => {
  test('an even number of them: the mean of the middle two, rounded half-up again', () => {
    expect(median([446, 441], 0)).toBe('444');
    expect(median(['1.1', '1.2'], 1)).toBe('1.2');
    expect(median([1.1, 1.2], 1)).toBe('1.2');
  });

  test('an odd number of them: the middle one', () => expect(median([5, 1, 9], 0)).toBe('5'));

  test('the order they come in does not matter, and half of them lie on each side', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 10 }), (figures) => {
      const middle = Number(median(figures, 0));
      expect(median([...figures].reverse(), 0)).toBe(String(middle));
      expect(figures.filter((figure) => figure <= middle).length * 2).toBeGreaterThanOrEqual(figures.length);
    }));
  });

  test('none of them have no median', () => expect(() => median([], 0)).toThrow(RangeError));
});

function inThousandths(value: bigint): string {
  const size = String(value < 0n ? -value : value).padStart(4, '0');
  return `${value < 0n ? '-' : ''}${size.slice(0, -3)}.${size.slice(-3)}`;
}
