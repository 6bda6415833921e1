import { indicatorOf } from '../../../shared/framework/indicators.ts';
import type { MetricChanges } from '../../../shared/releases.ts';
import type { MeasureChanges } from '../../../shared/stewardship.ts';
import { changeLine, countsWords, FIGURE_KINDS, inReadingOrder, KIND_HEADINGS } from './change-words.ts';

/** Lines of each list on the page of a preview; the rest is in the CSV. */
export const MOST_PREVIEWED = 25;

/** What a release does to one measure, in words and in lists of at most `most` lines each. */
export function measureChanges({ metric, before, counts, changes, definition }: MetricChanges, most: number): MeasureChanges {
  return {
    slug: metric,
    title: indicatorOf(metric).shortTitle,
    words: before === null ? firstWords(counts.added) : changedWords(countsWords(counts)),
    definition,
    besides: indicatorOf(metric).companions.map(({ indicator }) => indicatorOf(indicator).shortTitle),
    tables: FIGURE_KINDS.flatMap((kind) => {
      const ofKind = changes.filter((change) => change.kind === kind);
      if (ofKind.length === 0) return [];
      return [{ heading: KIND_HEADINGS[kind], total: ofKind.length, lines: inReadingOrder(ofKind).slice(0, most).map(changeLine) }];
    }),
  };
}

function firstWords(count: number): string {
  return `The first figures of this measure here: all ${count.toLocaleString('en-GB')} are new.`;
}

function changedWords(words: string): string {
  return words === '' ? 'Every figure is as it was.' : `${words}.`;
}
