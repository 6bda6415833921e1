import { describe, expect, test } from 'vitest';
import type { CommentView } from '../../../shared/discussions.ts';
import { fromPlainText } from '../../../shared/rich-text-document.ts';
import { aboutText, lastPosition, questionText, repliesText, unreadOf, unreadText } from './thread-words.ts';

const comment = (position: number, more: Partial<CommentView> = {}): CommentView => ({
  id: `c${position}`, discussionId: 'd', position, body: fromPlainText('x'), reactions: { 'me-too': 0, 'tell-more': 0, 'thank-you': 0 },
  author: { name: 'Ana', organisation: 'Carrow' }, at: '2026-11-22T10:00:00.000Z', editedAt: null, version: 1, state: 'shown', unattributed: false, ...more,
});
const thread = [comment(1), comment(2), comment(3, { state: 'withdrawn' }), comment(4)];

describe('how many replies', () => {
  test('the opening and what was taken away do not count', () => {
    expect([repliesText(thread.slice(0, 1)), repliesText(thread.slice(0, 3)), repliesText(thread)]).toEqual(['no reply yet', '1 reply', '2 replies']);
  });

  test('the newest position is known although something is missing in between', () => {
    expect([lastPosition([]), lastPosition([comment(1), comment(7)])]).toEqual([0, 7]);
  });
});

describe('what is unread', () => {
  const ids = (seen: number | undefined, own: readonly string[] = []) => unreadOf(thread, seen, new Set(own)).map(({ id }) => id);

  test('what came after the last one seen, without one’s own and without what was taken away', () => {
    expect(ids(1)).toEqual(['c2', 'c4']);
    expect(ids(1, ['c4'])).toEqual(['c2']);
    expect(ids(4)).toEqual([]);
  });

  test('nothing is marked where nothing was ever read', () => {
    expect(ids(undefined)).toEqual([]);
    expect([unreadText(0), unreadText(2)]).toEqual(['', '2 new since you were here']);
  });
});

test('what it is about, and how far a question is', () => {
  expect(aboutText({ area: null, period: null })).toBe('All areas');
  expect(aboutText({ area: 'X06000003', period: '2022' })).toBe('Carrow 2022');
  const to = { id: 'o', name: 'Dunmere' };
  expect((['asked', 'answered', 'withdrawn'] as const).map((status) => questionText({ question: { to, status, answerId: null } }))).toEqual([
    'Put to Dunmere. No answer yet.', 'Put to Dunmere, and answered.', 'Put to Dunmere, then withdrawn.',
  ]);
});
