import { z } from 'zod';
import type { ReleaseState, ReleaseSummary } from './releases.ts';
import { isSeen, storable } from './written-text.ts';

/** What a data steward does to a release. */
export const ReleaseChangeForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('sign-off'), seen: z.coerce.number().int() }),
  z.object({
    intent: z.literal('roll-back'),
    seen: z.coerce.number().int(),
    reason: z.string().trim().refine(isSeen, 'Say why, so that others understand what happened.').max(500, 'Say it in at most 500 letters.').transform(storable),
  }),
  z.object({ intent: z.literal('discard'), seen: z.coerce.number().int() }),
]);
export type ReleaseChange = z.infer<typeof ReleaseChangeForm>;

/** One line of a release's history, oldest first. */
export interface ReleaseEventView {
  /** "Loaded", "Signed off", "Rolled back", "Discarded". */
  readonly words: string;
  readonly by: string;
  /** ISO time. */
  readonly at: string;
  readonly reason: string | null;
}

/** A release as data stewards see it. */
export interface StewardRelease extends Pick<ReleaseSummary, 'id' | 'title' | 'collection' | 'publisher' | 'published' | 'assumed' | 'world' | 'state'> {
  /** "the year to 31 March 2025": what its newest period covers. */
  readonly covers: string;
  readonly feeds: readonly { readonly slug: string; readonly title: string }[];
  readonly history: readonly ReleaseEventView[];
  /** Number of the last thing that happened to it: a decision made on an older view is refused. */
  readonly seen: number;
}

/** What became of one file of an upload. */
export interface UploadedFile {
  readonly file: string;
  readonly result: 'loaded' | 'unchanged' | 'left alone' | 'refused';
  /** One sentence; for a refused file with line, column, what was expected and what was found. */
  readonly words: string;
  /** The release to look at; `null` where there is none. */
  readonly release: string | null;
}

/** A file that somebody sent, from its first byte to what became of it. Kept while the program runs. */
export interface UploadView {
  readonly id: string;
  readonly fileName: string;
  readonly stage: 'arriving' | 'waiting' | 'checking' | 'done' | 'broken off';
  readonly bytes: number;
  readonly rows: number;
  /** ISO time. */
  readonly since: string;
  readonly files: readonly UploadedFile[];
}

/** The first page of data stewards. */
export interface StewardView {
  readonly releases: Readonly<Record<ReleaseState, readonly StewardRelease[]>>;
  /** The reader's own, newest first. */
  readonly uploads: readonly UploadView[];
  /** Names of others whose files are being read now. */
  readonly others: readonly string[];
  /** In bytes. */
  readonly largest: number;
}

/** One figure of a list of changes, in words. */
export interface ChangeLine {
  readonly area: string;
  readonly period: string;
  /** Empty where the measure has none. */
  readonly breakdown: string;
  readonly before: string;
  readonly after: string;
}

/** The changes of one kind to one measure. */
export interface ChangeTable {
  /** "Revised". */
  readonly heading: string;
  readonly total: number;
  /** The first of them, by area, period and breakdown. */
  readonly lines: readonly ChangeLine[];
}

/** What a release does to one measure. */
export interface MeasureChanges {
  readonly slug: string;
  readonly title: string;
  /** "12 figures revised, 1,140 new." */
  readonly words: string;
  readonly definition: string | null;
  readonly tables: readonly ChangeTable[];
  /** Indicators to read it beside, by name. */
  readonly besides: readonly string[];
}

/** A release before a decision: what it changes. */
export interface ReleasePreview {
  readonly release: StewardRelease;
  readonly measures: readonly MeasureChanges[];
  /** Nothing was shown before, so there is nothing to compare with. */
  readonly first: boolean;
}
