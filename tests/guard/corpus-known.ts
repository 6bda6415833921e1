import { KNOWN_BLOCK } from './corpus-known-block.ts';
import { KNOWN_HARMLESS } from './corpus-known-harmless.ts';
import { LATEST_BLOCK, LATEST_HARMLESS, LATEST_MAY_ASK, STILL_PASSING } from './corpus-latest.ts';
import { LATER_BLOCK, LATER_HARMLESS, LATER_MAY_ASK } from './corpus-later.ts';
import { sentences } from './labelled.ts';
import { WALKED_AMONG_HARMLESS, WALKED_BLOCK, WALKED_HARMLESS, WALKED_HERE_BLOCK, WALKED_HERE_HARMLESS, WALKED_MAY_ASK } from './corpus-walked.ts';

/** The half that was open while the rules were written. */
export const KNOWN = sentences({
  mustBlock: [...KNOWN_BLOCK, ...LATER_BLOCK, ...LATEST_BLOCK, ...STILL_PASSING, ...WALKED_BLOCK],
  harmless: [...KNOWN_HARMLESS, ...LATER_HARMLESS, ...LATEST_HARMLESS, ...WALKED_HARMLESS],
  mayAsk: [
    ...LATER_MAY_ASK, ...LATEST_MAY_ASK, ...WALKED_MAY_ASK,
    'Only 2 children were affected by the change of system.',
    'Three girls were recorded as boys.',
    'A 15-year-old needs other help than a toddler.',
    'Write to data.team@carrow.example.gov.uk.',
    'The team answers on 0800 111 2222.',
    'Ask Helen Marsh in performance.',
    'One family can be several referrals.',
    'One child in this group changes the rate.',
    'A family left the programme early.',
    'A child aged 3 is below school age.',
    'Two siblings are two children in this count.',
    'One of our children asked why this is counted.',
    'A mother told us that she felt listened to.',
    'A young person said that nobody asked.',
    'My email is j.ward@ashdown.example.gov.uk',
    'Few girls are in this group.',
    'Four unaccompanied children arrived in one week.',
    'The school on the hill refers most.',
  ],
  withheldHere: {
    mustBlock: [
      ...WALKED_HERE_BLOCK,
      'It is 3.', 'it’s three', 'So that leaves 4.', '20 minus 17.', '20−17', 'The c is a three.', 'between 2 and 4', 'We counted two.', 'Five take away two',
      'The total is 51.', 'It was 12.5% last year.', 'less than four', 'thr33', 'T W O', 'Before it was hidden it said 8.', 'ours is 1.4 for every 10,000', 'a pair', 'half a dozen', 'II, as the Romans said: 2', 'It was ➂', 'There were ❹',
    ],
    harmless: [
      ...WALKED_HERE_HARMLESS,
      'Suppressed since 14 November 2024.', 'Figures for 2021/22 to 2023/24 are hidden.', 'Numbers this small are not shown.', 'Our practice changed in May 2023.', 'Section 47 is counted elsewhere.',
      'Ask again at the next release.', 'One reason is the new form.', 'This is hidden to protect children.', 'I cannot say more here.', 'Two teams share this work.',
    ],
  },
  withheldAmong: {
    mustBlock: [
      'The c is 3.', 'If you subtract the others from the total you have it.', 'The hidden one is two.', '46 minus 43 leaves 3.', 'the suppressed figure was 4',
      'c stands for 2 in 2021', 'The rest is 17 of 20, so boys are 3.', 'what is missing adds up to 4',
    ],
    harmless: [
      ...WALKED_AMONG_HARMLESS,
      'It rose from 3 to 5.', 'c means that the publisher hides it.', 'The region is at 46.', 'Suppressed in 2021, shown in 2022.', 'Two teams merged in 2022.', 'The total is 120 and stable.',
      'We cannot say why 2021 is hidden.', 'Four of the groups are shown.',
    ],
  },
});
