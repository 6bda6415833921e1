import type { World } from '../../shared/areas/register.ts';
import { DEFINITION_CHANGES, definitionVersionAt, definitionWords, type DefinitionChange } from '../../shared/framework/definitions.ts';
import type { Database } from '../db.ts';
import { shownEditions, suppressedNow, type EditionFigures, type SuppressedSince } from '../figures/queries.ts';

/** What notes are judged by: the figures that are shown, with what is suppressed and how measures are defined in them. */
export interface FiguresNow {
  /** The figures of a metric in one world; `undefined` where none are shown. */
  edition(metric: string, world: World): EditionFigures | undefined;
  readonly suppressed: SuppressedSince;
  /** Version of a metric's definition in the figures shown, and what is counted otherwise than in the version `was`. */
  definition(metric: string, world: World, was: number): { readonly version: number; readonly words: string } | null;
}

/**
 * The figures of these metrics as they are shown now, in both worlds. Ask for it outside of transactions: they hold one
 * connection, and must not wait for another. Figures are kept in the process, so this is quick wherever a page shows them.
 */
export async function figuresNow(db: Database, metrics: readonly string[], definitions?: readonly DefinitionChange[]): Promise<FiguresNow> {
  const asked = [...new Set(metrics)];
  const suppressed = await suppressedNow(db, asked);
  const worlds = { published: await shownEditions(db, 'published', asked), invented: await shownEditions(db, 'invented', asked) };
  return shownFigures((metric, world) => worlds[world].get(metric), suppressed, definitions);
}

/** The same of figures that were found already. */
export function shownFigures(edition: FiguresNow['edition'], suppressed: SuppressedSince, definitions = DEFINITION_CHANGES): FiguresNow {
  return {
    edition,
    suppressed,
    definition(metric, world, was) {
      const shown = edition(metric, world);
      if (!shown) return null;
      const version = definitionVersionAt(metric, shown.release.published, definitions);
      return { version, words: definitionWords(metric, was, version, definitions) };
    },
  };
}

/** ISO day on which the newer of an edition's releases came out. */
export function dayOfEdition({ release, denominator }: Pick<EditionFigures, 'release' | 'denominator'>): string {
  return denominator && denominator.published > release.published ? denominator.published : release.published;
}
