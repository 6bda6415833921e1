import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionView } from './actions.ts';
import type { AnnotationView } from './annotations.ts';
import { applyFact, oldestFirst, placeOf, type Conversation } from './conversation.ts';
import type { CommentView, DiscussionView } from './discussions.ts';
import type { Fact } from './live.ts';
import { abilitiesOf } from './permissions.ts';

const METRIC = 'care-rate';
const OTHER = 'repeat-referrals';
const author = { name: 'Coordinator', organisation: 'Ashdown' };
const anchor = (metric: string) => ({ metric, area: 'X06000001', breakdown: '' });
const at = (minute: number) => `2026-01-01T10:${String(minute).padStart(2, '0')}:00.000Z`;
const body = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'x' }] }] };

const contribution = { author, editedAt: null, version: 1, state: 'shown' as const, unattributed: false };
const chosen = { ...contribution, visibility: 'workspace' as const, publication: null, capacity: 'self' as const, elsewhere: false };
const reactions = { 'me-too': 0, 'tell-more': 0, 'thank-you': 0 };
const annotation = (id: string, metric = METRIC, minute = 0): AnnotationView => ({
  ...anchor(metric), ...chosen, id, scope: 'point', otherAreas: [], period: '2025', periodTo: null, kind: 'context', body: 'x', figureSeen: '12', editionKey: null,
  judgement: { verdict: 'same' }, ownerReplies: [], at: at(minute),
});
const comment = (id: string, discussionId: string, position: number): CommentView => ({ ...contribution, id, discussionId, position, body, reactions, at: at(position) });
const discussion = (id: string, metric = METRIC, minute = 0): DiscussionView => ({
  ...anchor(metric), ...chosen, id, otherMetrics: [], period: null, title: 'Why?', prompt: null, question: null, resolved: null, at: at(minute), comments: [comment(`${id}-1`, id, 1)],
});
const action = (id: string, metric = METRIC, status: ActionView['status'] = 'agreed'): ActionView => ({ ...anchor(metric), id, period: null, what: 'Visit', organisation: 'Ashdown', who: 'Head', holder: null, due: '2026-12-01', status, author, at: at(0) });

const workspace = { id: 'here', slug: 'here', name: 'Here', kind: 'region' as const, invented: true, areas: ['X06000001'], role: 'member' as const, organisation: { id: 'o', name: 'Ashdown' }, contributionRule: 'attributed' as const, nonAttributed: false, ended: false, abilities: abilitiesOf('member'), memberCount: 2 };
const empty: Conversation = { workspace, sequence: 0, annotations: [], discussions: [], actions: [], evidence: [], personal: { editable: [], written: [], ownAreas: [], follows: {}, seen: {}, reactions: {} }, organisations: [], holders: [] };
const recorded = (sequence: number) => ({ workspaceId: 'here', sequence });
const facts = (list: readonly Fact[]) => list.reduce((conversation, fact) => applyFact(conversation, fact, METRIC), empty);

describe('applying facts', () => {
  test('each kind of fact finds its place', () => {
    const after = facts([
      { ...recorded(1), fact: 'annotation:added', annotation: annotation('a') },
      { ...recorded(2), fact: 'discussion:started', discussion: discussion('d') },
      { ...recorded(3), fact: 'comment:posted', comment: comment('c', 'd', 2) },
      { ...recorded(4), fact: 'action:agreed', action: action('x') },
      { ...recorded(5), fact: 'action:moved', action: action('x', METRIC, 'done') },
    ]);
    expect(after).toEqual({
      ...empty,
      sequence: 5,
      annotations: [annotation('a')],
      discussions: [{ ...discussion('d'), comments: [comment('d-1', 'd', 1), comment('c', 'd', 2)] }],
      actions: [action('x', METRIC, 'done')],
    });
  });

  test('facts of other metrics move the number on and nothing else', () => {
    const after = facts([
      { ...recorded(1), fact: 'annotation:added', annotation: annotation('a', OTHER) },
      { ...recorded(2), fact: 'discussion:started', discussion: discussion('d', OTHER) },
      { ...recorded(3), fact: 'comment:posted', comment: comment('c', 'd', 2) },
      { ...recorded(4), fact: 'action:agreed', action: action('x', OTHER) },
      { ...recorded(5), fact: 'action:moved', action: action('x', OTHER, 'done') },
    ]);
    expect(after).toEqual({ ...empty, sequence: 5 });
  });

  test('what is known, from elsewhere, or behind a hole changes nothing', () => {
    const once = facts([{ ...recorded(1), fact: 'annotation:added', annotation: annotation('a') }]);
    const known: Fact = { ...recorded(1), fact: 'annotation:added', annotation: annotation('b') };
    const elsewhere: Fact = { workspaceId: 'there', sequence: 2, fact: 'annotation:added', annotation: annotation('b') };
    const early: Fact = { ...recorded(3), fact: 'annotation:added', annotation: annotation('b') };
    expect([known, elsewhere, early].map((fact) => placeOf(once, fact))).toEqual(['known', 'known', 'hole']);
    for (const fact of [known, elsewhere, early]) expect(applyFact(once, fact, METRIC)).toBe(once);
    expect(placeOf(once, { ...early, sequence: 2 })).toBe('apply');
  });

  test('what the page already holds from a fresher reading does not come twice', () => {
    const loaded: Conversation = { ...empty, discussions: [{ ...discussion('d'), comments: [comment('d-1', 'd', 1), comment('c', 'd', 2)] }], annotations: [annotation('a')] };
    const after = applyFact({ ...loaded, sequence: 6 }, { ...recorded(7), fact: 'comment:posted', comment: comment('c', 'd', 2) }, METRIC);
    expect(after.discussions).toEqual(loaded.discussions);
  });

  test('a changed item takes its own place, with what stands below it; a removed one goes, wherever it stands', () => {
    const before = facts([
      { ...recorded(1), fact: 'discussion:started', discussion: discussion('d') },
      { ...recorded(2), fact: 'comment:posted', comment: comment('c', 'd', 2) },
      { ...recorded(3), fact: 'comment:posted', comment: comment('e', 'd', 3) },
      { ...recorded(4), fact: 'annotation:added', annotation: annotation('a') },
    ]);
    const opening = { ...comment('d-1', 'd', 1), version: 2 };
    const resolved: DiscussionView = { ...discussion('d'), version: 2, resolved: { outcome: 'Done.', by: author, at: at(9) }, comments: [opening] };
    const changed = [
      { ...recorded(5), fact: 'discussion:changed' as const, discussion: resolved },
      { ...recorded(6), fact: 'comment:changed' as const, comment: { ...comment('c', 'd', 2), state: 'withdrawn' as const } },
      { ...recorded(7), fact: 'contribution:removed' as const, id: 'e' },
      { ...recorded(8), fact: 'contribution:removed' as const, id: 'a' },
      { ...recorded(9), fact: 'elsewhere:recorded' as const },
    ].reduce((conversation, fact) => applyFact(conversation, fact, METRIC), before);
    expect(changed).toEqual({ ...before, sequence: 9, annotations: [], discussions: [{ ...resolved, comments: [opening, { ...comment('c', 'd', 2), state: 'withdrawn' }] }] });
    expect(applyFact(changed, { ...recorded(10), fact: 'contribution:removed', id: 'd' }, METRIC).discussions).toEqual([]);
  });

  test('a discussion over several indicators stands on the page of each', () => {
    const both: DiscussionView = { ...discussion('d', OTHER), otherMetrics: [METRIC] };
    expect(applyFact(empty, { ...recorded(1), fact: 'discussion:started', discussion: both }, METRIC).discussions).toEqual([both]);
  });

  test('items stand by time, then id, wherever they come from', () => {
    const after = facts([
      { ...recorded(1), fact: 'annotation:added', annotation: annotation('b', METRIC, 5) },
      { ...recorded(2), fact: 'annotation:added', annotation: annotation('a', METRIC, 5) },
      { ...recorded(3), fact: 'annotation:added', annotation: annotation('c', METRIC, 1) },
    ]);
    expect(after.annotations.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });
});

/** A log as the server would keep it: discussions before their comments, positions counted, actions before their moves. */
const logs = fc.array(fc.record({ kind: fc.constantFrom('annotation', 'discussion', 'comment', 'action', 'move'), other: fc.boolean(), pick: fc.nat(), minute: fc.nat(59) }), { maxLength: 40 }).map((steps) => {
  const log: Fact[] = [];
  const threads: { id: string; comments: number }[] = [];
  const agreed: ActionView[] = [];
  for (const { kind, other, pick, minute } of steps) {
    const place = recorded(log.length + 1);
    const id = `${log.length}`;
    const metric = other ? OTHER : METRIC;
    const thread = threads[pick % Math.max(threads.length, 1)];
    const moved = agreed[pick % Math.max(agreed.length, 1)];
    if (kind === 'annotation') log.push({ ...place, fact: 'annotation:added', annotation: annotation(id, metric, minute) });
    if (kind === 'discussion') {
      threads.push({ id, comments: 1 });
      log.push({ ...place, fact: 'discussion:started', discussion: discussion(id, metric, minute) });
    }
    if (kind === 'comment' && thread) log.push({ ...place, fact: 'comment:posted', comment: comment(id, thread.id, (thread.comments += 1)) });
    if (kind === 'action') {
      agreed.push(action(id, metric));
      log.push({ ...place, fact: 'action:agreed', action: action(id, metric) });
    }
    if (kind === 'move' && moved) log.push({ ...place, fact: 'action:moved', action: { ...moved, status: pick % 2 ? 'done' : 'stuck' } });
  }
  return log;
});

describe('whatever the network does', () => {
  test('facts sent again, late and between others give the same view as the log read in order', () => {
    fc.assert(
      fc.property(logs, fc.array(fc.nat(), { maxLength: 200 }), (log, picks) => {
        const inOrder = facts(log);
        let conversation = empty;
        const take = (fact: Fact) => {
          const before = conversation;
          const place = placeOf(before, fact);
          conversation = applyFact(before, fact, METRIC);
          expect(conversation === before).toBe(place !== 'apply');
        };
        for (const pick of picks) if (log.length > 0) take(log[pick % log.length] as Fact);
        // Catching up from wherever that led.
        for (const fact of log.slice(conversation.sequence)) take(fact);
        for (const fact of log) take(fact);
        expect(conversation).toEqual(inOrder);
      }),
    );
  });

  test('nothing comes twice, everything stands in order, and a conversation is never changed in place', () => {
    fc.assert(
      fc.property(logs, (log) => {
        let conversation = empty;
        for (const fact of log) {
          const before = structuredClone(conversation);
          const after = applyFact(conversation, fact, METRIC);
          expect(conversation).toEqual(before);
          conversation = after;
        }
        const lists = [conversation.annotations, conversation.discussions, conversation.actions];
        for (const list of lists) {
          expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
          expect([...list].sort(oldestFirst)).toEqual(list);
        }
        for (const { comments } of conversation.discussions) expect(comments.map(({ position }) => position)).toEqual(comments.map((_, index) => index + 1));
        expect(conversation.sequence).toBe(log.length);
      }),
    );
  });
});
