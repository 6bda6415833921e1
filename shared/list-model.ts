import { behindAt, behindSaid, behindShort, withheldText, type BehindColumns, type BehindNames } from './behind.ts';
import { areaName, contentText, type Notation, type Reason } from './format.ts';
import { largestOnScale } from './off-scale.ts';

/** Areas of a group as they travel: columns in the order of the rows. */
export interface ListColumns extends BehindColumns {
  /** ONS codes. */
  readonly codes: readonly string[];
  readonly values: readonly (number | null)[];
  readonly reasons: readonly (Reason | null)[];
  /** Judgements in words, where the measure is one. */
  readonly words?: readonly (string | null)[];
  /** Neighbours only: how close, in the model's words. */
  readonly closeness?: readonly string[];
}

export interface ListRow {
  readonly code: string;
  readonly name: string;
  readonly value: number | null;
  readonly reason: Reason | null;
  /** The number, the judgement, or the reason in words (or since when the figure is withheld). */
  readonly text: string;
  /** Length of the bar, 0 to 1; 0 where there is no number, so that a bar never hints at one. */
  readonly share: number;
  /** So much larger than every other that its bar ends at the edge, and words say so. */
  readonly offScale: boolean;
  /** Where its 95% confidence limits stand along the bar, 0 to 1. */
  readonly whisker: readonly [from: number, to: number] | null;
  /** "3,104 for 94,000": the count and its denominator, where the file has them. */
  readonly behind: string | null;
  /** "between 110.2 and 118.9": its 95% confidence limits. */
  readonly limits: string | null;
  /** The same, each with what it is. */
  readonly details: readonly string[];
  readonly closeness: string | null;
}

const PLAIN_NAMES: BehindNames = { count: 'Count', denominator: 'Out of' };

/** Rows by name, as an English reader expects it. */
export function listModel(columns: ListColumns, notation: Notation, names = PLAIN_NAMES): readonly ListRow[] {
  // A reason wins over whatever number somebody may have left beside it.
  const values = columns.values.map((value, index) => ((columns.reasons[index] ?? null) === null ? value : null));
  const top = largestOnScale(values.filter((value): value is number => value !== null));
  const along = (value: number) => (top <= 0 ? 0 : Math.min(1, Math.max(0, value) / top));
  return columns.codes
    .map((code, index): ListRow => {
      const value = values[index] ?? null;
      const symbol = columns.reasons[index] ?? null;
      const word = symbol === null ? (columns.words?.[index] ?? null) : null;
      const reason = symbol ?? (value === null && word === null ? 'none' : null);
      const behind = behindAt(columns, index, reason, notation);
      const offScale = value !== null && value > top;
      return {
        code,
        name: areaName(code),
        value,
        reason,
        text: word ?? withheldText(columns, index, reason) ?? contentText(value, reason, notation),
        share: value === null ? 0 : along(value),
        offScale,
        whisker: behind.limits && !offScale ? [along(behind.limits.lower), along(behind.limits.upper)] : null,
        behind: reason === null ? behindShort(behind, notation) : null,
        limits: behind.limits?.range ?? null,
        details: behindSaid(behind, names),
        closeness: columns.closeness?.[index] ?? null,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
