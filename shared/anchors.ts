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

export const AnchorFields = {
  metric: z.string().min(1).max(80),
  area: z.string().min(1).max(40),
  period: z.string().regex(/^\d{4}(\/\d{2})?$/),
  breakdown: z.string().max(200).default(''),
};

/** Made by the browser (or the server for forms without JavaScript): the same key is the same write. */
export const SubmissionKey = z.uuid({ error: 'Reload the page and send again: the form lost its number.' });
