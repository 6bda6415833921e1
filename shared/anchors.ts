import { z } from 'zod';

/** What a contribution is pinned to. Never pixels. `period` is empty where it is about the whole series. */
export interface Anchor {
  readonly metric: string;
  /** Newest ONS code. */
  readonly area: string;
  readonly period: string | null;
  /** Canonical breakdown key (shared/figures.ts). */
  readonly breakdown: string;
}

/** How much a note is about: one figure, a series or a range of it, an indicator, an area, or everything the workspace speaks of. */
const SCOPES = ['point', 'series', 'indicator', 'area', 'everything'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a note is pinned to; what its scope leaves open is empty. */
export interface WideAnchor {
  readonly scope: Scope;
  /** Empty for `area` and `everything`. */
  readonly metric: string | null;
  /** Newest ONS code; empty for `indicator` and `everything`. */
  readonly area: string | null;
  /** Further areas of a comparison, by newest code. */
  readonly otherAreas: readonly string[];
  /** First period of a range, or the point's; empty where it is about no period in particular. */
  readonly period: string | null;
  readonly periodTo: string | null;
  readonly breakdown: string;
}

const Chosen = (longest: number, words: string) => z.string({ error: words }).min(1, words).max(longest, words);

export const AnchorFields = {
  metric: Chosen(80, 'Choose an indicator.'),
  area: Chosen(40, 'Choose an area.'),
  period: z.string().regex(/^\d{4}(\/\d{2})?$/, 'Write a year as the figures have it: 2025, or 2024/25.'),
  breakdown: z.string().max(200).default(''),
};

/** Areas a comparison may name besides the first. */
const MOST_OTHER_AREAS = 10;

const Part = (longest: number) => z.union([z.string().max(longest), z.null()]).optional().transform((sent) => (sent === undefined || sent === '' ? null : sent));
const Period = z.union([z.literal(''), z.string().regex(/^\d{4}(\/\d{2})?$/, 'Choose a year that the chart shows.'), z.null()]).optional().transform((sent) => sent || null);
/** One or several values of a form; several in one field are divided by commas. */
const Codes = z
  .union([z.string().max(500), z.array(z.string().max(40)).max(50)])
  .optional()
  .transform((sent) => [...new Set((typeof sent === 'string' ? sent.split(',') : (sent ?? [])).map((code) => code.trim()).filter((code) => code !== ''))])
  .refine((codes) => codes.length <= MOST_OTHER_AREAS, `Compare with at most ${MOST_OTHER_AREAS} other areas.`);

/**
 * A note's anchor as a form sends it. What its scope leaves open may be sent all the same, since the form knows the
 * figure it was opened at: `readWideAnchor` leaves it out. A series is about a range where `periodTo` is sent.
 */
export const WideAnchorFields = {
  scope: z.enum(SCOPES, { error: 'Choose how much this note is about.' }).default('point'),
  metric: Part(80),
  area: Part(40),
  otherAreas: Codes,
  period: Period,
  periodTo: Period,
  breakdown: z.string().max(200).default(''),
};

/** Made by the browser (or the server for forms without JavaScript): the same key is the same write. */
export const SubmissionKey = z.uuid({ error: 'Reload the page and send again: the form lost its number.' });
