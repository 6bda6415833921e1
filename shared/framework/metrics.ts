import type { AreaLevel } from '../areas/register.ts';
import type { BreakdownDimension, Metric } from './types.ts';

const ALL_LEVELS: readonly AreaLevel[] = ['England', 'region', 'LA'];

/** What breakdown values mean in words. A value is unique across dimensions or means the same in all of them. */
const VALUE_LABELS: Readonly<Record<string, string>> = {
  uasc: 'unaccompanied asylum-seeking children',
  'non-uasc': 'all other children',
  cino: 'children in need',
  cppo: 'children on a child protection plan',
  'cla-12m': 'children looked after for 12 months',
  total: 'all',
  primary: 'primary schools',
  secondary: 'secondary schools',
  'domestic-abuse-child': 'domestic abuse, child subject',
  'domestic-abuse-parent': 'domestic abuse, parent subject',
  'domestic-abuse-person': 'domestic abuse, other person subject',
  'emotional-abuse': 'emotional abuse',
  'faith-linked-abuse': 'faith-linked abuse',
  neglect: 'neglect',
  'physical-abuse-adult-on-child': 'physical abuse, adult on child',
  'physical-abuse-child-on-child': 'physical abuse, child on child',
  'physical-abuse-unknown': 'physical abuse, unknown',
  'sexual-abuse-adult-on-child': 'sexual abuse, adult on child',
  'sexual-abuse-child-on-child': 'sexual abuse, child on child',
  'sexual-abuse-unknown': 'sexual abuse, unknown',
  'child-criminal-exploitation': 'child criminal exploitation',
  'child-sexual-exploitation': 'child sexual exploitation',
  gangs: 'gangs',
  'going-missing': 'going missing',
  trafficking: 'trafficking',
  'under-1': 'under 1',
  '7-and-over': '7 and over',
  foster: 'foster placements',
  'secure-and-childrens-homes': "secure homes and children's homes",
  'independent-and-semi-independent': 'independent and semi-independent living, supported accommodation',
  '17-18': 'ages 17 to 18',
  '19-21': 'ages 19 to 21',
  outstanding: 'outstanding',
  good: 'good',
  'requires-improvement': 'requires improvement to be good',
  inadequate: 'inadequate',
  manager: 'managers',
  'senior-practitioner': 'senior practitioners',
  'case-holder': 'case holders',
  'qualified-without-cases': 'qualified without cases',
};

function values(list: string): BreakdownDimension['values'] {
  return list.split(' ').map((value) => ({ value, label: VALUE_LABELS[value] ?? value }));
}

/** The 37 measures of the dashboard, in the framework's order. Ids, titles and units are the publisher's. */
export const METRICS: readonly Metric[] = [
  {
    slug: 'children-in-need-rate', pillar: 'outcome-help', domain: 'access-to-support-and-getting-help',
    title: 'Rate of children in need',
    unit: 'per 10,000 children', decimals: 0, levels: ALL_LEVELS, dataset: 'children-in-need', denominator: 'population',
    breakdowns: [],
  },
  {
    slug: 'repeat-referrals', pillar: 'outcome-help', domain: 'access-to-support-and-getting-help',
    title: 'Repeat referrals within 12 months',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'referrals',
    breakdowns: [],
  },
  {
    slug: 'care-entry-rate', pillar: 'outcome-help', domain: 'family-stability',
    title: 'Rate of children starting to be looked after',
    unit: 'per 10,000 children', decimals: 0, levels: ALL_LEVELS, dataset: 'looked-after-rates',
    breakdowns: [],
  },
  {
    slug: 'care-rate', pillar: 'outcome-help', domain: 'family-stability',
    title: 'Rate of children looked after on 31 March',
    unit: 'per 10,000 children', decimals: 0, levels: ALL_LEVELS, dataset: 'looked-after-rates',
    breakdowns: [],
  },
  {
    slug: 'care-entry-uasc-rate', pillar: 'outcome-help', domain: 'family-stability',
    title: 'Rate of children starting to be looked after, by unaccompanied asylum-seeking status',
    unit: 'per 10,000 children', decimals: 0, levels: ALL_LEVELS, dataset: 'looked-after-started', denominator: 'looked-after-rates',
    breakdowns: [
      { name: 'uasc', label: 'unaccompanied asylum-seeking status', contextOnly: true, values: values('uasc non-uasc') },
    ],
  },
  {
    slug: 'care-uasc-rate', pillar: 'outcome-help', domain: 'family-stability',
    title: 'Rate of children looked after on 31 March, by unaccompanied asylum-seeking status',
    unit: 'per 10,000 children', decimals: 0, levels: ALL_LEVELS, dataset: 'looked-after-characteristics', denominator: 'looked-after-rates',
    breakdowns: [
      { name: 'uasc', label: 'unaccompanied asylum-seeking status', contextOnly: true, values: values('uasc non-uasc') },
    ],
  },
  {
    slug: 'school-moves-mid-year', pillar: 'outcome-help', domain: 'school-stability',
    title: 'Children looked after with one or more mid-year school moves',
    unit: '%', decimals: 0, levels: ALL_LEVELS, dataset: 'school-moves',
    breakdowns: [],
  },
  {
    slug: 'absence-overall', pillar: 'outcome-help', domain: 'child-wellbeing-and-development',
    title: 'Overall absence',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'absence',
    breakdowns: [
      { name: 'group', label: 'group of children', values: values('cino cppo cla-12m') },
      { name: 'phase', label: 'school phase', values: values('total primary secondary') },
    ],
  },
  {
    slug: 'absence-persistent', pillar: 'outcome-help', domain: 'child-wellbeing-and-development',
    title: 'Persistent absentees (10% or more)',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'absence',
    breakdowns: [
      { name: 'group', label: 'group of children', values: values('cino cppo cla-12m') },
      { name: 'phase', label: 'school phase', values: values('total primary secondary') },
    ],
  },
  {
    slug: 'absence-severe', pillar: 'outcome-help', domain: 'child-wellbeing-and-development',
    title: 'Severe absentees (50% or more)',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'absence',
    breakdowns: [
      { name: 'group', label: 'group of children', values: values('cino cppo cla-12m') },
      { name: 'phase', label: 'school phase', values: values('total primary secondary') },
    ],
  },
  {
    slug: 'ks2-expected-standard', pillar: 'outcome-help', domain: 'educational-attainment',
    title: 'Pupils reaching the expected standard in reading, writing and mathematics at key stage 2',
    unit: '%', decimals: 0, levels: ALL_LEVELS, dataset: 'key-stage-2',
    breakdowns: [
      { name: 'group', label: 'group of children', values: values('cino cppo cla-12m') },
    ],
  },
  {
    slug: 'ks4-attainment-8', pillar: 'outcome-help', domain: 'educational-attainment',
    title: 'Average Attainment 8 score at key stage 4',
    unit: 'score', decimals: 1, levels: ALL_LEVELS, dataset: 'key-stage-4',
    breakdowns: [
      { name: 'group', label: 'group of children', values: values('cino cppo cla-12m') },
    ],
  },
  {
    slug: 'icpc-per-section-47', pillar: 'outcome-safe', domain: 'child-safety-general',
    title: 'Initial child protection conferences as a share of section 47 enquiries',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'section-47-enquiries',
    breakdowns: [],
  },
  {
    slug: 'cp-plans-repeat', pillar: 'outcome-safe', domain: 'child-safety-general',
    title: 'Child protection plans starting in the year that were a second or later plan',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'repeat-protection-plans',
    breakdowns: [],
  },
  {
    slug: 'cp-plans-two-years', pillar: 'outcome-safe', domain: 'child-safety-general',
    title: 'Child protection plans longer than two years',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'protection-plan-durations',
    breakdowns: [],
  },
  {
    slug: 'injury-admissions-rate', pillar: 'outcome-safe', domain: 'child-safety-general',
    title: 'Hospital admissions caused by unintentional and deliberate injuries, ages 0 to 14',
    unit: 'per 10,000 children', decimals: 0, levels: ALL_LEVELS, dataset: 'injury-admissions', denominator: 'injury-admissions-regions',
    breakdowns: [],
  },
  {
    slug: 'abuse-neglect-factor-rate', pillar: 'outcome-safe', domain: 'child-abuse-neglect',
    title: 'Assessments with a factor of abuse or neglect',
    unit: 'per 10,000 children', decimals: 0, levels: ALL_LEVELS, dataset: 'assessment-factors', denominator: 'population',
    breakdowns: [
      { name: 'factor', label: 'factor', values: values('domestic-abuse-child domestic-abuse-parent domestic-abuse-person emotional-abuse faith-linked-abuse neglect physical-abuse-adult-on-child physical-abuse-child-on-child physical-abuse-unknown sexual-abuse-adult-on-child sexual-abuse-child-on-child sexual-abuse-unknown') },
    ],
  },
  {
    slug: 'harm-outside-home-factor-rate', pillar: 'outcome-safe', domain: 'harms-outside-the-home',
    title: 'Assessments with a factor of harm outside the home',
    unit: 'per 10,000 children', decimals: 0, levels: ALL_LEVELS, dataset: 'assessment-factors', denominator: 'population',
    breakdowns: [
      { name: 'factor', label: 'factor', values: values('child-criminal-exploitation child-sexual-exploitation gangs going-missing trafficking') },
    ],
  },
  {
    slug: 'care-leaving-special-guardianship', pillar: 'outcome-family-network', domain: 'families-engaging-and-receiving-support-from-their-family-network',
    title: 'Children who stopped being looked after because of a special guardianship order',
    unit: '%', decimals: 0, levels: ALL_LEVELS, dataset: 'looked-after-ceased',
    breakdowns: [],
  },
  {
    slug: 'care-leaving-arrangements-order', pillar: 'outcome-family-network', domain: 'families-engaging-and-receiving-support-from-their-family-network',
    title: 'Children who stopped being looked after because of a residence or child arrangements order',
    unit: '%', decimals: 0, levels: ALL_LEVELS, dataset: 'looked-after-ceased',
    breakdowns: [],
  },
  {
    slug: 'placements-three-or-more', pillar: 'outcome-stable-homes', domain: 'stability-and-quality-of-where-a-child-lives',
    title: 'Children looked after with three or more placements during the year',
    unit: '%', decimals: 0, levels: ALL_LEVELS, dataset: 'placement-stability',
    breakdowns: [],
  },
  {
    slug: 'placements-over-20-miles', pillar: 'outcome-stable-homes', domain: 'stability-and-quality-of-where-a-child-lives',
    title: 'Children looked after placed more than 20 miles from home',
    unit: '%', decimals: 0, levels: ALL_LEVELS, dataset: 'looked-after-characteristics',
    breakdowns: [],
  },
  {
    slug: 'adoption-match-months', pillar: 'outcome-stable-homes', domain: 'stability-and-quality-of-where-a-child-lives',
    title: 'Average time from the decision that a child should be placed for adoption to matching',
    unit: 'months', decimals: 0, levels: ['England'], dataset: 'adoption-timeliness',
    breakdowns: [
      { name: 'age', label: 'age', values: values('under-1 1 2 3 4 5 6 7-and-over total') },
    ],
  },
  {
    slug: 'placement-type-share', pillar: 'outcome-stable-homes', domain: 'stability-and-quality-of-where-a-child-lives',
    title: 'Children looked after by where they live',
    unit: '%', decimals: 0, levels: ALL_LEVELS, dataset: 'looked-after-characteristics',
    breakdowns: [
      { name: 'placement', label: 'where they live', values: values('foster secure-and-childrens-homes independent-and-semi-independent') },
    ],
  },
  {
    slug: 'sdq-average', pillar: 'outcome-stable-homes', domain: 'child-wellbeing',
    title: 'Average strengths and difficulties questionnaire score',
    unit: 'score', decimals: 1, levels: ALL_LEVELS, dataset: 'looked-after-health',
    breakdowns: [],
  },
  {
    slug: 'care-leavers-eet', pillar: 'outcome-stable-homes', domain: 'quality-of-life-for-care-experienced-people',
    title: 'Care leavers in education, employment or training',
    unit: '%', decimals: 0, levels: ALL_LEVELS, dataset: 'care-leavers-activity',
    breakdowns: [
      { name: 'age', label: 'age', values: values('17-18 19-21') },
    ],
  },
  {
    slug: 'care-leavers-suitable-accommodation', pillar: 'outcome-stable-homes', domain: 'quality-of-life-for-care-experienced-people',
    title: 'Care leavers in accommodation considered suitable',
    unit: '%', decimals: 0, levels: ALL_LEVELS, dataset: 'care-leavers-accommodation',
    breakdowns: [
      { name: 'age', label: 'age', values: values('17-18 19-21') },
    ],
  },
  {
    slug: 'spend-share', pillar: 'enabler-leaders', domain: 'spending',
    title: "Share of total local authority spend on children's services",
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'revenue-outturn-summary',
    breakdowns: [],
  },
  {
    slug: 'spend-per-child', pillar: 'enabler-leaders', domain: 'spending',
    title: "Spend on children's services per child",
    unit: '£', decimals: 0, levels: ALL_LEVELS, dataset: 'revenue-outturn-summary', denominator: 'population',
    breakdowns: [],
  },
  {
    slug: 'spend-not-on-care', pillar: 'enabler-leaders', domain: 'spending',
    title: "Share of children's services spend not on children looked after",
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'revenue-outturn-social-care',
    breakdowns: [],
  },
  {
    slug: 'ofsted-leadership', pillar: 'enabler-leaders', domain: 'culture-focused-on-outcomes-and-continually-improving-services',
    title: 'Ofsted judgement of the impact of leaders on social work practice',
    unit: 'category', decimals: 0, levels: ALL_LEVELS, dataset: 'inspection-outcomes', denominator: 'inspection-history',
    breakdowns: [
      { name: 'judgement', label: 'judgement', values: values('outstanding good requires-improvement inadequate') },
    ],
  },
  {
    slug: 'sw-turnover', pillar: 'enabler-workforce', domain: 'workforce-stability',
    title: 'Social worker turnover rate',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'workforce',
    breakdowns: [],
  },
  {
    slug: 'sw-agency', pillar: 'enabler-workforce', domain: 'workforce-stability',
    title: 'Agency social worker rate',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'workforce',
    breakdowns: [],
  },
  {
    slug: 'sw-vacancy', pillar: 'enabler-workforce', domain: 'workforce-stability',
    title: 'Social worker vacancy rate',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'workforce',
    breakdowns: [],
  },
  {
    slug: 'sw-caseload', pillar: 'enabler-workforce', domain: 'quality-of-support-for-children-and-families',
    title: 'Average caseload per social worker',
    unit: 'cases', decimals: 1, levels: ALL_LEVELS, dataset: 'workforce',
    breakdowns: [],
  },
  {
    slug: 'three-or-more-social-workers', pillar: 'enabler-workforce', domain: 'quality-of-support-for-children-and-families',
    title: 'Children looked after with three or more social workers in the year',
    unit: '%', decimals: 0, levels: ALL_LEVELS, dataset: 'social-worker-stability',
    breakdowns: [],
  },
  {
    slug: 'sw-ethnic-minority', pillar: 'enabler-workforce', domain: 'social-worker-ethnicity',
    title: 'Social workers from ethnic minority backgrounds',
    unit: '%', decimals: 1, levels: ALL_LEVELS, dataset: 'workforce-ethnicity',
    breakdowns: [
      { name: 'seniority', label: 'seniority', values: values('total manager senior-practitioner case-holder qualified-without-cases') },
    ],
  },
];

const BY_SLUG: ReadonlyMap<string, Metric> = new Map(METRICS.map((metric) => [metric.slug, metric]));

/** The metric of a slug; `undefined` where there is none. */
export function findMetric(slug: string): Metric | undefined {
  return BY_SLUG.get(slug);
}

/** The metric of a slug that is known to exist. @throws Error for an unknown one. */
export function metricOf(slug: string): Metric {
  const metric = findMetric(slug);
  if (!metric) throw new Error(`No metric is called ${slug}`);
  return metric;
}
