import type { ReleaseSummary } from '../../../shared/releases.ts';
import type { EditionRow, MetricHistory } from '../edition-history.ts';

/** Two editions of one metric that a release is judged by. */
export interface ComparedEditions {
  /** What people saw immediately before; `null` for the first figures of a metric. */
  readonly before: EditionRow | null;
  /** What they see with it. */
  readonly after: EditionRow;
}

/**
 * What a release did to one metric on the day it came out, whatever the order of imports: the edition that people saw
 * before it, and the one with it. For a release that is not signed off: what they see now, and what they would see;
 * where a newer release stands before it, its own day again.
 * @param history editions that people see, with those of the release whatever its state
 * @returns `null` where no figures came of the release on its day: it waited for another file.
 */
export function comparedEditions(history: MetricHistory, release: Pick<ReleaseSummary, 'id' | 'published' | 'state'>): ComparedEditions | null {
  const newest = history.at(-1);
  if (release.state !== 'signed-off' && newest && isOf(newest, release.id)) return against(newest, history, release.id);
  return history.some((row) => row.release.id === release.id) ? asNumerator(history, release) : asDenominator(history, release);
}

/** Its figures with the newest denominator of its day (else with the first that came), and the newest of the releases before it. */
function asNumerator(history: MetricHistory, { id, published }: Pick<ReleaseSummary, 'id' | 'published'>): ComparedEditions | null {
  const own = history.filter((row) => row.release.id === id);
  const after = own.findLast((row) => denominatorDay(row) <= published) ?? own.reduce((first, row) => (denominatorDay(row) < denominatorDay(first) ? row : first));
  const day = denominatorDay(after) > published ? denominatorDay(after) : published;
  const earlier = history.slice(0, history.findIndex((row) => row.release.id === id));
  return { before: earlier.findLast((row) => denominatorDay(row) <= day) ?? null, after };
}

/** The newest figures of its day, where they are computed with it. */
function asDenominator(history: MetricHistory, { id, published }: Pick<ReleaseSummary, 'id' | 'published'>): ComparedEditions | null {
  const ofThatDay = history.filter((row) => row.release.published <= published && denominatorDay(row) <= published);
  const after = ofThatDay.at(-1);
  return after && isOf(after, id) ? against(after, ofThatDay, id) : null;
}

function against(after: EditionRow, history: MetricHistory, id: string): ComparedEditions {
  return { before: history.findLast((row) => !isOf(row, id)) ?? null, after };
}

function isOf({ release, denominator }: EditionRow, id: string): boolean {
  return release.id === id || denominator?.id === id;
}

/** Empty where there is no denominator: before every day. */
function denominatorDay({ denominator }: EditionRow): string {
  return denominator?.published ?? '';
}
