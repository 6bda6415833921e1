import { describe, expect, test } from 'vitest';
import { LONDON } from '../../../../shared/areas/register.ts';
import { ethnicMinority } from './ethnicity.ts';
import { injuryRates } from './injuries.ts';
import type { Formula, Observations } from './observations.ts';
import { lineOf, observations } from './observed.ts';
import { rates, shares } from './rates.ts';
import { spendNotOnCare, spendPerChild, spendShare } from './spending.ts';

const ENGLAND = 'E92000001';
const LEEDS = 'E08000035';
const HACKNEY = 'E09000012';
const CITY = 'E09000001';
const BARNET = 'E09000003';
const INNER = 'E13000001';
const OUTER = 'E13000002';

function lines(formula: Formula, own: Observations, second: Observations | null = null): string[] {
  return [...formula(own, second)].map(lineOf);
}

describe('rates', () => {
  const formula = rates({ count: 'n', population: 'p', populationPeriod: (period) => String(Number(period) - 1), per: 10_000, decimals: 0, withoutDenominator: 'z', leftOut: ['2018'] });

  test('take the population of their period, whatever their breakdown, and leave periods out', () => {
    const own = observations('2025', [
      `n | ${LEEDS} | 2025 | factor=neglect | 16`, `n | ${LEEDS} | 2025 | factor=gangs | c`, `n | ${LEEDS} | 2018 | factor=gangs | 3`,
      `n | ${LEEDS} | 2024 | factor=gangs | 4`, `n | ${LEEDS} | 2023 | factor=gangs | 4`, `other | ${LEEDS} | 2025 | | 9`,
    ]);
    const second = observations('2024', [`p | ${LEEDS} | 2024 | | 10000`, `p | ${LEEDS} | 2023 | | x`, `p | ${LEEDS} | 2017 | | 1`]);
    expect(lines(formula, own, second)).toEqual([
      `${LEEDS} 2025 factor=neglect 16, count 16, of 10000`, `${LEEDS} 2025 factor=gangs c, published c`,
      `${LEEDS} 2024 factor=gangs z, count 4, of x`, `${LEEDS} 2023 factor=gangs z, count 4`,
    ]);
  });

  test('of two columns of one row: a symbol in either, the first one\'s first; over nothing not applicable', () => {
    const share = shares({ part: 'part', of: 'of', per: 100, decimals: 1, leftOut: ['2013'] });
    const cells = [['9', '8'], ['c', '8'], ['9', 'c'], ['x', 'c'], ['9', '0'], ['0', '9']];
    const own = observations('2025', cells.flatMap(([part, of], index) => [`part | A${index} | 2025 | | ${part}`, `of | A${index} | 2025 | | ${of}`]).concat('part | A0 | 2013 | | 1', 'of | A0 | 2013 | | 2'));
    expect(lines(share, own)).toEqual([
      'A0 2025 112.5, count 9, of 8', 'A1 2025 c, published c', 'A2 2025 c', 'A3 2025 x, published x, count x, of c', 'A4 2025 z, count 9, of 0', 'A5 2025 0, count 0, of 9',
    ]);
  });
});

describe('spending', () => {
  const own = observations('2024/25', [
    `social-care-spend | ${ENGLAND} | 2024/25 | | 100`, `social-care-spend | ${HACKNEY} | 2024/25 | | 10`, `social-care-spend | ${BARNET} | 2024/25 | | 20.5`,
    `social-care-spend | ${CITY} | 2024/25 | | x`, `social-care-spend | ${LEEDS} | 2024/25 | | x`,
    `service-spend | ${ENGLAND} | 2024/25 | | 1000`, `service-spend | ${HACKNEY} | 2024/25 | | 80`, `service-spend | ${BARNET} | 2024/25 | | 100`,
    `service-spend | ${CITY} | 2024/25 | | 900`, `service-spend | ${LEEDS} | 2024/25 | | x`,
  ]);

  test('England and authorities by their rows, regions by sums without the missing returns, London by both parts', () => {
    expect(lines(spendShare({ per: 100, decimals: 1 }), own)).toEqual([
      `${ENGLAND} 2024/25 10, count 100, of 1000`,
      `${HACKNEY} 2024/25 12.5, count 10, of 80`,
      `${BARNET} 2024/25 20.5, count 20.5, of 100`,
      `${CITY} 2024/25 x, published x, count x, of 900`,
      `${LEEDS} 2024/25 x, published x, count x, of x`,
      `${INNER} 2024/25 12.5, count 10, of 80`,
      `${LONDON} 2024/25 16.9, count 30.5, of 180, exact 16.94444444444444444444`,
      `${OUTER} 2024/25 20.5, count 20.5, of 100`,
      'E12000003 2024/25 x, published x, count x, of x',
    ]);
  });

  test('for each child in pounds, over the children of those with a return; England over all its children', () => {
    const people = observations('2024', [[ENGLAND, 600], [HACKNEY, 4], [BARNET, 5], [CITY, 7000], [LEEDS, 8]].map(([area, children]) => `population-0-17 | ${area} | 2024 | | ${children}`));
    expect(lines(spendPerChild({ per: 1, decimals: 0 }), own, people)).toEqual([
      `${ENGLAND} 2024/25 167, count 100000, of 600, exact 166.66666666666666666667`,
      `${HACKNEY} 2024/25 2500, count 10000, of 4`,
      `${BARNET} 2024/25 4100, count 20500, of 5`,
      `${CITY} 2024/25 x, published x, count x, of 7000`,
      `${LEEDS} 2024/25 x, published x, count x, of 8`,
      `${INNER} 2024/25 2500, count 10000, of 4`,
      `${LONDON} 2024/25 3389, count 30500, of 9, exact 3388.88888888888888888889`,
      `${OUTER} 2024/25 4100, count 20500, of 5`,
      'E12000003 2024/25 x, published x, count x, of x',
    ]);
  });

  test('not on care: what is left of the whole', () => {
    const sheets = observations('2024/25', [
      `all-social-care-spend | ${HACKNEY} | 2024/25 | | 300`, `looked-after-spend | ${HACKNEY} | 2024/25 | | 100.5`,
      `all-social-care-spend | ${CITY} | 2024/25 | | 50`, `looked-after-spend | ${CITY} | 2024/25 | | x`,
      `all-social-care-spend | ${LEEDS} | 2024/25 | | 0`, `looked-after-spend | ${LEEDS} | 2024/25 | | 0`, `all-social-care-spend | ${BARNET} | 2024/25 | | 5`,
    ]);
    expect(lines(spendNotOnCare({ per: 100, decimals: 1 }), sheets)).toEqual([
      `${HACKNEY} 2024/25 66.5, count 199.5, of 300`, `${CITY} 2024/25 x, published x, count x, of 50`, `${LEEDS} 2024/25 z, count 0, of 0`,
      `${BARNET} 2024/25 x, published x, count x, of 5`,
      `${INNER} 2024/25 66.5, count 199.5, of 300`, `${LONDON} 2024/25 66.5, count 199.5, of 300`, 'E12000003 2024/25 z, count 0, of 0',
      `${OUTER} 2024/25 x, published x, count x, of x`,
    ]);
  });

  test('a confidential return makes its regions confidential, and nothing is kept', () => {
    const hidden = observations('2024/25', [
      `social-care-spend | ${HACKNEY} | 2024/25 | | 10`, `service-spend | ${HACKNEY} | 2024/25 | | 80`, `social-care-spend | ${CITY} | 2024/25 | | 10`, `service-spend | ${CITY} | 2024/25 | | c`,
    ]);
    expect(lines(spendShare({ per: 100, decimals: 1 }), hidden)).toEqual([
      `${HACKNEY} 2024/25 12.5, count 10, of 80`, `${CITY} 2024/25 c`, `${INNER} 2024/25 c, published c`, `${LONDON} 2024/25 c, published c`,
    ]);
  });
});

describe('admissions', () => {
  const profile = (area: string, value: string, count: string, children: string, lower = 'x', upper = 'x', text = value) => [
    `admission-rate | ${area} | 2023/24 | | ${value} | ${text}`, `admissions | ${area} | 2023/24 | | ${count}`, `children-0-14 | ${area} | 2023/24 | | ${children}`,
    `admission-rate-lower | ${area} | 2023/24 | | ${lower}`, `admission-rate-upper | ${area} | 2023/24 | | ${upper}`,
  ];
  const formula = injuryRates({ per: 10_000, decimals: 0 });

  test('keep the published rate, its limits and its text; Inner and Outer London are sums over those with a count', () => {
    const own = observations('2023/24', [
      ...profile(ENGLAND, '72.71223', '72293', '9942344', '72.5', '73.24423'), ...profile(HACKNEY, '65.5', '300', '45867', '58.49', '73.7'),
      ...profile(CITY, 'x', 'x', 'x', '4.2', '5', ''), ...profile('E09000007', '40', '100', '25000'), ...profile(BARNET, 'x', 'x', '70000', 'x', 'x', ''),
    ]);
    expect(lines(formula, own)).toEqual([
      `${ENGLAND} 2023/24 73, published 72.71223, count 72293, of 9942344, exact 72.71223, limits 73 73`,
      `${HACKNEY} 2023/24 66, published 65.5, count 300, of 45867, exact 65.5, limits 58 74`,
      `${CITY} 2023/24 x, count x, of x`,
      'E09000007 2023/24 40, published 40, count 100, of 25000',
      `${BARNET} 2023/24 x, count x, of 70000`,
      `${INNER} 2023/24 56, count 400, of 70867, exact 56.44376084778528793374`,
      `${OUTER} 2023/24 x, published x, count x, of x`,
    ]);
    const regions = observations('2023/24', profile(LONDON, '59.07065', '9345', '1582004', '57.9', '60.3'));
    expect(lines(formula, own, regions)).toContain(`${LONDON} 2023/24 59, published 59.07065, count 9345, of 1582004, exact 59.07065, limits 58 60`);
    expect(lines(formula, own, regions)).toHaveLength(8);
  });

  test('a suppressed authority makes its part of London confidential', () => {
    const own = observations('2023/24', [...profile(HACKNEY, '65.5', '300', '45867'), ...profile('E09000007', 'c', 'c', 'c', 'c', 'c', '')]);
    expect(lines(formula, own)).toEqual([`${HACKNEY} 2023/24 66, published 65.5, count 300, of 45867, exact 65.5`, 'E09000007 2023/24 c', `${INNER} 2023/24 c, published c`]);
  });
});

describe('ethnicity', () => {
  const role = (name: string, percent: string, white: string, known: string, area = LEEDS) => [
    `white-percent | ${area} | 2025 | role=${name} | ${percent}`, `white-headcount | ${area} | 2025 | role=${name} | ${white}`, `known-headcount | ${area} | 2025 | role=${name} | ${known}`,
  ];
  const formula = ethnicMinority({ per: 100, decimals: 1 });
  const managers = (...cells: readonly (readonly [white: string, known: string])[]) =>
    lines(formula, observations('2025', ['first-line-manager', 'middle-manager', 'senior-manager'].flatMap((name, index) => (cells[index] ? role(name, 'z', ...cells[index]) : []))));

  test('100 less the percentage of White; its symbol is the figure\'s', () => {
    const own = observations('2025', [
      ...role('total', '72.6', '22857', '31494'), ...role('case-holder', 'x', 'x', '0'), ...role('senior-practitioner', 'z', '0', '0'),
      ...role('qualified-without-cases', 'c', '3', '4'), 'white-percent | E92000001 | 2025 | role=total | 100',
    ]);
    expect(lines(formula, own)).toEqual([
      `${LEEDS} 2025 seniority=total 27.4, count 8637, of 31494`, `${LEEDS} 2025 seniority=case-holder x, published x, count x, of 0`,
      `${LEEDS} 2025 seniority=senior-practitioner z, published z, count 0, of 0`, `${LEEDS} 2025 seniority=qualified-without-cases c, published c`,
      'E92000001 2025 seniority=total 0',
    ]);
  });

  test('managers are one sum over three roles, rounded once, missing when one of them is', () => {
    expect(managers(['3880', '4856'], ['1284', '1627'], ['539', '651'])).toEqual([`${LEEDS} 2025 seniority=manager 20.1, count 1431, of 7134, exact 20.05887300252312867956`]);
    // 0.25: a tie.
    expect(managers(['399', '400'], ['0', '0'], ['0', '0'])).toEqual([`${LEEDS} 2025 seniority=manager 0.3, count 1, of 400, exact 0.25`]);
    expect(managers(['1', '2'], ['x', '0'], ['1', '1'])).toEqual([`${LEEDS} 2025 seniority=manager x, published x, count x, of 3`]);
    expect(managers(['x', 'u'], ['1', '2'], ['1', '1'])).toEqual([`${LEEDS} 2025 seniority=manager x, published x, count x, of u`]);
    expect(managers(['1', '2'], ['1', 'u'], ['1', '1'])).toEqual([`${LEEDS} 2025 seniority=manager u, published u, count u, of u`]);
    expect(managers(['x', '2'], ['c', '3'], ['1', '1'])).toEqual([`${LEEDS} 2025 seniority=manager c, published c`]);
    expect(managers(['0', '0'], ['0', '0'], ['0', '0'])).toEqual([`${LEEDS} 2025 seniority=manager z, count 0, of 0`]);
    expect(managers(['1', '2'], ['1', '3'])).toEqual([`${LEEDS} 2025 seniority=manager x, published x, count x, of x`]);
  });
});
