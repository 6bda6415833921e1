import { oneOf, PERCENT, SIGNED_FIGURE } from '../cells.ts';
import type { Layout } from '../layout.ts';
import { EDUCATION_AREA } from '../row-areas.ts';
import { ACADEMIC_YEAR, REPORTING_YEAR } from '../row-periods.ts';
import { EDUCATION_COLUMNS, figures, keys } from './columns.ts';

const IN_NEED = 'CINO at 31 March';
const ON_A_PLAN = 'CPPO at 31 March';
const LOOKED_AFTER = 'CLA 12 months at 31 March';
const GROUPS = keys('social_care_group', oneOf(IN_NEED, ON_A_PLAN, LOOKED_AFTER));
const VERSION = { name: 'version', optional: true, cells: oneOf('Final', 'Revised', 'Provisional') };
const OUTCOMES = { area: EDUCATION_AREA, period: ACADEMIC_YEAR } as const;
const WORKFORCE = { area: EDUCATION_AREA, period: REPORTING_YEAR } as const;

const PHASES = { Total: 'total', 'State-funded primary': 'primary', 'State-funded secondary': 'secondary' };
const OTHER_PHASES = ['Special', 'State-funded alternative provision school'];

/** The tables of the outcomes statistics and of the social work workforce. */
export const OUTCOMES_AND_WORKFORCE_LAYOUTS: readonly Layout[] = [
  {
    ...OUTCOMES,
    dataset: 'absence',
    fileName: /^absence/,
    columns: [
      ...EDUCATION_COLUMNS,
      { name: 'absence_terms', optional: true },
      ...GROUPS,
      {
        name: 'phase_type_grouping',
        headers: ['phase_type_grouping', 'school_type'],
        key: true,
        cells: oneOf(...Object.keys(PHASES), ...OTHER_PHASES),
      },
      ...figures('pt_overall*', PERCENT),
      ...figures('t_pupils t_sess_possible t_sess_overall t_sess_authorised pt_sess_authorised t_sess_unauthorised pt_sess_unauthorised'),
      ...figures('t_pupils_pa_10_exact pt_pupils_pa_10_exact* t_pupils_pa_50_exact pt_pupils_pa_50_exact*'),
    ],
    figures: [
      {
        metric: 'absence-overall',
        column: 'pt_overall',
        breakdown: {
          group: { column: 'social_care_group', values: { [IN_NEED]: 'cino', [ON_A_PLAN]: 'cppo', [LOOKED_AFTER]: 'cla-12m' } },
          phase: { column: 'phase_type_grouping', values: PHASES, passOver: OTHER_PHASES },
        },
      },
    ],
  },
  {
    ...OUTCOMES,
    dataset: 'key-stage-2',
    fileName: /^ks2/,
    columns: [
      ...EDUCATION_COLUMNS, ...GROUPS, VERSION,
      ...['read', 'writta', 'mat', 'rwm', 'gps', 'scita'].flatMap((subject) =>
        figures(`t_${subject}_eligible_pupils t_${subject}_met_expected_standard pt_${subject}_met_expected_standard${subject === 'rwm' ? '*' : ''}`)),
      ...['read', 'writta', 'mat'].flatMap((subject) => [
        ...figures(`t_${subject}_progress_eligible_pupils`),
        ...figures(`t_${subject}_progress_score avg_${subject}_progress_score`, SIGNED_FIGURE),
        ...figures(`avg_${subject}_progress_score_lower_CI avg_${subject}_progress_score_upper_CI`, SIGNED_FIGURE),
      ]),
    ],
  },
  {
    ...OUTCOMES,
    dataset: 'key-stage-4',
    fileName: /^ks4/,
    columns: [
      ...EDUCATION_COLUMNS, ...GROUPS, VERSION,
      ...figures('t_pupils t_att8 avg_att8* t_l2basics_95 pt_l2basics_95 t_l2basics_94 pt_l2basics_94 t_ebacc_e_ptq_ee pt_ebacc_e_ptq_ee'),
      ...figures('t_ebaccaps avg_ebaccaps t_inp8calc'), ...figures('t_p8score avg_p8score p8score_CI_low p8score_CI_upp', SIGNED_FIGURE),
    ],
  },
  {
    ...WORKFORCE,
    dataset: 'workforce',
    fileName: /^csww_indicators/,
    columns: [
      ...EDUCATION_COLUMNS,
      ...figures('inpost_fte inpost_headcount starters_fte starters_headcount leavers_fte leavers_headcount turnover_rate_fte* turnover_rate_headcount'),
      ...figures('agency_fte agency_headcount agency_rate_fte* agency_rate_headcount agency_cover_fte agency_cover_rate_fte vacancy_fte'),
      ...figures('vacancy_rate_fte* vacancy_agency_cover_rate_fte case_holders_fte cases caseload_fte* working_days_lost_fte absence_rate_fte'),
    ],
    figures: [{ metric: 'sw-caseload', column: 'caseload_fte' }],
  },
  {
    ...WORKFORCE,
    dataset: 'workforce-ethnicity',
    fileName: /^csww_role_by_characteristics/,
    columns: [
      ...EDUCATION_COLUMNS, ...keys('role breakdown_topic breakdown'),
      ...figures('inpost_FTE inpost_FTE_percentage inpost_headcount* inpost_headcount_percentage*'),
    ],
  },
];
