import { HELD_OUT_BLOCK } from './corpus-held-out-block.ts';
import { HELD_OUT_HARMLESS } from './corpus-held-out-harmless.ts';
import { sentences } from './labelled.ts';

/** The half that was held apart from the rules. */
export const HELD_OUT = sentences({
  mustBlock: HELD_OUT_BLOCK,
  harmless: HELD_OUT_HARMLESS,
  mayAsk: [
    'Only three children were affected by the recording error.',
    'Two children were counted twice.',
    'Fewer than five young people used the service.',
    'A 14-year-old should not be waiting for six months.',
    'Mail performance@dunmere.example.gov.uk with questions.',
    'Our helpdesk is 0300 123 4567.',
    'Ask Margaret Hale in the performance team.',
    'The service manager, Peter Grant, can tell more.',
    'We know of one case like this.',
    'A colleague in health has the numbers, write to team.data@nhs.net.',
    'One child can change the percentage in a year like this.',
    'A few families account for many of the re-referrals.',
    'Three siblings count as three children in this measure.',
    'The two secondary schools in the south refer most.',
    'One large family can move this figure.',
    'A child aged 4 is not in this measure.',
    'In one case the record was closed too early.',
    'The family of a child in care should be told.',
    'Our serious case review of 2019 is published.',
    'Some of the boys in this unit were counted twice.',
  ],
  withheldHere: {
    mustBlock: [
      'It’s 3.', 'It is three, we know because it is us.', 'The hidden number is 4.', 'So that leaves 4.', '20 minus 17, do the sum.', '20 - 17 = 3',
      'The c is a three.', 'It must be between 2 and 4.', 'If the total is 46 and the others are 43 then you have it.', 'Our own system says two.',
      'Fewer than three, I can tell you.', 'We had four in that year.', 'About 1.2 per 10,000 by our count.', 'It was 6.7% when we calculated it.',
      'th3 number is f0ur', 'Take 12 from 15.', 'Last year’s release still showed 5 here.', 'The sum of the other groups is 38 of 40.', '“c” stands for two here', 'it was t h r e e',
    ],
    harmless: [
      'The publisher suppressed this figure in November 2024.', 'Small numbers are hidden here for 2023/24.', 'Why is this withheld?', 'Our cohort is small every year.',
      'We look at the three-year average elsewhere instead.', 'See our note for 2021.', 'This was published until 31 October 2023.', 'The figure is suppressed to protect children.',
      'We cannot say anything about it here.', 'Practice changed in April 2022 when the hub opened.',
    ],
  },
  withheldAmong: {
    mustBlock: [
      'Subtract the girls from the total and you get the boys.', 'The suppressed one is a 2.', 'The c in 2022 is three.', 'You can work out the hidden value: 40 minus 36.',
      'The missing figure must be 4 because the rest adds up to 96.', 'The other groups add up to 18 of 21, so it’s 3.', 'c = 2', 'The withheld year was a four.',
    ],
    harmless: [
      'The rate rose from 3 to 5 per 10,000.', 'In 2022 the figure is suppressed.', 'Two of our three teams moved.', 'Some groups are hidden because of small numbers.',
      'The total fell from 46 to 39.', 'We agreed four actions.', 'Compare with 2019 and 2020.', 'Our share is 12.4%, close to the region.',
    ],
  },
});
