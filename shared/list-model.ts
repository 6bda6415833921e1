import { areaName, contentText, type Notation, type Reason } from './format.ts';

/** Local authorities of a group as they travel: columns in the order of the rows. */
export interface ListColumns {
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
  readonly text: string;
  /** Length of the bar, 0 to 1; 0 where there is no number, so that a bar never hints at one. */
  readonly share: number;
  /** So much larger than every other that its bar ends at the edge, and words say so. */
  readonly offScale: boolean;
  readonly closeness: string | null;
}

/** A value this many times the next largest one would flatten all the others. */
const FLATTENS = 3;
/** At most so many are drawn to the edge: City of London, the Isles of Scilly, and one more. */
const MOST_OFF_SCALE = 3;

/** Rows by name, as an English reader expects it. */
export function listModel(columns: ListColumns, notation: Notation): readonly ListRow[] {
  // A reason wins over whatever number somebody may have left beside it.
  const values = columns.values.map((value, index) => ((columns.reasons[index] ?? null) === null ? value : null));
  const top = topOfScale(values.filter((value): value is number => value !== null));
  return columns.codes
    .map((code, index): ListRow => {
      const value = values[index] ?? null;
      const symbol = columns.reasons[index] ?? null;
      const word = symbol === null ? (columns.words?.[index] ?? null) : null;
      const reason = symbol ?? (value === null && word === null ? 'none' : null);
      return {
        code,
        name: areaName(code),
        value,
        reason,
        text: word ?? contentText(value, reason, notation),
        share: value === null || top <= 0 ? 0 : Math.min(1, Math.max(0, value) / top),
        offScale: value !== null && value > top,
        closeness: columns.closeness?.[index] ?? null,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** The value at which a bar is full: the largest that does not flatten the others. */
function topOfScale(values: readonly number[]): number {
  const descending = [...values].sort((a, b) => b - a);
  let top = 0;
  for (let index = 0; index < MOST_OFF_SCALE && index + 1 < descending.length; index += 1) {
    const next = descending[index + 1]!;
    if (next > 0 && descending[index]! > FLATTENS * next) top = index + 1;
  }
  return descending[top] ?? 0;
}
