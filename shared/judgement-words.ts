import type { Judgement } from './annotations.ts';
import { dateText } from './format.ts';

/** What became of the figure since; `null` where it is the same. No word of it says whether that is good. */
export function judgementWords(judgement: Judgement): string | null {
  switch (judgement.verdict) {
    case 'same':
      return null;
    case 'revised':
      return `figure revised since: ${judgement.was} → ${judgement.now}`;
    case 'suppressed':
      return `withheld since ${dateText(judgement.since)}`;
    case 'definition-changed':
      return `definition changed since: ${judgement.now}`;
    case 'area-succeeded':
      return `area succeeded by ${judgement.by}`;
    case 'period-withdrawn':
      return 'year withdrawn since';
    case 'unplaced':
      return `not placed: ${judgement.why}`;
  }
}
