import { describe, expect, test } from 'vitest';
import { LONDON } from '../../../../shared/areas/register.ts';
import { textOf } from './arithmetic.ts';
import { cell } from './observed.ts';
import { byRegion, regionsAround, summed } from './regions.ts';

const HACKNEY = 'E09000012';
const BARNET = 'E09000003';
const LEEDS = 'E08000035';
const CUMBRIA = 'E10000006';

test('London lies around its parts; those that ended and joint returns are in a region as well; wholes are in none', () => {
  expect(regionsAround(HACKNEY)).toEqual(['E13000001', LONDON]);
  expect(regionsAround(BARNET)).toEqual(['E13000002', LONDON]);
  expect(regionsAround('E09000021 / E09000027')).toEqual(['E13000002', LONDON]);
  expect([LEEDS, CUMBRIA, 'E92000001', LONDON].map(regionsAround)).toEqual([['E12000003'], ['E12000002'], [], []]);
  const regions = byRegion([HACKNEY, BARNET, LEEDS].map((area) => ({ area })));
  expect([...regions].map(([region, inside]) => [region, inside.map(({ area }) => area)])).toEqual([
    ['E13000001', [HACKNEY]], [LONDON, [HACKNEY, BARNET]], ['E13000002', [BARNET]], ['E12000003', [LEEDS]],
  ]);
});

describe('sums over authorities', () => {
  const sum = (...returns: readonly (readonly [count: string, denominator: string | undefined])[]) => {
    const { count, denominator } = summed(returns.map(([of, under]) => ({ area: LEEDS, count: cell(of), denominator: under === undefined ? undefined : cell(under) })));
    return [textOf(count), textOf(denominator)];
  };

  test('leave a missing return out on both sides', () => {
    expect(sum(['0.1', '10'], ['0.2', '20'])).toEqual(['0.3', '30']);
    expect(sum(['5', '10'], ['x', '1000'])).toEqual(['5', '10']);
    expect(sum(['5', '10'], ['500', 'x'])).toEqual(['5', '10']);
    expect(sum(['5', '10'], ['500', undefined])).toEqual(['5', '10']);
    expect(sum(['5', '10'], ['0', '90'])).toEqual(['5', '100']);
  });

  test('are confidential as soon as one return is', () => {
    expect(sum(['5', '10'], ['c', '20'])).toEqual(['c', 'c']);
    expect(sum(['5', '10'], ['6', 'c'])).toEqual(['c', 'c']);
    expect(sum(['x', 'x'], ['x', 'c'], ['4', '5'])).toEqual(['c', 'c']);
  });

  test('of nobody have the symbol that all have, else "not available"', () => {
    expect(sum(['z', '1'], ['z', '2'])).toEqual(['z', 'z']);
    expect(sum(['u', '1'], ['4', 'u'])).toEqual(['u', 'u']);
    expect(sum(['z', '1'], ['u', '2'])).toEqual(['x', 'x']);
    expect(sum(['4', undefined])).toEqual(['x', 'x']);
    expect(sum()).toEqual(['x', 'x']);
  });
});
