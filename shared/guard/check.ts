import { birthDates, emails, postcodes, streets } from './addresses.ts';
import { onlyOne, smallCounts } from './counts.ts';
import type { Finding, GuardContext } from './finding.ts';
import { personNumbers, phones } from './identifiers.ts';
import { names } from './names.ts';
import { normalise, unspelled, type Normal } from './normal.ts';
import { oneChild } from './one-child.ts';
import type { Hit, Rule } from './patterns.ts';
import { settings } from './settings.ts';
import { withheldFigures } from './withheld-figures.ts';
import { GUARD_WORDS } from './words.ts';

const RULES: readonly Rule[] = [personNumbers, phones, postcodes, streets, emails, birthDates, names, smallCounts, onlyOne, oneChild, settings];

/** More than this nobody reads: what comes after is as grave. */
const MOST = 20;
const GRAVITY = { block: 0, confirm: 1, nudge: 2 } as const;

/**
 * What in a text may point to a child, a family, or a withheld figure: the gravest of each place, in the order in which
 * they stand there. Works on the text alone; nothing is asked of anybody.
 */
export function checkText(text: string, context: GuardContext = {}): readonly Finding[] {
  const normal = normalise(text);
  const together = unspelled(normal);
  const found = [
    ...findings(normal, (words) => [...RULES.flatMap((rule) => rule(words)), ...withheldFigures(words, context)]),
    ...(together ? findings(together, (words) => [...RULES.flatMap((rule) => rule(words)), ...withheldFigures(words, context)]) : []),
  ];
  const gravestFirst = found.sort((a, b) => GRAVITY[a.level] - GRAVITY[b.level] || a.start - b.start || b.end - a.end);
  const kept: Finding[] = [];
  for (const finding of gravestFirst) {
    if (kept.length < MOST && !kept.some(({ start, end }) => finding.start < end && start < finding.end)) kept.push(finding);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function findings({ text, at }: Normal, rule: (text: string) => readonly Hit[]): Finding[] {
  return rule(text).map(({ rule: name, level, start, end }) => ({ rule: name, level, start: at[start] ?? 0, end: at[end] ?? 0, words: GUARD_WORDS[name] }));
}
