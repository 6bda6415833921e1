/** Pieces that keep a pattern looking when they stand over and over in a text. */
export const BUSY = [
  'two boys ', '1 ', '9-', 'nine ', 'A ', 'House ', 'she is 14 ', '12 Acacia ', 'one family of ', 'A.B. ',
  'Jayden said ', 'a-', '1,000.5 ', 'J a y d e n ', 'the 3 boys in Leeds who ', 'the hidden one is ', 'thr33 ', 'a at b dot ', 'St Mary ', '4 minus ',
  'half the ', 'half of the region in 2022 ', 'no one has ', 'it has been more than ', 'twice as ', '3 UASC ', 'CLA or ', 'under 5 ', '3 April is her ', 'was no long such ', 'a of the third ',
] as const;

/** A text of so many letters made of one piece. */
export function overAndOver(piece: string, letters: number): string {
  return piece.repeat(Math.ceil(letters / piece.length)).slice(0, letters);
}
