import { FAMILY_NETWORK } from './indicators/family-network.ts';
import { HELP } from './indicators/help.ts';
import { LEADERS } from './indicators/leaders.ts';
import { SAFE } from './indicators/safe.ts';
import { STABLE_HOMES } from './indicators/stable-homes.ts';
import { WORKFORCE } from './indicators/workforce.ts';
import type { Indicator } from './types.ts';

/** A page for each of the 37 metrics, in the framework's order. An indicator's slug is its metric's. */
export const INDICATORS: readonly Indicator[] = [...HELP, ...SAFE, ...FAMILY_NETWORK, ...STABLE_HOMES, ...LEADERS, ...WORKFORCE];

const BY_SLUG: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((indicator) => [indicator.slug, indicator]));

/** The indicator of a slug; `undefined` where there is none. */
export function findIndicator(slug: string): Indicator | undefined {
  return BY_SLUG.get(slug);
}

/** The indicator of a slug that is known to exist. @throws Error for an unknown one. */
export function indicatorOf(slug: string): Indicator {
  const indicator = findIndicator(slug);
  if (!indicator) throw new Error(`No indicator is called ${slug}`);
  return indicator;
}
