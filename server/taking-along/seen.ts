import type { AnnotationView } from '../../shared/annotations.ts';
import { publishedText } from '../../shared/format.ts';
import { collectionOf, findDataset } from '../../shared/framework/datasets.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { INVENTED, publishedWords, releaseText } from '../../shared/view-facts.ts';
import type { Database } from '../db.ts';
import { stampOfKey } from '../figures/queries.ts';
import type { Said } from './content.ts';

/** Whose figures a note was written beside, and when they came out. */
export interface Seen {
  readonly source: string;
  readonly release: string;
  /** "published 30 October 2025". */
  readonly published: string;
}

/** The same by the key of the edition, for those that are public still. */
export type SeenIn = ReadonlyMap<string, Seen>;

/** Which figures a note was written beside. Where its figure is withheld by now, nothing leads to where it once stood. */
export function seenWith({ editionKey, withheldSince }: Pick<AnnotationView, 'editionKey' | 'withheldSince'>, seenIn: SeenIn): Seen | undefined {
  return editionKey === null || withheldSince !== undefined ? undefined : seenIn.get(editionKey);
}

/** Which figures the notes were written beside; none of them is read. */
export async function seenIn(db: Database, { notes, workspace }: Pick<Said, 'notes' | 'workspace'>): Promise<SeenIn> {
  const found = new Map<string, Seen>();
  for (const { metric, editionKey } of notes) {
    if (metric === null || editionKey === null || found.has(editionKey)) continue;
    const stamp = await stampOfKey(db, metric, workspace.invented ? 'invented' : 'published', editionKey);
    if (!stamp) continue;
    const source = stamp.invented ? INVENTED : sourceWords(metricOf(metric).dataset);
    found.set(editionKey, { source, release: releaseText({ ...stamp, published: publishedWords(stamp) }), published: publishedText(stamp.release) });
  }
  return found;
}

function sourceWords(slug: string): string {
  const dataset = findDataset(slug);
  if (!dataset) return 'Published statistics';
  const { publisher, title } = collectionOf(dataset);
  return `${publisher}, ${title}`;
}
