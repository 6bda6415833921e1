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
 * have two releases in reach, each is defined in the later one as it was in the earlier.
 */
export const DEFINITION_CHANGES: readonly DefinitionChange[] = [];
