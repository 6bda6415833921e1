import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../../shared/framework/datasets.ts';
import { METRICS } from '../../../shared/framework/metrics.ts';
import { bell, draw } from './draw.ts';
import { FIGURES_FINGERPRINT, fingerprintOfFigures } from './fingerprint.ts';
import { inventedFigures, type InventedFigure, type ReleaseKind } from './generate.ts';
import { inventedNeighbours } from './neighbours.ts';
import { COUNTRY, PLACES, placeOf, REGION } from './places.ts';
import { inventedEditions, inventedReleases } from './releases.ts';

const EDITIONS = inventedEditions();
const numbered = METRICS.filter(({ unit }) => unit !== 'category');

function at(metric: string, area: string, period: string, breakdown = '', release: ReleaseKind = 'newest'): InventedFigure | undefined {
  return inventedFigures(metric, release).find((figure) => figure.area === area && figure.period === period && figure.breakdown === breakdown);
}

function grouped(figures: readonly InventedFigure[]): Map<string, InventedFigure[]> {
  const groups = new Map<string, InventedFigure[]>();
  for (const figure of figures) {
    const key = `${figure.period}|${figure.breakdown}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return groups;
}

describe('chance', () => {
  it('depends on its name alone', () => {
    expect(draw('Carrow')).toBe(draw('Carrow'));
    expect(draw('Carrow')).not.toBe(draw('Dunmere'));
  });

  it('is spread evenly, or around 0', () => {
    const draws = Array.from({ length: 10_000 }, (_, index) => draw(`number ${index}`));
    for (const tenth of Array.from({ length: 10 }, (_, index) => index / 10)) {
      const share = draws.filter((value) => value >= tenth && value < tenth + 0.1).length / draws.length;
      expect(share).toBeGreaterThan(0.085);
      expect(share).toBeLessThan(0.115);
    }
    const bells = Array.from({ length: 1_000 }, (_, index) => bell(`number ${index}`));
    expect(Math.abs(bells.reduce((sum, value) => sum + value, 0) / bells.length)).toBeLessThan(0.05);
  });
});

describe('the figures', () => {
  it('are those that the fingerprint stands for', () => {
    expect(FIGURES_FINGERPRINT, 'the generator makes other figures: put this fingerprint in fingerprint.ts').toBe(fingerprintOfFigures());
  });

  it.each(numbered)('of $slug have the metric’s decimals and stay in its bounds', ({ slug, unit, decimals }) => {
    for (const { value } of inventedFigures(slug, 'newest')) {
      if (value === null) continue;
      expect(value).toMatch(decimals === 0 ? /^\d+$/ : new RegExp(`^\\d+\\.\\d{${decimals}}$`));
      if (unit === '%') expect(Number(value)).toBeLessThanOrEqual(100);
    }
  });

  it.each(numbered.filter(({ levels }) => levels.includes('LA')))('of $slug put region and country between the authorities', ({ slug, decimals }) => {
    for (const [where, figures] of grouped(inventedFigures(slug, 'newest'))) {
      const values = figures.filter(({ area }) => PLACES.some(({ code }) => code === area)).flatMap(({ value }) => (value === null ? [] : [Number(value)]));
      // Withheld figures may lie outside the others; with most of them shown, the whole must lie inside.
      if (values.length < 10) continue;
      for (const whole of [COUNTRY, REGION]) {
        const { value } = figures.find(({ area }) => area === whole) ?? {};
        if (value === null || value === undefined) continue;
        expect(Number(value), `${where} ${whole}`).toBeGreaterThanOrEqual(Math.min(...values) - 10 ** -decimals);
        expect(Number(value), `${where} ${whole}`).toBeLessThanOrEqual(Math.max(...values) + 10 ** -decimals);
      }
    }
  });

  it('tell Carrow’s story', () => {
    const carrow = placeOf('Carrow').code;
    expect(['2022', '2023', '2024', '2025'].map((period) => at('children-in-need-rate', carrow, period)?.value)).toEqual(['372', '361', '343', '328']);
    expect(at('children-in-need-rate', carrow, '2021', '', 'earlier')?.value).toBe('304');
    expect(at('children-in-need-rate', carrow, '2021')?.value).toBe('301');
  });

  it.each(numbered)('of $slug are what count and denominator make, and nothing stands behind a symbol', ({ slug, unit, decimals }) => {
    const per = unit === 'per 10,000 children' ? 10_000 : unit === '£' ? 1_000 : unit === '%' ? 100 : 1;
    for (const figure of [...inventedFigures(slug, 'earlier'), ...inventedFigures(slug, 'newest')]) {
      const { area, period, value, behind } = figure;
      if (value === null) expect(behind).toBeUndefined();
      if (value === null || !behind?.denominator) continue;
      const made = (Number(behind.count) / Number(behind.denominator)) * per;
      expect(Math.abs(made - Number(value)), `${area} ${period} ${behind.count} of ${behind.denominator}`).toBeLessThan(0.5 / 10 ** decimals);
      if (area === COUNTRY || area === REGION) expect([behind.count, behind.denominator].every((text) => text === '0' || text.endsWith('0')), JSON.stringify(figure)).toBe(true);
    }
  });

  it('have a count and a denominator wherever the publisher gives them, and limits for the injury rate', () => {
    const bare = numbered.filter(({ slug }) => !inventedFigures(slug, 'newest').some(({ behind }) => behind)).map(({ slug }) => slug);
    expect(bare).toEqual(['adoption-match-months', 'sdq-average']);
    const without = numbered.flatMap(({ slug }) => (bare.includes(slug) || slug === 'sw-ethnic-minority' ? [] : inventedFigures(slug, 'newest')));
    expect(without.filter(({ value, behind }) => value !== null && !behind)).toEqual([]);
    for (const { value, behind } of inventedFigures('injury-admissions-rate', 'newest')) {
      expect(Number(behind?.lower)).toBeLessThanOrEqual(Number(value));
      expect(Number(behind?.upper)).toBeGreaterThanOrEqual(Number(value));
    }
  });

  it('are not available where the published series has no figures', () => {
    const pandemic = inventedFigures('absence-overall', 'newest').filter(({ period }) => period === '2019/20');
    expect(new Set(pandemic.map(({ missing }) => missing))).toEqual(new Set(['x']));
    expect(at('ks2-expected-standard', COUNTRY, '2020/21', 'group=cppo')?.missing).toBe('x');
    expect(at('harm-outside-home-factor-rate', REGION, '2021', 'factor=child-criminal-exploitation')?.missing).toBe('x');
  });

  it('never withhold one part of a sum alone', () => {
    for (const metric of ['care-entry-uasc-rate', 'care-uasc-rate']) {
      for (const figure of inventedFigures(metric, 'newest').filter(({ missing }) => missing === 'c')) {
        expect(at(metric, figure.area, figure.period, 'uasc=uasc')?.missing).toBe('c');
        expect(at(metric, figure.area, figure.period, 'uasc=non-uasc')?.missing).toBe('c');
      }
    }
  });

  it('write months as the publisher does', () => {
    expect(inventedFigures('adoption-match-months', 'newest').every(({ value, published }) => {
      const [years = 0, months = 0] = published.split(':').map(Number);
      return /^\d\d:\d\d$/.test(published) && years * 12 + months === Number(value);
    })).toBe(true);
  });

  it('judge an authority in one word, and count authorities for region and country', () => {
    const figures = inventedFigures('ofsted-leadership', 'newest');
    for (const { area, breakdown, value, category, missing } of figures) {
      if (area === REGION || area === COUNTRY) expect([category, missing, /^judgement=/.test(breakdown), value !== null]).toEqual([null, null, true, true]);
      else expect([breakdown, value, (category === null) !== (missing === null)]).toEqual(['', null, true]);
    }
    const judged = figures.filter(({ area, period, category }) => period === '2025' && area.startsWith('X06') && category !== null).length;
    const counted = figures.filter(({ area, period }) => area === REGION && period === '2025').reduce((sum, { value }) => sum + Number(value), 0);
    expect(counted).toBe(judged);
    expect(judged).toBeGreaterThan(9);
  });
});

describe('the releases', () => {
  it('are two of every data set, in order of time and of periods', () => {
    const datasets = new Set(METRICS.flatMap(({ dataset, denominator = dataset }) => [dataset, denominator]));
    expect(new Set(inventedReleases().map(({ dataset }) => dataset))).toEqual(datasets);
    for (const dataset of datasets) {
      expect(DATASETS.some(({ slug }) => slug === dataset), dataset).toBe(true);
      const [earlier, newest, ...more] = inventedReleases().filter((release) => release.dataset === dataset);
      expect(more).toEqual([]);
      expect(String(earlier?.published) < String(newest?.published)).toBe(true);
      expect(String(earlier?.newestPeriod) <= String(newest?.newestPeriod)).toBe(true);
    }
  });

  it.each(METRICS)('of $slug add a period, if there is more than one, and revise', ({ slug, denominator }) => {
    const [earlier, newest] = EDITIONS.filter(({ metric }) => metric === slug);
    expect(newest?.denominator ?? '').toContain(denominator ?? '');
    const periods = [earlier, newest].map((edition) => new Set(edition?.figures.map(({ period }) => period)));
    const gained = [...(periods[1] ?? [])].filter((period) => !periods[0]?.has(period));
    expect(gained).toHaveLength((periods[1]?.size ?? 0) > 1 ? 1 : 0);
    const before = new Map(earlier?.figures.map((figure) => [`${figure.area}|${figure.period}|${figure.breakdown}`, figure]));
    const revised = newest?.figures.filter((figure) => {
      const was = before.get(`${figure.area}|${figure.period}|${figure.breakdown}`);
      return was && (was.value !== figure.value || was.missing !== figure.missing || was.category !== figure.category);
    });
    expect(revised?.length).toBeGreaterThan(0);
    expect(revised?.length).toBeLessThan(before.size / 4);
  });

  it('hold each cell once', () => {
    for (const { key, figures } of EDITIONS) {
      expect(new Set(figures.map(({ area, period, breakdown }) => `${area}|${period}|${breakdown}`)).size, key).toBe(figures.length);
    }
  });
});

describe('the neighbours', () => {
  it('are ten a place, closest first, not all of them mutual', () => {
    const list = inventedNeighbours();
    expect(list).toHaveLength(120);
    const mutual = list.filter(({ area, neighbour }) => list.some((other) => other.area === neighbour && other.neighbour === area));
    expect(mutual.length).toBeLessThan(list.length);
  });
});
