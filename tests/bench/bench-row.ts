/** One row of `npm run bench`: a promise, what was measured, and the floor it stands beside. */
export interface BenchRow {
  /** Row of the promises: `P5`. */
  readonly row: string;
  /** What was measured, in words. */
  readonly what: string;
  /** What was promised, in words: `at most 1.3 × stock Remix`. */
  readonly goal: string;
  /** Ours divided by the floor, the median of interleaved pairs; `null` where the promise is not a ratio. */
  readonly ratio: number | null;
  /** Absolute figures beside the floor, with units. */
  readonly detail: string;
  readonly holds: boolean;
}
