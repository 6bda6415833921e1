import { describe, expect, test } from 'vitest';
import type { MentionChoice } from '../../../shared/discussion-pages.ts';
import { choicesFor, choicesSaid, mentionAsked } from './mention-asked.ts';

const CHOICES: readonly MentionChoice[] = [
  { kind: 'person', id: '1', label: 'Zoë Marsh', about: 'Carrow' },
  { kind: 'person', id: '2', label: 'Marsha Ellis', about: 'Dunmere' },
  { kind: 'role', id: 'coordinator', label: 'Coordinators' },
  { kind: 'organisation', id: '3', label: 'Carrow' },
];

describe('the mention that is being written', () => {
  test.each([
    ['@', { back: 1, query: '' }],
    ['Thanks @mar', { back: 4, query: 'mar' }],
    ['Thanks @Zoë Ma', { back: 7, query: 'Zoë Ma' }],
    ['(@car', { back: 4, query: 'car' }],
  ])('%j asks', (before, asked) => {
    expect(mentionAsked(before)).toEqual(asked);
  });

  test.each(['', 'no at all', 'name@example.org', '@ carrow', `@${'a'.repeat(41)}`, '@one\nmore'])('%j does not', (before) => {
    expect(mentionAsked(before)).toBeNull();
  });
});

describe('who fits', () => {
  const labels = (query: string) => choicesFor(CHOICES, query).map(({ label }) => label);

  test('names that begin so come first, then names that hold it, then the organisation they work for', () => {
    expect(labels('mars')).toEqual(['Marsha Ellis', 'Zoë Marsh']);
    expect(labels('carrow')).toEqual(['Carrow', 'Zoë Marsh']);
  });

  test('name and organisation together tell apart those who bear the same name', () => {
    expect(labels('mars dun')).toEqual(['Marsha Ellis']);
    expect(labels('marsh, carrow')).toEqual(['Zoë Marsh']);
    expect(labels('mars said')).toEqual([]);
  });

  test('accents and capitals make no difference', () => {
    expect(labels('ZOE')).toEqual(['Zoë Marsh']);
  });

  test('at most eight are shown', () => {
    const many = Array.from({ length: 20 }, (_, index): MentionChoice => ({ kind: 'person', id: String(index), label: `Person ${index}` }));
    expect(choicesFor(many, '')).toHaveLength(8);
  });

  test('how many is said in words', () => {
    expect([0, 1, 5].map(choicesSaid)).toEqual([
      'Nobody fits. What you typed stays as it is.', '1 choice. Enter takes it.', '5 choices. Up and down arrow to move, Enter to take one, Escape to close.',
    ]);
  });
});
