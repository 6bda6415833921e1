import { describe, expect, test } from 'vitest';
import type { AnnotationView } from '../../shared/annotations.ts';
import type { Conversation } from '../../shared/conversation.ts';
import type { Fact } from '../../shared/live.ts';
import { abilitiesOf } from '../../shared/permissions.ts';
import { Arrivals, arrivalsIn, spoken } from './arrivals.ts';
import { deliver, reload } from './inbox.ts';
import { RoomStore } from './room-store.ts';

const METRIC = 'care-rate';
const WORKSPACE = '3f2b6e86-6d2a-4b4d-9a53-0f6f5f3f0b11';
const author = { name: 'Analyst', organisation: 'Gorsley' };

function conversation(sequence: number): Conversation {
  return {
    workspace: { id: WORKSPACE, slug: 'northern-vale', name: 'Northern Vale region', kind: 'region', invented: true, areas: ['X06000003'], role: 'member', organisation: { id: 'o', name: 'Leeds City Council' }, contributionRule: 'attributed', nonAttributed: false, ended: false, abilities: abilitiesOf('member'), memberCount: 3 },
    sequence, annotations: [], discussions: [], actions: [], evidence: [], personal: { editable: [], written: [], ownAreas: [], follows: {}, seen: {}, reactions: {} }, organisations: [], holders: [],
  };
}

function note(sequence: number, metric = METRIC): Fact {
  const annotation: AnnotationView = {
    id: `note-${sequence}`, scope: 'point', metric, area: 'X06000003', otherAreas: [], period: '2024', periodTo: null, breakdown: '', kind: 'context', body: `Note ${sequence}`,
    figureSeen: '91', editionKey: null, judgement: { verdict: 'same' }, ownerReplies: [], author, at: `2026-11-22T10:00:0${sequence}.000Z`,
    editedAt: null, version: 1, state: 'shown', unattributed: false, visibility: 'workspace', publication: null, capacity: 'self', elsewhere: false,
  };
  return { workspaceId: WORKSPACE, sequence, fact: 'annotation:added', annotation };
}

const ids = ({ annotations }: Conversation) => annotations.map(({ id }) => id);

describe('what arrives', () => {
  test('in any order and number is applied once and in order', () => {
    const start = { conversation: conversation(1), early: [] };
    const first = deliver(start, [note(4), note(3)], METRIC);
    expect(first.applied).toEqual([]);
    expect(first.early.map(({ sequence }) => sequence)).toEqual([3, 4]);
    const second = deliver(first, [note(2), note(3), note(2)], METRIC);
    expect(ids(second.conversation)).toEqual(['note-2', 'note-3', 'note-4']);
    expect(second).toMatchObject({ early: [], conversation: { sequence: 4 } });
    expect(second.applied.map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
  });

  test('a loader’s older answer does not take away what arrived meanwhile; a newer one fills a hole', () => {
    const now = deliver({ conversation: conversation(1), early: [] }, [note(2), note(4)], METRIC);
    expect(reload(now, conversation(1), METRIC).conversation.sequence).toBe(2);
    const filled = reload(now, conversation(3), METRIC);
    expect(filled.conversation.sequence).toBe(4);
    expect(filled.early).toEqual([]);
  });

  test('a load of the same moment that leaves words out takes none away; a newer one is as it is', () => {
    const held = { ...deliver({ conversation: conversation(0), early: [] }, [note(1), note(2)], METRIC).conversation };
    const less: Conversation = { ...held, inPart: true, annotations: held.annotations.map((one) => ({ ...one, body: '', inPart: true as const })) };
    const kept = reload({ conversation: held, early: [] }, less, METRIC).conversation;
    expect(kept.annotations).toBe(held.annotations);
    expect(kept.inPart).toBeUndefined();
    expect(reload({ conversation: held, early: [] }, { ...less, sequence: 3 }, METRIC).conversation.inPart).toBe(true);
    expect(reload({ conversation: less, early: [] }, held, METRIC).conversation).toBe(held);
  });

  test('after the log turned out to be another one the next load counts, whatever its number', () => {
    const store = new RoomStore(conversation(9), METRIC);
    store.forget();
    expect(store.since).toBeNull();
    store.reload(conversation(2));
    expect(store.since).toBe(2);
    expect(store.take([note(3)])).toHaveLength(1);
  });
});

describe('what is news', () => {
  const news = (...sequences: number[]) => arrivalsIn(sequences.map((sequence) => note(sequence)), METRIC, new Set());

  test('is what others add on this metric', () => {
    expect(news(2).map(({ words }) => words)).toEqual(['New note (context) from Analyst, Gorsley.']);
    expect(arrivalsIn([note(2, 'sw-caseload')], METRIC, new Set())).toEqual([]);
    expect(spoken(news(2, 3, 4))).toBe('3 new contributions.');
  });

  test('is not one’s own, whether the socket or the answer comes first', () => {
    const arrivals = new Arrivals();
    arrivals.sendStarts();
    expect(arrivals.add(news(2, 3))).toEqual([]);
    expect(arrivals.sendEnds(2).map(({ id }) => id)).toEqual(['note-3']);
    arrivals.sendStarts();
    expect(arrivals.sendEnds(4)).toEqual([]);
    expect(arrivals.add(news(4, 5)).map(({ id }) => id)).toEqual(['note-5']);
  });

  test('is told once a send failed', () => {
    const arrivals = new Arrivals();
    arrivals.sendStarts();
    expect(arrivals.add(news(2))).toEqual([]);
    expect(arrivals.sendEnds(null).map(({ id }) => id)).toEqual(['note-2']);
  });
});
