/** Widths of DejaVu Sans, in ems, near enough to break lines by: a picture has no browser that would do it. */
const NARROW = /[ijlI.,:;|'’!()[\] ]/;
const THIN = /[ftr/-]/;
const WIDE = /[mwMWQO@%◆]/;

/** Width of a text in pixels, rather too much than too little. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const character of text) {
    ems += NARROW.test(character) ? 0.34 : THIN.test(character) ? 0.42 : WIDE.test(character) ? 0.93 : /[A-Z]/.test(character) ? 0.7 : 0.62;
  }
  return ems * size * (bold ? 1.1 : 1);
}

/** A text in lines of `width` pixels at most, broken between words; a word that is longer, such as an address, inside. */
export function linesOf(text: string, width: number, size: number, bold = false): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/).flatMap((one) => pieces(one, width, size, bold))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, bold) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number, size: number, bold: boolean): readonly string[] {
  if (textWidth(word, size, bold) <= width) return [word];
  const most = Math.max(1, Math.floor(width / (size * (bold ? 1.02 : 0.93))));
  return word.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [word];
}
