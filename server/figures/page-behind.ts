import type { BehindNames } from '../../shared/behind.ts';
import { collectionOf, findDataset } from '../../shared/framework/datasets.ts';
import type { Metric } from '../../shared/framework/types.ts';
import type { BandsView } from '../../shared/indicator-view.ts';

const CHILDREN = 'Children aged 0 to 17';
const LOOKED_AFTER = 'Children looked after';
const LEFT_CARE = 'Children who stopped being looked after';

/** What the count and the denominator of a metric are of; those without a line here say "Count" and "Out of". */
const NAMES: Readonly<Record<string, readonly [count: string, denominator: string]>> = {
  'children-in-need-rate': ['Children in need', CHILDREN],
  'repeat-referrals': ['Repeat referrals', 'Referrals'],
  'care-entry-rate': ['Children who started to be looked after', CHILDREN],
  'care-rate': [LOOKED_AFTER, CHILDREN],
  'care-entry-uasc-rate': ['Children who started to be looked after', CHILDREN],
  'care-uasc-rate': [LOOKED_AFTER, CHILDREN],
  'school-moves-mid-year': ['Children with a mid-year move', LOOKED_AFTER],
  'icpc-per-section-47': ['Initial conferences', 'Section 47 enquiries'],
  'cp-plans-repeat': ['Second or later plans', 'Plans started in the year'],
  'cp-plans-two-years': ['Plans longer than two years', 'Plans on 31 March'],
  'injury-admissions-rate': ['Admissions', 'Children aged 0 to 14'],
  'abuse-neglect-factor-rate': ['Assessments with this factor', CHILDREN],
  'harm-outside-home-factor-rate': ['Assessments with this factor', CHILDREN],
  'care-leaving-special-guardianship': ['Special guardianship orders', LEFT_CARE],
  'care-leaving-arrangements-order': ['Child arrangements orders', LEFT_CARE],
  'placements-three-or-more': ['Children with three or more placements', LOOKED_AFTER],
  'placements-over-20-miles': ['Children placed more than 20 miles away', LOOKED_AFTER],
  'placement-type-share': ['Children in such a place', LOOKED_AFTER],
  'absence-overall': ['Sessions missed', 'Possible sessions'],
  'absence-persistent': ['Persistent absentees', 'Pupils'],
  'absence-severe': ['Severe absentees', 'Pupils'],
  'ks2-expected-standard': ['Pupils reaching the standard', 'Eligible pupils'],
  'ks4-attainment-8': ['Points of Attainment 8', 'Pupils'],
  'care-leavers-eet': ['In education, employment or training', 'Care leavers'],
  'care-leavers-suitable-accommodation': ['In suitable accommodation', 'Care leavers'],
  'spend-share': ['Spent on children’s social care, £ thousand', 'Spent on all services, £ thousand'],
  'spend-per-child': ['Spent on children’s social care, £', CHILDREN],
  'spend-not-on-care': ['Not spent on children looked after, £ thousand', 'Spent on children’s social care, £ thousand'],
  'sw-turnover': ['Leavers, full-time equivalent', 'Social workers in post, full-time equivalent'],
  'sw-agency': ['Agency workers, full-time equivalent', 'Out of'],
  'sw-vacancy': ['Vacancies, full-time equivalent', 'Out of'],
  'sw-caseload': ['Cases', 'Social workers who hold cases, full-time equivalent'],
  'sw-ethnic-minority': ['Social workers from ethnic minority backgrounds', 'Social workers whose ethnicity is known'],
  'three-or-more-social-workers': ['Children with three or more social workers', LOOKED_AFTER],
};

/** Headings of what stands behind a metric's figures. */
export function behindNames({ slug }: Pick<Metric, 'slug'>): BehindNames {
  const [count, denominator] = NAMES[slug] ?? ['Count', 'Out of'];
  return { count, denominator };
}

/** Names as the publisher prints them with the average score of children looked after, ages 5 to 16. */
const SCORE_BANDS: BandsView['bands'] = [
  { name: 'normal', from: 0, to: 13 },
  { name: 'borderline', from: 14, to: 16 },
  { name: 'cause for concern', from: 17, to: 40 },
];

/** The ranges that the publisher names for a metric; `null` where there are none. */
export function bandsOf({ slug, dataset }: Pick<Metric, 'slug' | 'dataset'>): BandsView | null {
  const found = slug === 'sdq-average' ? findDataset(dataset) : undefined;
  if (!found) return null;
  const { publisher, title } = collectionOf(found);
  return {
    bands: SCORE_BANDS,
    words: 'The publisher’s bands are for the questionnaire of one child, ages 5 to 16. An average of many children is not itself in a band.',
    source: `${publisher}, ${title}`,
  };
}
