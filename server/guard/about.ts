import { findArea } from '../../shared/areas/register.ts';
import type { GuardContext } from '../../shared/guard/finding.ts';
import type { Database } from '../db.ts';
import { suppressedAround } from '../figures/queries.ts';

/** What a text is about; what is left open is `null`. */
export interface GuardAbout {
  readonly metric: string | null;
  readonly area: string | null;
  readonly period?: string | null;
  readonly breakdown: string;
}

/** What the figures say about it: whether something is suppressed there, and what stood in its place once. */
export async function whatIsKnown(db: Database, about: GuardAbout | null): Promise<GuardContext> {
  if (!about?.metric || !about.area) return {};
  const area = findArea(about.area);
  if (!area) return {};
  const { here, any, periods, once, shown } = await suppressedAround(db, { metric: about.metric, area: area.code, period: about.period ?? null, breakdown: about.breakdown });
  if (here) return { suppressed: 'here', withheld: once };
  // Beside figures that are shown, small whole numbers mean many things: those are left to the rules about arithmetic.
  const telling = once.filter((value) => !shown.has(value) && !(Number.isInteger(value) && value < 10));
  return any ? { suppressed: 'among', hiddenPeriods: periods, withheld: telling } : {};
}
