import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseRichText, parseRichTextJson } from '../tests/checked-text.ts';
import { checkRichText, checkRichTextJson, LONGEST_DOCUMENT, LONGEST_TEXT, MOST_FIGURES, MOST_MENTIONS } from './rich-text.ts';
import { figuresIn, fromPlainText, mentionsIn, pinKey, plainText, withMentions, type RichText } from './rich-text-document.ts';
import { isSafeLink } from './safe-link.ts';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const text = (words: string, marks?: unknown[]) => ({ type: 'text', text: words, ...(marks ? { marks } : {}) });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const link = (href: string) => doc(paragraph(text('x', [{ type: 'link', attrs: { href } }])));
const mention = (attrs: object = {}) => ({ type: 'mention', attrs: { kind: 'organisation', id: '3f2b6e86-6d2a-4b4d-9a53-0f6f5f3f0b11', label: 'Ashdown', ...attrs } });
const figure = (attrs: object = {}) => ({ type: 'figure', attrs: { metric: 'care-rate', area: 'E08000035', period: '2025', breakdown: '', edition: 'care-rate/cla@2025-11-20', ...attrs } });

describe('links, after the public collections of cross-site scripting', () => {
  test.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', '\u0001javascript:alert(1)', 'java\tscript:alert(1)', 'java\nscript:alert(1)', 'java\u0000script:alert(1)',
    'javascript&colon;alert(1)', '&#106;avascript:alert(1)', 'javascript%3Aalert(1)', '%6A%61vascript:alert(1)', 'javascript://example.org/%0Aalert(1)', 'jav&#x09;ascript:alert(1)',
    'vbscript:msgbox(1)', 'data:text/html,<script>alert(1)</script>', 'data:text/html;base64,PHNjcmlwdD4=', 'data:image/svg+xml,<svg onload=alert(1)>', 'blob:https://example.org/1',
    'file:///etc/passwd', 'filesystem:https://example.org/x', 'view-source:https://example.org', 'about:blank', 'feed:javascript:alert(1)', 'jar:https://example.org!/x', 'ws://example.org',
    '//example.org', '/\\example.org', '\\\\example.org', 'https:example.org', 'https:/example.org', 'https:///example.org', 'https:\\\\example.org', 'https://', 'http:', 'https:javascript:alert(1)',
    'https://gov.uk@example.org/', 'https://user:secret@example.org/', 'https://example.org/\u202Efdp.exe', 'https://exam\u200Bple.org', 'https://example.org/\u0000', 'https://exa mple.org', 'https://[bad',
    'mailto:', 'mailto:a@b?bcc=c@d', 'mailto:a@b\r\nBcc: c@d', 'tel:+441632960000', 'sms:1', 'intent://x#Intent;end', 'x-apple:1', '', '#', '?x=1', 'relative/path',
  ])('%j is no link', (href) => {
    expect(isSafeLink(href)).toBe(false);
    expect(parseRichText(link(href))).toBeNull();
  });

  test.each(['https://www.gov.uk/a?b=c&d=%20#e', 'HTTP://EXAMPLE.ORG', 'https://example.org:8443/x', 'https://xn--bcher-kva.example/ü', 'mailto:someone@example.org', 'https://example.org/javascript:alert(1)'])('%j is one', (href) => {
    expect(parseRichText(link(href))).toEqual(link(href));
  });

  test('whatever address is let through has an allowed scheme, as a browser reads it too', () => {
    const pieces = fc.array(fc.constantFrom('java', 'script', ':', '/', '\\', 'http', 's', 'mailto', '@', ' ', '\t', '\n', '\u0000', '\u200B', 'example.org', 'data', ',', '%0A', '&#58;', '?', 'alert(1)'), { maxLength: 9 });
    fc.assert(fc.property(fc.oneof(pieces.map((list) => list.join('')), fc.string({ unit: 'binary', maxLength: 40 }), fc.webUrl()), (href) => {
      if (parseRichText(link(href)) !== null) expect(['http:', 'https:', 'mailto:']).toContain(new URL(href, 'about:blank').protocol);
    }), { numRuns: 2_000 });
  });
});

describe('what a document may hold', () => {
  test('mentions and charts, with nothing but their own attributes', () => {
    const sent = doc(paragraph(text('See '), mention({ onclick: 'alert(1)', mentionSuggestionChar: '@' })), figure({ onload: 'x', src: 'https://example.org' }));
    expect(parseRichText(sent)).toEqual(doc(paragraph(text('See '), mention()), figure()));
    const parsed = parseRichText(sent) as RichText;
    expect(mentionsIn(parsed).map(({ label }) => label)).toEqual(['Ashdown']);
    expect(figuresIn(parsed).map(pinKey)).toEqual(['care-rate/cla@2025-11-20|E08000035||2025']);
    expect(plainText(parsed)).toBe('See @Ashdown\n[Chart: care rate, 2025]');
    expect(plainText(withMentions(parsed, () => ({ type: 'text', text: '@a member' })))).toContain('See @a member');
  });

  test('what an editor leaves out of a chart or a mention is empty', () => {
    const sent = doc(paragraph(mention({ label: null })), { type: 'figure', attrs: { metric: 'care-rate', area: 'E08000035', edition: 'e' } });
    expect(parseRichText(sent)).toEqual(doc(paragraph(mention({ label: '' })), figure({ edition: 'e', period: null })));
  });

  test.each([
    ['HTML as a node', doc({ type: 'html', attrs: { html: '<script>alert(1)</script>' } })],
    ['an image', doc({ type: 'image', attrs: { src: 'x', onerror: 'alert(1)' } })],
    ['an iframe', doc({ type: 'iframe', attrs: { srcdoc: '<script>' } })],
    ['a heading', doc({ type: 'heading', attrs: { level: 1 }, content: [text('x')] })],
    ['a table', doc({ type: 'table', content: [] })],
    ['a code block', doc({ type: 'codeBlock', content: [text('x')] })],
    ['a style mark', doc(paragraph(text('x', [{ type: 'textStyle', attrs: { style: 'position:fixed' } }])))],
    ['a mark that carries more', doc(paragraph(text('x', [{ type: 'bold', attrs: { onclick: 'alert(1)' } }])))],
    ['a text that carries more', doc(paragraph({ ...text('x'), onclick: 'alert(1)' }))],
    ['a text that is no text', doc(paragraph({ type: 'text', text: { toString: 'x' } }))],
    ['an item outside a list', doc({ type: 'listItem', content: [paragraph(text('x'))] })],
    ['a paragraph as an item', doc({ type: 'bulletList', content: [paragraph(text('x'))] })],
    ['a chart in a list', doc({ type: 'bulletList', content: [{ type: 'listItem', content: [figure()] }] })],
    ['a chart in a quote', doc({ type: 'blockquote', content: [figure()] })],
    ['a mention as a block', doc(mention())],
    ['a mention of another kind', doc(paragraph(mention({ kind: 'everybody' })))],
    ['a mention without an id', doc(paragraph(mention({ id: '' })))],
    ['a mention with markup for an id', doc(paragraph(mention({ id: '"><script>' })))],
    ['a chart of no edition', doc(figure({ edition: '' }))],
    ['a chart of an impossible year', doc(figure({ period: '2025; DROP TABLE figure' }))],
    ['too many charts', doc(...Array.from({ length: MOST_FIGURES + 1 }, () => figure()))],
    ['too many mentions', doc(paragraph(...Array.from({ length: MOST_MENTIONS + 1 }, () => mention())))],
    ['a document as an array', [doc(paragraph(text('x')))]],
    ['a number', 7],
    ['undefined', undefined],
  ])('not %s', (_name, value) => {
    expect(parseRichText(value)).toBeNull();
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('a key called %s reaches nothing', (key) => {
    for (const place of [`{"type":"doc","${key}":{"polluted":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}`,
      `{"type":"doc","content":[{"type":"paragraph","${key}":{"polluted":1},"content":[{"type":"text","text":"x"}]}]}`,
      `{"type":"doc","content":[{"type":"${key}","content":[]}]}`,
      `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"mention","attrs":{"kind":"${key}","id":"${key}","label":"x","${key}":{"polluted":1}}}]}]}`]) {
      const parsed = parseRichTextJson(place);
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
      if (parsed) expect(JSON.stringify(parsed)).not.toContain('polluted');
    }
  });

  test('control characters and overrides of direction go, and what a database cannot hold is replaced', () => {
    const odd = '\u0001\u0008\u001B[31m\u202E\uFEFF\u2028 x \u0000 \uD800';
    expect(plainText(parseRichText(doc(paragraph(text(odd)))) as RichText)).toBe('[31m\uFEFF\u2028 x \uFFFD \uFFFD');
    // An editor takes no empty text.
    expect(parseRichText(doc(paragraph(text('\u202E'), text('words'))))).toEqual(doc(paragraph(text('words'))));
  });
});

describe('bombs', () => {
  const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}${close.repeat(depth)}`;

  test.each([
    ['arrays', nested('[', ']', 10_000)],
    ['objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['quotes', `{"type":"doc","content":[${'{"type":"blockquote","content":['.repeat(5_000)}${']}'.repeat(5_000)}]}`],
    ['quotes inside what is dropped', `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x"}],"attrs":${nested('[', ']', 10_000)}}]}`],
  ])('%s nested 10,000 deep are refused', (_name, json) => {
    expect(json.length).toBeLessThan(LONGEST_DOCUMENT + 1);
    expect(parseRichTextJson(json)).toBeNull();
  });

  test.each([
    ['nothing', doc(), /^Write something/],
    ['spaces', doc(paragraph(text('  '))), /^Write something/],
    ['one paragraph that is too long', doc(paragraph(text('x'.repeat(LONGEST_TEXT + 1)))), /^Keep it under 10,000/],
    ['quotes in quotes', JSON.parse(`${'{"type":"blockquote","content":['.repeat(99)}${']}'.repeat(99)}`), /inside each other too often/],
    ['too many mentions', doc(paragraph(...Array.from({ length: MOST_MENTIONS + 1 }, () => mention()))), /^Mention at most 30/],
    ['too many charts', doc(...Array.from({ length: MOST_FIGURES + 1 }, () => figure())), /^Put in at most 4 charts/],
    ['a heading', doc({ type: 'heading', content: [text('x')] }), /cannot be kept/],
  ])('whoever wrote %s is told so', (_name, sent, words) => {
    expect(checkRichText(sent)).toEqual({ whyNot: expect.stringMatching(words) });
    expect(checkRichTextJson(JSON.stringify(sent))).toEqual({ whyNot: expect.stringMatching(words) });
  });

  test('nested as deep as may be is read once for each level', () => {
    let inner: unknown = { type: 'paragraph', content: [{ type: 'wrong' }] };
    for (let depth = 0; depth < 10; depth += 1) inner = { type: 'blockquote', content: [inner] };
    expect(parseRichText(doc(inner))).toBeNull();
    expect(parseRichText(doc({ type: 'blockquote', content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('x'))] }] }] }))).not.toBeNull();
  });

  test('10 MB are refused unread', () => {
    const parse = vi.spyOn(JSON, 'parse');
    expect(parseRichTextJson(`{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"${'x'.repeat(10_000_000)}"}]}]}`)).toBeNull();
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });
});

describe('whatever arrives', () => {
  const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null), fc.boolean());
  const { node } = fc.letrec((tie) => ({
    node: fc.record({
      type: fc.constantFrom('doc', 'paragraph', 'text', 'bulletList', 'listItem', 'blockquote', 'mention', 'figure', 'hardBreak', 'script', '__proto__'),
      content: fc.option(fc.array(fc.oneof({ depthSize: 'small' }, leaf, tie('node')), { maxLength: 4 }), { nil: undefined }),
      text: fc.option(fc.string(), { nil: undefined }),
      attrs: fc.option(fc.dictionary(fc.constantFrom('href', 'kind', 'id', 'label', 'metric', 'area', 'edition', 'onclick'), leaf), { nil: undefined }),
      marks: fc.option(fc.array(fc.record({ type: fc.constantFrom('bold', 'italic', 'link', 'style'), attrs: fc.object() }), { maxLength: 3 }), { nil: undefined }),
    }, { requiredKeys: ['type'] }),
  }));

  test('the answer is a document of known parts, or none; what was let through once is let through again, unchanged', () => {
    fc.assert(fc.property(node, (sent) => {
      const parsed = parseRichText(sent) ?? parseRichText(doc(sent));
      if (parsed === null) return;
      expect(parseRichText(parsed)).toEqual(parsed);
      expect(parseRichTextJson(JSON.stringify(parsed))).toEqual(parsed);
      for (const name of JSON.stringify(parsed).matchAll(/"(type)":"(\w+)"/g)) expect(['doc', 'paragraph', 'text', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'mention', 'figure', 'hardBreak', 'bold', 'italic', 'link']).toContain(name[2]);
      expect(JSON.stringify(parsed)).not.toContain('onclick":');
    }), { numRuns: 2_000 });
  });

  test('text is text: markup stays letters', () => {
    fc.assert(fc.property(fc.constantFrom('<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg/onload=alert(1)>', '{{7*7}}', '${7*7}', "';DROP TABLE comment;--", '<!--', ']]>', '&lt;b&gt;'), (words) => {
      expect(plainText(parseRichText(fromPlainText(words)) as RichText)).toBe(words);
    }));
  });
});
