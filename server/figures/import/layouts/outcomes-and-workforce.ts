import { oneOf, PERCENT, SIGNED_FIGURE } from '../cells.ts';
import { ETHNIC_GROUPS, ETHNICITY_MEASURES, headcountOf, KNOWN_PERCENT, percentOf, ROLES } from '../computed/ethnicity.ts';
import type { BreakdownColumn, Layout, ObservationRule } from '../layout.ts';
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

const BY_GROUP: Readonly<Record<string, BreakdownColumn>> = {
  group: { column: 'social_care_group', values: { [IN_NEED]: 'cino', [ON_A_PLAN]: 'cppo', [LOOKED_AFTER]: 'cla-12m' } },
};
const PHASES = { Total: 'total', 'State-funded primary': 'primary', 'State-funded secondary': 'secondary' };
const OTHER_PHASES = ['Special', 'State-funded alternative provision school'];
const BY_GROUP_AND_PHASE: typeof BY_GROUP = { ...BY_GROUP, phase: { column: 'phase_type_grouping', values: PHASES, passOver: OTHER_PHASES } };

const [WHITE_PERCENT, WHITE_HEADCOUNT, KNOWN_HEADCOUNT] = ETHNICITY_MEASURES;
const ETHNICITY = { breakdown_topic: 'Ethnicity major' };
const BY_ROLE = { breakdown: { role: { column: 'role', values: ROLES } } };
const MANAGERS = ['First line manager', 'Middle manager', 'Senior manager'];
const OTHER_ROLES = Object.keys(ROLES).filter((role) => !MANAGERS.includes(role));

/** The groups beside White: as published, and of managers, whom the file has in three rows, the headcounts. */
const OTHER_GROUPS: readonly ObservationRule[] = ETHNIC_GROUPS.filter(({ slug }) => slug !== 'white').flatMap(({ slug, name }) => [
  { measure: percentOf(slug), column: 'inpost_headcount_percentage', ...BY_ROLE, where: { ...ETHNICITY, breakdown: name, role: OTHER_ROLES } },
  { measure: headcountOf(slug), column: 'inpost_headcount', ...BY_ROLE, where: { ...ETHNICITY, breakdown: name, role: MANAGERS } },
]);

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
      ...figures('pt_overall* pt_pupils_pa_10_exact* pt_pupils_pa_50_exact*', PERCENT),
      ...figures('t_pupils t_sess_possible t_sess_overall t_sess_authorised pt_sess_authorised t_sess_unauthorised pt_sess_unauthorised'),
      ...figures('t_pupils_pa_10_exact t_pupils_pa_50_exact'),
    ],
    figures: [
      { metric: 'absence-overall', column: 'pt_overall', count: 't_sess_overall', denominator: 't_sess_possible', breakdown: BY_GROUP_AND_PHASE },
      { metric: 'absence-persistent', column: 'pt_pupils_pa_10_exact', count: 't_pupils_pa_10_exact', denominator: 't_pupils', breakdown: BY_GROUP_AND_PHASE },
      { metric: 'absence-severe', column: 'pt_pupils_pa_50_exact', count: 't_pupils_pa_50_exact', denominator: 't_pupils', breakdown: BY_GROUP_AND_PHASE },
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
    figures: [
      {
        metric: 'ks2-expected-standard', column: 'pt_rwm_met_expected_standard', cells: PERCENT, breakdown: BY_GROUP,
        count: 't_rwm_met_expected_standard', denominator: 't_rwm_eligible_pupils',
      },
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
    // The count is of points, not of pupils: points for each pupil.
    figures: [{ metric: 'ks4-attainment-8', column: 'avg_att8', count: 't_att8', denominator: 't_pupils', breakdown: BY_GROUP }],
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
    figures: [
      { metric: 'sw-turnover', column: 'turnover_rate_fte', count: 'leavers_fte', denominator: 'inpost_fte' },
      // Set against workers in post and the agency's or the vacancies together, a sum that the file does not have.
      { metric: 'sw-agency', column: 'agency_rate_fte', count: 'agency_fte' },
      { metric: 'sw-vacancy', column: 'vacancy_rate_fte', count: 'vacancy_fte' },
      { metric: 'sw-caseload', column: 'caseload_fte', count: 'cases', denominator: 'case_holders_fte' },
    ],
  },
  {
    ...WORKFORCE,
    dataset: 'workforce-ethnicity',
    fileName: /^csww_role_by_characteristics/,
    columns: [
      ...EDUCATION_COLUMNS, ...keys('role breakdown_topic breakdown'),
      ...figures('inpost_FTE inpost_FTE_percentage inpost_headcount*'), ...figures('inpost_headcount_percentage*', PERCENT),
    ],
    observations: [
      { measure: WHITE_PERCENT, column: 'inpost_headcount_percentage', ...BY_ROLE, where: { ...ETHNICITY, breakdown: 'White' } },
      { measure: WHITE_HEADCOUNT, column: 'inpost_headcount', ...BY_ROLE, where: { ...ETHNICITY, breakdown: 'White' } },
      { measure: KNOWN_HEADCOUNT, column: 'inpost_headcount', ...BY_ROLE, where: { ...ETHNICITY, breakdown: 'Known' } },
      { measure: KNOWN_PERCENT, column: 'inpost_headcount_percentage', ...BY_ROLE, where: { ...ETHNICITY, breakdown: 'Known', role: 'Total' } },
      ...OTHER_GROUPS,
    ],
  },
];
