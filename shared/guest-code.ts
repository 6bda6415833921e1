/** A guest code: six letters and digits, of which none looks or sounds in writing like another. No vowels: no words come of them. */
export const CODE_LETTERS = 'CDFGHJKMNPQRTVWXY2345789';
export const CODE_LENGTH = 6;

/** What people write who take one for the other, and what they mean. */
const TAKEN_FOR: Readonly<Record<string, string>> = { B: '8', S: '5', Z: '2', O: 'Q', '0': 'Q', '6': 'G', U: 'V' };

/** A code as it is kept and compared, whatever case, spaces, hyphens and look-alikes it was typed with. */
export function codeAsKept(typed: string): string {
  return [...typed.normalize('NFKC').toUpperCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).map((letter) => TAKEN_FOR[letter] ?? letter).join('');
}

/** In two groups, to be read aloud and from afar. */
export const codeAsShown = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`;
