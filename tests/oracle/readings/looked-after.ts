import { readCell, readRate, type Breakdown, type MetricReading, type RowRules } from '../expected-figures.ts';
import { fractionOf } from '../exact-numbers.ts';
import { lookUp, type RowFilter } from '../look-up.ts';
import { cellOf, publishedRows, type PublishedRow } from '../published-rows.ts';
import { fromColumns, rowMetric } from './row-metric.ts';

const RELEASED = '2025-11-26';
const STABILITY_RELEASED = '2026-01-21';

/** The file that carries both published rates and the populations they stand on. */
const RATES = 'cla_number_and_rate_per_10k_children.csv';
const STARTED = 'la_children_who_started_to_be_looked_after_during_the_year.csv';
const CEASED = 'la_children_who_ceased_during_the_year.csv';
const ON_31_MARCH = 'la_cla_on_31_march_by_characteristics.csv';
const HEALTH = 'la_conviction_health_outcome_cla.csv';
const ADOPTIONS = 'national_cla_adopted_average_time_between_adoption_process_stages.csv';

type Where = Readonly<Record<string, string>>;
const filterOf = (where: Where): RowFilter => (row) => Object.entries(where).every(([column, text]) => cellOf(row, column) === text);

const starting = filterOf({ population_type: 'Children starting to be looked after each year' });
const on31March = filterOf({ population_type: 'Children looked after on 31 March each year' });

const UASC: Where = {
  'Unaccompanied asylum-seeking children': 'uasc',
  'Children excluding unaccompanied asylum-seeking children': 'non-uasc',
};
const PLACEMENTS: Where = {
  'Foster placements': 'foster',
  "Secure homes and children's homes": 'secure-and-childrens-homes',
  'Independent and semi-independent living arrangements/supported accommodation': 'independent-and-semi-independent',
};
const LEAVER_AGES: Where = { '17 to 18 years': '17-18', '19 to 21 years': '19-21' };
const ADOPTION_AGES: Where = {
  'Aged under 1': 'under-1', 'Aged 1': '1', 'Aged 2': '2', 'Aged 3': '3', 'Aged 4': '4', 'Aged 5': '5', 'Aged 6': '6',
  'Aged 7 and over': '7-and-over', Total: 'total',
};

function publishedRate(metric: string, filter: RowFilter): MetricReading {
  return rowMetric(
    { metric, decimals: 0, released: RELEASED },
    {
      file: RATES,
      breakdown: (row) => (filter(row) ? {} : null),
      ...fromColumns({ value: 'rate_per_10000', count: 'children_count', denominator: 'population_estimate' }),
    },
  );
}

/** Computed: the count of its own file over the population that the file of rates gives for the same area and year. */
function rateByUasc(metric: string, file: string, filter: RowFilter): MetricReading {
  const population = (row: PublishedRow, folder: string) => lookUp({ folder, file: RATES, column: 'population_estimate', filter }, row);
  return rowMetric(
    { metric, decimals: 0, released: RELEASED, dimensions: { uasc: ['uasc', 'non-uasc'] } },
    {
      file,
      breakdown(row) {
        const uasc = UASC[cellOf(row, 'breakdown')];
        return cellOf(row, 'characteristic') === 'Unaccompanied asylum-seeking children' && uasc ? { uasc } : null;
      },
      read: (row, folder) => readRate(cellOf(row, 'children_count'), population(row, folder)),
      behind: (row, folder) => ({ count: cellOf(row, 'children_count'), denominator: population(row, folder) ?? null }),
    },
  );
}

interface Share {
  readonly file: string;
  readonly where: Where;
  /** The one more thing that the rows of the metric say, and the row of all children. */
  readonly column: string;
  readonly parts: Readonly<Record<string, Breakdown>>;
  readonly whole: string;
  readonly value: string;
  readonly count: string;
}

/** A published percentage: the count stands in its row, all children in the row beside it. */
function share({ file, where, column, parts, whole, value, count }: Share): RowRules {
  const filter = filterOf(where);
  const all = filterOf({ ...where, [column]: whole });
  return {
    file,
    breakdown: (row) => (filter(row) ? (parts[cellOf(row, column)] ?? null) : null),
    read: (row) => readCell(cellOf(row, value)),
    behind: (row, folder) => ({ count: cellOf(row, count), denominator: lookUp({ folder, file, column: count, filter: all }, row) ?? null }),
  };
}

function characteristic(file: string, name: string, parts: Readonly<Record<string, Breakdown>>): RowRules {
  return share({ file, where: { characteristic: name }, column: 'breakdown', parts, whole: 'Total', value: 'children_percent', count: 'children_count' });
}

/** Care leavers of two ages in one file: the row of all of them is one of the same age. */
function leavers(metric: string, file: string, breakdown: string, whole: string): MetricReading {
  const byAge = new Map(
    Object.entries(LEAVER_AGES).map(([said, age]) => [
      said,
      share({ file, where: { care_leaver_age: said }, column: 'breakdown', parts: { [breakdown]: { age } }, whole, value: 'care_leaver_percent', count: 'care_leaver_count' }),
    ]),
  );
  const rulesOf = (row: PublishedRow) => byAge.get(cellOf(row, 'care_leaver_age'));
  return rowMetric(
    { metric, decimals: 0, released: RELEASED, dimensions: { age: ['17-18', '19-21'] } },
    {
      file,
      breakdown: (row) => rulesOf(row)?.breakdown(row) ?? null,
      read: (row) => readCell(cellOf(row, 'care_leaver_percent')),
      behind: (row, folder) => rulesOf(row)?.behind(row, folder) ?? { count: null, denominator: null },
    },
  );
}

/** Average time as `YY:MM`, England only. */
const adoptionMonths: MetricReading = {
  metric: 'adoption-match-months',
  decimals: 0,
  released: RELEASED,
  dimensions: { age: ['under-1', '1', '2', '3', '4', '5', '6', '7-and-over', 'total'] },
  neighbours: 'median',
  figures: (folder, areas) =>
    publishedRows(folder, ADOPTIONS).flatMap((row) => {
      const age = ADOPTION_AGES[cellOf(row, 'age_start_poc')];
      if (!cellOf(row, 'stage_of_adoption_process').startsWith('2. Average time between decision') || !age) return [];
      const published = cellOf(row, 'number');
      const [years, months] = published.split(':').map((part) => fractionOf(part)?.over);
      if (years === undefined || months === undefined) throw new Error(`No YY:MM: "${published}".`);
      const number = { over: years * 12n + months, under: 1n };
      return [{
        area: areas.ofKey(cellOf(row, 'country_code')), period: cellOf(row, 'time_period'), breakdown: { age },
        reading: { number, missing: null, published }, behind: { count: null, denominator: null },
      }];
    }),
};

const stability = (file: string, where: Where, column: string, part: string, whole: string, value: string, count: string) =>
  share({ file, where: { cla_group: 'CLA on 31 March', ...where }, column, parts: { [part]: {} }, whole, value, count });

export const LOOKED_AFTER: readonly MetricReading[] = [
  publishedRate('care-entry-rate', starting),
  publishedRate('care-rate', on31March),
  rateByUasc('care-entry-uasc-rate', STARTED, starting),
  rateByUasc('care-uasc-rate', ON_31_MARCH, on31March),
  rowMetric(
    { metric: 'school-moves-mid-year', decimals: 0, released: STABILITY_RELEASED },
    stability(
      'la_cla_school_moves.csv', { move_measure: 'Mid-year moves' }, 'school_stability', 'With one or more mid-year moves during the year',
      'Total children', 'percentage', 'number',
    ),
  ),
  rowMetric(
    { metric: 'care-leaving-special-guardianship', decimals: 0, released: RELEASED },
    characteristic(CEASED, 'Reason episode ceased', { 'Special guardianship order': {} }),
  ),
  rowMetric(
    { metric: 'care-leaving-arrangements-order', decimals: 0, released: RELEASED },
    characteristic(CEASED, 'Reason episode ceased', { 'Residence order or child arrangement order granted': {} }),
  ),
  rowMetric(
    { metric: 'placements-three-or-more', decimals: 0, released: STABILITY_RELEASED },
    stability(
      'la_cla_placement_stability.csv', {}, 'placement_stability', 'With 3 or more placements during the year', 'Total children',
      'children_percent', 'children_count',
    ),
  ),
  rowMetric(
    { metric: 'placements-over-20-miles', decimals: 0, released: RELEASED },
    characteristic(ON_31_MARCH, 'Distance between home and placement', { 'Placed more than 20 miles from home': {} }),
  ),
  adoptionMonths,
  rowMetric(
    { metric: 'placement-type-share', decimals: 0, released: RELEASED, dimensions: { placement: Object.values(PLACEMENTS) } },
    characteristic(ON_31_MARCH, 'Placement', Object.fromEntries(Object.entries(PLACEMENTS).map(([said, placement]) => [said, { placement }]))),
  ),
  rowMetric(
    { metric: 'sdq-average', decimals: 1, released: RELEASED },
    {
      file: HEALTH,
      breakdown: (row) =>
        cellOf(row, 'characteristic') === 'Ages 5 to 16 years with SDQ score' && cellOf(row, 'breakdown') === 'SDQ average score' ? {} : null,
      ...fromColumns({ value: 'children_count' }),
    },
  ),
  leavers('care-leavers-eet', 'la_care_leavers_activity.csv', 'Total in education, employment or training', 'Total'),
  leavers('care-leavers-suitable-accommodation', 'la_care_leavers_accommodation_suitability.csv', 'Accommodation considered suitable', 'Suitability total'),
  rowMetric(
    { metric: 'three-or-more-social-workers', decimals: 0, released: STABILITY_RELEASED },
    stability('la_cla_swcount.csv', {}, 'sw_stability', '3 or more social workers during the year', 'Total children', 'percentage', 'number'),
  ),
];
