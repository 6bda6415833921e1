/**
 * How a figure of each metric is said in a sentence. `{area}` `{figure}` `{period}` `{what}` are filled in; `{what}` is
 * the chosen breakdown in words. Nothing here says that a direction is welcome or not. The publisher's own terms
 * ("looked after") are kept where they name the measure.
 */
export const PHRASES: Readonly<Record<string, string>> = {
  'children-in-need-rate': '{area} had {figure} children in need per 10,000 in {period}',
  'repeat-referrals': 'In {area}, {figure} of referrals in {period} came within 12 months of an earlier one',
  'care-entry-rate': 'In {area}, {figure} children per 10,000 started to be looked after in {period}',
  'care-rate': '{area} had {figure} children looked after per 10,000 in {period}',
  'care-entry-uasc-rate': 'In {area}, {figure} children per 10,000 started to be looked after in {period} ({what})',
  'care-uasc-rate': '{area} had {figure} children looked after per 10,000 in {period} ({what})',
  'school-moves-mid-year': 'In {area}, {figure} of children looked after moved school in the middle of the year {period}',
  'absence-overall': 'In {area}, {figure} of school sessions were missed in {period} ({what})',
  'absence-persistent': 'In {area}, {figure} of pupils missed a tenth or more of their sessions in {period} ({what})',
  'absence-severe': 'In {area}, {figure} of pupils missed half or more of their sessions in {period} ({what})',
  'ks2-expected-standard': 'In {area}, {figure} of pupils reached the expected standard at key stage 2 in {period} ({what})',
  'ks4-attainment-8': 'In {area}, the average Attainment 8 score was {figure} in {period} ({what})',
  'icpc-per-section-47': 'In {area}, there were initial conferences for {figure} of section 47 enquiries in {period}',
  'cp-plans-repeat': 'In {area}, {figure} of the protection plans that started in {period} were a second or later plan',
  'cp-plans-two-years': 'In {area}, {figure} of protection plans were longer than two years in {period}',
  'injury-admissions-rate': 'In {area}, there were {figure} hospital admissions for injuries per 10,000 children aged 0 to 14 in {period}',
  'abuse-neglect-factor-rate': 'In {area}, {figure} assessments per 10,000 children recorded this factor in {period} ({what})',
  'harm-outside-home-factor-rate': 'In {area}, {figure} assessments per 10,000 children recorded this factor in {period} ({what})',
  'care-leaving-special-guardianship': 'In {area}, {figure} of children who left care in {period} left by a special guardianship order',
  'care-leaving-arrangements-order': 'In {area}, {figure} of children who left care in {period} left by a child arrangements order',
  'placements-three-or-more': 'In {area}, {figure} of children looked after had three or more placements in {period}',
  'placements-over-20-miles': 'In {area}, {figure} of children looked after lived more than 20 miles from home in {period}',
  'adoption-match-months': 'In {area}, it took {figure} on average from the decision to matching in {period} (age {what})',
  'placement-type-share': 'In {area}, {figure} of children looked after lived in {what} in {period}',
  'sdq-average': 'In {area}, the average strengths and difficulties score was {figure} in {period}',
  'care-leavers-eet': 'In {area}, {figure} of care leavers were in education, employment or training in {period} ({what})',
  'care-leavers-suitable-accommodation': 'In {area}, {figure} of care leavers lived in accommodation considered suitable in {period} ({what})',
  'spend-share': "In {area}, {figure} of local authority spending went to children's services in {period}",
  'spend-per-child': "{area} spent {figure} per child on children's services in {period}",
  'spend-not-on-care': "In {area}, {figure} of children's services spending was not on children looked after in {period}",
  'sw-turnover': 'In {area}, {figure} of social workers left in the year to {period}',
  'sw-agency': 'In {area}, {figure} of social workers were agency workers in {period}',
  'sw-vacancy': 'In {area}, {figure} of social worker posts were vacant in {period}',
  'sw-caseload': 'In {area}, a social worker held {figure} cases on average in {period}',
  'three-or-more-social-workers': 'In {area}, {figure} of children looked after had three or more social workers in {period}',
  'sw-ethnic-minority': 'In {area}, {figure} of social workers were from ethnic minority backgrounds in {period} ({what})',
  'ofsted-leadership': 'Ofsted’s judgement of {area} in {period} is “{figure}”',
};

/** A measure that is a judgement, where an area holds several authorities: how many have the chosen one. */
export const COUNT_PHRASE = 'In {area}, {figure} local authorities had the judgement “{what}” in {period}';

export const ONE_PHRASE = 'In {area}, {figure} local authority had the judgement “{what}” in {period}';

/** Where a metric has no sentence of its own. */
export const PLAIN_PHRASE = 'In {area}, the figure for {period} is {figure}';
