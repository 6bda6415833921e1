import type { Indicator } from '../types.ts';
import { officialWords } from '../official-context.ts';

/** The workforce is equipped and effective. */
export const WORKFORCE: readonly Indicator[] = [
  {
    slug: 'sw-turnover', metric: 'sw-turnover', measures: 'proxy',
    shortTitle: 'Social workers leaving',
    counts: 'Children and family social workers who left in the year to 30 September, as a share of those in post on that day (full-time equivalent).',
    whyItMatters: 'Children and families tell their story to a person. It stands in for how often that person changes.',
    cannotSay: 'Why people left or where they went. Promotion and a move to the next authority count alike.',
    companions: [
      { indicator: 'sw-vacancy', why: 'Are the places of those who left filled?' },
      { indicator: 'sw-agency', why: 'How many places do agency workers fill?' },
      { indicator: 'sw-caseload', why: 'How much work does each social worker hold?' },
      { indicator: 'three-or-more-social-workers', why: 'How often does a child’s social worker change?' },
    ],
    readWithCare: officialWords('sw-turnover'),
  },
  {
    slug: 'sw-agency', metric: 'sw-agency', measures: 'proxy',
    shortTitle: 'Agency social workers',
    counts: 'Agency social workers on 30 September as a share of all children and family social workers, agency and permanent (full-time equivalent).',
    whyItMatters: 'Agency workers keep services going, cost more and often stay for less time. The figure stands in for how settled a team is.',
    cannotSay: 'How skilled or how settled the people are: some agency workers stay for years.',
    companions: [
      { indicator: 'sw-vacancy', why: 'How many permanent places are empty?' },
      { indicator: 'sw-turnover', why: 'How many leave in a year?' },
      { indicator: 'sw-caseload', why: 'How much work does each social worker hold?' },
    ],
    readWithCare: officialWords('sw-agency'),
  },
  {
    slug: 'sw-vacancy', metric: 'sw-vacancy', measures: 'proxy',
    shortTitle: 'Social worker vacancies',
    counts: 'Vacant posts on 30 September as a share of all posts for children and family social workers, filled and vacant (full-time equivalent).',
    whyItMatters: 'An empty post is work that somebody else holds.',
    cannotSay: 'Whether the number of posts is enough: new posts raise it until they are filled, so it may rightly go up.',
    companions: [
      { indicator: 'sw-agency', why: 'How many places do agency workers fill meanwhile?' },
      { indicator: 'sw-turnover', why: 'How many leave in a year?' },
      { indicator: 'sw-caseload', why: 'How much work does each social worker hold?' },
      { indicator: 'sw-ethnic-minority', why: 'Who does the work, at every level of seniority?' },
    ],
    readWithCare: [...officialWords('sw-vacancy'), 'Vacancies filled by agency workers still count as vacancies.'],
  },
  {
    slug: 'sw-caseload', metric: 'sw-caseload', measures: 'activity',
    shortTitle: 'Caseload',
    counts: 'Cases held on 30 September for each social worker who holds cases, agency workers included (full-time equivalent).',
    whyItMatters: 'Time is what a social worker has to give. Fewer cases leave more of it for each family.',
    cannotSay: 'How much work a case is: a case may be one child or a family, and needs differ. An average hides the fullest desk.',
    companions: [
      { indicator: 'children-in-need-rate', why: 'How many children get help at one moment?' },
      { indicator: 'repeat-referrals', why: 'Does help last, or do the same children come back?' },
      { indicator: 'sw-vacancy', why: 'How many places are empty?' },
      { indicator: 'ofsted-leadership', why: 'What do inspectors say about the leaders who shape this work?' },
    ],
    readWithCare: officialWords('sw-caseload'),
  },
  {
    slug: 'three-or-more-social-workers', metric: 'three-or-more-social-workers', measures: 'outcome',
    shortTitle: 'Three or more social workers in a year',
    counts: 'Children in care on 31 March 2024 who had three or more social workers during the year, as a share of all children in care on that day.',
    whyItMatters: 'Children in care say that it matters to have someone who stays. This counts how often the person changed.',
    cannotSay: 'Why it changed: leaving, illness, a move between teams and coming into care from an assessment team count alike.',
    companions: [
      { indicator: 'sw-turnover', why: 'How many social workers leave in a year?' },
      { indicator: 'placements-three-or-more', why: 'Does the home change as well?' },
      { indicator: 'care-rate', why: 'How many children are in care?' },
    ],
    readWithCare: ['Published for 2024 only: a single point, no series.', 'A new measure: how it is recorded may still settle.'],
  },
  {
    slug: 'sw-ethnic-minority', metric: 'sw-ethnic-minority', measures: 'context',
    shortTitle: 'Ethnicity of social workers',
    counts: 'Children and family social workers from ethnic minority backgrounds on 30 September as a share of those whose ethnicity is known (people, not full-time equivalents), in all and by seniority.',
    whyItMatters: 'Families may find it easier to trust a service in which they meet people like themselves, at every level of seniority.',
    cannotSay: 'How people are treated at work, or how families meet them. Small teams move with one or two people.',
    companions: [
      { indicator: 'sw-turnover', why: 'Do social workers stay?' },
      { indicator: 'sw-vacancy', why: 'How many places are open to new people?' },
    ],
    readWithCare: officialWords('sw-ethnic-minority'),
  },
];
