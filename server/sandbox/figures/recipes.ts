import type { Missing } from '../../../shared/figures.ts';
import { splitYears, years } from './periods.ts';

/** How the figures of one breakdown of a metric run. */
export interface Course {
  /** The country's value at points evenly spread over the periods; straight lines between them. */
  readonly path: readonly number[];
  /** How far authorities lie from the country, as a share of its value. */
  readonly spread: number;
  /** Share of the authorities' figures that are withheld as confidential, more in small places than in large ones. */
  readonly withheld?: number;
  /** Periods without a figure anywhere, and why. */
  readonly gaps?: Readonly<Record<string, Missing>>;
}

/** How the invented figures of one metric are made. Levels and courses resemble the published ones; no figure is one. */
export interface Recipe {
  readonly periods: readonly string[];
  /** By canonical breakdown key; '' for a metric without breakdown. */
  readonly courses: Readonly<Record<string, Course>>;
  /** How much of the spread follows the need of a place, from -1 to 1. */
  readonly need?: number;
  /** Worked out by a formula from other columns: such a figure has no published text. */
  readonly computed?: true;
  /** Its authorities' values are the sum over the breakdowns of this metric. */
  readonly sumOf?: string;
  /** The breakdowns add up to a figure that is shown: one alone must not be withheld, or the rest gives it away. */
  readonly withheldTogether?: true;
  readonly ceiling?: number;
  /** A share that rounds to 0 but is not 0 is published as this. */
  readonly nearZero?: 'k' | 'low';
}

const IN_NEED_YEARS = years(2013, 2025);
const CARE_YEARS = years(2021, 2025);
const SCHOOL_YEARS = splitYears(2018, 2024);
const FACTOR_YEARS = years(2019, 2025);
const WORKFORCE_YEARS = years(2017, 2025);
const PANDEMIC: Course['gaps'] = { '2019/20': 'x' };
const NO_ASSESSMENTS: Course['gaps'] = { '2019/20': 'x', '2020/21': 'x' };
const NOT_YET_RECORDED: Course['gaps'] = { '2019': 'x', '2020': 'x' };

const one = (path: readonly number[], spread: number, withheld?: number): Recipe['courses'] => ({ '': { path, spread, withheld } });

/** Absence by group and phase: each group's course for all phases, primary lower and secondary higher. */
function absence(groups: Readonly<Record<string, readonly [path: readonly number[], withheld: number]>>): Recipe['courses'] {
  const phases = { total: 1, primary: 0.68, secondary: 1.27 };
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, [path, withheld]]) =>
      Object.entries(phases).map(([phase, times]): [string, Course] => [
        `group=${group};phase=${phase}`,
        { path: path.map((value) => value * times), spread: 0.22, withheld: phase === 'total' ? withheld : withheld * 1.6, gaps: PANDEMIC },
      ]),
    ),
  );
}

function groups(cino: Course, cppo: Course, cla: Course): Recipe['courses'] {
  return { 'group=cino': cino, 'group=cppo': cppo, 'group=cla-12m': cla };
}

function factors(list: Readonly<Record<string, readonly [path: readonly number[], gaps?: Course['gaps']]>>): Recipe['courses'] {
  return Object.fromEntries(
    Object.entries(list).map(([factor, [path, gaps]]): [string, Course] => [
      `factor=${factor}`, { path, spread: 0.4, withheld: Math.max(...path) < 5 ? 0.2 : 0, gaps },
    ]),
  );
}

export const RECIPES: Readonly<Record<string, Recipe>> = {
  'children-in-need-rate': { periods: IN_NEED_YEARS, computed: true, need: 0.8, courses: one([332, 341, 338, 330, 343, 330], 0.34) },
  'repeat-referrals': { periods: IN_NEED_YEARS, need: 0.3, courses: one([24.7, 22, 22.6, 21.6, 22.6], 0.38) },
  'care-entry-rate': { periods: CARE_YEARS, sumOf: 'care-entry-uasc-rate', courses: one([24, 28, 26], 0.4) },
  'care-rate': { periods: CARE_YEARS, sumOf: 'care-uasc-rate', courses: one([69, 70, 67], 0.4) },
  'care-entry-uasc-rate': {
    periods: CARE_YEARS, computed: true, need: 0.7, withheldTogether: true,
    courses: { 'uasc=uasc': { path: [2.4, 6, 5.7], spread: 0.5, withheld: 0.15 }, 'uasc=non-uasc': { path: [21.6, 21.8, 20.8], spread: 0.42, withheld: 0.15 } },
  },
  'care-uasc-rate': {
    periods: CARE_YEARS, computed: true, need: 0.8, withheldTogether: true,
    courses: { 'uasc=uasc': { path: [3.5, 6.2, 5.4], spread: 0.5, withheld: 0.1 }, 'uasc=non-uasc': { path: [65.4, 64, 61.8], spread: 0.45, withheld: 0.1 } },
  },
  'school-moves-mid-year': { periods: years(2020, 2024), courses: { '': { path: [7, 7.4, 8], spread: 0.45, withheld: 0.06, gaps: { '2020': 'x' } } } },
  'absence-overall': {
    periods: SCHOOL_YEARS, need: 0.4,
    courses: absence({ cino: [[11.5, 13.4, 16.6, 17.4], 0.01], cppo: [[13.9, 17.2, 21, 21.8], 0.02], 'cla-12m': [[5.1, 7.4, 8.3, 9], 0.01] }),
  },
  'absence-persistent': {
    periods: SCHOOL_YEARS, need: 0.4,
    courses: absence({ cino: [[33.3, 41, 48.5, 46], 0.02], cppo: [[39.3, 52, 57.4, 55.4], 0.03], 'cla-12m': [[12.1, 22, 20, 20.3], 0.04] }),
  },
  'absence-severe': {
    periods: SCHOOL_YEARS, need: 0.4,
    courses: absence({ cino: [[5.1, 5.7, 9.8, 11.3], 0.05], cppo: [[7.3, 8.4, 14, 15.4], 0.15], 'cla-12m': [[2.3, 3, 4.6, 6.4], 0.3] }),
  },
  'ks2-expected-standard': {
    periods: SCHOOL_YEARS, need: -0.3,
    courses: groups(
      { path: [35, 29, 30], spread: 0.3, withheld: 0.12, gaps: NO_ASSESSMENTS },
      { path: [35, 30, 32], spread: 0.35, withheld: 0.6, gaps: NO_ASSESSMENTS },
      { path: [37, 33, 35], spread: 0.3, withheld: 0.45, gaps: NO_ASSESSMENTS },
    ),
  },
  'ks4-attainment-8': {
    periods: SCHOOL_YEARS, need: -0.3,
    courses: groups(
      { path: [19.3, 22.9, 18.8, 17.3], spread: 0.24, withheld: 0.03 },
      { path: [19.1, 22.9, 18.2, 16.9], spread: 0.32, withheld: 0.18 },
      { path: [19, 23.2, 19.3, 17.3], spread: 0.22, withheld: 0.04 },
    ),
  },
  'icpc-per-section-47': { periods: years(2014, 2025), computed: true, courses: one([46, 42, 37, 33], 0.35) },
  'cp-plans-repeat': { periods: IN_NEED_YEARS, need: 0.2, courses: one([14.9, 18.7, 22.1, 24.5], 0.34, 0.02) },
  'cp-plans-two-years': { periods: IN_NEED_YEARS, nearZero: 'k', courses: one([3.2, 2.1, 2.1, 2.4], 0.75, 0.36) },
  'injury-admissions-rate': { periods: splitYears(2010, 2023), need: 0.4, courses: one([115, 110, 101, 95, 80, 73], 0.3) },
  'abuse-neglect-factor-rate': {
    periods: FACTOR_YEARS, computed: true, need: 0.6,
    courses: factors({
      'domestic-abuse-child': [[52, 48, 48]], 'domestic-abuse-parent': [[133, 133, 134]], 'domestic-abuse-person': [[25, 22, 21]],
      'emotional-abuse': [[88, 85, 80]], 'faith-linked-abuse': [[1.6, 1.7, 1.8]], neglect: [[75, 69, 74]],
      'physical-abuse-adult-on-child': [[15, 25, 45, 50], NOT_YET_RECORDED], 'physical-abuse-child-on-child': [[6, 9, 13, 12.5], NOT_YET_RECORDED],
      'physical-abuse-unknown': [[59, 16, 3, 0.4]],
      'sexual-abuse-adult-on-child': [[8, 11, 15, 15.5], NOT_YET_RECORDED], 'sexual-abuse-child-on-child': [[4, 6, 10, 10.3], NOT_YET_RECORDED],
      'sexual-abuse-unknown': [[25, 8, 1.6, 0.4]],
    }),
  },
  'harm-outside-home-factor-rate': {
    periods: FACTOR_YEARS, computed: true, need: 0.5,
    courses: factors({
      'child-criminal-exploitation': [[6, 8, 13, 13.3], { '2019': 'x', '2020': 'x', '2021': 'x' }],
      'child-sexual-exploitation': [[15.6, 14, 10.2]], gangs: [[9.2, 10.6, 7.3]], 'going-missing': [[13.1, 12.5, 14.6, 13.9]], trafficking: [[2.1, 2.3, 1.9]],
    }),
  },
  'care-leaving-special-guardianship': { periods: CARE_YEARS, courses: one([14, 12.4, 12], 0.45, 0.08) },
  'care-leaving-arrangements-order': { periods: CARE_YEARS, nearZero: 'k', courses: one([4.2, 3.8, 3.3], 0.7, 0.4) },
  'placements-three-or-more': { periods: CARE_YEARS, courses: one([9.2, 10.9, 10.2], 0.35, 0.03) },
  'placements-over-20-miles': { periods: CARE_YEARS, courses: one([20.8, 21.3, 22], 0.5, 0.04) },
  'adoption-match-months': {
    periods: CARE_YEARS,
    courses: Object.fromEntries(
      Object.entries({ 'under-1': [7.4, 8.4, 9.1], 1: [11.3, 12, 11.2], 2: [12.4, 13, 12.2], 3: [13.3, 12.6, 13], 4: [13.8, 12.8, 12.1], 5: [11.4, 13.2, 12.4], 6: [11.2, 14.6, 13.8], '7-and-over': [10, 7, 5.4], total: [9.3, 9.8, 10.2] })
        .map(([age, path]) => [`age=${age}`, { path, spread: 0 }]),
    ),
  },
  'placement-type-share': {
    periods: CARE_YEARS, nearZero: 'k',
    courses: {
      'placement=foster': { path: [70.6, 68.4, 67], spread: 0.11 },
      'placement=secure-and-childrens-homes': { path: [9.2, 10.3, 11.6], spread: 0.4, withheld: 0.05 },
      'placement=independent-and-semi-independent': { path: [7.6, 9.6, 9.2], spread: 0.45, withheld: 0.08 },
    },
  },
  'sdq-average': { periods: CARE_YEARS, courses: one([13.7, 14.3, 14.9], 0.13, 0.01) },
  'care-leavers-eet': { periods: CARE_YEARS, need: -0.3, ceiling: 100, courses: { 'age=17-18': { path: [65, 66.2, 64], spread: 0.17, withheld: 0.02 }, 'age=19-21': { path: [52, 56, 54], spread: 0.18 } } },
  'care-leavers-suitable-accommodation': {
    periods: CARE_YEARS, ceiling: 100,
    courses: { 'age=17-18': { path: [91, 91, 91.4], spread: 0.08, withheld: 0.08 }, 'age=19-21': { path: [88, 88.2, 89], spread: 0.07, withheld: 0.02 } },
  },
  'spend-share': { periods: ['2024/25'], computed: true, need: 0.5, courses: one([21.4], 0.28) },
  'spend-per-child': { periods: ['2024/25'], computed: true, need: 0.7, courses: one([1187], 0.36) },
  'spend-not-on-care': { periods: ['2024/25'], computed: true, need: -0.3, courses: one([46.2], 0.2) },
  'sw-turnover': { periods: WORKFORCE_YEARS, need: 0.2, courses: one([13.4, 15.1, 14, 17, 14.2, 11.8], 0.45) },
  'sw-agency': { periods: WORKFORCE_YEARS, need: 0.3, nearZero: 'low', courses: one([15.8, 15.5, 15.4, 17.8, 13], 0.75) },
  'sw-vacancy': { periods: WORKFORCE_YEARS, need: 0.3, courses: one([17, 16.3, 16.6, 19.2, 14.2], 0.6) },
  'sw-caseload': { periods: WORKFORCE_YEARS, need: 0.2, courses: one([17.7, 16.6, 16.5, 15.2], 0.2) },
  'three-or-more-social-workers': { periods: ['2024'], courses: one([27], 0.45) },
  'sw-ethnic-minority': {
    periods: years(2019, 2025), computed: true,
    courses: {
      'seniority=total': { path: [22, 23.6, 27.4], spread: 0.5 }, 'seniority=manager': { path: [16.2, 17.8, 20], spread: 0.55, withheld: 0.1 },
      'seniority=senior-practitioner': { path: [21.6, 22.8, 26.9], spread: 0.55, withheld: 0.06 }, 'seniority=case-holder': { path: [24.5, 27, 34], spread: 0.5, withheld: 0.03 },
      'seniority=qualified-without-cases': { path: [21.6, 23, 23.8], spread: 0.55, withheld: 0.12 },
    },
  },
};
