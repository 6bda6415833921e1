import { isFirstName } from './known-words.ts';
import { hits, KIN, MONTH as MONTHS, ONE_YOUNG, sentenceAround, type Rule } from './patterns.ts';

const AREAS =
  'AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE';
const POSTCODE = new RegExp(`(?<![a-z\\d])(?:${AREAS})\\d[\\da-z]?[ ._/-]{0,3}\\d(?!st|nd|rd|th)[abd-hjlnp-uw-z]{2}(?![a-z\\d])`, 'gi');

/** Whole postcodes; a district alone says little. */
export const postcodes: Rule = (text) => hits(text, POSTCODE, 'postcode', () => 'block');

const STREET = /\b\d{1,4}[a-c]?,? [A-Z][a-z']+ (?:[A-Z][a-z]+ )?(?:Road|Street|Avenue|Lane|Close|Drive|Way|Crescent|Terrace|Gardens|Grove|Row|Mews|Place|Court|Walk)\b/g;
const LIVING = /\b(?:lives?|living|flat|house|family|home|moved|mum|mother|dad|father|child|carer|address|burn\w*)\b/i;

/** Houses in a street: of an office, one is asked about it. */
export const streets: Rule = (text) => hits(text, STREET, 'address', ({ 0: whole, index }) => (LIVING.test(sentenceAround(text, index, index + whole.length)) ? 'block' : 'confirm'));

const AT = '(?: ?@ ?| ?[[({<] ?at ?[\\])}>] ?)';
const DOT = '(?:\\.| ?[[({<] ?dot ?[\\])}>] ?| dot )';
const WRITTEN = new RegExp(`(?<![\\w.+%-])[\\w.+%-]{1,64}${AT}([\\w-]+(?:${DOT}[\\w-]+)+)`, 'gi');
const SAID = /(?<![\w.+%-])[\w.+%-]{1,64} at ((?:[\w-]+(?: dot [\w-]+)+|(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|btinternet|sky|msn|proton(?:mail)?)(?:\.[\w.-]+)?))(?![\w])/gi;

/** Addresses of services and of people at work: worth a word, not more. */
const AT_WORK = /\.(?:gov\.uk|gov|police\.uk|ac\.uk|sch\.uk|nhs\.uk|org\.uk|org)$|^(?:[\w-]+\.)*(?:nhs\.net|nhs\.uk|gov\.uk|cjsm\.net|parliament\.uk)$/i;

/** Mail addresses, also where `at` and `dot` are said in words. */
export const emails: Rule = (text) => {
  const plainDomain = (domain: string) => domain.replace(/ ?[[({<]? ?\bdot\b ?[\])}>]? ?/gi, '.').replace(/\.+/g, '.');
  return [WRITTEN, SAID].flatMap((pattern) =>
    hits(text, pattern, 'email', ([, domain = '']) => (AT_WORK.test(plainDomain(domain)) ? 'nudge' : 'block')).map((hit) => (hit.level === 'nudge' ? { ...hit, rule: 'work-email' as const } : hit)),
  );
};

const DAY = `(?:\\d{1,2}[/.\\- ]\\d{1,2}[/.\\- ]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?(?: day)?(?: of)? ${MONTHS}\\b|${MONTHS}\\.? \\d{1,2}(?:st|nd|rd|th)?\\b)`;
const BIRTH_NAMED = new RegExp(`(?<![a-z])(?:d\\.? ?o\\.? ?b\\.?|date of birth|birth ?date|birthday)(?:'s)?(?![a-z])[\\s:=(-]*(?:(?:is|was|of|on|the|given as|recorded as|falls on)[\\s:]+)*${DAY}`, 'gi');
const WHOSE = `(?:his|her|their|my|(?:the|this|that|our) ${ONE_YOUNG}'s|(?:the|his|her|their|my) ${KIN}'s|[A-Z][a-z]+'s)`;
/** The day before the word: `3rd April 2016 is her birthday`, `4/5/2012 (DOB)`; what goes on (`date of birth is required`) speaks of a field. */
const NAMED_BIRTH = new RegExp(`(?<![\\d/.])${DAY}(?:,? \\d{4})?,? ?(?:(?:is|was|would be|will be|being|as|for|=|-|\\()[ ]?)?(?:(?:recorded|given|entered|down) as )?(?:(${WHOSE}) (?:actual |real |true |\\w{3,12}th |\\d{1,2}(?:st|nd|rd|th) )?(?:birthday|birth ?date|date of birth|d\\.?o\\.?b\\.?)|(?:d\\.?o\\.?b\\.?|date of birth)(?= ?(?:[).,;\\n]|$)))(?![a-z])`, 'gi');
const SUPPOSED = /\b(?:if|where|when|whether|suppose|for example|say|default|placeholder|unknown|unborn)\b/i;
/** Services and laws have birthdays too. */
const ONE_WORDS = /^[a-z]+'s$/i;

const BORN = new RegExp(`(?<![a-z])(?:born|b\\.)[\\s:,(]*(?:(?:on|the|in hospital|at home|around|about)[\\s:]+){0,3}(${DAY}|(?:in )?${MONTHS}\\.? \\d{4})`, 'gi');
const COHORT = /\b(?:children|babies|those|people|all|any(?:one|body)|pupils|girls|boys|infants|everyone|who (?:is|are|was|were))\b[^.\n]{0,24}$/i;

/** Days of birth; not the day from which a cohort is counted. */
export const birthDates: Rule = (text) => [
  ...hits(text, BIRTH_NAMED, 'birth-date', () => 'block'),
  ...hits(text, NAMED_BIRTH, 'birth-date', ({ 0: whole, 1: whose = '', index }) => {
    if (ONE_WORDS.test(whose) && !isFirstName(whose)) return null;
    return SUPPOSED.test(sentenceAround(text, index, index + whole.length)) ? 'confirm' : 'block';
  }),
  ...hits(text, BORN, 'birth-date', ({ index, 1: day = '' }) => {
    if (COHORT.test(text.slice(Math.max(0, index - 50), index))) return null;
    return /^(?:in )?[a-z]+\.? \d{4}$/i.test(day) ? 'confirm' : 'block';
  }),
];
