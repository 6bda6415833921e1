import type { Indicator } from '../types.ts';
import { officialWords } from '../official-context.ts';

/** Leaders drive conditions for effective practice. */
export const LEADERS: readonly Indicator[] = [
  {
    slug: 'spend-share', metric: 'spend-share', measures: 'context',
    shortTitle: 'Share of spending',
    counts: 'Spending on children’s social care in 2024/25 as a share of the authority’s total spending on services.',
    whyItMatters: 'It shows how much of a council’s whole effort goes to these services, beside all else it has to pay for.',
    cannotSay: 'What the money bought, or what was needed. It goes up when other services are cut, without one pound more for children.',
    companions: [
      { indicator: 'spend-per-child', why: 'What is that for each child who lives here?' },
      { indicator: 'spend-not-on-care', why: 'How is it divided between care and other help?' },
      { indicator: 'care-rate', why: 'Care is the largest part of the cost: how many children are in care?' },
    ],
    readWithCare: [...officialWords('spend-share'), 'One year only: no series.'],
  },
  {
    slug: 'spend-per-child', metric: 'spend-per-child', measures: 'context',
    shortTitle: 'Spending per child',
    counts: 'Spending on children’s social care in 2024/25 for every child aged 0 to 17 who lives here (population of mid-2024), in pounds.',
    whyItMatters: 'It puts spending beside the number of children, so that areas of different size can be talked about together.',
    cannotSay: 'What the money bought. Costs, needs and what is counted differ between areas, and only some children use these services.',
    companions: [
      { indicator: 'spend-share', why: 'How much of the whole budget is that?' },
      { indicator: 'spend-not-on-care', why: 'How is it divided between care and other help?' },
      { indicator: 'children-in-need-rate', why: 'How many children get help for it?' },
    ],
    readWithCare: [...officialWords('spend-per-child'), 'One year only: no series.'],
  },
  {
    slug: 'spend-not-on-care', metric: 'spend-not-on-care', measures: 'proxy',
    shortTitle: 'Spending other than on care',
    counts: 'Spending on children’s social care in 2024/25 other than on children in care, as a share of all spending on children’s social care.',
    whyItMatters: 'It stands in for the room that is left for helping families early.',
    cannotSay: 'Whether the money was spent early or well. It falls when homes for children in care cost more, though nothing else changed.',
    companions: [
      { indicator: 'care-rate', why: 'How many children are in care?' },
      { indicator: 'spend-per-child', why: 'How much is spent in all for each child who lives here?' },
      { indicator: 'placement-type-share', why: 'In what kind of homes do children in care live?' },
      { indicator: 'spend-share', why: 'How much of the whole budget goes to these services?' },
    ],
    readWithCare: [...officialWords('spend-not-on-care'), 'One year only: no series.'],
  },
  {
    slug: 'ofsted-leadership', metric: 'ofsted-leadership', measures: 'context',
    shortTitle: 'Ofsted on the impact of leaders',
    counts: 'Ofsted’s judgement of the impact of leaders on social work practice with children and families at the newest full inspection, as at 31 March. For England and regions: how many of the authorities inspected so far have each judgement.',
    whyItMatters: 'Inspectors look at practice itself, which figures cannot. Their words in the report say more than the one word shown here.',
    cannotSay: 'How things are today: inspections are years apart, on different dates. It is one judgement of several in a report.',
    companions: [
      { indicator: 'sw-turnover', why: 'Do social workers stay?' },
      { indicator: 'sw-caseload', why: 'How much work does each social worker hold?' },
      { indicator: 'spend-share', why: 'What part of the budget goes to these services?' },
    ],
    readWithCare: [...officialWords('ofsted-leadership'), 'These inspections began in 2018 and had reached nearly every authority by 2023: until then the counts of England and regions grew with the number inspected.'],
  },
];
