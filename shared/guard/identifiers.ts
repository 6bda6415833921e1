import { digitRuns, type DigitItem } from './digits.ts';
import { hits, type Hit, type Rule } from './patterns.ts';

/** Numbers that stand for one person: NHS number, UPN, National Insurance, case and court numbers. */
export const personNumbers: Rule = (text) => [...nhsNumbers(text), ...upns(text), ...otherNumbers(text)];

function nhsNumbers(text: string): Hit[] {
  return digitRuns(text).flatMap((run) =>
    windows(run, (digits, items) => {
      const named = /\bnhs\b[^.\n]{0,25}$|\bnhs no\. $/i.test(text.slice(Math.max(0, (items[0]?.start ?? 0) - 32), items[0]?.start));
      return (digits.length === 10 && (named || (grouped(items) && nhsHolds(digits)))) || (named && digits.length > 8 && digits.length < 12 && items.length < 5);
    }).map((place) => ({ rule: 'nhs-number' as const, level: 'block' as const, ...place })),
  );
}

/** The tenth digit follows from the other nine. */
function nhsHolds(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return /[1-9]/.test(digits) && (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** Ten digits as people write such a number; not a row of years or of small figures. */
function grouped(items: readonly DigitItem[]): boolean {
  const shape = items.map(({ digits }) => digits.length).join('-');
  return ['10', '3-3-4', '5-5', '3-7', '6-4', '4-3-3', '4-6'].includes(shape) || items.every(({ digits, word }) => digits.length === 1 || word);
}

const UPN = /(?<![a-z\d])([a-z])[ -]?((?:\d[ -]?){11}[\da-z])(?![a-z\d])/gi;
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

function upns(text: string): Hit[] {
  return hits(text, UPN, 'upn', (match) => {
    const body = (match[2] ?? '').replace(/[ -]/g, '').toUpperCase();
    const named = /\b(?:upn|pupil)\b.{0,22}$/i.test(text.slice(Math.max(0, match.index - 30), match.index));
    const sum = [...body].reduce((total, digit, index) => total + (index + 2) * (UPN_LETTERS.includes(digit) ? UPN_LETTERS.indexOf(digit) : Number(digit)), 0);
    return named || UPN_LETTERS[sum % 23] === (match[1] ?? '').toUpperCase() ? 'block' : null;
  });
}

const INSURANCE = /(?<![a-z\d])[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?![a-z\d])/gi;
const COURT = /(?<![a-z\d])[a-z]{2}\d{2}[cpfz]\d{5}(?![a-z\d])/gi;
const NUMBERED =
  /\b(?:mosaic|liquid ?logic|lcs|ics|eclipse|care ?first|azeus|childview|lac|cla|cin|child|client|person|pupil|case|record|file|service user|referral|court|patient|hospital|passport|crime)(?:'s)? ?(?:(?:system|record|case|client|person) ?)?(?:ids?|no|nos|num|number|ref|reference|#)?[.:# ]{1,3}(?:is |was )?#?([a-z]{0,2}\d[\d/-]{3,})(?![\d,.]*\d| ?(?:children|referrals|records|cases|per|%))/gi;

function otherNumbers(text: string): Hit[] {
  return [
    ...hits(text, INSURANCE, 'other-number', () => 'block'),
    ...hits(text, COURT, 'other-number', () => 'block'),
    ...hits(text, NUMBERED, 'other-number', ([, number = '']) => (/^(?:19|20)\d\d(?:[/-]\d{2,4})?$|^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$/.test(number) ? null : 'block')),
  ];
}

/** Telephone numbers: of people never, of services with a word. */
export const phones: Rule = (text) =>
  digitRuns(text).flatMap((run) => {
    const all = windows(run, (digits, items) => {
      if (items.length > 5 && items.some((item) => item.digits.length > 2)) return false;
      const first = items[0]?.digits ?? '';
      const abroad = /^(?:00)?44/.test(first) && (first.startsWith('00') || text.slice(0, items[0]?.start).trimEnd().endsWith('+'));
      const home = abroad ? `0${digits.replace(/^(?:00)?440?/, '')}` : digits;
      return home.length === 11 && /^0[12378]/.test(home) && (abroad || first.startsWith('0'));
    });
    return all.map(({ start, end, digits }): Hit => {
      const service = /^0[38]/.test(digits);
      return { rule: service ? 'service-phone' : 'phone', level: service ? 'nudge' : 'block', start, end };
    });
  });

/** Places of neighbouring items whose digits together are what `holds` looks for; the longest first, none twice. */
function windows(run: readonly DigitItem[], holds: (digits: string, items: readonly DigitItem[]) => boolean): { start: number; end: number; digits: string }[] {
  const found: { start: number; end: number; digits: string }[] = [];
  for (let from = 0; from < run.length; from += 1) {
    let digits = '';
    for (let to = from; to < run.length && digits.length < 15; to += 1) {
      digits += run[to]?.digits ?? '';
      const items = run.slice(from, to + 1);
      if (!holds(digits, items)) continue;
      found.push({ start: run[from]?.start ?? 0, end: run[to]?.end ?? 0, digits });
      from = to;
      break;
    }
  }
  return found;
}
