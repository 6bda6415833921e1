import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RECIPES } from '../../server/sandbox/figures/recipes.ts';
import { holeAt } from '../../server/sandbox/figures/stories.ts';
import { judgingWords } from '../../tests/own-words.ts';
import { publishedData } from '../../tests/published-data.ts';
import { findArea } from '../areas/register.ts';
import { COLLECTIONS } from './datasets.ts';
import { INDICATORS } from './indicators.ts';
import { findMetric, metricOf } from './metrics.ts';
import { contextMarksFor, OFFICIAL_CONTEXT, officialWords } from './official-context.ts';

const LEEDS = 'E08000035';
const HACKNEY = 'E09000012';
const ENGLAND = 'E92000001';
const YEARS = ['2013', '2014', '2019', '2020', '2021', '2022', '2023', '2024', '2025'];
const ids = (metric: string, areas: readonly string[], periods: readonly string[] = YEARS, breakdown?: Record<string, string>) => contextMarksFor(metric, areas, periods, breakdown).map(({ id }) => id);

describe('every note', () => {
  it.each(OFFICIAL_CONTEXT)('$id names what is there', (entry) => {
    for (const metric of entry.metrics) expect(findMetric(metric), metric).toBeDefined();
    const codes = entry.areas === 'all' ? [] : entry.areas;
    for (const code of codes) expect(findArea(code), code).toMatchObject({ code, world: entry.world });
    if (entry.world === 'published') expect(COLLECTIONS.map(({ slug }) => slug)).toContain(entry.source);
    else expect(entry.source).toBeNull();
    for (const [name, values] of Object.entries(entry.breakdown ?? {})) {
      const dimensions = entry.metrics.flatMap((metric) => metricOf(metric).breakdowns).filter((dimension) => dimension.name === name);
      expect(dimensions.length, name).toBeGreaterThan(0);
      for (const value of values) expect(dimensions.every((dimension) => dimension.values.some((one) => one.value === value)), value).toBe(true);
    }
  });

  it.each(OFFICIAL_CONTEXT)('$id has periods of its metrics, first before last', (entry) => {
    if (entry.periods === 'all') return;
    for (const { from, to } of entry.periods) {
      if (to !== null) expect(from <= to).toBe(true);
      // The invented world keeps the published one's calendar.
      for (const metric of entry.metrics) for (const period of [from, to ?? from]) expect(RECIPES[metric]?.periods, `${metric} ${period}`).toContain(period);
    }
  });

  it.each(OFFICIAL_CONTEXT)('$id is written in plain words of our own', ({ label, words, world }) => {
    expect(words).toMatch(/^[A-Z].{15,}[.)]$/s);
    expect(label).toMatch(/^[A-Z][^.]{3,39}$/);
    expect(judgingWords(`${label} ${words}`)).toEqual([]);
    expect(words).not.toMatch(/looked[- ]after/i);
    expect(/\(Invented, like the place\.\)$/.test(words)).toBe(world === 'invented');
  });

  it('has an id of its own', () => {
    expect(new Set(OFFICIAL_CONTEXT.map(({ id }) => id)).size).toBe(OFFICIAL_CONTEXT.length);
  });
});

describe('the facts that must travel with the figures', () => {
  const words = (metric: string) => officialWords(metric).join(' ');
  it.each([
    ['children-in-need-rate', /Hackney sent no return for 2021 and 2022/],
    ['children-in-need-rate', /Hampshire.*2024/],
    ['repeat-referrals', /Herefordshire.*2024/],
    ['children-in-need-rate', /Lancashire.*2014/],
    ['children-in-need-rate', /Cornwall.*2014/],
    ['children-in-need-rate', /County Durham.*Oldham.*2013/],
    ['children-in-need-rate', /Norfolk.*2013/],
    ['children-in-need-rate', /mid-2022 and mid-2023 were revised, so the rates for 2023 and 2024/],
    ['abuse-neglect-factor-rate', /several factors, and authorities record them differently.*not how common/],
    ['abuse-neglect-factor-rate', /“unknown” physical and sexual/],
    ['care-rate', /short breaks are left out/],
    ['care-entry-rate', /counted at the first start only/],
    ['care-leaving-special-guardianship', /counted at the last time only/],
    ['care-entry-uasc-rate', /counted by both.*9% of them in 2019 and 15% in 2023/],
    ['placement-type-share', /regulated since October 2023/],
    ['care-leavers-eet', /2023.*Barnsley/],
    ['care-leavers-suitable-accommodation', /2023.*Barnsley/],
    ['sdq-average', /aged 5 to 16/],
    ['school-moves-mid-year', /2020.*no summer school census/],
    ['school-moves-mid-year', /2021.*15 at the start of 2019\/20/],
    ['absence-severe', /no figures for 2019\/20/],
    ['ks2-expected-standard', /no key stage 2 assessments in 2019\/20 and 2020\/21/],
    ['ks4-attainment-8', /2019\/20 and 2020\/21 were graded in another way/],
    ['sw-caseload', /30 September/],
    ['sw-turnover', /Kensington and Chelsea and Westminster.*2025 after a cyber-attack/],
    ['sw-ethnic-minority', /82%/],
    ['injury-admissions-rate', /nearest 5, and counts of 1 to 7 are withheld/],
    ['injury-admissions-rate', /City of London is counted with Hackney, Isles of Scilly with Cornwall/],
    ['injury-admissions-rate', /begins and ends on the same day/],
    ['spend-share', /lower-tier.*regions do not/],
    ['spend-per-child', /Birmingham, Cumberland and Slough/],
    ['spend-not-on-care', /Gateshead.*estimated/],
    ['ofsted-leadership', /one judgement of several.*dates differ/],
  ])('%s: %s', (metric, fact) => {
    expect(words(metric)).toMatch(fact);
  });

  it('are what every indicator says under “read with care”, once', () => {
    for (const { metric, readWithCare } of INDICATORS) {
      const official = officialWords(metric);
      expect(readWithCare.slice(0, official.length), metric).toEqual(official);
      expect(new Set(readWithCare).size, metric).toBe(readWithCare.length);
    }
  });
});

describe('the marks of a page', () => {
  it('of Hackney, its region, London and England know that its return is missing; of Leeds and its region they do not', () => {
    for (const code of [HACKNEY, 'E13000001', 'E12000007', ENGLAND]) expect(ids('children-in-need-rate', [code]), code).toContain('in-need-hackney-2021');
    for (const code of [LEEDS, 'E12000003', 'E13000002']) expect(ids('children-in-need-rate', [code]), code).not.toContain('in-need-hackney-2021');
  });

  it('say which of the shown areas they touch', () => {
    const [mark] = contextMarksFor('children-in-need-rate', [LEEDS, ENGLAND], ['2021']);
    expect(mark).toMatchObject({ areas: ['Hackney'], touches: ['England'], from: '2021', to: '2022', source: { publisher: 'Department for Education' } });
  });

  it('are of the periods shown, and of the kind of period', () => {
    expect(ids('children-in-need-rate', [HACKNEY], ['2023', '2024', '2025'])).toEqual(['population-revised']);
    expect(ids('absence-overall', [LEEDS], ['2018/19', '2019/20'])).toEqual(['absence-2019-20', 'groups-do-not-overlap']);
    expect(ids('absence-overall', [LEEDS], ['2023/24'])).toEqual(['groups-do-not-overlap']);
    expect(ids('placement-type-share', [LEEDS], ['2025'])).toContain('supported-accommodation-2023');
    expect(ids('placement-type-share', [LEEDS], ['2022', '2023'])).toEqual(['short-breaks-left-out']);
  });

  it('say where the years are not alike', () => {
    const breaks = OFFICIAL_CONTEXT.filter((entry) => entry.breaks).map(({ id }) => id);
    expect(breaks).toEqual(['factor-codes-replaced', 'supported-accommodation-2023', 'key-stage-4-pandemic', 'invented-supported-accommodation']);
  });

  it('follow the chosen breakdown', () => {
    expect(ids('abuse-neglect-factor-rate', [LEEDS], ['2022'], { factor: 'physical-abuse-unknown' })).toContain('factor-codes-replaced');
    expect(ids('abuse-neglect-factor-rate', [LEEDS], ['2022'], { factor: 'neglect' })).not.toContain('factor-codes-replaced');
  });

  it('of joint returns and combined areas reach no total', () => {
    expect(ids('sw-turnover', ['E09000021 / E09000027'])).toContain('workforce-joint-kingston-richmond');
    expect(ids('sw-turnover', [ENGLAND])).toEqual(['workforce-2025-two-boroughs', 'workforce-day']);
    expect(ids('injury-admissions-rate', [ENGLAND], ['2023/24'])).not.toContain('injuries-counted-together');
  });

  it('of the two worlds never meet', () => {
    expect(contextMarksFor('children-in-need-rate', ['X06000010'], YEARS)).toMatchObject([
      { id: 'invented-jarrow-fen-2022', areas: ['Jarrow Fen (invented)'], source: null }, { id: 'invented-population-revised' },
    ]);
    expect(ids('children-in-need-rate', ['X06000003'])).toEqual(['invented-population-revised']);
    expect(ids('sw-turnover', ['X06000003'])).toEqual([]);
  });

  it('stand first by year, those of all years last', () => {
    expect(ids('children-in-need-rate', [ENGLAND]).slice(0, 2)).toEqual(['in-need-durham-oldham-2013', 'in-need-norfolk-2013']);
    expect(ids('school-moves-mid-year', [LEEDS])).toEqual(['school-census-2020', 'school-moves-2021']);
  });
});

it('the invented missing returns are missing in the invented figures', () => {
  for (const { id, world, metrics, areas, periods } of OFFICIAL_CONTEXT) {
    if (world !== 'invented' || areas === 'all' || periods === 'all') continue;
    for (const metric of metrics) for (const area of areas) expect(holeAt(metric, '', area, periods[0]!.from, 'newest'), `${id} ${metric}`).toBe('x');
  }
});

describe.skipIf(!publishedData())('beside the published files', () => {
  const cells = (file: string, column: string) => {
    const path = join(publishedData()!, 'published', file);
    const [head = '', ...rows] = existsSync(path) ? readFileSync(path, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/) : [];
    // Names with commas are quoted; none of those asked for here are.
    const names = head.split(',');
    const [year, code, value] = ['time_period', 'old_la_code', column].map((name) => names.indexOf(name));
    return new Map(rows.map((row) => row.replace(/"[^"]*"/g, 'name').split(',')).map((row) => [`${row[code!]} ${row[year!]}`, row[value!]]));
  };

  it.each([
    ['b1_children_in_need_2013_to_2025.csv', 'At31_episodes', ['204 2021', '204 2022', '850 2024', '908 2014', '840 2013', '353 2013', '926 2013']],
    ['c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv', 'rereferral_percent', ['204 2021', '850 2024', '884 2024', '908 2014', '926 2013']],
    ['c3_factors_identified_at_end_of_assessment_2018_to_2025.csv', 'Neglect', ['204 2022', '850 2024', '884 2024']],
    ['csww_indicators_2017_to_2025.csv', 'turnover_rate_fte', ['207 2025', '213 2025']],
  ])('%s has no number where a return is said to be missing', (file, column, places) => {
    const found = cells(file, column);
    for (const place of places) expect(found.get(place), place).toMatch(/^[ux]$/);
  });
});
