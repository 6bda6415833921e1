/** Digits that stand together, as figures or in words. */
export interface DigitItem {
  readonly digits: string;
  /** Said in a word: `seven`, `double zero`. */
  readonly word: boolean;
  readonly start: number;
  readonly end: number;
}

const WORDS: Readonly<Record<string, string>> = { zero: '0', nought: '0', oh: '0', o: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' };
const NAMES = Object.keys(WORDS).join('|');
/**
 * Figures, with the letters people put for 0 and 1 among them; words for single digits. What goes on in letters and digits
 * is no number (`8464-9897763ac3c6` in an address); letters alone are a slip of the finger (`9434765919and`).
 */
const ITEM = new RegExp(`(?:(?<![a-z\\d])|(?<=\\bnhs))(?:(?:(double|triple|treble) (\\d|${NAMES})|(${NAMES}))(?![a-z\\d])|([\\dOol|]*\\d[\\dOol|]*)(?!\\d|[a-z]+\\d))`, 'gi');

/** Runs of digits that may be one number: only spaces, dashes and the like between them. */
export function digitRuns(text: string): readonly (readonly DigitItem[])[] {
  const runs: DigitItem[][] = [];
  for (const { 0: whole, 1: times, 2: repeated, 3: word, 4: figures, index } of text.matchAll(ITEM)) {
    const one = (said: string) => WORDS[said.toLowerCase()] ?? said;
    const digits = repeated ? one(repeated).repeat(times?.toLowerCase() === 'double' ? 2 : 3) : word ? one(word) : (figures ?? '').replace(/o/gi, '0').replace(/[l|]/g, '1');
    const item: DigitItem = { digits, word: !figures, start: index, end: index + whole.length };
    const last = runs.at(-1)?.at(-1);
    if (last && goesOn(last, item, text.slice(last.end, index))) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** A comma parts figures of a table, unless digits are dictated one by one. */
function goesOn(last: DigitItem, next: DigitItem, between: string): boolean {
  if (/^[ \-._()/]{0,3}$/.test(between)) return true;
  return /^, ?$/.test(between) && last.digits.length < 3 && next.digits.length < 3 && (last.word || next.word || last.digits.length + next.digits.length === 2);
}
