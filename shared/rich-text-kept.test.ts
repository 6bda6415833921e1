import { expect, test } from 'vitest';
import { HOSTILE_DOCUMENTS } from '../tests/e2e/hostile-markup.ts';
import { parseRichText } from '../tests/checked-text.ts';
import { keptDocument, wordsKept } from './rich-text-kept.ts';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) });

test.each([
  doc({ type: 'paragraph' }),
  doc(paragraph(text('bold', { type: 'bold' }, { type: 'italic' }), { type: 'hardBreak' }, text('there', { type: 'link', attrs: { href: 'https://example.org' } }))),
  doc({ type: 'orderedList', attrs: { start: 1 }, content: [{ type: 'listItem', content: [paragraph(text('one')), { type: 'blockquote', content: [paragraph(text('said'))] }] }] }),
  doc(paragraph({ type: 'mention', attrs: { kind: 'person', id: 'x', label: 'Ana' } }), { type: 'figure', attrs: { metric: 'care-rate', area: 'E08000035', period: null, breakdown: '', edition: 'e' } }),
])('what an editor wrote comes back as it is: %j', (written) => {
  expect(keptDocument(JSON.stringify(written))).toEqual(written);
});

/** Of the hostile ones these are documents all the same: what they say is refused, or shown as letters, elsewhere. */
const DOCUMENTS = ['a link that runs', 'a mention with markup', 'a prototype', 'a million letters'];

test.each(Object.entries(HOSTILE_DOCUMENTS))('%s is no document to show, or one of letters; its words are kept', (what, json) => {
  expect(keptDocument(json) !== null).toBe(DOCUMENTS.includes(what));
  if (!['markup as a text', 'a content that is none', 'a broken document'].includes(what)) expect(wordsKept(json)).toContain('KEPT');
});

test('whatever is taken as one that is sent can be shown', () => {
  let inner: unknown = paragraph(text('x'));
  for (let depth = 0; depth < 10; depth += 1) inner = { type: 'blockquote', content: [inner] };
  expect(parseRichText(doc(inner)) === null || keptDocument(JSON.stringify(doc(inner))) !== null).toBe(true);
});
