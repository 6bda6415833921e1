import { metricOf } from '../../../shared/framework/metrics.ts';
import { bell } from './draw.ts';
import { COUNTRY, PLACES, REGION } from './places.ts';

/** What stands behind an invented figure, as digits. */
export interface InventedBehind {
  readonly count: string;
  readonly denominator: string | null;
  readonly lower: string | null;
  readonly upper: string | null;
}

/** How many of what a metric is a share of. */
interface Base {
  /** For every thousand children that live in a place, by breakdown (`*`: any other). */
  readonly perThousand: Readonly<Record<string, number>>;
  /** What `count / denominator` is multiplied by. */
  readonly per: number;
  /** The count comes in steps of this size, 1 where left out. */
  readonly countStep?: number;
  readonly denominatorStep?: number;
  /** The publisher gives the count alone. */
  readonly countOnly?: true;
  readonly limits?: true;
}

const all = (number: number): Base['perThousand'] => ({ '*': number });
const OF_CHILDREN: Base = { perThousand: all(1_000), per: 10_000 };
const share = (perThousand: number | Base['perThousand']): Base => ({ perThousand: typeof perThousand === 'number' ? all(perThousand) : perThousand, per: 100 });

const PUPILS = { cino: 10, cppo: 3, 'cla-12m': 4.2 };
const PHASES = { total: 1, primary: 0.48, secondary: 0.4 };

/** Pupils by group and phase, times as many sessions as a pupil could go to. */
function attending(sessions: number): Base {
  return share(Object.fromEntries(Object.entries(PUPILS).flatMap(([group, pupils]) =>
    Object.entries(PHASES).map(([phase, part]) => [`group=${group};phase=${phase}`, pupils * part * sessions]))));
}

const LOOKED_AFTER = 6.8;
const CARE_LEAVERS = { 'age=17-18': 1.2, 'age=19-21': 3.1 };
const STAFF = 3;

/** Every rate and share of which a publisher gives count and denominator; averages of months and scores have none. */
const BASES: Readonly<Record<string, Base>> = {
  'children-in-need-rate': OF_CHILDREN, 'care-entry-rate': OF_CHILDREN, 'care-rate': OF_CHILDREN,
  'care-entry-uasc-rate': OF_CHILDREN, 'care-uasc-rate': OF_CHILDREN,
  'abuse-neglect-factor-rate': OF_CHILDREN, 'harm-outside-home-factor-rate': OF_CHILDREN,
  'injury-admissions-rate': { perThousand: all(830), per: 10_000, limits: true },
  'repeat-referrals': share(52), 'icpc-per-section-47': share(18), 'cp-plans-repeat': share(5.2), 'cp-plans-two-years': share(4.1),
  'school-moves-mid-year': share(4.3), 'placements-three-or-more': share(LOOKED_AFTER), 'placements-over-20-miles': share(LOOKED_AFTER),
  'placement-type-share': share(LOOKED_AFTER), 'three-or-more-social-workers': share(LOOKED_AFTER),
  'care-leaving-special-guardianship': share(2.8), 'care-leaving-arrangements-order': share(2.8),
  'care-leavers-eet': share(CARE_LEAVERS), 'care-leavers-suitable-accommodation': share(CARE_LEAVERS),
  'absence-overall': attending(350), 'absence-persistent': attending(1), 'absence-severe': attending(1),
  'ks2-expected-standard': share({ 'group=cino': 0.9, 'group=cppo': 0.28, 'group=cla-12m': 0.3 }),
  // Points in quarters, for each pupil.
  'ks4-attainment-8': { perThousand: { 'group=cino': 1.1, 'group=cppo': 0.3, 'group=cla-12m': 0.5 }, per: 1, countStep: 0.25 },
  // Thousands of pounds.
  'spend-share': share(5_550), 'spend-not-on-care': share(1_187),
  'spend-per-child': { perThousand: all(1_000), per: 1_000 },
  // Full-time equivalents.
  'sw-turnover': { ...share(STAFF), countStep: 0.1, denominatorStep: 0.1 },
  'sw-agency': { ...share(STAFF), countStep: 0.1, countOnly: true },
  'sw-vacancy': { ...share(STAFF), countStep: 0.1, countOnly: true },
  'sw-caseload': { perThousand: all(1.75), per: 1, denominatorStep: 0.1 },
  // Of its parts the publisher gives shares: counts of all of them would give a withheld one away.
  'sw-ethnic-minority': share({ 'seniority=total': 2.6 }),
};

/** Authorities of the country for each one of Northern Vale, by children. */
const COUNTRY_TIMES = 12;
const TRIES = 2_000;

/**
 * Count and denominator of an invented figure, and its limits: a denominator as large as the place, or a little larger,
 * and the count that makes exactly this figure of it. Those of region and country are rounded to tens, as published
 * ones are, so that a withheld part is not the difference of the others.
 * @param value digits of the figure.
 * @returns `null` where nothing stands behind figures of this metric.
 */
export function inventedBehind(metric: string, breakdown: string, area: string, period: string, value: string): InventedBehind | null {
  const base = BASES[metric];
  const perThousand = base?.perThousand[breakdown] ?? base?.perThousand['*'];
  if (!base || perThousand === undefined) return null;
  const whole = area === REGION || area === COUNTRY;
  const countStep = whole ? 10 : (base.countStep ?? 1);
  const denominatorStep = whole ? 10 : (base.denominatorStep ?? 1);
  const size = (thousandsIn(area) * perThousand * (1 + 0.02 * bell(`${area}|${period}|size`))) / denominatorStep;
  const within = 0.49 / 10 ** metricOf(metric).decimals;
  for (let more = 0; more < TRIES; more += 1) {
    const denominator = (Math.max(1, Math.round(size)) + more) * denominatorStep;
    const count = Math.round((Number(value) * denominator) / base.per / countStep) * countStep;
    if (Math.abs((count / denominator) * base.per - Number(value)) > within) continue;
    return {
      count: digits(count), denominator: base.countOnly ? null : digits(denominator),
      ...(base.limits ? limitsOf(count, (base.per / denominator)) : { lower: null, upper: null }),
    };
  }
  return null;
}

function thousandsIn(area: string): number {
  const ofRegion = PLACES.reduce((sum, { thousands }) => sum + thousands, 0);
  if (area === COUNTRY) return ofRegion * COUNTRY_TIMES;
  return area === REGION ? ofRegion : (PLACES.find(({ code }) => code === area)?.thousands ?? 0);
}

/** Between them the rate lies with 95% confidence: a count of rare events spreads by its square root. */
function limitsOf(count: number, times: number): { lower: string; upper: string } {
  const spread = 1.96 * Math.sqrt(count);
  return { lower: String(Math.round((count - spread) * times)), upper: String(Math.round((count + spread) * times)) };
}

function digits(number: number): string {
  return String(Number(number.toFixed(2)));
}
