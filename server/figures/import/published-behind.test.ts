import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Big from 'big.js';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { findArea } from '../../../shared/areas/register.ts';
import { amountOf, type Figure } from '../../../shared/figures.ts';
import { metricOf } from '../../../shared/framework/metrics.ts';
import { testDatabase } from '../../../tests/database.ts';
import { publishedData } from '../../../tests/published-data.ts';
import type { Database } from '../../db.ts';
import { shownEdition } from '../queries.ts';
import { importPaths } from './index.ts';

const data = publishedData() ?? '';

type Row = Readonly<Record<string, string>>;

/** A metric in its file, read without any of the importer's code. */
interface Reading {
  readonly metric: string;
  readonly file: string;
  readonly rate: string;
  readonly count: string;
  readonly denominator?: string;
  readonly per?: number;
  readonly breakdown?: (row: Row) => string;
  /** Texts that a row holds, by column. */
  readonly where?: Row;
  /** Texts that the row of the denominator holds, where it is another row. */
  readonly total?: Row;
  /** Counts of whole numbers, which reproduce an authority's rate. */
  readonly exactly: boolean;
}

const GROUPS: Row = { 'CINO at 31 March': 'cino', 'CPPO at 31 March': 'cppo', 'CLA 12 months at 31 March': 'cla-12m' };
const AGES: Row = { '17 to 18 years': '17-18', '19 to 21 years': '19-21' };
const PLACEMENTS: Row = {
  'Foster placements': 'foster', "Secure homes and children's homes": 'secure-and-childrens-homes',
  'Independent and semi-independent living arrangements/supported accommodation': 'independent-and-semi-independent',
};

const byGroup = (row: Row) => `group=${GROUPS[row['social_care_group'] ?? '']}`;
const allPhases = (row: Row) => `${byGroup(row)};phase=total`;
const byAge = (row: Row) => `age=${AGES[row['care_leaver_age'] ?? '']}`;
const SHARE = { rate: 'children_percent', count: 'children_count', denominator: 'children_count' };
const LEAVERS = { rate: 'care_leaver_percent', count: 'care_leaver_count', denominator: 'care_leaver_count', breakdown: byAge };
const CEASED = 'la_children_who_ceased_during_the_year.csv';
const ON_31_MARCH = 'la_cla_on_31_march_by_characteristics.csv';
const WORKFORCE = 'csww_indicators_2017_to_2025.csv';
const NOW = { cla_group: 'CLA on 31 March' };

const READINGS: readonly Reading[] = [
  { metric: 'repeat-referrals', file: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv', rate: 'rereferral_percent', count: 'rereferral_count', denominator: 'referral_count', exactly: true },
  { metric: 'cp-plans-repeat', file: 'd3_cpps_subsequent_plan_2013_to_2025.csv', rate: 'CPP_subsequent_percent', count: 'CPP_subsequent', denominator: 'CPP_start', exactly: true },
  { metric: 'cp-plans-two-years', file: 'd5_cpps_at31march_by_duration_2013_to_2025.csv', rate: '2_years_or_more_percent', count: '2_years_or_more', denominator: 'CPP_At31', exactly: true },
  { metric: 'care-rate', file: 'cla_number_and_rate_per_10k_children.csv', rate: 'rate_per_10000', count: 'children_count', denominator: 'population_estimate', per: 10_000, where: { population_type: 'Children looked after on 31 March each year' }, exactly: true },
  { metric: 'care-entry-rate', file: 'cla_number_and_rate_per_10k_children.csv', rate: 'rate_per_10000', count: 'children_count', denominator: 'population_estimate', per: 10_000, where: { population_type: 'Children starting to be looked after each year' }, exactly: true },
  { metric: 'absence-overall', file: 'absence_la.csv', rate: 'pt_overall', count: 't_sess_overall', denominator: 't_sess_possible', where: { phase_type_grouping: 'Total' }, breakdown: allPhases, exactly: true },
  // Four of 9,054 shares of authorities end in a tie that the publisher rounded down.
  { metric: 'absence-persistent', file: 'absence_la.csv', rate: 'pt_pupils_pa_10_exact', count: 't_pupils_pa_10_exact', denominator: 't_pupils', where: { phase_type_grouping: 'Total' }, breakdown: allPhases, exactly: false },
  { metric: 'absence-severe', file: 'absence_la.csv', rate: 'pt_pupils_pa_50_exact', count: 't_pupils_pa_50_exact', denominator: 't_pupils', where: { phase_type_grouping: 'Total' }, breakdown: allPhases, exactly: true },
  { metric: 'ks2-expected-standard', file: 'ks2_la.csv', rate: 'pt_rwm_met_expected_standard', count: 't_rwm_met_expected_standard', denominator: 't_rwm_eligible_pupils', breakdown: byGroup, exactly: true },
  { metric: 'ks4-attainment-8', file: 'ks4_la.csv', rate: 'avg_att8', count: 't_att8', denominator: 't_pupils', per: 1, breakdown: byGroup, exactly: true },
  { metric: 'care-leaving-special-guardianship', file: CEASED, ...SHARE, where: { breakdown: 'Special guardianship order' }, total: { characteristic: 'Reason episode ceased', breakdown: 'Total' }, exactly: true },
  { metric: 'care-leaving-arrangements-order', file: CEASED, ...SHARE, where: { breakdown: 'Residence order or child arrangement order granted' }, total: { characteristic: 'Reason episode ceased', breakdown: 'Total' }, exactly: true },
  { metric: 'placements-over-20-miles', file: ON_31_MARCH, ...SHARE, where: { breakdown: 'Placed more than 20 miles from home' }, total: { characteristic: 'Distance between home and placement', breakdown: 'Total' }, exactly: true },
  ...Object.entries(PLACEMENTS).map(([breakdown, value]) => ({ metric: 'placement-type-share', file: ON_31_MARCH, ...SHARE, breakdown: () => `placement=${value}`, where: { breakdown }, total: { characteristic: 'Placement', breakdown: 'Total' }, exactly: true })),
  { metric: 'placements-three-or-more', file: 'la_cla_placement_stability.csv', ...SHARE, where: { ...NOW, placement_stability: 'With 3 or more placements during the year' }, total: { ...NOW, placement_stability: 'Total children' }, exactly: true },
  { metric: 'school-moves-mid-year', file: 'la_cla_school_moves.csv', rate: 'percentage', count: 'number', denominator: 'number', where: { ...NOW, school_stability: 'With one or more mid-year moves during the year' }, total: { ...NOW, move_measure: 'Mid-year moves', school_stability: 'Total children' }, exactly: true },
  { metric: 'three-or-more-social-workers', file: 'la_cla_swcount.csv', rate: 'percentage', count: 'number', denominator: 'number', where: { sw_stability: '3 or more social workers during the year' }, total: { sw_stability: 'Total children' }, exactly: true },
  ...Object.keys(AGES).flatMap((care_leaver_age): Reading[] => [
    { metric: 'care-leavers-eet', file: 'la_care_leavers_activity.csv', ...LEAVERS, where: { care_leaver_age, breakdown: 'Total in education, employment or training' }, total: { care_leaver_age, breakdown: 'Total' }, exactly: true },
    { metric: 'care-leavers-suitable-accommodation', file: 'la_care_leavers_accommodation_suitability.csv', ...LEAVERS, where: { care_leaver_age, breakdown: 'Accommodation considered suitable' }, total: { care_leaver_age, breakdown: 'Suitability total' }, exactly: true },
  ]),
  // Full-time equivalents are published rounded, the rates made from unrounded ones.
  { metric: 'sw-turnover', file: WORKFORCE, rate: 'turnover_rate_fte', count: 'leavers_fte', denominator: 'inpost_fte', exactly: false },
  { metric: 'sw-caseload', file: WORKFORCE, rate: 'caseload_fte', count: 'cases', denominator: 'case_holders_fte', per: 1, exactly: false },
  { metric: 'sw-agency', file: WORKFORCE, rate: 'agency_rate_fte', count: 'agency_fte', exactly: false },
  { metric: 'sw-vacancy', file: WORKFORCE, rate: 'vacancy_rate_fte', count: 'vacancy_fte', exactly: false },
];

const files = new Map<string, readonly Row[]>();

function rowsOf(file: string): readonly Row[] {
  const rows = files.get(file) ?? (parse(readFileSync(join(data, 'published', file)), { bom: true, columns: true }) as Row[]);
  files.set(file, rows);
  return rows;
}

const holds = (row: Row, texts: Row = {}) => Object.entries(texts).every(([column, text]) => row[column] === text);
const placeOf = (row: Row) => [row['time_period'], row['region_code'], row['old_la_code'], row['new_la_code']].join(' ');
const areaOf = (row: Row) => findArea(row['new_la_code'] || row['region_code'] || row['country_code'] || '')?.code ?? '';
const periodOf = ({ time_period: period = '' }: Row) => (period.length === 6 ? `${period.slice(0, 4)}/${period.slice(4)}` : period);
const isNumber = (text = '') => /^\d+(\.\d+)?$/.test(text);

describe.skipIf(!data)('what stands behind published figures', () => {
  let db: Database;

  beforeAll(async () => {
    db = await testDatabase();
    await importPaths(db, [...new Set(READINGS.map(({ file }) => join(data, 'published', file)))]);
  }, 120_000);

  test.each(READINGS)('$metric $where: the cells of every row, and nothing behind a suppressed one', async ({ metric, file, rate, count, denominator, breakdown, where, total }) => {
    const edition = await shownEdition(db, metric, 'published');
    const totals = total && new Map(rowsOf(file).filter((row) => holds(row, total)).map((row) => [placeOf(row), row]));
    let compared = 0;
    for (const row of rowsOf(file).filter((one) => holds(one, where))) {
      const figure = edition?.at(areaOf(row), periodOf(row), breakdown?.(row) ?? '');
      expect(figure?.published).toBe(row[rate]);
      const under = denominator && (totals ? totals.get(placeOf(row)) : row)?.[denominator];
      if (row[rate] === 'c') expect(figure?.behind).toBeUndefined();
      else expect(figure?.behind).toMatchObject({ count: amountOf(row[count] ?? ''), ...(under && { denominator: amountOf(under) }) });
      compared++;
    }
    expect(compared).toBeGreaterThan(150);
  });

  test.each(READINGS.filter(({ exactly }) => exactly))('$metric $where: an authority\'s count and denominator make its rate', async ({ metric, per = 100 }) => {
    const { decimals } = metricOf(metric);
    const edition = await shownEdition(db, metric, 'published');
    const whole = (edition?.figures ?? []).filter(({ area, value, behind }: Figure) => /^E0|^E10/.test(area) && value !== null && behind?.count?.missing === null && behind.denominator?.missing === null);
    expect(whole.length).toBeGreaterThan(100);
    for (const { area, period, value, behind } of whole) {
      const made = new Big(behind?.count?.value ?? 0).div(behind?.denominator?.value ?? 0).times(per).round(decimals, Big.roundHalfUp);
      expect(made.toNumber(), `${area} ${period}`).toBe(value);
    }
  });

  test('a symbol of a count or a denominator is kept as one, beside a rate that is shown', async () => {
    const rates = rowsOf('d5_cpps_at31march_by_duration_2013_to_2025.csv').filter((row) => isNumber(row['2_years_or_more_percent']) && row['CPP_At31'] === 'c');
    expect(rates.length).toBeGreaterThan(0);
    const edition = await shownEdition(db, 'cp-plans-two-years', 'published');
    for (const row of rates) expect(edition?.at(areaOf(row), periodOf(row), '')?.behind?.denominator).toEqual({ value: null, missing: 'c' });
  });

  test('the number before rounding is kept where rounding changed it, and only there', async () => {
    const fresh = await testDatabase();
    await importPaths(fresh, [join(data, 'earlier-releases', '2024', 'b1_children_in_need_2013_to_2024.csv')]);
    const { figures = [] } = (await shownEdition(fresh, 'children-in-need-rate', 'published')) ?? {};
    const rates = figures.filter(({ value }) => value !== null);
    expect(rates.length).toBeGreaterThan(1_500);
    for (const { value, published, behind } of rates) {
      expect(value).toBe(new Big(published).round(0, Big.roundHalfUp).toNumber());
      expect(behind?.exact).toBe(Number(published) === value ? undefined : Number(published));
    }
    const edition = await shownEdition(db, 'care-rate', 'published');
    expect(edition?.figures.filter(({ behind }) => behind?.exact !== undefined)).toEqual([]);
  });
});
