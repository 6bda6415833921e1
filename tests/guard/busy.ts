/** Pieces that keep a pattern looking when they stand over and over in a text. */
export const BUSY = [
  'two boys ', '1 ', '9-', 'nine ', 'A ', 'House ', 'she is 14 ', '12 Acacia ', 'one family of ', 'A.B. ',
  'Jayden said ', 'a-', '1,000.5 ', 'J a y d e n ', 'the 3 boys in Leeds who ', 'the hidden one is ', 'thr33 ', 'a at b dot ', 'St Mary ', '4 minus ',
] as const;

/** A text of so many letters made of one piece. */
export function overAndOver(piece: string, letters: number): string {
  return piece.repeat(Math.ceil(letters / piece.length)).slice(0, letters);
}
