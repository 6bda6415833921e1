import { describe, expect, test } from 'vitest';
import { fromPlainText, plainText } from '../../../shared/rich-text-document.ts';
import { GiveReactionForm, PostCommentForm, StartDiscussionForm } from './forms.ts';

const KEY = '3f2b6e86-6d2a-4b4d-9a53-0f6f5f3f0b11';
const THREAD = '3f2b6e86-6d2a-4b4d-9a53-0f6f5f3f0b12';
const comment = { key: KEY, discussionId: THREAD };

describe('what a discussion form sends', () => {
  test('plain writing becomes a document, paragraph by paragraph', () => {
    const { body } = PostCommentForm.parse({ ...comment, body: '', plain: 'One.\r\n\r\nTwo\nthree.' });
    expect(body.content).toHaveLength(2);
    expect(plainText(body)).toBe('One.\nTwo\nthree.');
  });

  test('the editor’s document goes before the plain field', () => {
    const { body } = PostCommentForm.parse({ ...comment, body: JSON.stringify(fromPlainText('rich')), plain: 'plain' });
    expect(plainText(body)).toBe('rich');
  });

  test.each([{ plain: '' }, { plain: ' \n ' }, {}, { body: '{"type":"doc"}', plain: 'ignored' }])('%j is refused with words', (fields) => {
    const issues = PostCommentForm.safeParse({ ...comment, ...fields }).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.'))).toEqual(['body']);
    expect(issues[0]?.message).toMatch(/^Write something/);
  });

  test('a question about no indicator asks for one', () => {
    for (const metric of ['', undefined]) {
      const issues = StartDiscussionForm.safeParse({ key: KEY, metric, area: '', title: 'Why?', plain: 'Because.' }).error?.issues ?? [];
      expect(issues.map(({ message }) => message)).toEqual(['Choose an indicator.']);
    }
  });

  test('a question about all years has no period', () => {
    const question = { key: KEY, metric: 'care-rate', area: 'X06000003', breakdown: '', title: 'Why?', plain: 'Because.' };
    expect(StartDiscussionForm.parse({ ...question, period: '' }).period).toBeNull();
    expect(StartDiscussionForm.parse({ ...question, period: '2024' }).period).toBe('2024');
  });

  test('a chart that was ticked follows the plain words', () => {
    const pin = { metric: 'care-rate', area: 'X06000003', period: '2024', breakdown: '', edition: 'care-rate/2024' };
    const { body } = PostCommentForm.parse({ ...comment, plain: 'See:', figure: JSON.stringify(pin) });
    expect(body.content.at(-1)).toEqual({ type: 'figure', attrs: pin });
  });

  test.each(['not json', '{"metric":1}'])('a ticked box of %j puts in nothing that is not a chart', (figure) => {
    const result = PostCommentForm.safeParse({ ...comment, plain: 'See:', figure });
    expect(result.success ? result.data.body.content.map(({ type }) => type) : 'refused').toEqual(figure === 'not json' ? ['paragraph'] : 'refused');
  });

  test('a chosen prompt is the title where none is written, and never takes the place of one', () => {
    const start = { key: KEY, metric: 'care-rate', area: '', period: '', breakdown: '', prompt: 'what-else', plain: 'Because.' };
    expect(StartDiscussionForm.parse({ ...start, title: ' ' }).title).toMatch(/^What else could explain/);
    expect(StartDiscussionForm.parse({ ...start, title: 'Mine' })).toMatchObject({ title: 'Mine', prompt: 'what-else', area: null });
  });

  test.each([['thank-you yes', true], ['thank-you no', false]])('the button %j says the reaction and whether it stands', (give, on) => {
    expect(GiveReactionForm.parse({ commentId: THREAD, give })).toMatchObject({ kind: 'thank-you', on });
  });
});
