import { lookUp, readCell, readRate, type MetricReading, type RowFilter } from './expected-figures.ts';
import { cellOf } from './published-rows.ts';

/** The file of children looked after that carries both published rates and the populations they stand on. */
const RATES = 'cla_number_and_rate_per_10k_children.csv';

const POPULATIONS = 'ons_mid-year_population_estimates_2012_to_2024.csv';

const CHILDREN_IN_NEED_DAY = '2025-10-30';
const CHILDREN_LOOKED_AFTER_DAY = '2025-11-26';
const WORKFORCE_DAY = '2026-03-19';
const OUTCOMES_DAY = '2026-04-02';

const STARTING = 'Children starting to be looked after each year';
const ON_31_MARCH = 'Children looked after on 31 March each year';

const starting: RowFilter = (row) => cellOf(row, 'population_type') === STARTING;
const on31March: RowFilter = (row) => cellOf(row, 'population_type') === ON_31_MARCH;
const everyChild: RowFilter = (row) => cellOf(row, 'age_group') === 'Children aged 0 to 17 years';

const UASC: Readonly<Record<string, string>> = {
  'Unaccompanied asylum-seeking children': 'uasc',
  'Children excluding unaccompanied asylum-seeking children': 'non-uasc',
};
const GROUPS: Readonly<Record<string, string>> = {
  'CINO at 31 March': 'cino',
  'CPPO at 31 March': 'cppo',
  'CLA 12 months at 31 March': 'cla-12m',
};
/** The special and alternative provision phases are left out. */
const PHASES: Readonly<Record<string, string>> = {
  Total: 'total',
  'State-funded primary': 'primary',
  'State-funded secondary': 'secondary',
};

const childrenInNeedRate: MetricReading = {
  metric: 'children-in-need-rate',
  file: 'b1_children_in_need_2013_to_2025.csv',
  decimals: 0,
  released: CHILDREN_IN_NEED_DAY,
  dimensions: {},
  breakdown: () => ({}),
  read(row, folder) {
    // Population of the mid-year before the reporting year, joined on the old code.
    const before = String(Number(cellOf(row, 'time_period')) - 1);
    const from = { folder, file: POPULATIONS, column: 'population_estimate', filter: everyChild };
    return readRate(cellOf(row, 'At31_episodes'), lookUp(from, row, before));
  },
};

const repeatReferrals: MetricReading = {
  metric: 'repeat-referrals',
  file: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
  decimals: 1,
  released: CHILDREN_IN_NEED_DAY,
  dimensions: {},
  breakdown: () => ({}),
  read: (row) => readCell(cellOf(row, 'rereferral_percent')),
};

function publishedRate(metric: string, filter: RowFilter): MetricReading {
  return {
    metric,
    file: RATES,
    decimals: 0,
    released: CHILDREN_LOOKED_AFTER_DAY,
    dimensions: {},
    breakdown: (row) => (filter(row) ? {} : null),
    read: (row) => readCell(cellOf(row, 'rate_per_10000')),
  };
}

/** Computed: the count of its own file over the population that the file of rates gives for the same area and year. */
function rateByUasc(metric: string, file: string, filter: RowFilter): MetricReading {
  return {
    metric,
    file,
    decimals: 0,
    released: CHILDREN_LOOKED_AFTER_DAY,
    dimensions: { uasc: ['uasc', 'non-uasc'] },
    breakdown(row) {
      const uasc = UASC[cellOf(row, 'breakdown')];
      return cellOf(row, 'characteristic') === 'Unaccompanied asylum-seeking children' && uasc ? { uasc } : null;
    },
    read(row, folder) {
      const from = { folder, file: RATES, column: 'population_estimate', filter };
      return readRate(cellOf(row, 'children_count'), lookUp(from, row, cellOf(row, 'time_period')));
    },
  };
}

const caseload: MetricReading = {
  metric: 'sw-caseload',
  file: 'csww_indicators_2017_to_2025.csv',
  decimals: 1,
  released: WORKFORCE_DAY,
  dimensions: {},
  breakdown: () => ({}),
  read: (row) => readCell(cellOf(row, 'caseload_fte')),
};

const absence: MetricReading = {
  metric: 'absence-overall',
  file: 'absence_la.csv',
  decimals: 1,
  released: OUTCOMES_DAY,
  dimensions: { group: ['cino', 'cppo', 'cla-12m'], phase: ['total', 'primary', 'secondary'] },
  breakdown(row) {
    const group = GROUPS[cellOf(row, 'social_care_group')];
    const phase = PHASES[cellOf(row, 'phase_type_grouping')];
    return group && phase ? { group, phase } : null;
  },
  read: (row) => readCell(cellOf(row, 'pt_overall')),
};

/** The eight metrics whose figures are loaded, as the table of metrics defines them for the newest release. */
export const METRIC_READINGS: readonly MetricReading[] = [
  childrenInNeedRate,
  repeatReferrals,
  publishedRate('care-entry-rate', starting),
  publishedRate('care-rate', on31March),
  rateByUasc('care-entry-uasc-rate', 'la_children_who_started_to_be_looked_after_during_the_year.csv', starting),
  rateByUasc('care-uasc-rate', 'la_cla_on_31_march_by_characteristics.csv', on31March),
  caseload,
  absence,
];

/** The release of 31 October 2024, which published the rate itself and called the other column by another name. */
export const EARLIER_READINGS: readonly MetricReading[] = [
  {
    ...childrenInNeedRate,
    file: 'b1_children_in_need_2013_to_2024.csv',
    released: '2024-10-31',
    read: (row) => readCell(cellOf(row, 'At31_episodes_rate')),
  },
  {
    ...repeatReferrals,
    file: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv',
    released: '2024-10-31',
    read: (row) => readCell(cellOf(row, 'Re_referrals_percent')),
  },
];
