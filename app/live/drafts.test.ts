import { expect, test } from 'vitest';
import { draftName, forgetDraft, keepDraft, readDraft, type DraftPlace } from './drafts.ts';

const DAY = 86_400_000;
const place: DraftPlace = { account: 'one', path: '/workspaces/northern-vale/indicators/repeat-referrals', intent: 'comment.post', subject: 'thread-1' };
const draft = (body: string, at = 0, key = '') => ({ values: { body }, key, at });

function storage(room = Infinity): Storage {
  const kept = new Map<string, string>();
  return {
    get length() { return kept.size; },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(name, value);
    },
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  };
}

const KEY = '3f2b6e86-6d2a-4b4d-9a53-0f6f5f3f0b11';

test('comes back to the same person in the same form, with the key it was sent under, and to nobody and nowhere else', () => {
  const here = storage();
  expect(keepDraft(here, place, draft('words', 5, KEY))).toBe(true);
  expect(readDraft(here, place, 10)).toEqual({ values: { body: 'words' }, key: KEY, at: 5 });
  for (const other of [{ account: 'two' }, { path: '/elsewhere' }, { intent: 'discussion.start' }, { subject: 'thread-2' }]) expect(readDraft(here, { ...place, ...other }, 10)).toBeNull();
  forgetDraft(here, place);
  expect(readDraft(here, place, 10)).toBeNull();
});

test('a key that is none of ours is none: what it came with can be sent all the same', () => {
  const here = storage();
  for (const key of ['x', '<script>', '0'.repeat(10_000), `${KEY} `, 'not-a-uuid-but-long-enough-to-be-one']) {
    keepDraft(here, place, draft('words', 5, key));
    expect(readDraft(here, place, 10)).toEqual({ values: { body: 'words' }, key: '', at: 5 });
  }
});

test('no two places share a name, whatever stands in them', () => {
  expect(draftName({ account: 'a', path: 'b:c', intent: 'd', subject: '' })).not.toBe(draftName({ account: 'a', path: 'b', intent: 'c:d', subject: '' }));
});

test('is forgotten after thirty days, also where the clock was wrong', () => {
  const here = storage();
  keepDraft(here, place, draft('words', 40 * DAY));
  expect(readDraft(here, place, 69 * DAY)).not.toBeNull();
  expect(readDraft(here, place, 71 * DAY)).toBeNull();
  expect(readDraft(here, place, 0)).toBeNull();
});

test('of too many the oldest go, and what others keep stays', () => {
  const here = storage();
  here.setItem('somebody-else', 'x');
  for (let number = 0; number < 60; number += 1) keepDraft(here, { ...place, subject: `thread-${number}` }, draft('words', number));
  expect(here.length).toBe(41);
  expect(readDraft(here, { ...place, subject: 'thread-0' }, 60)).toBeNull();
  expect(readDraft(here, { ...place, subject: 'thread-59' }, 60)).not.toBeNull();
});

test('too large, no room, nothing kept at all: says no, and leaves no older version behind', () => {
  expect(keepDraft(storage(), place, draft('x'.repeat(100_000)))).toBe(false);
  expect(keepDraft(null, place, draft('words'))).toBe(false);
  const small = storage(100);
  keepDraft(small, place, draft('words'));
  expect(keepDraft(small, place, draft('x'.repeat(200)))).toBe(false);
  expect(readDraft(small, place, 0)).toBeNull();
});

test.each(['', '{', 'null', '[]', '{"values":{"body":1},"key":"","at":0}', '{"values":null,"key":"","at":0}'])('what is none (%s) is none', (text) => {
  const here = storage();
  here.setItem(draftName(place), text);
  expect(readDraft(here, place, 0)).toBeNull();
});

test('a browser that forbids its storage is one that keeps nothing', () => {
  const forbidden = { ...storage(), getItem: () => { throw new DOMException('no', 'SecurityError'); }, removeItem: () => { throw new DOMException('no', 'SecurityError'); } };
  expect(readDraft(forbidden, place, 0)).toBeNull();
  expect(() => forgetDraft(forbidden, place)).not.toThrow();
});
