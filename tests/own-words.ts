import ts from 'typescript';

/** One piece of text that we wrote: a string or template in code, or text in JSX. */
export interface OwnText {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Words that judge an area, and colours that stand for a judgement. Whole words, in any case. */
const JUDGING = [
  /\brank(s|ed|ing|ings)?\b/gi,
  /\btarget(s|ed|ing)?\b/gi,
  /\bscor(e|es|ed|ing|ecards?)\b/gi,
  /\bbest\b/gi,
  /\bworst\b/gi,
  /\bleagues?\b/gi,
  /\bRAG\b/g,
  /\b(under|out|over)?-?perform(ance|ances|er|ers|ing|ed|s)?\b/gi,
  /\b(top|bottom) (quartile|quarter|decile|ten|10|performers?)\b/gi,
  /\b(good|bad|poor|strong|weak) (result|figure|rate|practice|area|authority|LA)s?\b/gi,
  /\b(failing|laggards?|winners?|losers?)\b/gi,
  /\b(red|amber|green)\b/gi,
  /\btag--(red|green)\b/gi,
];

/** A sentence that shouts. Not `!=`, `!important`, nor a negation in a pattern. */
const SHOUTING = /[\p{L}\p{N})’'"]!(?=\s|$|["’'])/gu;

/** Official terms and technical names that hold such a word, each with its reason. They are taken out before reading. */
export const ALLOWED: readonly { readonly term: RegExp; readonly why: string }[] = [
  { term: /\battainment 8 score\b/gi, why: 'the name of a published measure of the key stage 4 release' },
  { term: /^(average )?score$/g, why: 'the unit of that measure in the catalogue' },
  { term: /\bstrengths and difficulties (questionnaire )?score\b|\bSDQ (average )?score\b/gi, why: 'the name of a published measure: that questionnaire gives a score' },
  { term: /none is a measure of performance/g, why: 'the caveat says what figures are not' },
];

/** What is wrong with a text, as the words found; empty when nothing is. */
export function judgingWords(text: string): readonly string[] {
  const read = ALLOWED.reduce((rest, { term }) => rest.replace(term, ' '), text);
  return [...JUDGING, SHOUTING].flatMap((word) => read.match(word) ?? []);
}

/** Every text of a file that could reach a reader: module names are left out, comments are no texts. */
export function ownTexts(source: ts.SourceFile): readonly OwnText[] {
  const texts: OwnText[] = [];
  const add = (node: ts.Node, text: string) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (/\p{L}/u.test(text)) texts.push({ file: source.fileName, line, text: text.replace(/\s+/g, ' ').trim() });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || (ts.isExportDeclaration(node) && node.moduleSpecifier) || ts.isLiteralTypeNode(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) add(node, node.text);
    else if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) add(node, node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

/** Colours of a text (hexadecimal, rgb, hsl, or by name) that a reader sees as red or green. */
export function redOrGreen(text: string): readonly string[] {
  const hex = [...text.matchAll(/#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b/gi)].filter(([, digits]) => isRedOrGreen(channels(digits!)));
  const rgb = [...text.matchAll(/rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/gi)].filter(([, r, g, b]) => isRedOrGreen([Number(r), Number(g), Number(b)]));
  const hsl = [...text.matchAll(/hsla?\(\s*([\d.]+)(?:deg)?[\s,]+([\d.]+)%/gi)].filter(([, hue, saturation]) => Number(saturation) >= 30 && isRedOrGreenHue(Number(hue)));
  const names = [...text.matchAll(/\b(red|crimson|firebrick|darkred|tomato|green|lime|limegreen|forestgreen|seagreen|darkgreen)\b|govuk-colour\("(red|green)"/gi)];
  return [...hex, ...rgb, ...hsl, ...names].map(([found]) => found);
}

function channels(digits: string): [number, number, number] {
  const full = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return [0, 2, 4].map((start) => Number.parseInt(full.slice(start, start + 2), 16)) as [number, number, number];
}

function isRedOrGreen([r, g, b]: [number, number, number]): boolean {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const spread = most - least;
  // Nearly grey, nearly black or nearly white: no colour that says anything.
  if (spread < 40) return false;
  const sixth = most === r ? ((g - b) / spread + 6) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return isRedOrGreenHue(sixth * 60);
}

const isRedOrGreenHue = (hue: number) => hue < 14 || hue > 345 || (hue > 75 && hue < 165);
