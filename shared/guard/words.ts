import type { GuardRule } from './finding.ts';

/** Why it is asked or refused, and what to write instead. */
export const GUARD_WORDS: Readonly<Record<GuardRule, string>> = {
  'nhs-number': 'This looks like an NHS number, which stands for one person. Leave it out.',
  upn: 'This looks like a unique pupil number, which stands for one child. Leave it out.',
  'other-number': 'This looks like the number of a case or a person. Leave it out; ask your own team where it is about one record.',
  postcode: 'A whole postcode points to a few homes. Write the district or the area instead.',
  address: 'An address points to one home. Write the area instead.',
  'birth-date': 'A date of birth points to one person. Write an age group instead.',
  phone: 'This looks like somebody’s telephone number. Leave it out; people in this workspace can answer here.',
  email: 'This looks like somebody’s own mail address. Leave it out; people in this workspace can answer here.',
  'work-email': 'This is a mail address. Everybody who can see this will see it too: a role, or an answer here, often does as well.',
  'service-phone': 'This is a telephone number. Make sure that it is one for everybody.',
  name: 'This may be the name of a child, or of somebody in a family. Write about figures and practice, without names.',
  initials: 'Initials beside words for children can be recognised by those who know them. Leave them out.',
  'small-count': 'So few people can be recognised by those who know them. Write what it means for practice, without the number.',
  'few-people': 'A very small number of people can be recognised where they live. Write “a few”, a share, or what it means for practice.',
  setting: 'The name of a school or a home can point to a child. Write what kind of setting it is instead.',
  'one-child': 'This reads like one child’s or one family’s story. Write what you see across many, or how practice changed.',
  suppressed: 'The publisher withholds a figure here so that nobody can be recognised. Write about it without numbers that could stand in its place or let it be worked out.',
};
