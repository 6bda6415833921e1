import type { Indicator } from '../types.ts';
import { officialWords } from '../official-context.ts';

/** Children and young people are safe in and outside of their home. */
export const SAFE: readonly Indicator[] = [
  {
    slug: 'icpc-per-section-47', metric: 'icpc-per-section-47', measures: 'activity',
    shortTitle: 'Conferences after enquiries',
    counts: 'Initial child protection conferences held in the year to 31 March, as a share of section 47 enquiries (into whether a child may be suffering significant harm) started in the same year.',
    whyItMatters: 'Between an enquiry and a conference lies a judgement made by several agencies together. The figure opens the question of where that line is drawn.',
    cannotSay: 'Which enquiry led to which conference: the two are counted apart, so it can pass 100%. It may rightly go up or down.',
    companions: [
      { indicator: 'children-in-need-rate', why: 'How many children are helped without a protection plan?' },
      { indicator: 'cp-plans-repeat', why: 'Do plans come round again?' },
      { indicator: 'abuse-neglect-factor-rate', why: 'What is recorded at the end of assessments?' },
    ],
    readWithCare: [...officialWords('icpc-per-section-47'), 'Not shown for 2013.'],
  },
  {
    slug: 'cp-plans-repeat', metric: 'cp-plans-repeat', measures: 'proxy',
    shortTitle: 'Second or later protection plans',
    counts: 'Child protection plans that started in the year to 31 March for a child who had had one before, at any time, as a share of all plans that started in that year.',
    whyItMatters: 'A second plan may mean that the first change did not hold. It stands in for whether children stay safe.',
    cannotSay: 'How long ago the earlier plan was, or whether the reason was the same. It may rightly go up when a child needs protecting again.',
    companions: [
      { indicator: 'repeat-referrals', why: 'Do referrals come round again as well?' },
      { indicator: 'cp-plans-two-years', why: 'Are other children on a plan for long?' },
      { indicator: 'sw-turnover', why: 'Does the social worker who knows the family stay?' },
      { indicator: 'icpc-per-section-47', why: 'How many enquiries lead to a conference in the first place?' },
    ],
    readWithCare: officialWords('cp-plans-repeat'),
  },
  {
    slug: 'cp-plans-two-years', metric: 'cp-plans-two-years', measures: 'proxy',
    shortTitle: 'Protection plans over two years',
    counts: 'Child protection plans that had lasted two years or more on 31 March, as a share of all plans on that day.',
    whyItMatters: 'A plan is meant to bring change within a child’s time. One that lasts may mean that change is slow, or that a family needs another kind of help.',
    cannotSay: 'What happened in those years. The numbers behind one authority are small: about a third are withheld, and one family can move the figure.',
    companions: [
      { indicator: 'cp-plans-repeat', why: 'Do plans that ended start again?' },
      { indicator: 'sw-caseload', why: 'How much time can a social worker give each family?' },
      { indicator: 'care-entry-rate', why: 'Do some children come into care instead?' },
    ],
    readWithCare: [...officialWords('cp-plans-two-years'), 'Many local figures are withheld because few children stand behind them; that is a reason, not a zero.'],
  },
  {
    slug: 'injury-admissions-rate', metric: 'injury-admissions-rate', measures: 'context',
    shortTitle: 'Hospital admissions for injuries',
    counts: 'Emergency admissions to hospital caused by unintentional or deliberate injuries of children aged 0 to 14, in the year to 31 March, for every 10,000 children of that age.',
    whyItMatters: 'It is about all children here, whether or not social care knows them. Homes, roads, hospitals and many agencies have a part in it.',
    cannotSay: 'How many injuries were caused by abuse or neglect: most are accidents. It also depends on how near a hospital is and how it admits children.',
    companions: [
      { indicator: 'abuse-neglect-factor-rate', why: 'What do assessments of social care record?' },
      { indicator: 'children-in-need-rate', why: 'How many children does social care know?' },
    ],
    readWithCare: officialWords('injury-admissions-rate'),
  },
  {
    slug: 'abuse-neglect-factor-rate', metric: 'abuse-neglect-factor-rate', measures: 'activity',
    shortTitle: 'Abuse or neglect in assessments',
    counts: 'Assessments that ended in the year to 31 March with a factor of abuse or neglect recorded, for every 10,000 children aged 0 to 17, one figure for each factor.',
    whyItMatters: 'It shows what social workers find and write down when they assess a family, and so what help is asked for.',
    cannotSay: 'How many children suffer abuse or neglect. It may rightly go up when practitioners recognise and record more.',
    companions: [
      { indicator: 'children-in-need-rate', why: 'How many children are in need at all?' },
      { indicator: 'icpc-per-section-47', why: 'How often do enquiries lead to a conference?' },
      { indicator: 'harm-outside-home-factor-rate', why: 'What is recorded about harm outside the home?' },
      { indicator: 'injury-admissions-rate', why: 'How many children come to hospital with injuries, whether or not social care knows them?' },
    ],
    readWithCare: officialWords('abuse-neglect-factor-rate'),
  },
  {
    slug: 'harm-outside-home-factor-rate', metric: 'harm-outside-home-factor-rate', measures: 'activity',
    shortTitle: 'Harm outside the home in assessments',
    counts: 'Assessments that ended in the year to 31 March with a factor of harm outside the home recorded (exploitation, gangs, going missing, trafficking), for every 10,000 children aged 0 to 17, one figure for each factor.',
    whyItMatters: 'Safety outside the home needs police, schools, youth services and parents as well as social care. The figure shows what assessments name.',
    cannotSay: 'How many children are harmed or exploited. It may rightly go up when agencies look for it and name it.',
    companions: [
      { indicator: 'absence-severe', why: 'Children out of school are seen by fewer adults.' },
      { indicator: 'children-in-need-rate', why: 'How many children are in need at all?' },
      { indicator: 'abuse-neglect-factor-rate', why: 'What is recorded about harm at home?' },
    ],
    readWithCare: officialWords('harm-outside-home-factor-rate'),
  },
];
