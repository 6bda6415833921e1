import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishedData } from '../published-data.ts';
import { AreaCodes } from './area-codes.ts';
import { decimalText, fractionOf, median, roundedHalfUp, type Fraction } from './exact-numbers.ts';
import { expectedFigures, readRate, type ExpectedFigure } from './expected-figures.ts';
import { expectedNeighbourFigures, neighbourModel, reportsJointly } from './expected-neighbours.ts';
import { EARLIER_READINGS, METRIC_READINGS } from './metric-readings.ts';
import { historyAsAt, sheetAsAt } from './readings/other-publishers.ts';

const number = (text: string): Fraction => {
  const fraction = fractionOf(text);
  if (!fraction) throw new Error(`${text} is no number`);
  return fraction;
};
const medianText = (texts: readonly string[], decimals: number): string | null => {
  const middle = median(texts.map(number));
  return middle && decimalText(roundedHalfUp(middle, decimals));
};

describe('the second reading checks itself: numbers', () => {
  it('rounds half-up on decimals', () => {
    expect(['0.5', '1.5', '2.45', '45.25', '0.04999'].map((text) => decimalText(roundedHalfUp(number(text), 1)))).toEqual(
      ['0.5', '1.5', '2.5', '45.3', '0'],
    );
    expect(decimalText(roundedHalfUp(number('443.5'), 0))).toBe('444');
  });

  it('takes the median of the rounded, then rounds again (README: 1.1 and 1.2; 441 and 446)', () => {
    expect(medianText(['1.2', '1.1'], 1)).toBe('1.2');
    expect(medianText(['446', '441'], 0)).toBe('444');
    expect(medianText(['9', '10', '100'], 0)).toBe('10');
    expect(medianText([], 0)).toBeNull();
  });

  it('gives a rate the symbol of its count, and z where only the population is missing', () => {
    expect(readRate('c', 'x')).toMatchObject({ missing: 'c', published: 'c' });
    expect(readRate('12', 'x')).toMatchObject({ missing: 'z', published: '' });
    expect(readRate('12', undefined)).toMatchObject({ missing: 'z', published: '' });
    expect(() => readRate('§', '100')).toThrow(/known symbol/);
  });
});

const data = publishedData();

describe.skipIf(!data)('the second reading checks itself: files', () => {
  const folder = join(data ?? '', 'published');
  const areas = data ? new AreaCodes(folder) : null;
  const readings = new Map(METRIC_READINGS.map((reading) => [reading.metric, reading]));
  const figuresOf = (metric: string) => {
    const reading = readings.get(metric);
    if (!reading || !areas) throw new Error(metric);
    return { reading, figures: expectedFigures(reading, folder, areas) };
  };
  const value = (metric: string, key: string, period: string): string | null | undefined => {
    const area = areas?.ofKey(key);
    return figuresOf(metric).figures.find((figure) => figure.area === area && figure.period === period)?.value;
  };

  it('knows areas by the files alone: one England, eleven regions, one newest code per LA', () => {
    const all = areas?.all() ?? [];
    expect(all.filter(({ level }) => level === 'England').map(({ code }) => code)).toEqual(['E92000001']);
    expect(all.filter(({ level }) => level === 'region')).toHaveLength(11);
    // 153 of today, five that ended, two joint returns.
    expect(all.filter(({ level }) => level === 'LA')).toHaveLength(160);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(['370', '373', '390', '929', '825', '815', '933'].map((old) => areas?.ofKey(old).code)).toEqual([
      'E08000038', 'E08000039', 'E08000037', 'E06000057', 'E06000060', 'E06000065', 'E06000066',
    ]);
  });

  it('finds what is known beforehand', () => {
    expect(value('children-in-need-rate', '383', '2025')).toBe('328');
    // 402,400 children in need over 12,183,016 children: 330.29… per 10,000.
    expect(value('children-in-need-rate', 'E92000001', '2025')).toBe('330');
    expect(value('children-in-need-rate', '835', '2019')).toBeNull();
    expect(value('repeat-referrals', 'E92000001', '2025')).toBe('22.6');
    expect(value('absence-overall', 'E92000001', '2024/25')).toBe('17.4');
    expect(value('sw-caseload', '314 / 318', '2025')).toMatch(/^\d+(\.\d)?$/);
    expect(value('sw-caseload', '314', '2025')).toBeUndefined();
  });

  it('computes the rates that the publisher printed a release before, where populations were not revised since', () => {
    if (!areas) return;
    const [printedReading] = EARLIER_READINGS;
    const computed = readings.get('children-in-need-rate');
    if (!printedReading || !computed) throw new Error('no reading');
    // The publisher printed one decimal; 2023 and 2024 were restated with new populations.
    const key = ({ area, period }: ExpectedFigure) => `${area.code} ${period}`;
    const ours = new Map(expectedFigures({ ...computed, decimals: 1 }, folder, areas).map((figure) => [key(figure), figure.value]));
    const printed = expectedFigures({ ...printedReading, decimals: 1 }, join(data ?? '', 'earlier-releases', '2024'), areas);
    const comparable = printed.filter(({ period, value }) => period < '2023' && value !== null);
    expect(comparable).toHaveLength(1610);
    expect(comparable.filter((figure) => ours.get(key(figure)) !== figure.value).map(key)).toEqual([]);
  });

  // The others are held against the API, which a second item for one place would not find there.
  it('gives one item per area, period and breakdown', () => {
    for (const metric of ['children-in-need-rate', 'abuse-neglect-factor-rate', 'absence-overall', 'ofsted-leadership', 'spend-share']) {
      const { figures } = figuresOf(metric);
      const places = figures.map(({ area, period, breakdown }) => JSON.stringify([area.code, period, breakdown]));
      expect(new Set(places).size, metric).toBe(places.length);
      expect(figures.length, metric).toBeGreaterThanOrEqual(45);
    }
  });

  it('reads the history of inspections so that it gives the sheet of 31 March 2025', () => {
    if (!areas) return;
    const sheet = sheetAsAt(folder, areas);
    expect(sheet.size).toBe(153);
    const history = historyAsAt(folder, areas, '2025');
    expect([...sheet].filter(([area, said]) => history.get(area) !== said).map(([{ code }]) => code)).toEqual([]);
  });

  it('gives 153 LAs ten neighbours each, and the four joint reporters none for the workforce', () => {
    if (!areas) return;
    const model = neighbourModel(folder, areas);
    expect(model.size).toBe(153);
    expect([...model.values()].every((neighbours) => new Set(neighbours).size === 10)).toBe(true);
    const { reading, figures } = figuresOf('sw-caseload');
    expect([...reportsJointly(figures)].sort()).toEqual(['314', '318', '940', '941']);
    expect(expectedNeighbourFigures(reading, figures, model)).toHaveLength(149 * 9);
  });
});
