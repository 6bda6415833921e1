import { notFound } from '../../../shared/errors.ts';
import { DEFINITION_CHANGES, type DefinitionChange } from '../../../shared/framework/definitions.ts';
import { METRICS } from '../../../shared/framework/metrics.ts';
import { CHANGE_KINDS, type ChangeKind, type FigureChange, type MetricChanges, type ReleaseChanges, type ReleaseSummary } from '../../../shared/releases.ts';
import type { Database } from '../../db.ts';
import { boundedCache, type BoundedCache } from '../edition-cache.ts';
import { historiesOf, type EditionRow, type MetricHistory } from '../edition-history.ts';
import { historyMark, suppressedCells } from '../withheld.ts';
import { comparedEditions, type ComparedEditions } from './compared-editions.ts';
import { countFigures, differencesOf } from './differences.ts';
import { findRelease } from './release-list.ts';

/** About 300 bytes each. */
const CHANGES_KEPT = 100_000;
const caches = new WeakMap<Database, BoundedCache<MetricChanges>>();

/** Which editions a release is compared by, known before any figure is read. */
export interface ComparisonPlan {
  readonly release: ReleaseSummary;
  readonly metrics: readonly (ComparedEditions & { readonly history: MetricHistory })[];
  /** A short text that is another one when the comparison may be. */
  readonly mark: string;
}

/**
 * What a release changes, figure by figure of every metric it feeds, as numerator or denominator: compared with what
 * people saw immediately before it; for one that is not signed off, what it would change. Whoever asks for the public
 * looks at the release's state first.
 * @throws Refusal 404 for a release that does not exist.
 */
export async function changesOf(db: Database, releaseId: string): Promise<ReleaseChanges> {
  const release = await findRelease(db, releaseId);
  if (!release) throw notFound();
  return compare(db, await planComparison(db, release));
}

/** Which editions are compared, from answers that stand. */
export async function planComparison(db: Database, release: ReleaseSummary): Promise<ComparisonPlan> {
  const histories = await historiesOf(db, release.world, METRICS.map(({ slug }) => slug), release.state === 'signed-off' ? null : release.id);
  const metrics = release.metrics.flatMap((metric) => {
    const history = histories.get(metric) ?? [];
    const compared = comparedEditions(history, release);
    return compared ? [{ ...compared, history }] : [];
  });
  return { release, metrics, mark: metrics.map((plan) => [plan.before, plan.after].map((row) => `${row?.key} ${row?.createdAt}`).join(' ') + markOf(plan)).join(' ') };
}

/** The comparison itself; what was compared before is not compared again. */
export async function compare(db: Database, { release, metrics }: ComparisonPlan): Promise<ReleaseChanges> {
  const cache = caches.get(db) ?? boundedCache<MetricChanges>(CHANGES_KEPT, ({ changes }) => changes.length + 1);
  caches.set(db, cache);
  const compared: MetricChanges[] = [];
  // One after the other: memory stays bounded, and a comparison takes one connection of the pool.
  for (const plan of metrics) compared.push(await cache.get(markOf(plan), () => compareEditions(db, plan, plan.history)));
  return { release, metrics: compared };
}

function markOf({ before, after, history }: ComparisonPlan['metrics'][number]): string {
  return `${before?.id ?? 'none'} ${after.id} ${historyMark(history)}`;
}

/** Two editions of one metric, figure by figure; what is suppressed by now, as `history` says, is withheld on both sides. */
export async function compareEditions(
  db: Database,
  { before, after }: ComparedEditions,
  history: MetricHistory,
  definitions: readonly DefinitionChange[] = DEFINITION_CHANGES,
): Promise<MetricChanges> {
  const compared = { metric: after.metric, before: before?.key ?? null, after: after.key };
  if (!before) return { ...compared, counts: { ...NONE, added: await countFigures(db, after.id) }, changes: [], definition: null };
  const changes = await differencesOf(db, before, after, await suppressedCells(db, history));
  const definition = definitionBetween(before, after, definitions);
  return { ...compared, counts: { ...countedByKind(changes), 'definition-changed': definition === null ? 0 : 1 }, changes, definition };
}

const NONE = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Record<ChangeKind, number>;

function countedByKind(changes: readonly FigureChange[]): Record<ChangeKind, number> {
  const counts = { ...NONE };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

function definitionBetween(before: EditionRow, after: EditionRow, definitions: readonly DefinitionChange[]): string | null {
  const between = definitions.filter(({ metric, from }) => metric === after.metric && before.release.published < from && from <= after.release.published);
  return between.length > 0 ? between.map(({ words }) => words).join(' ') : null;
}
