import type { Missing } from '../../../shared/figures.ts';
import { placeOf } from './places.ts';

/** Courses that the sandbox's conversation speaks about: an authority's values, the last ones of the series. */
const STORIES: readonly { metric: string; place: string; breakdown?: string; values: readonly number[]; before?: Readonly<Record<string, number>> }[] = [
  {
    metric: 'children-in-need-rate', place: 'Carrow',
    values: [318, 322, 331, 337, 329, 335, 351, 349, 301, 372, 361, 343, 328],
    before: { '2021': 304, '2023': 357, '2024': 340 },
  },
  { metric: 'repeat-referrals', place: 'Brackley Vale', values: [19.4, 19.8, 21.2, 23.9, 26.1], before: { '2024': 24.3 } },
  { metric: 'repeat-referrals', place: 'Carrow', values: [24.8, 25.3, 24.1, 23, 22.4] },
  { metric: 'sw-caseload', place: 'Dunmere', values: [17.1, 17.9, 18.6, 18.2, 17.3] },
  { metric: 'sw-turnover', place: 'Carrow', values: [16.8, 15.9, 14.2, 11.2] },
  { metric: 'care-entry-uasc-rate', breakdown: 'uasc=uasc', place: 'Farrow Coast', values: [4.4, 9.2, 17.8, 19.3, 15.1] },
  { metric: 'care-uasc-rate', breakdown: 'uasc=uasc', place: 'Farrow Coast', values: [6.1, 10.4, 16.2, 18.9, 17.2] },
  { metric: 'care-entry-uasc-rate', breakdown: 'uasc=non-uasc', place: 'Farrow Coast', values: [24.8, 25.3, 24.1, 22.6, 20.9] },
  { metric: 'care-uasc-rate', breakdown: 'uasc=non-uasc', place: 'Farrow Coast', values: [73.6, 74.9, 70.2, 69.8, 66.3] },
  { metric: 'three-or-more-social-workers', place: 'Elmsford', values: [24], before: { '2024': 25 } },
  // Shares that come so near to 0 that the publisher writes a symbol.
  { metric: 'sw-agency', place: 'Ashdown', values: [4.2, 3.6, 2.9, 2.4, 2.2, 1.6, 0.9, 0.04, 0.03] },
  { metric: 'care-leaving-arrangements-order', place: 'Lowther', values: [2.4, 1.3, 0.4, 1.1, 0.3] },
  { metric: 'absence-overall', breakdown: 'group=cino;phase=total', place: 'Kelderdale', values: [20.1, 19.2, 18.3] },
];

interface Told {
  /** By period. */
  readonly values: ReadonlyMap<string, number>;
  /** What the earlier release said instead, by period. */
  readonly before: Readonly<Record<string, number>>;
}

/** What a story says about an authority's figures; `undefined` where none does. */
export function storyOf(metric: string, breakdown: string, area: string, periods: readonly string[]): Told | undefined {
  const story = STORIES.find((one) => one.metric === metric && (one.breakdown ?? '') === breakdown && placeOf(one.place).code === area);
  if (!story) return undefined;
  const told = periods.slice(-story.values.length);
  return { values: new Map(story.values.map((value, index) => [told[index] ?? '', value])), before: story.before ?? {} };
}

interface Hole {
  readonly place: string;
  readonly metrics: readonly string[];
  readonly periods: readonly string[];
  /** Empty: every breakdown. */
  readonly breakdown?: string;
  readonly why: Missing;
  /** The number came in time for the newest release. */
  readonly onlyBefore?: true;
}

const IN_NEED = ['children-in-need-rate', 'repeat-referrals', 'icpc-per-section-47', 'cp-plans-repeat', 'cp-plans-two-years', 'abuse-neglect-factor-rate', 'harm-outside-home-factor-rate'];
const WORKFORCE = ['sw-turnover', 'sw-agency', 'sw-vacancy', 'sw-caseload', 'sw-ethnic-minority'];

/** Returns that did not come, and figures that mean something other than a number. */
const HOLES: readonly Hole[] = [
  { place: 'Jarrow Fen', metrics: IN_NEED, periods: ['2022'], why: 'x' },
  { place: 'Kelderdale', metrics: IN_NEED, periods: ['2024'], why: 'x', onlyBefore: true },
  { place: 'Lowther', metrics: WORKFORCE, periods: ['2025'], why: 'x' },
  { place: 'Ironbridge Vale', metrics: ['spend-share', 'spend-per-child', 'spend-not-on-care'], periods: ['2024/25'], why: 'x' },
  { place: 'Gorsley', metrics: ['repeat-referrals'], periods: ['2023', '2024'], why: 'u' },
  { place: 'Highmoor', metrics: ['sw-turnover'], periods: ['2022'], why: 'u' },
  { place: 'Farrow Coast', metrics: ['school-moves-mid-year'], periods: ['2021', '2022'], why: 'z' },
  { place: 'Farrow Coast', metrics: ['ks2-expected-standard', 'ks4-attainment-8'], breakdown: 'group=cppo', periods: ['2022/23', '2024/25'], why: 'z' },
  { place: 'Farrow Coast', metrics: ['care-leavers-eet', 'care-leavers-suitable-accommodation'], breakdown: 'age=17-18', periods: ['2021'], why: 'z' },
];

/** Why an authority's figure of one release is no number, where a return is missing or does not apply. */
export function holeAt(metric: string, breakdown: string, area: string, period: string, release: 'earlier' | 'newest'): Missing | undefined {
  return HOLES.find(
    (hole) =>
      hole.metrics.includes(metric) && hole.periods.includes(period) && placeOf(hole.place).code === area &&
      (hole.breakdown === undefined || hole.breakdown === breakdown) && !(hole.onlyBefore && release === 'newest'),
  )?.why;
}
