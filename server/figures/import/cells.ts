import Big from 'big.js';
import { isMissing, type Missing } from '../../../shared/figures.ts';

/** What the cells of a column may hold. */
export interface CellSyntax {
  readonly accepts: (text: string) => boolean;
  /** Completes "expected …". */
  readonly expected: string;
  /** An accepted text as plain number or symbol, where it is neither as it stands. */
  readonly meaning?: (text: string) => string;
}

const ZERO = 48;
const NINE = 57;
const MINUS = 45;

/** `-12.5`: digits, one dot between digits, no separators. Read by character: millions of cells pass here. */
export function isPlainNumber(text: string): boolean {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  const { length } = text;
  let dot = -1;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) continue;
    if (code !== 46 || dot !== -1 || at === start || at === length - 1) return false;
    dot = at;
  }
  return length > start && length <= 40;
}

const NUMBER_IN_A_SHEET = /^-?(\d+(\.\d+)?|\.\d+)([eE][-+]?\d{1,3})?$/;
const YEARS_AND_MONTHS = /^\d{2}:(0\d|1[01])$/;
const SHEET_SYMBOLS: Readonly<Record<string, Missing>> = { '[x]': 'x', '[z]': 'z' };

/** A count, share, rate or score from 0 upwards, or a symbol of the Department for Education's files. */
export const FIGURE: CellSyntax = {
  accepts: (text) => (isPlainNumber(text) && text.charCodeAt(0) !== MINUS) || isMissing(text),
  expected: 'a number from 0 upwards or one of the symbols c, k, low, u, x, z',
};

/** A share of a whole in per cent: more than all of it is a slip. */
export const PERCENT: CellSyntax = {
  accepts: (text) => FIGURE.accepts(text) && (isMissing(text) || Number(text) <= 100),
  expected: 'a number from 0 to 100 or one of the symbols c, k, low, u, x, z',
};

/** As `FIGURE`, below 0 too: progress scores. */
export const SIGNED_FIGURE: CellSyntax = {
  accepts: (text) => isPlainNumber(text) || isMissing(text),
  expected: 'a number or one of the symbols c, k, low, u, x, z',
};

/** A number, and nothing else. */
export const NUMBER: CellSyntax = { accepts: isPlainNumber, expected: 'a number' };

/** A number, or nothing. */
export const NUMBER_OR_BLANK: CellSyntax = { accepts: (text) => text === '' || isPlainNumber(text), expected: 'a number or an empty cell' };

/** Cells of the revenue outturn sheets: numbers as spreadsheets write them, and symbols in brackets. */
export const SHEET_NUMBER: CellSyntax = {
  accepts: (text) => isPlainNumber(text) || NUMBER_IN_A_SHEET.test(text) || text in SHEET_SYMBOLS || /^\[(n|Y|note \d+)\]$/.test(text),
  expected: 'a number, [x], [z], [n], [Y] or [note 1]',
};

/**
 * What a cell of a sheet says: a number without the digits that come of its double (`1173431.6299999999`), or a symbol:
 * `[Y]` is not relevant, `[n]` and a note in place of a number are not available.
 */
export function meaningOfSheet(text: string): string {
  if (NUMBER_IN_A_SHEET.test(text)) return new Big(Number(text)).toFixed();
  return SHEET_SYMBOLS[text] ?? (text === '[Y]' ? 'z' : 'x');
}

/** What a cell of a public health profile says: a number, or by its note in words `c` where it is suppressed, else `x`. */
export function meaningOfProfile(text: string, note: string): string {
  if (/suppress|disclosure/i.test(note)) return 'c';
  return text === '' ? 'x' : text;
}

/** `00:10` (years and months), a count, or a symbol. */
export const MONTHS_OR_FIGURE: CellSyntax = {
  accepts: (text) => YEARS_AND_MONTHS.test(text) || FIGURE.accepts(text),
  expected: 'years and months as YY:MM, a number or one of the symbols c, k, low, u, x, z',
};

/** `01:02` (a year and two months), which means 14 months, or a symbol; never a count. */
export const MONTHS: CellSyntax = {
  accepts: (text) => YEARS_AND_MONTHS.test(text) || isMissing(text),
  expected: 'years and months as YY:MM or one of the symbols c, k, low, u, x, z',
  meaning: (text) => (isMissing(text) ? text : String(Number(text.slice(0, 2)) * 12 + Number(text.slice(3)))),
};

/** `2024-06-10T00:00:00`. */
export const MOMENT: CellSyntax = {
  accepts: (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
  expected: 'a date and time such as 2024-06-10T00:00:00',
};

/** Anything, as long as there is something. */
export const WORDS: CellSyntax = { accepts: (text) => text.trim() !== '', expected: 'a text' };

/** One of a few words. */
export function oneOf(...words: readonly string[]): CellSyntax {
  const accepted = new Set(words);
  return { accepts: (text) => accepted.has(text), expected: `one of ${words.map((word) => (word === '' ? 'an empty cell' : `"${word}"`)).join(', ')}` };
}
