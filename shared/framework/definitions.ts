import { dateText } from '../format.ts';

/** What a measure is from a release on, where it is another thing than before under the same name. */
export interface DefinitionChange {
  readonly metric: string;
  /** ISO day of the first release with the new definition. */
  readonly from: string;
  /** What is counted otherwise, in a sentence. */
  readonly words: string;
}

/**
 * Definitions that publishers changed between two of their releases, kept as data. None so far: of the measures that
 * have two releases in reach, each is defined in the later one as it was in the earlier. A change is entered before its
 * release is signed off: what people wrote keeps the version that was shown to them.
 */
export const DEFINITION_CHANGES: readonly DefinitionChange[] = [];

/** Which version of its definition the figures of a metric have as a release of that day gives them; the first is 1. */
export function definitionVersionAt(metric: string, published: string, changes: readonly DefinitionChange[] = DEFINITION_CHANGES): number {
  return 1 + changesOfMetric(metric, changes).filter(({ from }) => from <= published).length;
}

/** In words: what is counted otherwise in one version than in another; empty where they are the same. */
export function definitionWords(metric: string, was: number, now: number, changes: readonly DefinitionChange[] = DEFINITION_CHANGES): string {
  const ordered = changesOfMetric(metric, changes);
  if (now >= was) return ordered.slice(was - 1, now - 1).map(({ words }) => words).join(' ');
  const undone = ordered[now - 1];
  return undone ? `It is shown again as it was defined before ${dateText(undone.from)}.` : 'It is shown as it was defined before.';
}

function changesOfMetric(metric: string, changes: readonly DefinitionChange[]): readonly DefinitionChange[] {
  return changes.filter((change) => change.metric === metric).sort((a, b) => (a.from < b.from ? -1 : 1));
}
