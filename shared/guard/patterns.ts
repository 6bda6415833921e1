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

interface Ends {
  readonly text: string;
  /** Where sentences and lines end, each with the place after which the next one has begun. */
  readonly begins: readonly { readonly at: number; readonly over: number }[];
  readonly lines: readonly number[];
  readonly stops: readonly number[];
}
/** Of the text that is being checked: many rules ask about the same one, and reading it anew for each hit would take long. */
let ends: Ends = endsOf('');

function endsOf(text: string): Ends {
  return {
    text,
    begins: [...text.matchAll(/\n|(?<=[a-z\d)]{2})[.!?]["')]?\s/g)].map(({ 0: whole, index }) => ({ at: index + 1, over: index + whole.length })),
    lines: [...text.matchAll(/\n/g)].map(({ index }) => index),
    stops: [...text.matchAll(/(?<=[a-z\d)]{2})[.!?](?=["')]?(?:\s|$))/g)].map(({ index }) => index),
  };
}

/** So much of a sentence without an end counts, on either side: what stands further away says nothing of the place. */
const FURTHEST = 1_000;
/** As far back as what leads up to a place reaches: a title, a first name, "placed". */
const LEADING_UP = 40;

/** What stands right before a place: enough for a pattern that ends there. */
export function before(text: string, place: number): string {
  return text.slice(Math.max(0, place - LEADING_UP), place);
}

/** The sentence in which a place stands. Initials and `St.` end none. */
export function sentenceAround(text: string, start: number, end: number): string {
  if (ends.text !== text) ends = endsOf(text);
  const { begins, lines, stops } = ends;
  const from = begins[firstOf(begins.length, (index) => (begins[index]?.over ?? 0) > start) - 1]?.at ?? 0;
  const line = lines[firstOf(lines.length, (index) => (lines[index] ?? 0) >= end)] ?? text.length;
  // The two letters before a full stop are of the words that follow the place.
  const stop = stops[firstOf(stops.length, (index) => (stops[index] ?? 0) >= end + 2)] ?? text.length;
  return text.slice(Math.max(from, start - FURTHEST), Math.min(line, stop, end + FURTHEST));
}

/** Of a row in which `holds` begins to hold somewhere: where; its length where it never does. */
function firstOf(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** Small numbers in digits, words, and letters that stand for others. */
export const UP_TO_FOUR = '(?:[1-4]|[o0]n[e3]|tw[o0]|thr[e3]{2}|f[o0]ur)';
export const UP_TO_TWENTY = '(?:[o0]n[e3]|tw[o0]|thr[e3]{2}|f[o0]ur|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)';

/** People a figure may be about, singular and plural. */
export const ONE_YOUNG = '(?:child|kid|boy|girl|lad|lass|baby|infant|toddler|teen(?:ager)?|youngster|young (?:person|man|woman|mother|father|lad)|care[- ]leaver|pupil)';
export const KIN = "(?:mum|mam|mummy|mother|dad|daddy|father|step-?(?:mum|mother|dad|father|brother|sister)|parent|grand(?:mother|father|ma|pa|parent)|gran|nan|nana|grandad|aunt(?:ie)?|uncle|nephew|niece|cousin|brother|sister|sibling|twin|son|daughter|(?:grand|step-?)(?:son|daughter|child)|half-?(?:brother|sister))";
/** What a short form only describes where it stands before it: `two LAC reviews`, `three UASC leads`. */
const WORK_OF_SHORT_FORM = '(?:placements? (?:teams?|officers?|managers?)|leads?|advis[eo]rs?|staff|colleagues|reviews?|reviewing|assessments?|census|cohorts?|statistic\\w*|returns?|data|records?|recording|visits?|managers?|officers?|practitioners?|meetings?|conferences?|forms?|files?|audits?|polic(?:y|ies)|strateg\\w+|pathways?|procedures?|budgets?|categor\\w+|definitions?|codes?|measures?|figures?|numbers?|indicators?|rates?|columns?|tables?|transfer|funding|grants?|doctors?|health|education|dashboards?|reports?|questions?)';
const SHORT_FORMS = '(?:UASCs?|LACs?|CLAs?|CiNs?)';
/** Children as the sector writes them for short; as a word for work (`two CLA and CiN teams`) they count nobody. */
export const IN_SHORT = `${SHORT_FORMS}(?!(?:(?:/| (?:and|or) )${SHORT_FORMS})? ${WORK_OF_SHORT_FORM}\\b)(?!(?:/| (?:and|or) )${SHORT_FORMS} (?:teams?|plans?|nurses?|social workers?|services?)\\b)`;
/** Young people named by nothing but their age: `15-year-olds`, `under-fives`. */
export const OF_AN_AGE = `(?:(?:\\d{1,2}|${UP_TO_TWENTY})[ -]years?[ -]olds|(?:under|over)[ -](?:\\d{1,2}|${UP_TO_TWENTY})'?s)`;
const CARE_EXPERIENCED = 'care[ -]experienced(?! (?:[a-z]+ )?(?:advis[eo]rs?|staff|colleagues|consultants?|trainers?|apprentices?|ambassadors?|inspectors?|workers?|leads?|members?|researchers?|experts?)\\b)';
export const YOUNG_ONES = `(?:${IN_SHORT}|${OF_AN_AGE}|${CARE_EXPERIENCED}|children|kids|boys|girls|lads|babies|infants|toddlers|teen(?:ager)?s|youngsters|young (?:people|men|women|mothers)|care[- ]leavers|pupils|siblings?|brothers|sisters|twins|triplets|families|mothers|fathers|mums|dads|parents|grand(?:children|sons|daughters))`;

/** What follows where a word for people is part of the name of something else. */
export const NOT_PEOPLE = "(?!['s-]|s?'| ?(?:protection|in need plan|in need team|in care council|safeguarding|death|poverty|plans?|benefit|population|level|sexual|criminal|hubs?|help|support|group|courts?|nurses?|centres?|workers?|justice|time|practice|services?|teams?|network|solutions|first|model|programme|homes?|social|care|commissioner|trust|panel|council|act|survey|rate|count|measure|view|safety|friendly|focused|centred)\\b)";
