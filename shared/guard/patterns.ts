import type { GuardLevel, GuardRule } from './finding.ts';

/** Something a rule found in a normalised text. */
export interface Hit {
  readonly rule: GuardRule;
  readonly level: GuardLevel;
  readonly start: number;
  readonly end: number;
}

/** What a rule is: from a normalised text to what it found there. */
export type Rule = (text: string) => readonly Hit[];

/** The hits of a pattern; `judge` says how grave each is, `null` that it is nothing. */
export function hits(text: string, pattern: RegExp, rule: GuardRule, judge: (match: RegExpMatchArray & { index: number }) => GuardLevel | null): Hit[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const level = judge(match);
    return level === null ? [] : [{ rule, level, start: match.index, end: match.index + match[0].length }];
  });
}

/** The sentence in which a place stands. Initials and `St.` end none. */
export function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const from = Math.max(0, ...[...before.matchAll(/\n|(?<=[a-z\d)]{2})[.!?]["')]?\s/g)].map(({ index }) => index + 1));
  const after = /\n|(?<=[a-z\d)]{2})[.!?]["')]?(?:\s|$)/.exec(text.slice(end));
  return text.slice(from, after ? end + after.index : text.length);
}

export const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** Small numbers in digits, words, and letters that stand for others. */
export const UP_TO_FOUR = '(?:[1-4]|[o0]n[e3]|tw[o0]|thr[e3]{2}|f[o0]ur)';
export const UP_TO_TWENTY = '(?:[o0]n[e3]|tw[o0]|thr[e3]{2}|f[o0]ur|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)';

/** People a figure may be about, singular and plural. */
export const ONE_YOUNG = '(?:child|kid|boy|girl|lad|lass|baby|infant|toddler|teen(?:ager)?|youngster|young (?:person|man|woman|mother|father|lad)|care[- ]leaver|pupil)';
export const KIN = "(?:mum|mam|mummy|mother|dad|daddy|father|step-?(?:mum|mother|dad|father|brother|sister)|parent|grand(?:mother|father|ma|pa|parent)|gran|nan|nana|grandad|aunt(?:ie)?|uncle|cousin|brother|sister|sibling|twin|son|daughter|half-?(?:brother|sister))";
export const YOUNG_ONES = '(?:children|kids|boys|girls|lads|babies|infants|toddlers|teen(?:ager)?s|youngsters|young (?:people|men|women|mothers)|care[- ]leavers|pupils|siblings?|brothers|sisters|twins|triplets|families|mothers|fathers|mums|dads|parents)';

/** What follows where a word for people is part of the name of something else. */
export const NOT_PEOPLE = "(?!['s-]|s?'| ?(?:protection|in need plan|in need team|in care council|safeguarding|death|poverty|plans?|benefit|population|level|sexual|criminal|hubs?|help|support|group|courts?|nurses?|centres?|workers?|justice|time|practice|services?|teams?|network|solutions|first|model|programme|homes?|social|care|commissioner|trust|panel|council|act|survey|rate|count|measure|view|safety|friendly|focused|centred)\\b)";
