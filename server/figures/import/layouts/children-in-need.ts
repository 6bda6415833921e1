import { PERCENT } from '../cells.ts';
import type { Layout, ObservationRule } from '../layout.ts';
import { EDUCATION_AREA } from '../row-areas.ts';
import { REPORTING_YEAR } from '../row-periods.ts';
import { EDUCATION_COLUMNS, figures, keys } from './columns.ts';

const COMMON = { area: EDUCATION_AREA, period: REPORTING_YEAR } as const;
const START = [...EDUCATION_COLUMNS, ...keys('category')];

const ABUSE_OR_NEGLECT = [
  'Domestic_Abuse_child', 'Domestic_Abuse_parent', 'Domestic_Abuse_person', 'Emotional_Abuse', 'Faith_linked_abuse', 'Neglect',
  'Physical_Abuse_adult_on_child', 'Physical_Abuse_child_on_child', 'Physical_Abuse_unknown',
  'Sexual_Abuse_adult_on_child', 'Sexual_Abuse_child_on_child', 'Sexual_Abuse_unknown',
];
const HARM_OUTSIDE_HOME = ['Child_criminal_exploitation', 'Child_sexual_exploitation', 'Gangs', 'Going_missing', 'Trafficking'];

/** A wide table has one column for each factor; the factor goes by the column's name. */
function byFactor(measure: string, columns: readonly string[]): ObservationRule[] {
  return columns.map((column) => ({ measure, column, fixed: { factor: column.toLowerCase().replaceAll('_', '-') } }));
}

/** The tables of the children in need statistics, and the population they are set against. */
export const CHILDREN_IN_NEED_LAYOUTS: readonly Layout[] = [
  {
    ...COMMON,
    dataset: 'children-in-need',
    fileName: /^b1_children_in_need/,
    columns: [
      ...START,
      ...figures('Anypoint_episodes Anypoint_child Started_episodes Started_child Ended_episodes Ended_child At31_episodes*'),
      ...figures('awaiting_assessment|Awaiting_assessment Anypoint_episodes_rate Anypoint_child_rate Started_episodes_rate Started_child_rate'),
      ...figures('Ended_episodes_rate Ended_child_rate At31_episodes_rate Awaiting_assessment_rate'),
    ],
    figures: [{ metric: 'children-in-need-rate', column: 'At31_episodes_rate', count: 'At31_episodes' }],
    observations: [{ measure: 'children-in-need', column: 'At31_episodes', unless: 'At31_episodes_rate' }],
  },
  {
    ...COMMON,
    dataset: 'referrals',
    fileName: /^c1_children_in_need_referrals/,
    columns: [
      ...START,
      ...figures('referral_count|Referrals rereferral_count|Re_referrals'),
      ...figures('rereferral_percent|Re_referrals_percent*', PERCENT),
      ...figures('no_further_action_count|No_Further_Action no_further_action_percent|No_Further_Action_percent'),
      ...figures('not_in_need_count|Not_in_Need not_in_need_percent|Not_in_Need_percent referral_child_count|Referrals_child'),
      ...figures('rereferral_child_count|Re_referrals_child rereferral_child_percent|Re_referrals_child_percent Referrals_rate Referrals_child_rate'),
    ],
    figures: [{ metric: 'repeat-referrals', column: 'rereferral_percent', count: 'rereferral_count', denominator: 'referral_count' }],
  },
  {
    ...COMMON,
    dataset: 'assessment-factors',
    fileName: /^c3_factors_identified/,
    columns: [
      ...START,
      ...figures('Episodes_with_assessment_factor Alcohol_Misuse_child Alcohol_Misuse_parent Alcohol_Misuse_person Drug_Misuse_child'),
      ...figures('Drug_Misuse_parent Drug_Misuse_person Domestic_Abuse_child* Domestic_Abuse_parent* Domestic_Abuse_person*'),
      ...figures('Mental_Health_child Mental_Health_parent Mental_Health_person Learning_Disability_child Learning_Disability_parent'),
      ...figures('Learning_Disability_person Physical_Disability_child Physical_Disability_parent Physical_Disability_person Young_Carer'),
      ...figures('Privately_fostered Unaccompanied_asylum_seeker Going_missing* Child_sexual_exploitation* Trafficking* Gangs*'),
      ...figures('Socially_unacceptable_behaviour Self_harm Neglect* Emotional_Abuse* Physical_Abuse_unknown* Physical_Abuse_child_on_child*'),
      ...figures('Physical_Abuse_adult_on_child* Sexual_Abuse_unknown* Sexual_Abuse_child_on_child* Sexual_Abuse_adult_on_child*'),
      ...figures('Female_Genital_Mutilation Faith_linked_abuse* Child_criminal_exploitation* Other'),
    ],
    observations: [...byFactor('abuse-neglect-factor', ABUSE_OR_NEGLECT), ...byFactor('harm-outside-home-factor', HARM_OUTSIDE_HOME)],
  },
  {
    ...COMMON,
    dataset: 'section-47-enquiries',
    fileName: /^c4_children_in_need_section_47/,
    columns: [
      ...START,
      ...figures('Section47* Section47_child ICPC* ICPC_child Duration_0-10_days Duration_11-15_days Duration_16-20_days Duration_21+_days'),
      ...figures('Duration_25th_Percentile Duration_median Duration_75th_Percentile'),
    ],
    observations: [{ measure: 'initial-conferences', column: 'ICPC' }, { measure: 'section-47-enquiries', column: 'Section47' }],
  },
  {
    ...COMMON,
    dataset: 'repeat-protection-plans',
    fileName: /^d3_cpps_subsequent_plan/,
    columns: [...START, ...figures('CPP_start CPP_subsequent'), ...figures('CPP_subsequent_percent*', PERCENT)],
    figures: [{ metric: 'cp-plans-repeat', column: 'CPP_subsequent_percent', count: 'CPP_subsequent', denominator: 'CPP_start' }],
  },
  {
    ...COMMON,
    dataset: 'protection-plan-durations',
    fileName: /^d5_cpps_at31march_by_duration/,
    columns: [
      ...START,
      ...figures('CPP_At31 3_months_or_less 3_months_or_less_percent more_than_3_months_6_months more_than_3_months_6_months_percent'),
      ...figures('more_than_6_months_less_than_1_year more_than_6_months_less_than_1_year_percent 1_year_less_than_2_years'),
      ...figures('1_year_less_than_2_years_percent 2_years_or_more'), ...figures('2_years_or_more_percent*', PERCENT),
    ],
    figures: [{ metric: 'cp-plans-two-years', column: '2_years_or_more_percent', count: '2_years_or_more', denominator: 'CPP_At31' }],
  },
  {
    ...COMMON,
    dataset: 'population',
    fileName: /^ons_mid-year_population_estimates/,
    columns: [...EDUCATION_COLUMNS, ...keys('age_group'), ...figures('population_estimate*')],
    observations: [{ measure: 'population-0-17', column: 'population_estimate', where: { age_group: 'Children aged 0 to 17 years' } }],
  },
];
