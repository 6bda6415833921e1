import { isPlace } from './known-words.ts';
import { hits, IN_SHORT, KIN, NOT_PEOPLE, ONE_YOUNG, sentenceAround, UP_TO_FOUR, YOUNG_ONES, type Rule } from './patterns.ts';

const KINDS = '(?:(?!(?:among|amongst|in|of|for|to|with|by|per|and|or|hundred|thousand|million|groups?|teams?|between|from|than|as) )[a-z-]+ ){0,2}?';
/** Deaths and the like, each of which is somebody's; not what is held about them. */
const SOMEBODYS_END = '(?:(?:suicide|death|murder|stabbing|drowning)s?(?! (?:reviews?|overview|panels?|prevention|notifications?|rates?|audits?|strategy|training|per)\\b))';
const PEOPLE = `(?:${SOMEBODYS_END}|${ONE_YOUNG}|${YOUNG_ONES}|${KIN}(?! famil)|family|unaccompanied (?:minors?|children|boys|girls)|victims?)`;
/** Before a number that counts nobody: `Year 3 pupils`, `aged 4`, `3.2`, `of 12`. */
const NOT_A_COUNT = /(?:\b(?:years?|stage|key stage|level|tier|band|group|table|page|section|under|over|aged?|phase|wave|item|question|kloe|part|step|chapter|version|from|p\.|no\.|per|top|in|to|types? of|ks)|[\d.,/:=£-]|\d (?:to|and|or)|%) ?$/i;
const RATIO = new RegExp(`^(?:${UP_TO_FOUR}) (?:in|per|out of every) `, 'i');

const RATIO_AFTER = /^ (?:in|out of) (?:every|each|\d+|five|ten|twenty|three|four)\b/i;
const PART = /\b(?:thirds?|halves|quarters?|fifths|tenths|times|per cent|percent)\b/i;

const COUNTED = new RegExp(`(?<![\\w.])(?:a single|a couple of|a pair of|${UP_TO_FOUR}) (?:of (?:the|our|these|those) )?${KINDS}(?:looked[- ]after )?${PEOPLE}\\b${NOT_PEOPLE}`, 'gi');
const OF_THE_FEW = new RegExp(`\\b(?:${UP_TO_FOUR}|both|all|some|most|none|half) of (?:the |our |these |those |all )?(?:${UP_TO_FOUR}|five) ${KINDS}(?:${YOUNG_ONES}|care leavers)\\b${NOT_PEOPLE}|\\b[Oo]f (?:the|our) (?:${UP_TO_FOUR}) ${KINDS}(?:${YOUNG_ONES})\\b${NOT_PEOPLE}`, 'gi');
const THESE_FEW = new RegExp(`\\b(?:both|(?:the|our|all|these|those) (?:${UP_TO_FOUR})) (?:[a-z-]+ )?(?:siblings|brothers|sisters|twins|triplets|babies|boys|girls|children|young people)\\b${NOT_PEOPLE}|\\b(?:both|the|these|those) (?:[a-z]+ )?(?:twins|triplets|siblings from|brothers from|sisters from)\\b`, 'gi');
const ONE_FAMILY = /\b(?:one|a|single|whole|large) family of (?:three|four|five|six|seven|eight|nine|ten|\d{1,2})\b|\b(?:all|most|both|mostly|are|come|came|were|is) (?:from|of|by|due to) (?:one|1|the same|a single) (?:[a-z]+ )?family\b(?! (?:hub|help|support|team))|\bby the same family\b/gi;

const ONE_GROUP = /\b(?:one|a single|the same|two) (?:very )?(?:large |big )?sibling groups?\b/gi;

/** As in a table: `UASC: 3`. What goes on (`3.2`, `4%`, `3 steps`, `1, 2 and 3`) is no count of people. */
const LABELLED = new RegExp(`\\b${IN_SHORT}(?: in [A-Z][a-z]+)? ?(?:[:=]|-(?= )) ?${UP_TO_FOUR}(?=[ .]*(?:$|[;)\\n])|,(?! ?\\d)| (?:in(?! (?:\\d|every|each|five|ten))|this|last|boys?|girls?|placed|missing)\\b)`, 'gim');

/** What makes a small number of people a few whom somebody knows. */
const GRAVE =
  /\b(?:secure|hotel|caravan|custody|prison|adopted|adoption|unit|residential|children's homes?|pregnant|died|death|missing|unregistered|hospital|killed|murdered|stabbed|raped|arrested|excluded|placed|out of county|trafficked|sectioned|twins|share one house|same day|same week|same placement|removed at birth|born)\b/i;
/** Sentences about how one counts, not whom. */
const ABOUT_COUNTING = /\b(?:can|could|may|might|would|counts?|counted|recorded|recording|measure|definition|episodes?|percentage|change of system|survey|said|told us|asked)\b/;

/** Very few people, in figures or in words. */
export const smallCounts: Rule = (text) => [
  ...hits(text, OF_THE_FEW, 'small-count', () => 'block'),
  ...hits(text, ONE_FAMILY, 'small-count', () => 'block'),
  ...hits(text, ONE_GROUP, 'small-count', ({ 0: whole, index }) => (placeIn(sentenceAround(text, index, index + whole.length)) ? 'block' : 'confirm')),
  ...hits(text, THESE_FEW, 'small-count', ({ 0: whole, index }) => (ABOUT_COUNTING.test(sentenceAround(text, index, index + whole.length)) ? 'confirm' : 'block')),
  ...hits(text, LABELLED, 'few-people', ({ 0: whole, index }) => {
    const sentence = sentenceAround(text, index, index + whole.length);
    return GRAVE.test(sentence) || placeIn(sentence) ? 'block' : 'confirm';
  }),
  ...hits(text, COUNTED, 'few-people', ({ 0: whole, index }) => {
    const before = text.slice(Math.max(0, index - 16), index);
    if (NOT_A_COUNT.test(before) || RATIO.test(whole) || PART.test(whole) || RATIO_AFTER.test(text.slice(index + whole.length)) || /\b(?:or|and|to) more\b/i.test(text.slice(index, index + 24))) return null;
    const after = text.slice(index + whole.length, index + whole.length + 24);
    const one = /^(?:1|one|[o0]n[e3]) /i.test(whole);
    if (one && /^ (?:can|could|may|might|would|has|is|counts?|should|must|or more)\b|^, one /i.test(after)) return null;
    if (/^ (?:parent|hundred|thousand|times)\b/.test(after) || /\b(?:parent) famil/i.test(whole)) return null;
    const sentence = sentenceAround(text, index, index + whole.length);
    if (one && /\b(?:be|for) $/i.test(before)) return null;
    if (/^ who (?:came|were|was|had|have|went|moved|are|ran|left|rings?|lives?)\b/.test(after) && !ABOUT_COUNTING.test(sentence)) return 'block';
    if (GRAVE.test(sentence) && !/\bcounted\b|\bmeasure\b/i.test(sentence)) return 'block';
    return placeIn(sentence) && !ABOUT_COUNTING.test(sentence) ? 'block' : 'confirm';
  }),
];

const SOMEWHERE = /\b(?:in|from|at|near|around|of) (?:the )?([A-Z][a-z]+)/g;
const NO_PLACE = /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Year|Key|Stage|Monday|Tuesday|Wednesday|Thursday|Friday|Care|Need|Children|Spring|Summer|Autumn|Winter|Section|Ofsted|Q)/;

/** Whether a sentence names a place. */
export function placeIn(sentence: string): boolean {
  return [...sentence.matchAll(SOMEWHERE)].some(([, word = '']) => !NO_PLACE.test(word)) || /\b[A-Z][a-z]+\b/.test(sentence) && [...sentence.matchAll(/(?<!^)\b[A-Z][a-z]+\b/g)].some(([word]) => isPlace(word));
}

const RARE = new RegExp(`\\b(?:(?:the|our) (?:only|one|single|sole)|(?:just|only) one) (?:[A-Za-z-]+ ){0,3}?(?:${ONE_YOUNG}|${IN_SHORT}|family|sibling|${KIN})\\b${NOT_PEOPLE}`, 'gi');

/** One of a kind: whoever knows the place knows whom. */
export const onlyOne: Rule = (text) => [
  ...hits(text, RARE, 'few-people', ({ 0: whole }) => (/^(?:just|only)/i.test(whole) ? 'confirm' : 'block')),
  ...hits(text, /\b(?:identical )?twin (?:girls|boys|brothers|sisters|babies|daughters|sons)\b/gi, 'few-people', () => 'block'),
];
