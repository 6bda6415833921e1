import { before, hits, KIN, ONE_YOUNG, YOUNG_ONES, type Rule } from './patterns.ts';

/** Numbers above twenty in words. */
export const TENS = '(?:thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a )?hundred)';
/** Words that stand for a small number wherever they stand; `a pair of eyes` is a manner of speech. */
export const FEW_IN_WORDS = '(?:trio|duo|quartet|quintet|foursome|threesome|singleton|(?:the|this|that|mere|just|only|one) pair(?! of (?:eyes|hands))|single[ -](?:digits?|figures?)|(?:just|only|not|than|mere) a single)';

/** Nought in words. */
const NOUGHT = /(?<![\w-])(?:no[ -]?one|nobody|none|zero|nought|naught|nil)(?![\w])/gi;
const NOT_NOUGHT_BEFORE = /\b(?:second to|net|ground|sub) $/i;
/** What colleagues and readers do, and nobody who is counted: to know, to say, to ask. */
const READERS_DO = "know|tell|say|ask|explain|think|believe|like|mind|notice|understand|remember|check|answer|reply|read|publish|agree|expect|doubt|dispute|try|guess|assume|infer|conclude|compare|rely|share|wait|work (?:it |this )?out|find out";
const READERS_DID = 'knows?|knew|tells|told|says|said|asks|asked|explains|explained|thinks|thought|believes|believed|likes|liked|minds|minded|noticed|understands|understood|remembers|remembered|checks|checked|answers|answered|replied|reads|published|publishes|agrees|agreed|expects|expected|doubts|disputes|seems|owns';
const DONE_TO_READERS = 'told|asked|sure|able|aware|surprised|consulted|recognised|recognisable|identified|identifiable|named|certain|to blame|responsible|reading|checking';
const WORKING_HERE = '(?:here|there|yet|now|really|(?:in|on|from) (?:the|our) (?:team|office|service|council|board)|at the (?:council|meeting)|outside)';
const OUR_WORK = '(?:teams?|partners?|agencies|staff|systems?|reasons?|offices?|measures?|releases?|questions?|neighbours|authorities|councils|managers?|practitioners|workers|guidance|changes|reports|definitions|data)';
/** "None expected" and "none checked" may say a figure: of `none`, only what is done with it counts as harmless. */
const MAY = `(?:can|can't|cannot|could|couldn't|should|shouldn't|shall|would|will|may|might|must)(?: ever| really)? (?:${READERS_DO}|see|be (?:${DONE_TO_READERS}))`;
const IS = `(?:is|was|are|were|has been|had been)(?: yet| ever)? (?:${DONE_TO_READERS})`;
const MANNER_OF_SPEECH = '^(?:[ -](?:tolerance|hours?|sum|carbon|based|in on)\\b| other than\\b| the (?:wiser|less|better|worse)\\b';
const NOT_NONE_AFTER = new RegExp(`${MANNER_OF_SPEECH}| of (?:us|this|that|it|which|(?:the|our|these|those|my) (?:[a-z]+ )?${OUR_WORK})\\b| (?:${MAY}|${IS})(?![a-z]))`, 'i');
const NOT_NOBODY_AFTER = new RegExp(`^(?: of us\\b| (?:else )?(?:${WORKING_HERE} )?(?:${MAY}|${IS}|(?:has |have |had |ever |really |still )?(?:${READERS_DID}))(?![a-z]))`, 'i');

/** Whether the `one` that stands here is that of `no one`. */
export const saysNobody = (text: string, index: number): boolean => /\bno[ -]$/i.test(before(text, index));

function saysNoFigure(text: string, nought: string, index: number): boolean {
  const after = text.slice(index + nought.length, index + nought.length + 80);
  return NOT_NOUGHT_BEFORE.test(before(text, index)) || (/^no[ -]?(?:one|body)$/i.test(nought) ? NOT_NOBODY_AFTER : NOT_NONE_AFTER).test(after);
}

/** Of what is counted, `there were no …` is nought as well. */
const COUNTED = `(?:${ONE_YOUNG}|${YOUNG_ONES}|${KIN}|people|plans?|placements?|cases?|referrals?|episodes?|assessments?|adoptions?)`;
const THERE_WERE_NO = new RegExp(`\\b(?:there|we|they) (?:is|are|was|were|had|have|has) (?:no|not any) (?:[a-z-]+ ){0,2}?${COUNTED}\\b(?! (?:to|for)\\b)`, 'gi');

const PART = '(?:(?:a |one )?half|(?:a|one|two|a full) (?:third|quarter|fifth|sixth|eighth|tenth)s?|(?:two|three|four)[ -](?:thirds|quarters|fifths|tenths))';
const MULTIPLE = `(?:${PART}|double|twice|thrice|treble|triple|quadruple|(?:many|several|\\w+) times)`;
/** Of work one may write so: `half the number of staff`, `twice as many social workers`. */
const OF_WORK = '(?!(?: of)? (?:the |our |its )?(?:[a-z]+ )?(?:staff|social workers?|workers?|teams?|visits?|forms?|meetings?|posts?|hours?|managers?|offices?|vacanc\\w+|work|budget)\\b)';
const FIGURE = '(?:rates?|figures?|numbers?|values?|shares?|percentages?|levels?|totals?|counts?|medians?|means?|averages?)';
const EARLIER = '(?:(?:year|quarter|period|one|figure|rate) (?:before|earlier|ago)|previous|last (?:year|time|quarter|release)|(?:year|quarter) before last)';
const OTHERS = "(?:regions?|England|nation|country|neighbours?|counterparts?|others?|ours|theirs|yours|(?:19|20)\\d\\d)";
/** Where the name of others ends, or goes on as theirs: `half the region’s`; `half the region hides it` says nothing. */
const OF_OTHERS_ENDS = `(?='|,|[.;:!?)]|\\s*$| ${FIGURE}| (?:one|in|at|for|last|that)\\b)`;
const OF_THE = "(?:(?:of|in|for|the|that|our|its|their|a|all|regional|national|statistical|nearest|English|other) ){0,4}";
/** What a figure that is shown is compared by. */
const COMPARED = [
  `as (?:high|low|many|much|large|big|great|common|likely|few|small|bad)\\b${OF_WORK}`,
  `${OF_THE}(?:(?:regional|national|England|English) )?${FIGURE}\\b${OF_WORK}`,
  `${OF_THE}${EARLIER}\\b`,
  `${OF_THE}${OTHERS}${OF_OTHERS_ENDS}`,
  "(?:of )?what (?:it|ours|theirs|this|that|they|others|England|we (?:had|saw|counted|reported|published|recorded)|the (?:region|neighbours|others|year))\\b",
  '(?:of )?(?:that|those)(?= (?:of|in|for|at|seen|last)\\b|\\s*[.,;:!?)]|\\s*$)',
  '(?:lower|higher|fewer|less|greater|smaller|larger|bigger|below|above|again) (?:than|the|as)\\b',
].join('|');
const TIMES_OTHERS = new RegExp(`(?<![\\w-])${MULTIPLE} (?:${COMPARED})`, 'gi');

/** A share of those who are counted, and a share of a hundred. */
const PART_OF_THEM = new RegExp(`(?<![\\w-])${PART} (?:of )?(?:(?:all|the|our|these|those) ){0,2}(?:${COUNTED}(?! (?:teams?|services?|leads?|reviews?)\\b)|them|per ?cent|percentage points?|a (?:per ?cent|percentage point|point))\\b`, 'gi');

/** `It has doubled`, `the rate fell by a third`; of teams and budgets one may say so. */
const THE_FIGURE = `(?:it|this|that|ours|they|here|${FIGURE})`;
const GREW = new RegExp(`\\b${THE_FIGURE}(?: (?:has|have|had|was|were|is|more|than|nearly|almost|about|roughly|exactly|just|then|since)){0,4} (?:doubled|halved|trebled|tripled|quadrupled)\\b`, 'gi');
const BY_A_PART = new RegExp(`\\b(?:${THE_FIGURE}|we)(?: (?:has|have|had|is|was|went|are|were|just|then|since|exactly|about|almost|nearly)){0,3} (?:fell|fallen|rose|risen|dropped|grew|grown|increased|decreased|down|up|lower|higher)(?: by)?(?: (?:about|almost|nearly|exactly|over|just|roughly)){0,2} ${PART}\\b(?! of (?:the|our) (?:staff|team))`, 'gi');

const SAME = new RegExp(`\\b(?:(?:exactly|precisely|just) )?the same ${FIGURE} as\\b|\\b(?:exactly|precisely) (?:the same as|equal to|at|on) ${OF_THE}(?:${EARLIER}|${FIGURE}|${OTHERS}${OF_OTHERS_ENDS})`, 'gi');

/** A figure in words that say no number: nought, and what gives it beside one that is shown. Only where it is withheld. */
export const figuresInWords: Rule = (text) => [
  ...hits(text, NOUGHT, 'suppressed', ({ 0: whole, index }) => (saysNoFigure(text, whole, index) ? null : 'block')),
  ...[THERE_WERE_NO, TIMES_OTHERS, PART_OF_THEM, GREW, BY_A_PART, SAME].flatMap((pattern) => hits(text, pattern, 'suppressed', () => 'block')),
];
