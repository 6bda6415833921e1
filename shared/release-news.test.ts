import { expect, test } from 'vitest';
import { applyFact, type Conversation } from './conversation.ts';
import type { Fact } from './live.ts';
import { abilitiesOf } from './permissions.ts';

const workspace = { id: 'here', slug: 'here', name: 'Here', kind: 'region' as const, invented: false, areas: ['E08000035'], role: 'member' as const, organisation: { id: 'o', name: 'Ashdown' }, contributionRule: 'attributed' as const, nonAttributed: false, ended: false, abilities: abilitiesOf('member'), memberCount: 2 };
const empty: Conversation = { workspace, sequence: 0, annotations: [], discussions: [], actions: [], evidence: [], personal: { editable: [], written: [], ownAreas: [], follows: {}, seen: {}, reactions: {} }, organisations: [], holders: [] };
const news = (sequence: number, fact: 'release:signed-off' | 'release:rolled-back', dataset: string): Fact =>
  ({ workspaceId: 'here', sequence, fact, release: { id: `${dataset}@2025-10-30`, title: 'Children in need', published: '2025-10-30', counts: { added: 1 } } });
const after = (...facts: Fact[]) => facts.reduce((conversation, fact) => applyFact(conversation, fact, 'care-rate'), empty);

test('data sets of one statistical release are one line; a roll-back is a line of its own, and nothing else of the page changes', () => {
  const held = after(news(1, 'release:signed-off', 'children-in-need'), news(2, 'release:signed-off', 'referrals'), news(3, 'release:rolled-back', 'referrals'));
  expect(held).toEqual({
    ...empty,
    sequence: 3,
    figuresNotices: [
      { words: 'New figures: Children in need, published 30 October 2025', day: '2025-10-30' },
      { words: 'Taken back: Children in need, published 30 October 2025. The figures before are shown again', day: null },
    ],
  });
});

test('a fact of a kind that this page does not know yet moves the number on', () => {
  const unknown = { workspaceId: 'here', sequence: 1, fact: 'loop:opened', loop: { id: 'l' } } as unknown as Fact;
  expect(after(unknown)).toEqual({ ...empty, sequence: 1 });
});
