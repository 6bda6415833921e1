import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRichText } from '../tests/checked-text.ts';
import { LONGEST_TEXT } from './rich-text.ts';
import { fromPlainText, plainText } from './rich-text-document.ts';
import { isSeen, storable } from './written-text.ts';

const paragraph = (text: string, marks?: unknown[]) => ({ type: 'paragraph', content: [{ type: 'text', text, ...(marks ? { marks } : {}) }] });
const doc = (...content: unknown[]) => ({ type: 'doc', content });

describe('rich text', () => {
  test('what the editor makes is kept as it is', () => {
    const written = doc(
      paragraph('Front door moved.', [{ type: 'bold' }, { type: 'italic' }]),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('one')] }] },
      { type: 'blockquote', content: [paragraph('a practitioner')] },
      paragraph('source', [{ type: 'link', attrs: { href: 'https://example.org/a?b=c' } }]),
    );
    expect(parseRichText(written)).toEqual(written);
  });

  test('attributes beyond the address of a link are dropped', () => {
    const written = doc(paragraph('x', [{ type: 'link', attrs: { href: 'mailto:a@b.example', target: '_self', onclick: 'alert(1)' } }]));
    expect(parseRichText(written)).toEqual(doc(paragraph('x', [{ type: 'link', attrs: { href: 'mailto:a@b.example' } }])));
  });

  test.each([
    ['a script link', doc(paragraph('x', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]))],
    ['a script link behind a space', doc(paragraph('x', [{ type: 'link', attrs: { href: ' javascript:alert(1)' } }]))],
    ['a data link', doc(paragraph('x', [{ type: 'link', attrs: { href: 'data:text/html,x' } }]))],
    ['an unknown node', doc({ type: 'image', attrs: { src: 'https://example.org/x.png' } })],
    ['an unknown mark', doc(paragraph('x', [{ type: 'textStyle' }]))],
    ['an unknown field', { ...doc(paragraph('x')), extra: 1 }],
    ['nothing but spaces', doc(paragraph('   '))],
    ['no content', doc()],
    ['a paragraph in a paragraph', doc({ type: 'paragraph', content: [paragraph('x')] })],
    ['too long a text', doc(...Array.from({ length: 3 }, () => paragraph('x'.repeat(LONGEST_TEXT / 2))))],
    ['no document', 'text'],
    ['null', null],
  ])('%s is refused', (_name, value) => {
    expect(parseRichText(value)).toBeNull();
  });

  test('a bomb of depth is refused without harm', () => {
    let bomb: unknown = paragraph('x');
    for (let depth = 0; depth < 100_000; depth += 1) bomb = { type: 'blockquote', content: [bomb] };
    expect(parseRichText(doc(bomb))).toBeNull();
  });

  test('plain writing becomes paragraphs with line breaks and reads back as written', () => {
    expect(plainText(fromPlainText('one\ntwo\r\n\r\nthree'))).toBe('one\ntwo\nthree');
    expect(fromPlainText('one\n\ntwo').content).toHaveLength(2);
  });

  test('any plain writing that holds a word passes the check of its own document', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400, unit: 'binary' }), (text) => {
        const parsed = parseRichText(fromPlainText(text));
        expect(parsed === null).toBe(!isSeen(storable(text)));
        if (parsed) expect(parsed).toEqual(fromPlainText(text));
      }),
    );
  });

  test('whatever arrives, the check answers and never throws', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => void parseRichText(value)));
  });
});
