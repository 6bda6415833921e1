import { z } from 'zod';
import type { Comparison } from './compare-cells.ts';
import type { ExpectedChange } from './expected-changes.ts';

const side = z.strictObject({
  value: z.number().nullable(), missing: z.string().nullable(), category: z.string().nullable(), withheldSince: z.string().optional(),
}).nullable();
const counts = z.record(z.string(), z.number());
const answer = z.strictObject({
  release: z.looseObject({ id: z.string(), published: z.string() }),
  metrics: z.array(
    z.strictObject({ metric: z.string(), before: z.string().nullable(), after: z.string(), counts, definition: z.string().nullable() }),
  ),
  changes: z.array(
    z.strictObject({
      metric: z.string(), area: z.string(), areaName: z.string().min(1), period: z.string(), breakdown: z.record(z.string(), z.string()),
      kind: z.string(), before: side, after: side, decimals: z.number(),
    }),
  ),
});
export type ChangesAnswer = z.infer<typeof answer>;

export function changesAnswer(body: string): ChangesAnswer {
  return answer.parse(JSON.parse(body));
}

/**
 * Compares the changes that a release's answer names with the expected ones: every difference named, none that is not
 * there, both sides right, and the counts those of the list. Places in `hidden` are left to `leaks`.
 */
export function compareChanges(expected: readonly ExpectedChange[], said: ChangesAnswer, hidden: ReadonlySet<string> = new Set()): Comparison {
  const differences: string[] = [];
  const named = new Map<string, string>();
  for (const change of said.changes) {
    const place = changePlace(change);
    if (named.has(place)) differences.push(`${place}: named twice`);
    if (!hidden.has(place)) named.set(place, sentence(change.kind, sideText(change.before), sideText(change.after), change.decimals));
  }
  const shown = expected.filter(({ metric, place }) => !hidden.has(`${metric} ${place}`));
  for (const { metric, place, kind, before, after, decimals } of shown) {
    const [should, says] = [sentence(kind, before, after, decimals), named.get(`${metric} ${place}`)];
    if (says !== should) differences.push(`${metric} ${place}: should be ${should}, the answer says ${says ?? 'nothing'}`);
    named.delete(`${metric} ${place}`);
  }
  for (const [place, says] of named) differences.push(`${place}: named, but no difference: ${says}`);
  for (const { metric, counts: counted } of said.metrics) {
    const listed = said.changes.filter((change) => change.metric === metric);
    for (const [kind, count] of Object.entries(counted)) {
      if (listed.filter((change) => change.kind === kind).length !== count) differences.push(`${metric}: ${count} ${kind} counted, others listed`);
    }
  }
  return { compared: shown.length, differences };
}

/** Changes at places that are suppressed by now which still say a number. */
export function leaks(said: ChangesAnswer, hidden: ReadonlySet<string>): readonly string[] {
  return said.changes
    .filter((change) => hidden.has(changePlace(change)) && [change.before, change.after].some((one) => one && (one.value !== null || one.category !== null)))
    .map(changePlace);
}

export function changePlace({ metric, area, period, breakdown }: ChangesAnswer['changes'][number]): string {
  return `${metric} ${area} ${period} ${JSON.stringify(breakdown)}`;
}

function sideText(one: ChangesAnswer['changes'][number]['before']): string | null {
  if (!one) return null;
  return one.category ?? (one.value === null ? `(${one.missing ?? ''})` : String(one.value));
}

function sentence(kind: string, before: string | null, after: string | null, decimals: number): string {
  return `${kind}: ${before ?? 'no row'} → ${after ?? 'no row'}, ${decimals} decimals`;
}
