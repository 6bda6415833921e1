import { describe, expect, test } from 'vitest';
import { JOINT_RETURNS, RECODINGS, REORGANISATIONS, reportingYearOf } from './changes.ts';
import { codesOf, existedOn, spanOf, storyOf } from './history.ts';
import { AREA_NOTES, OTHER_NAMES } from './notes.ts';
import { areaOf, AREAS, findArea, localAuthoritiesOf } from './register.ts';

describe('codes through time', () => {
  test.each([
    ['390', [['E08000037', '2013-04-01', null], ['E08000020', null, '2013-03-31']]],
    ['929', [['E06000057', '2013-04-01', null], ['E06000048', null, '2013-03-31']]],
    ['825', [['E06000060', '2020-04-01', null], ['E10000002', null, '2020-03-31']]],
    ['815', [['E06000065', '2023-04-01', null], ['E10000023', null, '2023-03-31']]],
    ['933', [['E06000066', '2023-04-01', null], ['E10000027', null, '2023-03-31']]],
    ['370', [['E08000038', '2025-04-01', null], ['E08000016', null, '2025-03-31']]],
    ['373', [['E08000039', '2025-04-01', null], ['E08000019', null, '2025-03-31']]],
    ['383', [['E08000035', null, null]]],
    ['909', [['E10000006', null, '2023-03-31']]],
    ['839', [['E06000058', '2019-04-01', null]]],
  ])('of %s', (local, expected) => {
    expect(codesOf(areaOf(local)).map(({ code, from, to }) => [code, from, to])).toEqual(expected);
  });

  test('of every area begin and end without a hole, and each leads to it', () => {
    for (const area of AREAS) {
      const spans = codesOf(area);
      for (const { code } of spans) expect(findArea(code), code).toBe(area);
      spans.forEach(({ from }, index) => {
        const before = spans[index + 1];
        if (before) expect(Date.parse(from ?? '') - Date.parse(before.to ?? '')).toBe(86_400_000);
      });
    }
  });
});

describe('areas through time', () => {
  test('the authorities of a day are those that existed: 152, 151, 152, 153', () => {
    const all = localAuthoritiesOf('published', { ended: true });
    const count = (day: string) => all.filter((area) => existedOn(area, day)).length;
    expect(['2019-03-31', '2019-04-01', '2021-04-01', '2023-04-01'].map(count)).toEqual([152, 151, 152, 153]);
  });

  test('the first and last reporting year follow from the day', () => {
    expect([reportingYearOf('2023-03-31'), reportingYearOf('2023-04-01')]).toEqual([2023, 2024]);
    expect(AREAS.filter(({ lastYear }) => lastYear !== undefined).map(({ name, lastYear }) => [name, lastYear])).toEqual([
      ['Cumbria', 2023], ['Northamptonshire', 2021], ['Bournemouth', 2019], ['Dorset', 2019], ['Poole', 2019],
    ]);
    expect(AREAS.filter(({ firstYear }) => firstYear !== undefined).map(({ localCode, firstYear }) => [localCode, firstYear])).toEqual([
      ['942', 2024], ['943', 2024], ['940', 2022], ['941', 2022], ['839', 2020], ['838', 2020],
    ]);
  });

  test('whoever took over existed from the day after, in the same region', () => {
    for (const { on, ended } of REORGANISATIONS) {
      for (const [code, successors] of Object.entries(ended)) {
        expect(Date.parse(on) - Date.parse(spanOf(areaOf(code)).to ?? '')).toBe(86_400_000);
        for (const successor of successors) expect([spanOf(areaOf(successor)).from, areaOf(successor).region]).toEqual([on, areaOf(code).region]);
      }
    }
  });

  test('Cumbria tells what happened and leads on; its successors lead back', () => {
    const cumbria = storyOf(areaOf('909'));
    expect(cumbria).toMatchObject({ span: { from: null, to: '2023-03-31' }, change: 'Cumbria was divided into Cumberland and Westmorland and Furness.' });
    expect(cumbria.successors).toEqual([{ code: 'E06000063', name: 'Cumberland (from 2023)' }, { code: 'E06000064', name: 'Westmorland and Furness (from 2023)' }]);
    expect(storyOf(areaOf('942')).predecessors).toEqual([{ code: 'E10000006', name: 'Cumbria (until 2023)' }]);
  });

  test('the two called Dorset are told apart', () => {
    expect(storyOf(areaOf('835')).namesakes).toEqual([{ code: 'E06000059', name: 'Dorset (from 2019)' }]);
    expect(storyOf(areaOf('838')).namesakes).toEqual([{ code: 'E10000009', name: 'Dorset (until 2019)' }]);
    expect(AREAS.filter((area) => storyOf(area).namesakes.length > 0)).toHaveLength(2);
  });

  test('a joint return is named from both sides, and has no code of its own', () => {
    expect(storyOf(areaOf('314')).joint).toMatchObject({ area: { code: 'E09000021 / E09000027' }, partners: [{ code: 'E09000027' }], from: '2017' });
    expect(storyOf(areaOf('940 / 941')).joint?.partners.map(({ code }) => code)).toEqual(['E06000061', 'E06000062']);
    expect(codesOf(areaOf('940 / 941'))).toEqual([]);
    for (const { codes } of JOINT_RETURNS) for (const code of codes) expect(areaOf(code).partners).toBeUndefined();
  });

  test('small areas and those they are counted with say so', () => {
    for (const local of ['201', '204', '420', '908']) expect(storyOf(areaOf(local)).notes.join(' '), local).toContain('hospital admissions');
    for (const code of ['E12000007', 'E13000001', 'E13000002']) expect(storyOf(areaOf(code)).notes.join(' ')).toContain('London twice');
  });

  test('what is known of codes and names is of areas of the register, and names no two of them', () => {
    for (const code of [...RECODINGS.map((one) => one.code), ...Object.keys(AREA_NOTES), ...Object.keys(OTHER_NAMES)]) expect(findArea(code)?.code).toBe(code);
    const names = [...Object.values(OTHER_NAMES).flat(), ...AREAS.map(({ name }) => name)];
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual(['Dorset']);
  });
});
