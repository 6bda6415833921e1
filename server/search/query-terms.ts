import { OTHER_NAMES } from '../../shared/areas/notes.ts';
import { AREAS, findArea, type Area } from '../../shared/areas/register.ts';
import { areaName } from '../../shared/format.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { PILLARS } from '../../shared/framework/pillars.ts';
import { LONGEST_QUERY, SPOKEN_SYNONYMS, SYNONYMS, WIDE_NAMES } from '../../shared/search.ts';
import { plain } from './documents.ts';

/** One thing that is looked for: any of its names will do. */
export interface Term {
  /** As typed. */
  readonly words: string;
  /** Other names of the same thing. */
  readonly names: readonly string[];
  readonly negated: boolean;
  /** Every word of it may stand anywhere: it was not typed as one phrase. */
  readonly loose: boolean;
  /** The last word may be the beginning of a longer one. */
  readonly unfinished: boolean;
}

/** What is looked for: one of these must be found, each with all of its terms. */
type Wanted = readonly (readonly Term[])[];

/** More words than this nobody types. */
const MOST_TERMS = 20;
/** Words that stand in nearly every sentence: where there are others, these are not asked for. */
const STOP_WORDS = new Set(['a', 'an', 'and', 'are', 'at', 'be', 'by', 'for', 'from', 'how', 'in', 'is', 'of', 'on', 'the', 'to', 'was', 'were', 'what', 'with']);
/** Shorter beginnings of words say nothing. */
const SHORTEST_BEGINNING = 3;

interface Token {
  readonly text: string;
  readonly quoted: boolean;
  readonly negated: boolean;
}

/**
 * Reads what was typed, as search engines on the web do: words, "phrases", -words that must not stand there, OR. Runs of
 * words that are one of the sector's names, an outcome's number, an area's or an indicator's name become one term with its
 * other names.
 */
export function wantedOf(query: string): Wanted {
  const text = query.slice(0, LONGEST_QUERY);
  const tokens = [...text.matchAll(/(-?)"([^"]*)"?|(\S+)/gu)].slice(0, MOST_TERMS * 2).map(([, minus, phrase, word]): Token =>
    word === undefined ? { text: phrase ?? '', quoted: true, negated: minus === '-' } : { text: word.replace(/^-(?=.)/u, ''), quoted: false, negated: /^-./u.test(word) });
  const alternatives: Token[][] = [[]];
  for (const token of tokens) {
    if (!token.quoted && token.text === 'OR') alternatives.push([]);
    else if (plain(token.text) !== '') alternatives.at(-1)!.push(token);
  }
  const finished = /\s$|"$/u.test(text);
  const last = tokens.at(-1);
  return alternatives.map((some) => termsOf(some, finished ? undefined : last)).filter((terms) => terms.some(({ negated }) => !negated)).map((terms) => terms.slice(0, MOST_TERMS));
}

function termsOf(tokens: readonly Token[], typedLast: Token | undefined): readonly Term[] {
  const terms: Term[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    const run = token.quoted || token.negated ? 1 : longestName(tokens, at);
    const words = tokens.slice(at, at + run).map(({ text }) => text).join(' ');
    at += run;
    const end = tokens[at - 1]!;
    const unfinished = !token.quoted && !token.negated && end === typedLast && plain(end.text).length >= SHORTEST_BEGINNING;
    terms.push({ words, names: token.quoted ? [] : namesOf(words), negated: token.negated, loose: run > 1, unfinished });
  }
  const telling = terms.filter(({ words }) => !STOP_WORDS.has(words.toLowerCase()));
  return telling.length > 0 ? telling : terms;
}

/** How many words from here on are one name; 1 where they are none. */
function longestName(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < tokens.length && end - at < LONGEST_NAME && !tokens[end]!.quoted && !tokens[end]!.negated) end += 1;
  for (; end - at > 1; end -= 1) {
    if (namesOf(tokens.slice(at, end).map(({ text }) => text).join(' ')).length > 0) return end - at;
  }
  return 1;
}

/** Other names of what these words name; none where they name nothing. */
function namesOf(words: string): readonly string[] {
  const key = plain(words);
  const names = [...(NAMES.get(key) ?? []), ...outcomeNames(key)];
  return [...new Set(names)].filter((name) => plain(name) !== key);
}

const NAMES: ReadonlyMap<string, readonly string[]> = namesByWords();
const LONGEST_NAME = Math.max(...[...NAMES.keys()].map((key) => key.split(' ').length));

function namesByWords(): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const add = (key: string, others: readonly string[]) => names.set(plain(key), [...(names.get(plain(key)) ?? []), ...others]);
  const wide = new Set(WIDE_NAMES.map(plain));
  for (const group of [...SYNONYMS, ...SPOKEN_SYNONYMS]) {
    const narrow = group.filter((name) => !wide.has(plain(name)));
    for (const name of narrow) add(name, narrow);
  }
  for (const area of AREAS) {
    for (const name of namesOfArea(area)) add(name, [area, ...(area.successors ?? []).flatMap((code) => findArea(code) ?? [])].flatMap(({ code }) => [areaName(code), code]));
  }
  // Notes, discussions and actions are filed under their indicator's slug.
  for (const { metric, shortTitle } of INDICATORS) {
    for (const name of new Set([shortTitle, metricOf(metric).title].flatMap((title) => [title, ...otherNames(title, wide)]).map(plain))) add(name, [metric]);
  }
  return names;
}

/** What else the sector calls it, and nothing besides: no spoken name, and of wide ones only those of several words. */
function otherNames(title: string, wide: ReadonlySet<string>): readonly string[] {
  const groups = SYNONYMS.filter((group) => group.some((name) => plain(name) === plain(title)));
  const spoken = new Set(SPOKEN_SYNONYMS.flat().map(plain));
  return groups.flat().filter((name) => !spoken.has(plain(name)) && (!wide.has(plain(name)) || plain(name).includes(' ')));
}

/** Every name and code an area has or had. */
function namesOfArea({ code, name, localCode, earlierCodes }: Area): readonly string[] {
  return [name, ...(OTHER_NAMES[code] ?? []), code, ...(localCode === undefined ? [] : [localCode]), ...earlierCodes];
}

/** "outcome 2": what bears this number now and what bore it once, by their titles and all numbers they have borne. */
function outcomeNames(words: string): readonly string[] {
  const number = /^outcome (\d)$/.exec(words)?.[1];
  if (number === undefined) return [];
  const borne = PILLARS.filter(({ numbers }) => numbers.some((one) => one.number === Number(number)));
  return borne.flatMap(({ title, shortTitle, numbers }) => [title, shortTitle, ...numbers.map((one) => `outcome ${one.number}`)]);
}
