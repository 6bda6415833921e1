/** A text as the rules read it, and where each of its characters stood in the one that was written. */
export interface Normal {
  readonly text: string;
  /** One number more than characters: the last is the length of what was written. */
  readonly at: readonly number[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', nbsp: ' ', commat: '@', period: '.', apos: "'", quot: '"', lt: '<', gt: '>', num: '#', hyphen: '-', ndash: '-', mdash: '-', rsquo: "'", lsquo: "'", zwj: '', zwnj: '', shy: '',
};
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));?/iy;

/** Letters of other alphabets that look like ours. */
const ALIKE = new Map([...'аеорсухіјѕԁһӏоАВЕКМНОРСТУХІЈЅαορν'].map((other, index) => [other, 'aeopcyxijsdhloABEKMHOPCTYXIJSaopv'[index] ?? '']));

/**
 * Undoes what hides words from a reader of patterns: entities, full-width and other digits, letters from other
 * alphabets, marks over letters, characters without a width, rows of blanks, and the many dashes, quotes and spaces.
 */
export function normalise(written: string): Normal {
  const asWritten = { text: written, at: Array.from({ length: written.length + 1 }, (_, index) => index) };
  // Twice: an entity may itself be written with one.
  return squeezed(HIDES_NOTHING.test(written) ? asWritten : again(again(asWritten)));
}

/** A page shows any number of blanks as one, and words stand as near to each other as it shows them. */
function squeezed(normal: Normal): Normal {
  if (!normal.text.includes('  ')) return normal;
  let text = '';
  const at: number[] = [];
  for (let index = 0; index < normal.text.length; index += 1) {
    if (normal.text[index] === ' ' && normal.text[index - 1] === ' ') continue;
    text += normal.text[index];
    at.push(normal.at[index] ?? 0);
  }
  at.push(normal.at.at(-1) ?? 0);
  return { text, at };
}

/** Most texts: nothing but what `plain` leaves as it is, and no `&` that may begin an entity. */
const HIDES_NOTHING = /^[\n -%'-_a-~]*$/;

function again({ text: before, at: places }: Normal): Normal {
  let text = '';
  const at: number[] = [];
  for (let index = 0; index < before.length; ) {
    const [from, length] = characterAt(before, index);
    for (const unit of plain(from)) {
      text += unit;
      for (let part = 0; part < unit.length; part += 1) at.push(places[index] ?? 0);
    }
    index += length;
  }
  at.push(places.at(-1) ?? 0);
  return { text, at };
}

function characterAt(text: string, index: number): [character: string, length: number] {
  if (text[index] === '&') {
    ENTITY.lastIndex = index;
    const match = ENTITY.exec(text);
    if (match) {
      const [whole, decimal, hex, name] = match;
      const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : NaN;
      if (code <= 0x10ffff) return [String.fromCodePoint(code), whole.length];
      const known = name === undefined || !whole.endsWith(';') ? undefined : ENTITIES[name.toLowerCase()];
      if (known !== undefined) return [known, whole.length];
    }
  }
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return [character, character.length];
}

function plain(character: string): string {
  if (character === '\n' || (character >= ' ' && character <= '~' && character !== '`')) return character;
  if (/^\p{Cf}$/u.test(character)) return '';
  if (character >= '\u2776' && character <= '\u2793') return String(((character.codePointAt(0) ?? 0) - 0x2776) % 10 + 1);
  const alike = ALIKE.get(character);
  if (alike !== undefined) return alike;
  return character
    .normalize('NFKD')
    .replace(/\p{Mn}|\p{Me}|\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\u2018\u2019\u201b\u2032`\u00b4\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[^\S\n]/g, ' ')
    .replace(/\p{Nd}/gu, digit);
}

/** Digits of every script stand ten in a row, beginning at a place that ends in 0 or 6. */
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  const low = code & 0xf;
  return String(/\p{Nd}/u.test(String.fromCodePoint(code - low)) && low < 10 ? low : (low + 10) % 16);
}

/** As they stand in the addresses of discussions and notes. */
const ID = /(?<![a-z\d])[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?![a-z\d])/gi;

/** The same with ids of pages as words that say nothing: by chance their digits may be those of a person or a figure. */
export function withoutIds({ text, at }: Normal): Normal {
  return { text: text.replace(ID, (id) => 'x'.repeat(id.length)), at };
}

const SPELLED = /(?<![\p{L}\d])[\p{L}\d](?:[ .\-_*]{1,2}[\p{L}\d']){2,}(?![\p{L}\d])/gu;

/** The same with `D H 1 4 Q R` written together; `null` where nothing is spelled. */
export function unspelled({ text, at }: Normal): Normal | null {
  let joined = '';
  const places: number[] = [];
  let done = 0;
  const take = (from: number, to: number, leaveOut: RegExp | null) => {
    for (let index = from; index < to; index += 1) {
      const character = text[index] ?? '';
      if (leaveOut?.test(character)) continue;
      joined += character;
      places.push(at[index] ?? 0);
    }
  };
  for (const match of text.matchAll(SPELLED)) {
    take(done, match.index, null);
    take(match.index, match.index + match[0].length, /[ .\-_*]/);
    done = match.index + match[0].length;
  }
  if (done === 0) return null;
  take(done, text.length, null);
  places.push(at.at(-1) ?? 0);
  return { text: joined, at: places };
}
