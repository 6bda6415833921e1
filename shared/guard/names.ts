import { isFirstName, isPlace, mayBeName, ORGANISED } from './known-words.ts';
import { before, hits, KIN, ONE_YOUNG, sentenceAround, type Hit, type Rule } from './patterns.ts';

/** Words that say a sentence is about a child's or a family's life. */
const LIFE =
  /\b(?:child|children|boy|girl|lad|lass|baby|twins?|mum|mam|mother|dad|father|sons?|daughters?|brothers?|sisters?|siblings?|family|carers?|fostered|foster|adopt\w*|placement\w*|placed|moved|missing|exclu\w+|arrest\w+|traffick\w*|stabb\w*|episodes|caseload|visit(?:ed|s)?|year-old|disclos\w+|referr\w+|re-referr\w+|home|hotel|born|pregnant|plans?|hospital|custody|prison|school|nursery|social worker|section \d+|contact with|sectioned|overdose\w*|self-harm\w*|fault|abscond\w*|custody|teacher|removed|care)\b/i;
/** Words that say somebody is named for their work. */
const WORK = /\b(?:team manager|manager|analyst|colleague|director|officer|head of|lead (?:for|on|member)|in (?:the |our )?(?:performance|data|quality|fostering|finance)|professor|minister|MP|councillor|judge|chair|commissioner|review|inquiry|author|commission)\b/;

const WORD = "[A-Z][a-z]+(?:'[A-Z][a-z]+|-[A-Z][a-z]+)?";
const TITLE_BEFORE = /\b(?:sir|dame|lord|lady|baroness|prof(?:essor)?|dr|judge|justice|councillor|cllr|st|saint|minister)\.? $/i;

/** Names of people near words for children and families. */
export const names: Rule = (text) => [...named(text), ...aged(text), ...kinOf(text), ...families(text), ...titled(text), ...firstNames(text), ...fullNames(text), ...initials(text)];

const CALLED = new RegExp(`\\b(?:${ONE_YOUNG}|${KIN}|family|one|who (?:is|was))[ ,(]{1,2}(?:who (?:is|was) )?(?:called|named|known as|goes by)[ :]+"?(${WORD}|[A-Za-z]+)`, 'g');
const BESIDE = new RegExp(`\\b(?:[Bb]aby|[Ll]ittle|[Yy]oung [Pp]erson|[Cc]hild(?: [A-Z])?|[Tt]he boy|[Tt]he girl|[Ff]oster carers?|[Cc]arers?|(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]y) (?:${KIN}|carer|boyfriend|partner))[:,]? ?\\(?"?(${WORD})`, 'g');

function named(text: string): Hit[] {
  return [
    ...hits(text, CALLED, 'name', ([, name = '']) => (mayBeName(name) || isFirstName(name) ? 'block' : null)),
    ...hits(text, BESIDE, 'name', ({ 0: whole, 1: name = '', index }) => {
      const follows = /^'?s? ([A-Za-z]+)/.exec(text.slice(index + whole.length))?.[1] ?? '';
      if (isFirstName(name)) return ORGANISED.test(follows) ? null : 'block';
      return !mayBeName(name) || /^[A-Z]|^(?:team|service|survey|project)/.test(follows) || /^(?:carers?|child)/i.test(whole) ? null : 'block';
    }),
  ];
}

const WITH_AGE = new RegExp(`(?<![A-Za-z'-])(${WORD}),? ?\\((?:aged? )?(?:[1-9]|1\\d|2[0-4])\\)`, 'g');

function aged(text: string): Hit[] {
  return hits(text, WITH_AGE, 'name', ([, name = '']) => (isFirstName(name) ? 'block' : null));
}

const STRONG = `(?:${KIN}|siblings?|brothers|sisters|parents|guardian|boyfriend|girlfriend)`;
const OWN = '(?:placement|foster|carers?|social worker|case|fault|plan|episodes?|school|teacher|family|adoption|home|file|review|moves?|referral|records?|leaving care|IRO|birth|assessment)';
const POSSESSIVE = new RegExp(`(?<![a-z'])([A-Za-z][A-Za-z-]{1,40}|[A-Z]\\.? ?[A-Z]\\.?)'?s'? (?:(?:foster|birth|older|younger|little|big|new|old|own|first|second|last) )*(${STRONG}|${OWN})(?![a-z-])`, 'g');
const OF = new RegExp(`\\b(?:${STRONG}|${OWN}) (?:of|for|to) ([A-Za-z][A-Za-z-]+|[A-Z]\\.? ?[A-Z]\\.?)(?![a-z])`, 'g');
const STRONG_ONLY = new RegExp(`${STRONG}$|^(?:${STRONG}) (?:of|for|to) `, 'i');
const NO_INITIALS = /^(?:LA|UK|US|EU|IT|HR|CP|IR|CA|AD|EH|DV|SW|PM|AM|NE|NW|SE|QA|PI|BI|FE|CE|VS|YJ|SG|MP|PR|TA|OT|GP|EY|FH|CS|SS|YP)$/;

function kinOf(text: string): Hit[] {
  const judge = ({ 0: whole, 1: name = '', index }: RegExpMatchArray & { index: number }) => {
    const strong = STRONG_ONLY.test(whole);
    if (/^[A-Z]\.? ?[A-Z]\.?$/.test(name)) return (strong || /social worker$/.test(whole)) && !NO_INITIALS.test(name) ? 'block' : null;
    if (/^(?:mother|father|parent)s? and (?:baby|child)/i.test(text.slice(index + whole.length - 6))) return null;
    const capital = /^[A-Z]/.test(name);
    if (isFirstName(name) || isFirstName(name.replace(/s$/, ''))) return capital || strong ? 'block' : null;
    if (capital && /'s (?:foster )?carers?$/.test(whole) && mayBeName(name)) return 'confirm';
    return capital && strong && /'/.test(whole) === /'s/.test(whole) && mayBeName(name) && mayBeName(name.replace(/s$/, '')) && !TITLE_BEFORE.test(before(text, index)) ? 'block' : null;
  };
  return [...hits(text, POSSESSIVE, 'name', judge), ...hits(text, OF, 'name', judge)];
}

const FAMILY = new RegExp(`\\b[Tt]he (${WORD})s? (?:family|siblings|children|twins|brothers|sisters|boys|girls|kids|household|parents|baby)(?! (?:hub|safeguard|group|court|model|partner|first|support|help|team|service))\\b`, 'g');
const CARERS = /\b(?:carers?|family|parents|siblings|children|neighbours),? \(?the ([A-Z][a-z]+s)\b/g;
const CASE = new RegExp(`\\b[Tt]he (${WORD}) case\\b(?!-| law)`, 'g');
const SURNAMES = /\b[Tt]he ([A-Z][a-z]+?)(?:s|es) (?:(?:were|was|are|have|had) )?(?:(?:been|again) )?(?:from|again|re-?referred|referred|moved|removed|visited|evicted|arrested|took|lost|refused|have|had)\b/g;

function families(text: string): Hit[] {
  return [
    ...hits(text, FAMILY, 'name', ([, name = '']) => (mayBeName(name) ? 'block' : null)),
    ...hits(text, CARERS, 'name', ([, name = '']) => (mayBeName(name) && !ORGANISED.test(name) ? 'block' : null)),
    ...hits(text, CASE, 'name', ([, name = '']) => (mayBeName(name) ? 'block' : null)),
    ...hits(text, SURNAMES, 'name', ([, name = '']) => (mayBeName(name) && mayBeName(`${name}s`) && mayBeName(`${name}es`) && !ORGANISED.test(name) ? 'block' : null)),
  ];
}

const TITLED = /\b(?:Mr|Mrs|Ms|Miss)\.? (?:and (?:Mr|Mrs|Ms)\.? )?(?!Justice)[A-Z][a-z'-]+/g;
/** A sister authority and a twin track are nobody's kin. */
const FAMILY_LIFE = new RegExp(`\\b(?:(?!(?:sister|twin)s?(?:-| (?:authorit|council|service|organi|team|track|city|cities|town|site)))${KIN}s?|child|children|grand(?:children|kids?)|family|baby|section 20|referr\\w+|placement|carers?|into care|refused|consent|home|partner|foster\\w*)\\b`, 'i');

function titled(text: string): Hit[] {
  return hits(text, TITLED, 'name', ({ 0: whole, index }) => {
    const sentence = sentenceAround(text, index, index + whole.length);
    return !FAMILY_LIFE.test(sentence) ? null : WORK.test(sentence) ? 'confirm' : 'block';
  });
}

const ALONE = new RegExp(`(?<![A-Za-z'-])${WORD}(?:'s|s')?(?![a-z])`, 'g');

/** A first name alone in a sentence about somebody's life; with a surname people are mostly named for their work. */
function firstNames(text: string): Hit[] {
  return hits(text, ALONE, 'name', ({ 0: whole, index }) => {
    if (!isFirstName(whole) || isPlace(whole) || TITLE_BEFORE.test(before(text, index)) || isFirstName(/([A-Z][a-z]+) $/.exec(before(text, index))?.[1] ?? '')) return null;
    const follows = /^ ([A-Za-z-]+)/.exec(text.slice(index + whole.length))?.[1] ?? '';
    // `Chloe B.` has no surname.
    if (/^[A-Z][A-Za-z-]/.test(follows) || ORGANISED.test(follows)) return null;
    const sentence = sentenceAround(text, index, index + whole.length);
    return !LIFE.test(sentence) ? null : WORK.test(sentence) ? 'confirm' : 'block';
  });
}

const HAPPENED =
  'placed|moved|removed|excluded|suspended|arrested|charged|sentenced|detained|remanded|adopted|fostered|sectioned|admitted|stabbed|killed|trafficked|exploited|abused|neglected|assaulted|raped|groomed|harmed|missing|pregnant|born|taken (?:into|away|from|to hospital)|returned home|re-?referred|in care|in custody|in a (?:secure|residential|foster|hotel|unit|placement|refuge|hostel|caravan|home)|looked after|on a (?:child|plan|care|full|interim|section|tag)';
/** What happens to a child or a family, said of whoever stands before it. */
const LIVED_AFTER = new RegExp(
  `^,? ?(?:\\(?(?:aged? )?(?:[1-9]|1\\d|2[0-4])\\)|(?:aged? )?(?:[1-9]|1\\d|2[0-4])(?: years old)?,|(?:who )?(?:(?:was|were|is|has been|had been|have been|got|being) (?:[a-z]+ )?(?:${HAPPENED})\\b|(?:came|comes|went|goes|ran|runs) (?:into care|into custody|back|home|missing|away|to (?:prison|custody|court|hospital|live))\\b|(?:(?:entered|left) (?:care|custody)|absconded|disclosed|self-harm\\w*|overdosed|died)\\b|lived? with\\b|lives with\\b)|'s (?:[a-z]+ )?(?:${STRONG}|placement|foster|social worker|plan|episodes?|adoption|file|referral|records?|birth)\\b|(?:a|an|one of|our) (?:[a-z-]+ ){0,3}(?:${ONE_YOUNG}|children|young people)\\b)`,
  'i',
);
const LIVED_BEFORE = new RegExp(`\\b(?:${ONE_YOUNG}|placed|moved|removed|adopted|fostered|arrested|excluded|sectioned|detained|restrained) $`, 'i');
const KINDRED = new RegExp(`\\b${KIN}\\b`, 'i');
/** What happens to colleagues and authors as well. */
const ANYBODYS = /^,? ?(?:who )?(?:(?:was|were|is|has been|had been|have been|got|being) (?:[a-z]+ )?(?:moved|admitted|charged|born)\b|(?:came|comes|went|goes) back\b|(?:left care|died)\b|lived? with\b|lives with\b)/i;
const FULL = new RegExp(`(?<![A-Za-z'-])(${WORD})(?= (${WORD})(?![A-Za-z-]))`, 'g');
const UNWRITTEN = /(?<![A-Za-z'-])([a-z]+)(?= ([a-z]+) )/g;

/** First name and surname, mostly named for their work: of whom something is said that happens to children and families. */
function fullNames(text: string): Hit[] {
  const judge = ({ 1: first = '', 2: last = '', index }: RegExpMatchArray & { index: number }) => {
    if (!isFirstName(first) || isPlace(first) || ORGANISED.test(last)) return null;
    const end = index + first.length + 1 + last.length;
    if (TITLE_BEFORE.test(before(text, index)) || !(LIVED_AFTER.test(text.slice(end)) || LIVED_BEFORE.test(before(text, index)))) return null;
    const sentence = sentenceAround(text, index, end);
    const anybodys = ANYBODYS.exec(text.slice(end))?.[0];
    if (anybodys !== undefined) {
      const rest = sentence.replace(anybodys, '');
      if (!LIFE.test(rest) && !KINDRED.test(rest)) return 'confirm';
    }
    return WORK.test(sentence) || /\b(?:team|service|post|role|department|directorate)\b/.test(sentence) ? 'confirm' : 'block';
  };
  return [...hits(text, FULL, 'name', judge), ...hits(text, UNWRITTEN, 'name', (match) => (isFirstName(match[2] ?? '') ? judge(match) : null))];
}

const KIN_INITIAL = new RegExp(`\\b(?:${KIN}|boy|girl) [A-Z]\\.(?![A-Za-z])`, 'g');
const INITIALS = /(?<![A-Za-z.])[A-Z]\. ?[A-Z]\.(?:'s)?(?![A-Za-z])/g;

function initials(text: string): Hit[] {
  const kin = hits(text, KIN_INITIAL, 'initials', () => 'block');
  return [...kin, ...hits(text, INITIALS, 'initials', ({ 0: whole, index }) => {
    if (/^(?:U\. ?[KS]|E\. ?U|A\. ?M|P\. ?M|D\. ?O|N\. ?B|Q\. ?A)/i.test(whole)) return null;
    return LIFE.test(text.slice(Math.max(0, index - 60), index + whole.length + 60)) || /^ ?\(\d{1,2}\)/.test(text.slice(index + whole.length)) ? 'block' : 'confirm';
  })];
}
