import { FIGURE, MONTHS, MONTHS_OR_FIGURE, oneOf, PERCENT, WORDS } from '../cells.ts';
import type { Column, FigureRule, Layout } from '../layout.ts';
import { EDUCATION_AREA, NATIONAL_AREA } from '../row-areas.ts';
import { REPORTING_YEAR } from '../row-periods.ts';
import { EDUCATION_COLUMNS, figures, keys } from './columns.ts';

const COMMON = { area: EDUCATION_AREA, period: REPORTING_YEAR } as const;

const STARTING = 'Children starting to be looked after each year';
const ON_31_MARCH = 'Children looked after on 31 March each year';
const CEASING = 'Children ceasing to be looked after each year';
const UASC = 'Unaccompanied asylum-seeking children';
const LOOKED_AFTER_NOW = 'CLA on 31 March';
const MID_YEAR = { cla_group: LOOKED_AFTER_NOW, move_measure: 'Mid-year moves' };
const ALL_CHILDREN = 'Total children';
const WITH_SCORE = 'Ages 5 to 16 years with SDQ score';

const RATE = { column: 'rate_per_10000', count: 'children_count', denominator: 'population_estimate' } as const;

const CHARACTERISTICS: readonly Column[] = [
  ...EDUCATION_COLUMNS, ...keys('characteristic breakdown'), ...figures('children_count* children_percent*'),
];
/** Until 2024 the same columns went by other names, one of them by a name that another has now. */
const CHARACTERISTICS_BEFORE: readonly Column[] = [
  ...EDUCATION_COLUMNS,
  { name: 'characteristic', headers: ['cla_group'], key: true, cells: WORDS },
  { name: 'breakdown', headers: ['characteristic'], key: true, cells: WORDS },
  { name: 'children_count', headers: ['number'], cells: FIGURE },
  { name: 'children_percent', headers: ['percentage'], cells: FIGURE },
];

type Characteristics = Pick<Layout, 'dataset' | 'fileName' | 'figures' | 'observations'> & { readonly characteristics: readonly string[] };

function byCharacteristics({ characteristics, ...layout }: Characteristics): Layout[] {
  const toldBy = { column: 'characteristic', texts: characteristics };
  return [CHARACTERISTICS, CHARACTERISTICS_BEFORE].map((columns) => ({ ...COMMON, ...layout, toldBy, columns }));
}

const BY_UASC: Pick<FigureRule, 'column' | 'where' | 'breakdown'> = {
  column: 'children_count',
  where: { characteristic: UASC },
  breakdown: {
    uasc: {
      column: 'breakdown',
      values: { [UASC]: 'uasc', 'Children excluding unaccompanied asylum-seeking children': 'non-uasc' },
      passOver: ['Total'],
    },
  },
};

/** Rows of one kind whose share of the 'Total' of that kind the file gives beside their count. */
function shareOf(characteristic: string, which: string | FigureRule['breakdown']): Omit<FigureRule, 'metric'> {
  return {
    column: 'children_percent', cells: PERCENT, count: 'children_count', denominator: { column: 'children_count', where: { characteristic, breakdown: 'Total' } },
    ...(typeof which === 'string' ? { where: { characteristic, breakdown: which } } : { where: { characteristic }, breakdown: which }),
  };
}

const BY_PLACEMENT: FigureRule['breakdown'] = {
  placement: {
    column: 'breakdown',
    values: {
      'Foster placements': 'foster',
      "Secure homes and children's homes": 'secure-and-childrens-homes',
      'Independent and semi-independent living arrangements/supported accommodation': 'independent-and-semi-independent',
    },
    passOver: [
      'Other placements', 'Other residential settings', 'Placed for adoption', 'Placed with parents or other person with parental responsibility',
      'Residential schools', 'Total',
    ],
  },
};

/** Rows of care leavers by age, beside the number of all care leavers of that age. */
function shareOfCareLeavers(breakdown: string, total: string): Omit<FigureRule, 'metric'> {
  return {
    column: 'care_leaver_percent', cells: PERCENT, where: { breakdown },
    breakdown: { age: { column: 'care_leaver_age', values: { '17 to 18 years': '17-18', '19 to 21 years': '19-21' } } },
    count: 'care_leaver_count', denominator: { column: 'care_leaver_count', where: { breakdown: total } },
  };
}

const ADOPTION_AGES: FigureRule['breakdown'] = {
  age: {
    column: 'age_start_poc',
    values: {
      'Aged under 1': 'under-1', ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((age) => [`Aged ${age}`, String(age)])),
      'Aged 7 and over': '7-and-over', Total: 'total',
    },
  },
};

/** The tables of the children looked after statistics, and of the stability measures. */
export const LOOKED_AFTER_LAYOUTS: readonly Layout[] = [
  {
    ...COMMON,
    dataset: 'looked-after-rates',
    fileName: /^cla_number_and_rate/,
    columns: [
      ...EDUCATION_COLUMNS,
      { name: 'population_type', headers: ['population_type', 'population_count'], key: true, cells: oneOf(STARTING, ON_31_MARCH, CEASING) },
      ...figures('population_estimate* children_count|number rate_per_10000*'),
    ],
    figures: [
      { metric: 'care-entry-rate', ...RATE, where: { population_type: STARTING } },
      { metric: 'care-rate', ...RATE, where: { population_type: ON_31_MARCH } },
    ],
    observations: [
      { measure: 'population-of-starting', column: 'population_estimate', where: { population_type: STARTING } },
      { measure: 'population-on-31-march', column: 'population_estimate', where: { population_type: ON_31_MARCH } },
    ],
  },
  ...byCharacteristics({
    dataset: 'looked-after-started',
    fileName: /^la_children_who_started/,
    characteristics: ['Age on starting', 'Category of need', 'Legal status', 'Sex', 'Taken into care', UASC],
    observations: [{ measure: 'started-to-be-looked-after', ...BY_UASC }],
  }),
  ...byCharacteristics({
    dataset: 'looked-after-characteristics',
    fileName: /^la_cla_on_31_march_by_characteristics/,
    characteristics: [
      'Age group', 'Category of need', 'Distance between home and placement', 'Distance between home and placement and locality of placement',
      'Ethnicity', 'LA of placement', 'Legal status', 'Locality of placement', 'Place providers', 'Placement', 'Sex', UASC,
    ],
    figures: [
      { metric: 'placements-over-20-miles', ...shareOf('Distance between home and placement', 'Placed more than 20 miles from home') },
      { metric: 'placement-type-share', ...shareOf('Placement', BY_PLACEMENT) },
    ],
    observations: [{ measure: 'looked-after-on-31-march', ...BY_UASC }],
  }),
  ...byCharacteristics({
    dataset: 'looked-after-ceased',
    fileName: /^la_children_who_ceased/,
    characteristics: ['Age on ceasing', 'Reason episode ceased', 'Sex', UASC],
    figures: [
      { metric: 'care-leaving-special-guardianship', ...shareOf('Reason episode ceased', 'Special guardianship order') },
      { metric: 'care-leaving-arrangements-order', ...shareOf('Reason episode ceased', 'Residence order or child arrangement order granted') },
    ],
  }),
  ...byCharacteristics({
    dataset: 'looked-after-health',
    fileName: /^la_conviction_health_outcome/,
    characteristics: [
      'Development assessments: Children looked after ages 0 to 4 years', 'Convictions: Children looked after Ages 10 to 17 years',
      'Health assessments: Children looked after all ages', WITH_SCORE, 'Substance misuse: Children looked after all ages',
    ],
    // The score stands where the other rows have their count.
    figures: [{ metric: 'sdq-average', column: 'children_count', where: { characteristic: WITH_SCORE, breakdown: 'SDQ average score' } }],
  }),
  {
    ...COMMON,
    dataset: 'care-leavers-activity',
    fileName: /^la_care_leavers_activity/,
    columns: [...EDUCATION_COLUMNS, ...keys('care_leaver_age breakdown'), ...figures('care_leaver_count care_leaver_percent*')],
    toldBy: {
      column: 'breakdown',
      texts: [
        'Education other than higher education', 'Higher education i.e. studies beyond A level', 'In an apprenticeship',
        'In training or employment', 'In training or employment (excl. apprenticeship)',
        'Not in education, training or employment, owing to illness or disability', 'Not in education, training or employment, owing to other reasons',
        'Not in education, training or employment, owing to pregnancy or parenting', 'Total', 'Total in education, employment or training',
        'Total information not known', 'Total not in education, employment or training',
      ],
    },
    figures: [{ metric: 'care-leavers-eet', ...shareOfCareLeavers('Total in education, employment or training', 'Total') }],
  },
  {
    ...COMMON,
    dataset: 'care-leavers-accommodation',
    fileName: /^la_care_leavers_accommodation/,
    columns: [...EDUCATION_COLUMNS, ...keys('care_leaver_age breakdown'), ...figures('care_leaver_count care_leaver_percent*')],
    toldBy: { column: 'breakdown', texts: ['Accommodation considered suitable', 'Accommodation considered unsuitable', 'No information', 'Suitability total'] },
    figures: [{ metric: 'care-leavers-suitable-accommodation', ...shareOfCareLeavers('Accommodation considered suitable', 'Suitability total') }],
  },
  {
    dataset: 'adoption-timeliness',
    fileName: /^national_cla_adopted_average_time/,
    columns: [
      ...['time_period', 'time_identifier', 'geographic_level', 'country_code'].map((name) => ({ name })), { name: 'country_name', optional: true },
      ...keys('cla_group stage_of_adoption_process age_start_poc'), { name: 'number', cells: MONTHS_OR_FIGURE },
    ],
    area: NATIONAL_AREA,
    period: REPORTING_YEAR,
    // The seventh stage holds counts in the same column.
    figures: [{
      metric: 'adoption-match-months', column: 'number', cells: MONTHS, breakdown: ADOPTION_AGES,
      where: {
        cla_group: 'Age on starting final period of care',
        stage_of_adoption_process: '2. Average time between decision that child should be placed for adoption and matching of child and adopters',
      },
    }],
  },
  {
    ...COMMON,
    dataset: 'placement-stability',
    fileName: /^la_cla_placement_stability/,
    columns: [...EDUCATION_COLUMNS, ...keys('cla_group placement_stability'), ...figures('children_count|number children_percent|percentage*')],
    figures: [{
      metric: 'placements-three-or-more', column: 'children_percent', cells: PERCENT,
      where: { cla_group: LOOKED_AFTER_NOW, placement_stability: 'With 3 or more placements during the year' },
      count: 'children_count', denominator: { column: 'children_count', where: { cla_group: LOOKED_AFTER_NOW, placement_stability: ALL_CHILDREN } },
    }],
  },
  {
    ...COMMON,
    dataset: 'school-moves',
    fileName: /^la_cla_school_moves/,
    columns: [...EDUCATION_COLUMNS, ...keys('cla_group move_measure school_stability'), ...figures('number|children_count percentage|children_percent*')],
    figures: [{
      metric: 'school-moves-mid-year', column: 'percentage', cells: PERCENT,
      where: { ...MID_YEAR, school_stability: 'With one or more mid-year moves during the year' },
      count: 'number', denominator: { column: 'number', where: { ...MID_YEAR, school_stability: ALL_CHILDREN } },
    }],
  },
  {
    ...COMMON,
    dataset: 'social-worker-stability',
    fileName: /^la_cla_swcount/,
    columns: [...EDUCATION_COLUMNS, ...keys('cla_group sw_stability'), ...figures('number|children_count percentage|children_percent*')],
    figures: [{
      metric: 'three-or-more-social-workers', column: 'percentage', cells: PERCENT,
      where: { cla_group: LOOKED_AFTER_NOW, sw_stability: '3 or more social workers during the year' },
      count: 'number', denominator: { column: 'number', where: { cla_group: LOOKED_AFTER_NOW, sw_stability: ALL_CHILDREN } },
    }],
  },
];
