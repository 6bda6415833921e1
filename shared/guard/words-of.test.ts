import { expect, test } from 'vitest';
import { checkText } from './check.ts';
import { wordsOf, wordsOfField } from './words-of.ts';

const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });

test('letters in bold stay one word, blocks are lines, links are read, mentions are not', () => {
  const document = doc(
    paragraph(text('Jay'), text('den', { type: 'bold' }), text('’s mum')),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'), { type: 'hardBreak' }, text('two'))] }] },
    paragraph(text('write', { type: 'link', attrs: { href: 'mailto:a%40gmail.com' } }), { type: 'mention', attrs: { label: 'Jane Doe' } }),
  );
  expect(wordsOf(document)).toBe('Jayden’s mum\none\ntwo\nwrite(member)\nmailto:a@gmail.com');
  expect(wordsOfField(JSON.stringify(document))).toBe(wordsOf(document));
});

test('what a link asks for is read as it stands, and with its blanks', () => {
  expect(wordsOf(doc(paragraph(text('map', { type: 'link', attrs: { href: 'https://maps.example/?q=NE4+7QB' } }))))).toBe('map\nhttps://maps.example/?q=NE4+7QB\nhttps://maps.example/?q=NE4 7QB');
  const phoned = doc(paragraph(text('call', { type: 'link', attrs: { href: 'https://calls.example/?to=+447700900123' } })));
  expect(checkText(wordsOf(phoned)).map(({ rule, level }) => [rule, level])).toEqual([['phone', 'block']]);
});

test('plain text is what it is, also where it looks like a document', () => {
  expect(wordsOf('{"type":"doc"}')).toBe('{"type":"doc"}');
  expect(wordsOfField('{"type":"other","text":"x"}')).toBe('{"type":"other","text":"x"}');
  expect(wordsOfField('{ not JSON')).toBe('{ not JSON');
});

test('a document nested without end is read as far as any we accept', () => {
  const deep = Array.from({ length: 10_000 }).reduce<unknown>((inner) => ({ type: 'blockquote', content: [inner] }), paragraph(text('x')));
  expect(wordsOf(doc(deep))).toBe('');
});
