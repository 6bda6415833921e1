import type { Indicator } from '../types.ts';
import { officialWords } from '../official-context.ts';

/** Children in care and care leavers have stable, loving homes. */
export const STABLE_HOMES: readonly Indicator[] = [
  {
    slug: 'placements-three-or-more', metric: 'placements-three-or-more', measures: 'outcome',
    shortTitle: 'Three or more homes in a year',
    counts: 'Children in care on 31 March who had lived in three or more placements during the year, as a share of all children in care on that day.',
    whyItMatters: 'Every move asks a child to begin again with people, places and often a school.',
    cannotSay: 'Whether a move was for the child’s sake. Some moves bring brothers and sisters together or a child back to family.',
    companions: [
      { indicator: 'school-moves-mid-year', why: 'Does a change of home mean a change of school?' },
      { indicator: 'placements-over-20-miles', why: 'How far from home do children live?' },
      { indicator: 'care-rate', why: 'How many children are in care for whom homes have to be found?' },
      { indicator: 'three-or-more-social-workers', why: 'Do the people stay when the place changes?' },
    ],
    readWithCare: officialWords('placements-three-or-more'),
  },
  {
    slug: 'placements-over-20-miles', metric: 'placements-over-20-miles', measures: 'proxy',
    shortTitle: 'Living more than 20 miles from home',
    counts: 'Children in care on 31 March who lived more than 20 miles from their home address, as a share of all children in care on that day.',
    whyItMatters: 'Near home, a child can more easily keep school, friends and family. It stands in for that closeness.',
    cannotSay: 'Whether distance was chosen for safety or to live with relatives. Twenty miles is another thing in a county than in a city.',
    companions: [
      { indicator: 'placements-three-or-more', why: 'How often do children move?' },
      { indicator: 'placement-type-share', why: 'In what kind of home do children live?' },
      { indicator: 'care-rate', why: 'How many children are in care for whom homes have to be found?' },
      { indicator: 'school-moves-mid-year', why: 'Can children stay at their school when home is far?' },
    ],
    readWithCare: [...officialWords('placements-over-20-miles'), 'Distance is not recorded for every child.'],
  },
  {
    slug: 'adoption-match-months', metric: 'adoption-match-months', measures: 'activity',
    shortTitle: 'Time until a match for adoption',
    counts: 'The average time in months between the decision that a child should be placed for adoption and the match with adopters, for children adopted in the year to 31 March, by age when their last period of care began. England only.',
    whyItMatters: 'For children for whom adoption was decided, waiting is time without a family for good.',
    cannotSay: 'Anything about one authority or region: it is published for England alone. Nothing about children who wait and are not adopted.',
    companions: [
      { indicator: 'care-leaving-special-guardianship', why: 'Another way to a lasting home outside care.' },
      { indicator: 'care-rate', why: 'How many children are in care at all?' },
    ],
    readWithCare: ['It counts children who were adopted in the year, so children who wait long appear only in the end.', 'There are no figures for regions and local authorities.'],
  },
  {
    slug: 'placement-type-share', metric: 'placement-type-share', measures: 'activity',
    shortTitle: 'Where children in care live',
    counts: 'Children in care on 31 March who live with foster carers, in secure or children’s homes, or in independent or supported accommodation, each as a share of all children in care on that day.',
    whyItMatters: 'A kind of home suits some children and not others. The shares show what is on offer and open the question of what is missing.',
    cannotSay: 'Whether a home is loving, or right for the child in it. Each share may rightly go up or down.',
    companions: [
      { indicator: 'placements-over-20-miles', why: 'How far from home do children live?' },
      { indicator: 'care-uasc-rate', why: 'Older children who arrive alone more often live in supported accommodation.' },
      { indicator: 'placements-three-or-more', why: 'How often do children move?' },
    ],
    readWithCare: officialWords('placement-type-share'),
  },
  {
    slug: 'sdq-average', metric: 'sdq-average', measures: 'proxy',
    shortTitle: 'Feelings and behaviour (SDQ)',
    counts: 'The average of the strengths and difficulties questionnaire, answered by carers of children aged 5 to 16 who had been in care for 12 months on 31 March. It runs from 0 to 40.',
    whyItMatters: 'It says something about how children in care feel and cope, seen by the people they live with. A higher average means more difficulties were reported.',
    cannotSay: 'How a child sees it. It leaves out those under 5 and over 16 and those without an answered questionnaire.',
    companions: [
      { indicator: 'placements-three-or-more', why: 'How often do children have to move?' },
      { indicator: 'absence-overall', why: 'How much school do children in care miss?' },
      { indicator: 'school-moves-mid-year', why: 'Do children have to change school in the middle of the year?' },
    ],
    readWithCare: [...officialWords('sdq-average'), 'The published bands for one child are 0 to 13 normal, 14 to 16 borderline, 17 to 40 cause for concern. They are not meant for averages.'],
  },
  {
    slug: 'care-leavers-eet', metric: 'care-leavers-eet', measures: 'outcome',
    shortTitle: 'Care leavers in education or work',
    counts: 'Care leavers in education, employment or training around their birthday in the year to 31 March, as a share of all care leavers of that age, for ages 17 to 18 and 19 to 21.',
    whyItMatters: 'What young people do in these years shapes what comes after. It is also about who stays in touch with them.',
    cannotSay: 'Whether work or study is what the young person wants, or pays the rent. Caring for a child or being ill counts as not in education or work.',
    companions: [
      { indicator: 'care-leavers-suitable-accommodation', why: 'Is there a home from which to study or work?' },
      { indicator: 'ks4-attainment-8', why: 'With what do young people leave school?' },
      { indicator: 'care-uasc-rate', why: 'Who are the young people: did some arrive alone from abroad?' },
    ],
    readWithCare: [...officialWords('care-leavers-eet'), 'Young people with whom the authority has lost touch count among the whole, but nothing is known of them.'],
  },
  {
    slug: 'care-leavers-suitable-accommodation', metric: 'care-leavers-suitable-accommodation', measures: 'outcome',
    shortTitle: 'Care leavers in suitable homes',
    counts: 'Care leavers whose accommodation was considered suitable, around their birthday in the year to 31 March, as a share of all care leavers of that age, for ages 17 to 18 and 19 to 21.',
    whyItMatters: 'A safe and settled home comes before most other things.',
    cannotSay: 'What the young person thinks of it: the authority says what is suitable. A place can be called suitable and still be lonely.',
    companions: [
      { indicator: 'care-leavers-eet', why: 'What do young people do from there?' },
      { indicator: 'placement-type-share', why: 'Where did children in care live before?' },
    ],
    readWithCare: [...officialWords('care-leavers-suitable-accommodation'), 'Young people with whom the authority has lost touch count among the whole, but nothing is known of their home.'],
  },
];
