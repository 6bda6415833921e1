import { birthDates, emails, postcodes, streets } from './addresses.ts';
import { onlyOne, smallCounts } from './counts.ts';
import type { Finding, GuardContext } from './finding.ts';
import { personNumbers, phones } from './identifiers.ts';
import { names } from './names.ts';
import { normalise, unspelled, withoutIds, type Normal } from './normal.ts';
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
  const found = readingsOf(text).flatMap((reading) => findings(reading, (words) => [...RULES.flatMap((rule) => rule(words)), ...acrossLines(words), ...withheldFigures(words, context)]));
  const gravestFirst = found.sort((a, b) => GRAVITY[a.level] - GRAVITY[b.level] || a.start - b.start || b.end - a.end);
  const kept: Finding[] = [];
  for (const finding of gravestFirst) {
    if (kept.length < MOST && !kept.some(({ start, end }) => finding.start < end && start < finding.end)) kept.push(finding);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** A person's number stays one where it goes over lines. */
function acrossLines(words: string): readonly Hit[] {
  return words.includes('\n') ? personNumbers(words.replace(/\s/g, ' ')) : [];
}

/**
 * Whether a text says anything that may stand for a figure, or lets one be worked out. Of any other the answer of
 * `checkText` is the same whatever is known of the figure it is about, so nobody need ask: about a figure that is
 * withheld itself the rules are as strict as they ever are.
 */
export function maySayFigure(text: string): boolean {
  return readingsOf(text).some((reading) => withheldFigures(reading.text, { suppressed: 'here' }).length > 0);
}

/** A text as the rules read it, and where something is spelled in it, once more with that written together. */
function readingsOf(text: string): readonly Normal[] {
  const normal = withoutIds(normalise(text));
  const together = unspelled(normal);
  return together ? [normal, together] : [normal];
}

function findings({ text, at }: Normal, rule: (text: string) => readonly Hit[]): Finding[] {
  return rule(text).map(({ rule: name, level, start: from, end: to }) => {
    const start = at[from] ?? 0;
    // Of one character that is read as several (a fraction), a hit on the first of them is on the whole of it.
    return { rule: name, level, start, end: Math.max(at[to] ?? 0, start + 1), words: GUARD_WORDS[name] };
  });
}
