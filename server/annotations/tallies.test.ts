import { describe, expect, test } from 'vitest';
import { shownFigures } from './figures-now.ts';
import { presentTallies } from './tallies.ts';

type TallyRow = Parameters<typeof presentTallies>[0][number];

const HERE = '00000000-0000-4000-8000-000000000001';
const [EARLY, LATE] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2)];
const withheld = shownFigures(() => undefined, () => '2025-10-30');

const counted = (kind: string, figureSeen: string, at: readonly number[], mine = false): TallyRow => ({
  id: `${kind}-${figureSeen}`, workspaceId: HERE, scope: 'point', metric: 'children-in-need-rate', area: 'E08000035', otherAreas: [], period: '2025', periodTo: null, breakdown: '',
  definitionVersion: 1, editionKey: 'children-in-need-rate/2025', figureSeen, kind, body: '', visibility: 'workspace', publication: null, publishedAt: null,
  authorId: null, authorOrganisationId: null, authorOrganisationKind: null, unattributed: false, capacity: 'self', version: 1, createdAt: new Date(at[0] ?? 0), editedAt: null,
  withdrawnAt: null, hiddenAt: null, purgedAt: null, rule: 'attributed', invented: false, areaIsHere: true, at, mine,
});
const told = (rows: readonly TallyRow[]) => presentTallies(rows, HERE, () => ({ name: 'Ana', organisation: 'Vale' }), withheld);

describe('the order of notes that are counted', () => {
  test('is that of their earliest times, whatever order they were found in', () => {
    const rows = [counted('context', '4711', [LATE, EARLY]), counted('voice', '4711', [LATE]), counted('voice', '4712', [EARLY - 1])];
    for (const found of [rows, rows.toReversed()]) {
      expect(told(found).map(({ like, at }) => [like.kind, at])).toEqual([['voice', [EARLY - 1, LATE]], ['context', [EARLY, LATE]]]);
    }
  });

  test('of the same time is told neither by figures that are withheld by now nor by the order they were found in', () => {
    const rows = (one: string, other: string) => [counted('voice', one, [EARLY]), counted('context', other, [EARLY]), counted('context', one, [EARLY], true), counted('voice', other, [EARLY], true)];
    const first = told(rows('4711', '4712'));
    expect(first.map(({ like, mine }) => [like.kind, mine])).toEqual([['context', false], ['context', true], ['voice', false], ['voice', true]]);
    expect(JSON.stringify(first)).not.toMatch(/471[12]/);
    expect(told(rows('4712', '4711'))).toEqual(first);
    expect(told(rows('4711', '4712').reverse())).toEqual(first);
  });
});
