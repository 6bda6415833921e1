import type { Domain, Pillar } from './types.ts';
import { isoToday } from '../today.ts';

/** Before March 2026 the second and third outcome stood the other way round. */
const SWAP = '2026-03-01';
const BEGINNING = '2023-12-01';

/** Outcomes in today's order, then enablers, multi-agency first. */
export const PILLARS: readonly Pillar[] = [
  {
    slug: 'outcome-help', kind: 'outcome', shortTitle: 'Stay together and get help',
    title: 'Children, young people and families stay together and get the help they need',
    numbers: [{ number: 1, from: BEGINNING, to: null }],
  },
  {
    slug: 'outcome-safe', kind: 'outcome', shortTitle: 'Safe in and outside of their home',
    title: 'Children and young people are safe in and outside of their home',
    numbers: [{ number: 3, from: BEGINNING, to: SWAP }, { number: 2, from: SWAP, to: null }],
  },
  {
    slug: 'outcome-family-network', kind: 'outcome', shortTitle: 'Supported by their family network',
    title: 'Children and young people are supported by their family network',
    numbers: [{ number: 2, from: BEGINNING, to: SWAP }, { number: 3, from: SWAP, to: null }],
  },
  {
    slug: 'outcome-stable-homes', kind: 'outcome', shortTitle: 'Stable, loving homes',
    title: 'Children in care and care leavers have stable, loving homes',
    numbers: [{ number: 4, from: BEGINNING, to: null }],
  },
  {
    slug: 'enabler-multi-agency', kind: 'enabler', shortTitle: 'Multi-agency working',
    title: 'Multi-agency working is prioritised and effective', numbers: [],
    withoutIndicators:
      'No indicator yet. Nothing published today shows how well agencies work together; what would need to be seen is a question to ask in your meetings.',
    readMeanwhile: ['icpc-per-section-47', 'harm-outside-home-factor-rate', 'injury-admissions-rate'],
  },
  {
    slug: 'enabler-leaders', kind: 'enabler', shortTitle: 'Leaders',
    title: 'Leaders drive conditions for effective practice', numbers: [],
  },
  {
    slug: 'enabler-workforce', kind: 'enabler', shortTitle: 'The workforce',
    title: 'The workforce is equipped and effective', numbers: [],
  },
];

export const DOMAINS: readonly Domain[] = [
  { slug: 'access-to-support-and-getting-help', pillar: 'outcome-help', title: 'Access to support and getting help' },
  { slug: 'family-stability', pillar: 'outcome-help', title: 'Family stability' },
  { slug: 'school-stability', pillar: 'outcome-help', title: 'School stability' },
  { slug: 'child-wellbeing-and-development', pillar: 'outcome-help', title: 'Child wellbeing and development' },
  { slug: 'educational-attainment', pillar: 'outcome-help', title: 'Educational attainment' },
  { slug: 'child-safety-general', pillar: 'outcome-safe', title: 'Child safety - general' },
  { slug: 'child-abuse-neglect', pillar: 'outcome-safe', title: 'Child abuse / neglect' },
  { slug: 'harms-outside-the-home', pillar: 'outcome-safe', title: 'Harms outside the home' },
  { slug: 'families-engaging-and-receiving-support-from-their-family-network', pillar: 'outcome-family-network', title: 'Families engaging and receiving support from their family network' },
  { slug: 'stability-and-quality-of-where-a-child-lives', pillar: 'outcome-stable-homes', title: 'Stability and quality of where a child lives' },
  { slug: 'child-wellbeing', pillar: 'outcome-stable-homes', title: 'Child wellbeing' },
  { slug: 'quality-of-life-for-care-experienced-people', pillar: 'outcome-stable-homes', title: 'Quality of life for care experienced people' },
  { slug: 'spending', pillar: 'enabler-leaders', title: 'Spending' },
  { slug: 'culture-focused-on-outcomes-and-continually-improving-services', pillar: 'enabler-leaders', title: 'Culture focused on outcomes and continually improving services' },
  { slug: 'workforce-stability', pillar: 'enabler-workforce', title: 'Workforce stability' },
  { slug: 'quality-of-support-for-children-and-families', pillar: 'enabler-workforce', title: 'Quality of support for children and families' },
  { slug: 'social-worker-ethnicity', pillar: 'enabler-workforce', title: 'Social worker ethnicity' },
];

/** The framework began in December 2023; a day before that is given the numbers it began with. */
const inForce = (day: string): string => (day < BEGINNING ? BEGINNING : day);

/** The outcome's number on a day (ISO), `undefined` for enablers, whose numbers are never shown. */
export function numberOn(pillar: Pillar, day: string): number | undefined {
  return pillar.numbers.find(({ from, to }) => from <= inForce(day) && (to === null || inForce(day) < to))?.number;
}

/** "Outcome 1" or "Enabler" as of a day. */
export function pillarLabel(pillar: Pillar, day: string): string {
  const number = numberOn(pillar, day);
  return number === undefined ? 'Enabler' : `Outcome ${number}`;
}

/**
 * "then Outcome 3, now Outcome 2", where an outcome bore another number on that day (ISO) than it bears today.
 * @returns `null` where the number is the same, and for enablers.
 */
export function thenAndNow(pillar: Pillar, day: string, today = isoToday()): string | null {
  const [then, now] = [numberOn(pillar, day), numberOn(pillar, today)];
  return then === undefined || now === undefined || then === now ? null : `then Outcome ${then}, now Outcome ${now}`;
}

/** Which outcome bears a number on a day; `undefined` where none does. */
export function outcomeNumbered(number: number, day: string): Pillar | undefined {
  return PILLARS.find((pillar) => numberOn(pillar, day) === number);
}

/** The pillar of a slug; `undefined` where there is none. */
export function findPillar(slug: string): Pillar | undefined {
  return PILLARS.find((pillar) => pillar.slug === slug);
}

/** Outcomes by the numbers of a day, then enablers as the catalogue has them. */
export function pillarsOn(day: string): readonly Pillar[] {
  const place = (pillar: Pillar) => numberOn(pillar, day) ?? Infinity;
  return PILLARS.map((pillar, index) => ({ pillar, index }))
    .sort((a, b) => (place(a.pillar) === place(b.pillar) ? a.index - b.index : place(a.pillar) - place(b.pillar)))
    .map(({ pillar }) => pillar);
}
