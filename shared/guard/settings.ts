import { hits, sentenceAround, type Rule } from './patterns.ts';

/** Words with a capital before `school` or `home` that name none. */
const GENERAL = /^(?:Our|The|Most|Some|All|Special|Primary|Secondary|Two|Three|One|Virtual|Summer|High|Middle|Each|Every|A|An|Any|No|State|Faith|Local|Public|Private|Independent|Secure|Children's|Residential|Year|Key|Stage|And|Of|In|At|From|Social|Work|Practice|Learning|Leadership|Training|Staff|Royal|National|Teaching|Sure|Start|Registered|Unregistered|Ofsted|New|Boarding|Regional|Head|Start-Up|Their|Former|Many|Few|Other|Both|When|If|Only|Multi|Mainstream|Maintained|Free|Day|Home|Junior|Infant|Nursery|Pre)$/;

const NAME = "(?:(?:[A-Z][A-Za-z'-]*|St\\.?|of|the|and|C of E|RC|CofE|CE|Catholic|Church of England) ){1,6}?";
const KIND = '(?:Primary(?: School| Academy)?|Infants?(?:\'? School)?|Juniors?(?: School)?|High(?: School)?|Secondary School|Grammar(?: School)?|Academy|Nursery(?: School)?|Pre-?[Ss]chool|Pupil Referral Unit|PRU|Sixth Form(?: College)?|Community College|Comprehensive|[Ss]pecial [Ss]chool|[Ss]chool)';
const SCHOOL = new RegExp(`\\b(${NAME})${KIND}(?![a-z]| (?:[Ff]und|[Cc]ensus|[Tt]rust|[Pp]rogramme|[Ll]ead))`, 'g');
const HOME_KIND = "(?:(?:[Ss]ecure )?[Cc]hild(?:ren)?'?s'? [Hh]ome|[Rr]esidential (?:[Cc]are )?(?:[Uu]nit|[Hh]ome|[Ss]chool)|[Ss]ecure (?:[Uu]nit|[Tt]raining [Cc]entre|[Hh]ome)|[Ss]upported [Ll]odgings|[Ss]emi-independent (?:[Uu]nit|[Hh]ome))";
const HOME = new RegExp(`\\b(${NAME})${HOME_KIND}(?![a-z])`, 'g');
const HOUSE = /\b[A-Z][a-z]+ (?:House|Lodge|Cottage|Grange|Manor|Court|Villa|Farm)\b(?! (?:of|Group|Partnership))/g;
const LIVING = /\b(?:placed|placement|home|residential|unit|moved|lives?|living|bed|beds|carers?|stay(?:s|ed|ing)?|girls|boys|children from|took)\b/i;
const WORKING = /\b(?:office|offices|council|building|headquarters|team|teams|services?|hubs?|clinic|contact centre|meeting room|training)\b/i;
const SAINT = /\b(?:at|attends?|from|to) (?:St\.?|Saint) [A-Z][a-z]+'?s?\b/g;

/** Names of schools, homes and units: with a date or an age they say who. */
export const settings: Rule = (text) => [
  ...hits(text, SCHOOL, 'setting', ([, name = '']) => (isNamed(name) ? 'block' : null)),
  ...hits(text, HOME, 'setting', ([, name = '']) => (isNamed(name) ? 'block' : null)),
  ...hits(text, HOUSE, 'setting', ({ 0: whole, index }) => {
    const sentence = sentenceAround(text, index, index + whole.length);
    return LIVING.test(sentence) && !WORKING.test(sentence) ? 'block' : null;
  }),
  ...hits(text, SAINT, 'setting', ({ 0: whole, index }) => (/\b(?:school|pupils?|class|teachers?|excluded|reception|attend\w*)\b/i.test(sentenceAround(text, index, index + whole.length)) && !/^ (?:Helens|Albans|Council)/.test(text.slice(index + whole.length)) && !/Helens|Albans/.test(whole) ? 'block' : null)),
];

function isNamed(words: string): boolean {
  const own = words.trim().split(' ').filter((word) => /^[A-Z]/.test(word) && !GENERAL.test(word));
  return own.length > 0 && !/\b(?:Virtual|Work|Leadership|Practice|Summer)\b/.test(words);
}
