import type { GuardContext } from './finding.ts';
import { hits, MONTH, sentenceAround, UP_TO_TWENTY, type Hit } from './patterns.ts';
import { FEW_IN_WORDS, TENS, figuresInWords, saysNobody } from './withheld-words.ts';

const NUMBER = `(?:\\d+(?:\\.\\d+)?|${UP_TO_TWENTY}|none|nil|zero|a pair|a couple|a dozen|half a dozen|a handful)`;
const HIDDEN = "(?:(?:the )?(?:hidden|suppressed|missing|withheld|redacted|masked|blanked) (?:one|figure|value|number|year|cell|group|count|rate|percentage)?s?|(?:the |\")c\"?(?= )|(?:^|(?<=[\\s\"]))[\"']?c[\"']?(?= ?=| (?:is|stands|was|means)))";
const TOLD = new RegExp(`(?:${HIDDEN}) ?(?:[^.;\\n]{0,40}?)(?:\\b(?:is|was|are|were|must be|stands for|equals|means|would be|comes to|at|adds? up to)\\b|=)[^.;\\n\\d]{0,24}?\\b(?:a |an |only |about |exactly )?(?!(?:19|20)\\d\\d\\b)${NUMBER}\\b(?!/| ?(?:november|october|september|january|february|march|april|may|june|july|august|december))`, 'gi');
const MEANT = /\bwhat is (?:missing|hidden|suppressed)\b[^.;\n]{0,30}\b\w+/gi;
const WORKED_OUT = new RegExp(
  `\\b(?:${NUMBER}) ?(?:minus|less|take away|-(?= )|subtract(?:ed)?)[ ]+${NUMBER}\\b|\\bsubtract\\w*\\b|\\btake ${NUMBER} (?:from|off)\\b|\\b(?:so )?that leaves ${NUMBER}\\b|\\bleaves ${NUMBER}\\b|\\bwork(?:ed)? out the (?:hidden|missing|suppressed)\\b|\\b(?:adds?|sums?) up to ${NUMBER} (?:of|out of) ${NUMBER}|\\b(?:rest|others?) (?:is|are|adds? up to|sums? to|come to) ${NUMBER} (?:of|out of) ${NUMBER}|\\bif the total is\\b`,
  'gi',
);
const ANY = new RegExp(`(?<![\\w.,/])(?:\\d[\\d,]*(?:\\.\\d+)?|\\d*\\.\\d+|${UP_TO_TWENTY}|${TENS}|a pair|a couple|(?:half )?a dozen|a handful|${FEW_IN_WORDS})(?!(?!(?:per ?cent|pct?)\\b)\\w|/\\d|,\\d|\\.\\d)%?`, 'gi');
const SAYS_LITTLE_AFTER = /^(?:st|nd|rd|th)?(?: of)?[ -](?:teams?|offices?|hubs?|reasons?|years?|months?|weeks?|days?|quarters?|measures?|releases?|themes?|questions?|agencies|authorities|neighbours|regions?|partners|systems?|schools|homes|services|social workers?|managers?|practitioners|workers?|posts?|vacanc\w+|sessions?|meetings?|actions?|groups|pathways|thing|more thing|way|note)\b/i;
const DATE_BEFORE = new RegExp(`(?:\\b(?:section|table|page|item|version|year|kloe|stage|question|part|row|column|number of|${MONTH})\\.? ?)$`, 'i');
const DATE_AFTER = new RegExp(`^(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b`, 'i');
const LEET: readonly (readonly [RegExp, string])[] = [[/thr33|thr3e|thre3|th7ee/gi, 'three'], [/\btw0\b/gi, 'two'], [/\b(?:0ne|on3)\b/gi, 'one'], [/\b(?:f0ur|fou7)\b/gi, 'four'], [/\bfiv3\b|\bf1ve\b/gi, 'five'], [/\bs1x\b/gi, 'six']];

/** What stands in the place of a figure that its publisher withholds, or lets it be worked out. */
export function withheldFigures(written: string, { suppressed, withheld = [], hiddenPeriods = [] }: GuardContext): readonly Hit[] {
  if (!suppressed) return [];
  const text = LEET.reduce((so, [leet, word]) => so.replace(leet, (found) => word.padEnd(found.length)), written);
  const block = () => 'block' as const;
  const found = [...hits(text, TOLD, 'suppressed', block), ...hits(text, MEANT, 'suppressed', ({ 0: whole }) => (new RegExp(`\\b${NUMBER}$`, 'i').test(whole) ? 'block' : null)), ...hits(text, WORKED_OUT, 'suppressed', block)];
  // About a figure that is withheld itself no number is accepted that could stand in its place: to refuse only the
  // right one would say which it is.
  const anywhere = suppressed === 'here' ? [...hits(text, ANY, 'suppressed', (match) => (saysLittle(text, match) ? null : 'block')), ...figuresInWords(text)] : [];
  const once = withheld.length === 0 ? [] : hits(text, ANY, 'suppressed', ({ 0: whole, index }) => (isOneOf(whole, withheld) && !saysLittle(text, { 0: whole, index }) ? 'block' : null));
  const inHiddenPeriod = (start: number, end: number) => {
    const sentence = sentenceAround(text, start, end);
    return hiddenPeriods.some((period) => sentence.includes(period));
  };
  const ofPeriod = suppressed === 'among' && hiddenPeriods.length > 0 ? [
    ...hits(text, ANY, 'suppressed', (match) => (inHiddenPeriod(match.index, match.index + match[0].length) && !saysLittle(text, match) ? 'block' : null)),
    ...figuresInWords(text).filter(({ start, end }) => inHiddenPeriod(start, end)),
  ] : [];
  return [...found, ...anywhere, ...ofPeriod, ...once];
}

function saysLittle(text: string, { 0: whole, index }: { 0: string; index: number }): boolean {
  // "No one": `figuresInWords` judges it by what follows.
  if (/^one$/i.test(whole) && saysNobody(text, index)) return true;
  // "One by one", "one after another": manners of speech, no count.
  if (/^one$/i.test(whole) && (/^ by one\b|^ after (?:the other|another)\b|^ another\b/i.test(text.slice(index + 3)) || /\bone by $/i.test(text.slice(Math.max(0, index - 8), index)))) return true;
  const before = text.slice(Math.max(0, index - 16), index);
  const after = text.slice(index + whole.length, index + whole.length + 24);
  if (/^(?:19|20)\d\d$/.test(whole) || /^\d{1,2}$/.test(whole) && (DATE_AFTER.test(after) || DATE_BEFORE.test(before))) return true;
  return SAYS_LITTLE_AFTER.test(after) || DATE_BEFORE.test(before) && /^\d/.test(whole) || /-(?:year|month|week|point)\b/i.test(`${after.slice(0, 7)}`);
}

function isOneOf(written: string, withheld: readonly number[]): boolean {
  const value = Number(written.replace(/[,%]/g, ''));
  const WORDS = UP_TO_TWENTY.slice(3, -1).split('|');
  const said = Number.isNaN(value) ? WORDS.findIndex((word) => new RegExp(`^(?:${word})$`, 'i').test(written.trim())) + 1 : value;
  return said > 0 && withheld.includes(said);
}
