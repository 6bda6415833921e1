import { areaKey } from '../area-codes.ts';
import { rate } from '../exact-numbers.ts';
import { periodText, readCell, readRate, type MetricReading, type Reading } from '../expected-figures.ts';
import { childrenBefore } from '../look-up.ts';
import { cellOf, publishedRows } from '../published-rows.ts';
import { everyRow, fromColumns, rowMetric } from './row-metric.ts';

const RELEASED = '2025-10-30';
const RELEASED_BEFORE = '2024-10-31';
const FACTORS_FILE = 'c3_factors_identified_at_end_of_assessment_2018_to_2025.csv';

const ABUSE = [
  'Domestic_Abuse_child', 'Domestic_Abuse_parent', 'Domestic_Abuse_person', 'Emotional_Abuse', 'Faith_linked_abuse', 'Neglect',
  'Physical_Abuse_adult_on_child', 'Physical_Abuse_child_on_child', 'Physical_Abuse_unknown',
  'Sexual_Abuse_adult_on_child', 'Sexual_Abuse_child_on_child', 'Sexual_Abuse_unknown',
];
const HARM = ['Child_criminal_exploitation', 'Child_sexual_exploitation', 'Gangs', 'Going_missing', 'Trafficking'];

/** ICPC over section 47 enquiries: a symbol in either is the share's, the count's first; no enquiries: not applicable. */
export function readShareOf(count: string, of: string): Reading {
  const [counted, whole] = [readCell(count), readCell(of)];
  if (counted.number === null) return counted;
  if (whole.number === null) return { ...whole, published: '' };
  if (whole.number.over === 0n) return { number: null, missing: 'z', published: '' };
  return { number: rate(counted.number, whole.number, 100n), missing: null, published: '' };
}

/** A wide file: one column per factor. 2018 is left out. */
function factorRates(metric: string, columns: readonly string[]): MetricReading {
  const nameOf = (column: string) => column.toLowerCase().replaceAll('_', '-');
  return {
    metric,
    decimals: 0,
    released: RELEASED,
    dimensions: { factor: columns.map(nameOf) },
    neighbours: 'median',
    figures: (folder, areas) =>
      publishedRows(folder, FACTORS_FILE).filter((row) => cellOf(row, 'time_period') !== '2018').flatMap((row) => {
        const children = childrenBefore(row, folder);
        const about = { area: areas.ofKey(areaKey(row)), period: periodText(cellOf(row, 'time_period')) };
        return columns.map((column) => {
          const count = cellOf(row, column);
          return { ...about, breakdown: { factor: nameOf(column) }, reading: readRate(count, children), behind: { count, denominator: children ?? null } };
        });
      }),
  };
}

const rateOfChildrenInNeed = rowMetric(
  { metric: 'children-in-need-rate', decimals: 0, released: RELEASED },
  {
    file: 'b1_children_in_need_2013_to_2025.csv',
    breakdown: everyRow,
    read: (row, folder) => readRate(cellOf(row, 'At31_episodes'), childrenBefore(row, folder)),
    behind: (row, folder) => ({ count: cellOf(row, 'At31_episodes'), denominator: childrenBefore(row, folder) ?? null }),
  },
);
const repeatReferrals = rowMetric(
  { metric: 'repeat-referrals', decimals: 1, released: RELEASED },
  {
    file: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
    breakdown: everyRow,
    ...fromColumns({ value: 'rereferral_percent', count: 'rereferral_count', denominator: 'referral_count' }),
  },
);
const REPEAT_PLANS = { value: 'CPP_subsequent_percent', count: 'CPP_subsequent', denominator: 'CPP_start' };
const TWO_YEARS = { value: '2_years_or_more_percent', count: '2_years_or_more', denominator: 'CPP_At31' };

export const CHILDREN_IN_NEED: readonly MetricReading[] = [
  rateOfChildrenInNeed,
  repeatReferrals,
  rowMetric(
    { metric: 'icpc-per-section-47', decimals: 1, released: RELEASED },
    {
      file: 'c4_children_in_need_section_47s_and_icpcs_2013_to_2025.csv',
      breakdown: (row) => (cellOf(row, 'time_period') === '2013' ? null : {}),
      read: (row) => readShareOf(cellOf(row, 'ICPC'), cellOf(row, 'Section47')),
      behind: (row) => ({ count: cellOf(row, 'ICPC'), denominator: cellOf(row, 'Section47') }),
    },
  ),
  rowMetric(
    { metric: 'cp-plans-repeat', decimals: 1, released: RELEASED },
    { file: 'd3_cpps_subsequent_plan_2013_to_2025.csv', breakdown: everyRow, ...fromColumns(REPEAT_PLANS) },
  ),
  rowMetric(
    { metric: 'cp-plans-two-years', decimals: 1, released: RELEASED },
    { file: 'd5_cpps_at31march_by_duration_2013_to_2025.csv', breakdown: everyRow, ...fromColumns(TWO_YEARS) },
  ),
  factorRates('abuse-neglect-factor-rate', ABUSE),
  factorRates('harm-outside-home-factor-rate', HARM),
];

/** The release of 31 October 2024, which published the rate itself and called the other columns by other names. */
export const CHILDREN_IN_NEED_2024: readonly MetricReading[] = [
  rowMetric(
    { metric: 'children-in-need-rate', decimals: 0, released: RELEASED_BEFORE },
    { file: 'b1_children_in_need_2013_to_2024.csv', breakdown: everyRow, ...fromColumns({ value: 'At31_episodes_rate', count: 'At31_episodes' }) },
  ),
  rowMetric(
    { metric: 'repeat-referrals', decimals: 1, released: RELEASED_BEFORE },
    {
      file: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv',
      breakdown: everyRow,
      ...fromColumns({ value: 'Re_referrals_percent', count: 'Re_referrals', denominator: 'Referrals' }),
    },
  ),
  rowMetric(
    { metric: 'cp-plans-repeat', decimals: 1, released: RELEASED_BEFORE },
    { file: 'd3_cpps_subsequent_plan_2013_to_2024.csv', breakdown: everyRow, ...fromColumns(REPEAT_PLANS) },
  ),
  rowMetric(
    { metric: 'cp-plans-two-years', decimals: 1, released: RELEASED_BEFORE },
    { file: 'd5_cpps_at31march_by_duration_2013_to_2024.csv', breakdown: everyRow, ...fromColumns(TWO_YEARS) },
  ),
];
