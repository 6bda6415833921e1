import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkText } from './check.ts';
import { GUARD_RULES, strictest } from './finding.ts';
import { GUARD_WORDS } from './words.ts';

const rulesIn = (text: string, context = {}) => checkText(text, context).map(({ rule, level }) => `${rule} ${level}`);

describe('numbers that stand for somebody', () => {
  test.each([
    ['NHS 943 476 5919', 'nhs-number block'], ['9434765919', 'nhs-number block'], ['9-4-3-4-7-6-5-9-1-9', 'nhs-number block'], ['double nine three four seven six five eight seven zero', null],
    ['943 476 5918', null], ['NHS number 943 476 5918', 'nhs-number block'], ['３９４ 943&nbsp;476&#32;5919', 'nhs-number block'], ['943\u200b476\u00ad5919', 'nhs-number block'], ['٩٤٣ ٤٧٦ ٥٩١٩', 'nhs-number block'],
    ['0000000000', null], ['in 2019 2020 2021', null], ['54, 57, 61, 58, 60', null],
    ['B123456789012 is a code', null], ['UPN B123456789012', 'upn block'], ['C148859452669', 'upn block'], ['AB 12 34 56 C', 'other-number block'], ['case number 2023/24', null],
    ['SW1A 1AA', 'postcode block'], ['s w 1 a 1 a a', 'postcode block'], ['SW1A', null], ['E06000014', null], ['KS2 4th place', null], ['ＳＷ１Ａ １ＡＡ', 'postcode block'],
    ['07700 900123', 'phone block'], ['O77OO 9OO123', 'phone block'], ['+44 7700 900 123', 'phone block'], ['0300 123 4567', 'service-phone nudge'],
    ['a.b@gmail.com', 'email block'], ['a (at) gmail (dot) com', 'email block'], ['a.b@carrow.gov.uk', 'work-email nudge'], ['look at 3. That is new', null], ['аnna@gmаil.com', 'email block'],
    ['dob 01/02/2012', 'birth-date block'], ['3rd April 2016 is her birthday', 'birth-date block'], ['03/04/2016 is their date of birth', 'birth-date block'], ['1 April is the birthday of our hub', null], ['children born after 1 April 2012', null], ['12 April 2012', null],
    ['12 Acacia Avenue is their home', 'address block'],
  ])('%s: %s', (text, rule) => {
    expect(rulesIn(text)[0] ?? null).toBe(rule);
  });
});

test('a place is told in what was written, not in what was read', () => {
  const text = 'See &#57;43\u200b 476 5919 please';
  const [finding] = checkText(text);
  expect(text.slice(finding!.start, finding!.end)).toBe('&#57;43\u200b 476 5919');
});

describe('a figure that is suppressed', () => {
  test('lets no number stand in its place, right or wrong, and says the same of both', () => {
    const words = (text: string) => checkText(text, { suppressed: 'here', withheld: [3] }).map((finding) => finding.words);
    expect(words('It is 3')).toEqual(words('It is 4'));
    expect(words('3 teams share it')).toEqual([]);
    expect(words('4 teams share it')).toEqual([]);
  });

  test('may be spoken of with years, dates and what is not counted', () => {
    expect(rulesIn('We read the files one by one, one after the other, and learned from one another', { suppressed: 'here' })).toEqual([]);
    expect(rulesIn('It was one', { suppressed: 'here' })).toEqual(['suppressed block']);
    expect(rulesIn('Suppressed since 14 November 2024, as in 2022/23; two teams merged', { suppressed: 'here' })).toEqual([]);
  });

  test('is not said by nought, small numbers or multiples in words, which are harmless anywhere else', () => {
    for (const text of ['It was half the rate of the region', 'It was double the year before', 'None of the plans were long', 'No one had a long plan', 'A mere trio']) {
      expect(new Set(rulesIn(text, { suppressed: 'here' })), text).toEqual(new Set(['suppressed block']));
      expect(rulesIn(text, { suppressed: 'among' }), text).toEqual([]);
      expect(rulesIn(`${text} in 2022`, { suppressed: 'among', hiddenPeriods: ['2022'] })[0], text).toBe('suppressed block');
      expect(rulesIn(text), text).toEqual([]);
    }
    for (const text of ['Half of our team is new', 'Nobody knows why', 'No one can be recognised', 'After half-term']) expect(rulesIn(text, { suppressed: 'here' }), text).toEqual([]);
  });

  test('beside figures that are shown: sums, hints, its old value and its year', () => {
    const context = { suppressed: 'among', hiddenPeriods: ['2022'], withheld: [30.3] } as const;
    expect(rulesIn('40 minus 36', context)).toEqual(['suppressed block']);
    expect(rulesIn('It was 30.3 once', context)).toEqual(['suppressed block']);
    expect(rulesIn('We were at 12.4 in 2022', context)).toEqual(['suppressed block']);
    expect(rulesIn('We were at 12.4 in 2021', context)).toEqual([]);
  });

  test('is no matter where nothing is suppressed', () => {
    expect(rulesIn('It is 3, that is 20 minus 17')).toEqual([]);
  });
});

describe('whatever is written', () => {
  test('is read to the end, with places inside it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('here', 'among', null), (text, suppressed) => {
      for (const { start, end, words } of checkText(text, { suppressed })) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(words).not.toBe('');
      }
    }), { numRuns: 300 });
  });

  test('what is found in a part of a character is found in the whole of it', () => {
    expect(checkText('½', { suppressed: 'here' })).toMatchObject([{ rule: 'suppressed', start: 0, end: 1 }]);
  });

  test('the address of a page is none of it, whatever digits its id has', () => {
    fc.assert(fc.property(fc.uuid({ version: [4, 7] }), fc.constantFrom('here', 'among', null), (id, suppressed) => {
      expect(checkText(`See https://loop.example.org/workspaces/vale/discussions/${id}?area=E08000035#said`, { suppressed, hiddenPeriods: ['2022'] })).toEqual([]);
    }), { numRuns: 300, examples: [['75babfe8-08f9-42f2-8464-9897763ac3c6', null], ['445bb634-db34-41ca-9fc1-04537894042e', null], ['c489a58a-6944-4d97-9bd3-50f3dc46e638', 'here']] });
    // What goes on in letters and digits is no number, and what stands beside an id is read all the same.
    expect(checkText('8464-9897763ac3c6')).toEqual([]);
    expect(strictest(checkText('445bb634-db34-41ca-9fc1-04537894042e is 943 476 5919'))).toBe('block');
  });

  test('any number of blanks is one, and a place is that of what was written', () => {
    const text = `Chloe${' '.repeat(1_005)}was placed in care`;
    expect(checkText(text)).toMatchObject([{ rule: 'name', level: 'block', start: 0, end: 5 }]);
    expect(checkText('We asked   Chloe   in the placement.')).toMatchObject([{ start: 11, end: 16 }]);
  });

  test('a sentence without an end counts as far as it says something of the place', () => {
    const far = 'and so on '.repeat(200);
    expect(checkText(`Chloe wrote ${far} placement`)).toEqual([]);
    expect(strictest(checkText(`${far} Chloe wrote of her placement ${far}`))).toBe('block');
  });

  test('an NHS number is found among any words, however its digits are parted', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('the', 'record', 'was', 'wrong', 'again'), { maxLength: 8 }), fc.constantFrom(' ', '-', '\u2013', '\u00a0', '\u200b', ''), fc.nat(8), (words, parted, at) => {
      const text = [...words.slice(0, at), ['943', '476', '5919'].join(parted), ...words.slice(at)].join(' ');
      expect(strictest(checkText(text))).toBe('block');
    }));
  });
});

test('every rule says why and what to write instead, and its words repeat nothing', () => {
  expect(Object.keys(GUARD_WORDS).sort()).toEqual([...GUARD_RULES].sort());
  const secret = 'Jayden’s mum, 07700 900123';
  for (const { words } of checkText(secret)) expect(words).not.toMatch(/Jayden|07700/);
});
