import type { Indicator } from '../types.ts';
import { officialWords } from '../official-context.ts';

/** Children and young people are supported by their family network. */
export const FAMILY_NETWORK: readonly Indicator[] = [
  {
    slug: 'care-leaving-special-guardianship', metric: 'care-leaving-special-guardianship', measures: 'proxy',
    shortTitle: 'Leaving care by special guardianship',
    counts: 'Children who left care in the year to 31 March because a special guardianship order was made, as a share of all children who left care in that year.',
    whyItMatters: 'Special guardians are often grandparents, aunts, uncles or friends of the family. It stands in for how far family networks are found and supported.',
    cannotSay: 'How many children live with their family network without ever coming into care, or how guardians and children fare afterwards. It may rightly go up or down.',
    companions: [
      { indicator: 'care-leaving-arrangements-order', why: 'The other order by which children leave care for their family network.' },
      { indicator: 'care-entry-rate', why: 'How many children come into care at all?' },
      { indicator: 'care-rate', why: 'How many children are in care?' },
      { indicator: 'adoption-match-months', why: 'Another way to a lasting home outside care: how long does it take?' },
    ],
    readWithCare: [...officialWords('care-leaving-special-guardianship'), 'The share also falls when more children leave care for other reasons, such as turning 18.'],
  },
  {
    slug: 'care-leaving-arrangements-order', metric: 'care-leaving-arrangements-order', measures: 'proxy',
    shortTitle: 'Leaving care by child arrangements order',
    counts: 'Children who left care in the year to 31 March because a residence order or child arrangements order was made, as a share of all children who left care in that year.',
    whyItMatters: 'Such an order says with whom a child lives, often a relative. It stands in for how far family networks are found and supported.',
    cannotSay: 'Who the child went to live with, or how it goes afterwards. Few children stand behind one authority’s figure, and about four in ten are withheld.',
    companions: [
      { indicator: 'care-leaving-special-guardianship', why: 'The other order by which children leave care for their family network.' },
      { indicator: 'care-entry-rate', why: 'How many children come into care at all?' },
    ],
    readWithCare: [...officialWords('care-leaving-arrangements-order'), 'Many local figures are withheld because few children stand behind them; that is a reason, not a zero.'],
  },
];
