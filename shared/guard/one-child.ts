import { placeIn } from './counts.ts';
import { hits, KIN, NOT_PEOPLE, ONE_YOUNG, sentenceAround, UP_TO_TWENTY, type Rule } from './patterns.ts';

const AGE = `(?:\\d{1,2}|${UP_TO_TWENTY})`;
const OLD = `${AGE}[ -]?(?:years?|yrs?|months?|weeks?|days?|y\\/?o)[ -]?(?:olds?)?`;
const GROUP_AFTER = /^(?:s\b| (?:olds\b|cohort|groups?|threshold|rule|age|population|limit|checks?|reviews?|protocol|pathway|offer|plan|programme|average|period|trend|strategy|contract))|^ ?(?:to|and|or|-) /i;

const AGED_ONE = new RegExp(`\\b(the|this|that|our|his|her|their|my|whose|a|an|another|one) (?:[a-z]+ )?${OLD}(?![a-z])`, 'gi');
const YOUNG_AGED = new RegExp(`\\b(?:(?:a|an|one|the|this|that|our|his|her|their|another|only) )(?:[a-z]+ )?(${ONE_YOUNG}|${KIN})(?: (?:in|from|at) [A-Z][a-z]+)?(?:,? (?:aged|of|who (?:is|was)(?: only)?)\\b|(?:,| \\()(?= ?\\d{1,2}[,).]))? ?${AGE}(?:,|\\)|\\.| (?!years? ago|or |to |and |per|-|%|other|of )|$)(?! ?(?:to|or|and) (?:\\d|over|under|above|younger|older))`, 'gi');

/** What happens to one child or one family, and to no statistic. */
const HARD =
  "murdered|killed|raped|assaulted|abused|stabbed|arrested|convicted|charged|sectioned|shaken|beaten|restrained|pregnant|trafficked|groomed|hospitalised|detained|sentenced|injured|burnt|drowned|found in|found with|found at|held in|died|die|disclosed|absconded|ran away|run away|went missing|been missing|overdosed|self-harmed|gave birth|disappeared|set fire|attacked|attempted|tried to|take (?:his|her|their) (?:own )?life|threatened|in prison|known to us|on a plan since|left alone|alone|caravan site|travellers' site|lives with|nine placements|\\w+ placements";
const SOFT = 'excluded|expelled|removed|placed|moved|returned|taken|adopted|missing|neglected|separated|refused|lost|came into care|left|was|were|had|told (?:her|his|their|a|the)';
const WHO = `(?:${ONE_YOUNG}|${KIN}|family|victim|perpetrator|partner)`;
const SUBJECT = new RegExp(`\\b(one of (?:our|the|these|those|my)|the|this|that|our|my|his|her|a|an|another|one) (?:(?!(?:a|an|the|every|each|any|no|if|when) )[a-z-]+ ){0,2}?(?:${WHO}(?:'s (?:${KIN}|partner|boyfriend|girlfriend|ex|carer|friend))?|children|young people|care leavers|pupils|boys|girls|families|babies)\\b${NOT_PEOPLE}`, 'gi');
const IF = /\b(?:if|when|whether|where|unless|once|every time|each time|before|how often|any|every|each)\b[^.,;]{0,30}$/i;

/** Talk about one child or one family instead of figures and practice. */
export const oneChild: Rule = (text) => [
  ...hits(text, AGED_ONE, 'one-child', ({ 0: whole, 1: which = '', index }) => {
    const after = text.slice(index + whole.length);
    if (GROUP_AFTER.test(after) || !/old|y\/?o/i.test(whole)) return null;
    if (/^(?:a|an|another|one)$/i.test(which) && /^ (?:can|could|may|might|must|has the right)\b/.test(after)) return null;
    if (/^(?:a|an|another|one)$/i.test(which) && /\b(?:got|have|had|has|'ve|know|placed|moved|met) $/i.test(text.slice(Math.max(0, index - 10), index))) return 'block';
    if (/^(?:a|an|another|one)$/i.test(which)) return hard(after) || placeIn(sentenceAround(text, index, index + whole.length)) ? 'block' : 'confirm';
    return /^our$/i.test(which) && /^s/.test(after) ? null : 'block';
  }),
  ...hits(text, YOUNG_AGED, 'one-child', ({ 1: who = '', 0: whole }) => (/^(?:child|young person|pupil|baby)$/i.test(who) && /^(?:a|an) /i.test(whole) ? 'confirm' : 'block')),
  ...hits(text, SUBJECT, 'one-child', ({ 0: whole, 1: which = '', index }) => {
    const after = /^[^.;\n]{0,90}/.exec(text.slice(index + whole.length))?.[0] ?? '';
    if (/^ (?:and|or) (?:baby|child|toddler)\b/i.test(after)) return null;
    const general = /^(?:a|an|another|one)$/i.test(which) && !/\b(?:boy|girl|lad|lass)\b/i.test(whole);
    const supposed = IF.test(text.slice(Math.max(0, index - 40), index));
    if (supposed) return null;
    if (/^one of/i.test(which)) return hard(after) ? 'block' : null;
    const plural = /\b(?:children|young people|care leavers|pupils|boys|girls|families|babies)$/i.test(whole);
    if (plural) return null;
    if (hard(after)) return general && !placeIn(sentenceAround(text, index, index + whole.length)) && !happened(after) ? null : 'block';
    if (/^(?:this|that)$/i.test(which)) return soft(after) ? 'block' : null;
    if (general) return null;
    if (/\b(?:toddler|baby|boy|girl|lad|lass|teenager)$/i.test(whole) && /^ (?:had|was|went|got|told|said|has been|lived|ran|came)\b/.test(after)) return 'block';
    return /^(?:the|his|her|my)$/i.test(which) && moved(after) ? 'block' : null;
  }),
  ...somebodyKnown(text),
  ...hits(text, /\b(?:the|that|this) (?:lad|lass|boy|girl|kid|mum|baby) (?:from|in|who|with|we|that|whose|on)\b/gi, 'one-child', () => 'block'),
];

const PARENT = '(?:mum|mam|mummy|mother|dad|daddy|father|step-?(?:mum|mother|dad|father)|nan|gran|grandmother|grandfather|boyfriend)';
const GENERALLY = /\b(?:most|usually|often|sometimes|if|when|each|every|any|cases|should|must)\b/i;

/** A person nobody named, whom the writer has in mind: `she’s 14`, `Dad was`, `the girl I mentioned`, `Child J’s placement`. */
const somebodyKnown: Rule = (text) => [
  ...hits(text, /\b(?:she|he)(?:'s| is| was| turned| had turned)(?: only| just| now| still)? (?:\d{1,2}|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b(?! ?(?:%|per|days|weeks|months))/gi, 'one-child', () => 'block'),
  ...hits(text, new RegExp(`\\b(?:she|he)(?:'s| is| was| has| had)?(?: been| then| also| again| still)* (?:${HARD}|placed|removed|adopted|excluded|missing|moved (?:to|from|again|twice|back)|came into care|in care|on a plan|pregnant)(?![a-z])`, 'gi'), 'one-child', () => 'block'),
  ...hits(text, new RegExp(`(?<![A-Za-z'-])(?:Mum|Mam|Mummy|Dad|Daddy|Nan|Gran|Grandma|Step-?dad|Step-?mum)(?:, [^,.]{2,40},)? (?:is|was|has|had|did|went|left|took|told|says|said|refused|lives|got|rang|called|died|tried|wants|killed|kept|came|moved)\\b`, 'g'), 'one-child', () => 'block'),
  ...hits(text, new RegExp(`\\bthe ${PARENT}(?:, [^,.\\n]{2,50},)? (?:is|was|has|had)\\b`, 'gi'), 'one-child', ({ 0: whole, index }) =>
    GENERALLY.test(sentenceAround(text, index, index + whole.length)) ? null : whole.includes(',') ? 'block' : 'confirm'),
  ...hits(text, /\b(?:the|that|this) (?:(?:boy|girl|lad|lass|kid|baby|mum|dad) (?:I|we|you|they|he|she)|(?:child|family|young person|care leaver) I) |\bthat family (?:from|in|who|with|we) /gi, 'one-child', () => 'block'),
  ...hits(text, /(?<![A-Za-z])(?:Child|Boy|Girl|Baby|YP|Young [Pp]erson|Family|Sibling|Mother|Father) (?!P\b|A\*)[A-Z](?:'s)?(?![A-Za-z])/g, 'one-child', ({ 0: whole, index }) =>
    whole.endsWith("'s") || /^ (?:is|was|were|has|had|went|came|moved)\b/.test(text.slice(index + whole.length)) ? 'block' : 'confirm'),
  ...hits(text, /\bYPs? (?:is|was|has|had|aged|went|came)\b/g, 'one-child', () => 'block'),
  ...hits(text, new RegExp(`\\b(?:our|the|my) (?:youngest|oldest|eldest) (?:${ONE_YOUNG}|${KIN})\\b[^.;\\n]{0,24}\\b(?:is|was|aged|at)\\b ?(?:only |just )?\\d{1,2}\\b`, 'gi'), 'one-child', () => 'block'),
  ...hits(text, new RegExp(`\\bmy (?:own )?(?:${KIN}|kids?|child(?:ren)?) (?:was|were|is|are|had|has|have|went|lives?|died)\\b`, 'gi'), 'one-child', () => 'block'),
  ...hits(text, /(?:^|[.;:!?\n-] )(?:[Ll]ittle |[Yy]oung |[Tt]eenage |[Dd]isabled )?(?:[Bb]oy|[Gg]irl|[Ll]ad|[Ll]ass|[Bb]aby|[Mm]um|[Dd]ad|[Tt]oddler|[Tt]eenager) (?:in|from|with|who|of \d|aged|at)\b/g, 'one-child', () => 'block'),
  ...hits(text, /(?<![\w-])(?:\d{1,2}|[A-Za-z]{3,9})[ -]?(?:year|yr|month)[ -]old,? [A-Z][a-z]+/g, 'one-child', () => 'block'),
  ...hits(text, /\b\d{1,2} ?(?:yo|y\/o|yr old) (?:boy|girl|lad|male|female|child)\b/gi, 'one-child', () => 'block'),
];

const hard = (after: string) => new RegExp(`^[^.;]{0,60}\\b(?:${HARD})(?![a-z])`, 'i').test(after);
const soft = (after: string) => new RegExp(`^[^.;]{0,30}\\b(?:${SOFT})(?![a-z])`, 'i').test(after);
/** Not only what may happen: it did. */
const happened = (after: string) => /^[^.;]{0,40}\b(?:was|were|had|has been|died|gave|tried|disclosed|went|ran|attacked|set|got|is now|have|overdosed|absconded|threatened|self-harmed|attempted|disappeared)\b/i.test(after);
const moved = (after: string) => /^ (?:who )?(?:was|were|had been|has been|have been) (?:then |also |again |twice )?(?:moved|placed|removed|excluded|returned|found|taken|adopted|expelled|separated|re-?referred)\b/i.test(after);
