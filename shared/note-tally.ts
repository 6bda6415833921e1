import type { AnnotationView } from './annotations.ts';
import { oncePer } from './once-per.ts';

/**
 * Notes that came without their words and differ in nothing that marks, counts and filters ask for. Where a thousand
 * notes stand beside a figure, a page gets those it does not list as some dozens of these, until it asks for all.
 */
export interface NoteTally {
  /** What they have in common. */
  readonly like: Omit<AnnotationView, 'id' | 'at'>;
  /** When each was written, in milliseconds since 1970. */
  readonly at: readonly number[];
  /** The reader may edit them. */
  readonly mine: boolean;
}

/** The notes that tallies count, each as itself: with an id that is this page's alone, and `inPart`. */
export const notesOfTallies = oncePer((tallies: readonly NoteTally[]): readonly AnnotationView[] =>
  tallies.flatMap(({ like, at }, index) => {
    const one: Writable<AnnotationView> = { ...like, id: '', at: '', inPart: true };
    // A copy as it is, written into: adding to each copy takes ten times as long.
    return at.map((time, place) => {
      const note = { ...one };
      note.id = idOf(index, place);
      note.at = new Date(time).toISOString();
      return note;
    });
  }),
);

type Writable<Item> = { -readonly [Key in keyof Item]: Item[Key] };

/** Ids of those among them that the reader may edit. */
export function mineOfTallies(tallies: readonly NoteTally[]): string[] {
  return tallies.flatMap(({ mine, at }, index) => (mine ? at.map((_, place) => idOf(index, place)) : []));
}

const idOf = (index: number, place: number) => `in-part-${index}-${place}`;
