import { expect, test } from 'vitest';
import type { Conversation } from './conversation.ts';
import { packed, unpacked } from './conversation-wire.ts';

const CONVERSATION = {
  workspace: { id: 'w', slug: 'vale' },
  sequence: 7,
  annotations: Array.from({ length: 130 }, (_, index) => ({
    id: `id-${index}`, at: `2026-01-01T00:00:00.${String(index).padStart(3, '0')}Z`, kind: 'context', period: index % 3 === 0 ? null : String(2000 + (index % 90)),
    body: ['', 'a | bar', '[]', '"quoted"', '</script>\u2028'][index % 5], otherAreas: index % 2 === 0 ? [] : ['E1', 'E2'],
    judgement: index % 4 === 0 ? { verdict: 'same' } : { verdict: 'revised', was: '1', now: '2' }, author: { name: `P ${index % 7}`, organisation: '' },
    ...(index % 2 === 0 ? { inPart: true } : {}),
  })),
  discussions: [{ id: 'only', title: '', comments: [{ id: 'c', body: { type: 'doc', content: [] } }], resolved: null }],
  actions: [], evidence: [], organisations: [], holders: [],
  personal: { editable: ['id-1'], ownAreas: [], follows: {}, seen: { a: 1 }, reactions: {} },
  inPart: true,
} as unknown as Conversation;

/** As a browser gets it: through text, so that nothing is known of what was packed. */
const sent = (conversation: Conversation) => unpacked(JSON.parse(JSON.stringify(packed(conversation))) as ReturnType<typeof packed>);

test('a conversation comes out of its columns as it went in', () => {
  expect(sent(CONVERSATION)).toEqual(CONVERSATION);
  for (const editable of [[], ['a'], ['a', 'b'], ['']]) {
    const one = { ...CONVERSATION, annotations: CONVERSATION.annotations.slice(0, editable.length), discussions: [], personal: { ...CONVERSATION.personal, editable } };
    expect(sent(one)).toEqual(one);
  }
});

test('on the server that packed it, it is the same object, and packing again gives the same', () => {
  const onTheWay = packed(CONVERSATION);
  expect(unpacked(onTheWay)).toBe(CONVERSATION);
  expect(packed(sent(CONVERSATION)).columns).toBe(onTheWay.columns);
});
