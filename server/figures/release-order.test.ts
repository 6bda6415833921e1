import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inReleaseOrder, newestRelease, type DatedRelease } from './release-order.ts';

const on = (published: string, newestPeriod: string): DatedRelease => ({ published, newestPeriod, assumed: false });
const assumed = (published: string, newestPeriod: string): DatedRelease => ({ published, newestPeriod, assumed: true });

test('two known dates: the later published is the newer, even when it covers an earlier period', () => {
  expect(newestRelease([on('2025-10-30', '2025'), on('2024-10-31', '2024')])?.published).toBe('2025-10-30');
  expect(newestRelease([on('2025-12-01', '2024'), on('2025-10-30', '2025')])?.published).toBe('2025-12-01');
});

test('an assumed date: the later period is the newer, whichever of the two is assumed', () => {
  expect(newestRelease([assumed('2026-06-01', '2024'), on('2025-10-30', '2025')])?.newestPeriod).toBe('2025');
  expect(newestRelease([on('2026-06-01', '2024'), assumed('2025-10-30', '2025')])?.newestPeriod).toBe('2025');
  expect(newestRelease([assumed('2026-06-01', '2024'), assumed('2026-05-01', '2025')])?.newestPeriod).toBe('2025');
});

test('an assumed date and the same period: the later published is the newer', () => {
  expect(newestRelease([assumed('2026-06-01', '2025'), on('2025-10-30', '2025')])?.assumed).toBe(true);
  expect(newestRelease([assumed('2025-06-01', '2025'), on('2025-10-30', '2025')])?.assumed).toBe(false);
  expect(newestRelease([on('2025-10-30', '2025'), assumed('2025-10-30', '2025')])?.assumed).toBe(false);
});

test('split years are ordered as single ones', () => {
  expect(newestRelease([assumed('2026-06-01', '2023/24'), on('2026-04-02', '2024/25')])?.newestPeriod).toBe('2024/25');
  expect(newestRelease([on('2000-01-01', '1999/00'), assumed('2000-01-02', '1998/99')])?.newestPeriod).toBe('1999/00');
});

test('an older period re-issued late, beside an assumed date between them, is no circle', () => {
  const first = on('2025-01-01', '2024');
  const reissued = on('2025-03-01', '2022');
  const unknown = assumed('2025-06-01', '2023');
  expect(inReleaseOrder([first, reissued, unknown])).toEqual([unknown, first, reissued]);
});

test('none', () => {
  expect(inReleaseOrder([])).toEqual([]);
  expect(newestRelease([])).toBeUndefined();
});

test('the releases given are left as they were', () => {
  const given = [on('2025-10-30', '2025'), on('2024-10-31', '2024')];
  inReleaseOrder(given);
  expect(given[0]?.published).toBe('2025-10-30');
});

// A data set has at most one release at a published date (the schema's own rule).
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2025-01-${String(number).padStart(2, '0')}`);
const release = fc.record({ published: day, assumed: fc.boolean(), newestPeriod: fc.integer({ min: 2020, max: 2024 }).map(String) });
const history = fc.uniqueArray(release, { maxLength: 8, selector: ({ published }) => published });

test('any history: import order does not matter, known dates ascend, no assumed one is after a later period', () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (releases, random) => {
      const ordered = inReleaseOrder(releases);
      const shuffled = releases.map((one) => ({ one, at: random.next().value as number })).sort((a, b) => a.at - b.at).map(({ one }) => one);
      expect(inReleaseOrder(shuffled)).toEqual(ordered);
      const known = ordered.filter((one) => !one.assumed).map(({ published }) => published);
      expect(known).toEqual([...known].sort());
      ordered.forEach((one, index) => {
        if (one.assumed) expect(ordered.slice(0, index).every(({ newestPeriod }) => newestPeriod <= one.newestPeriod)).toBe(true);
      });
    }),
  );
});

test('any two releases: the rule as it is told, pair by pair', () => {
  fc.assert(
    fc.property(fc.uniqueArray(release, { minLength: 2, maxLength: 2, selector: ({ published }) => published }), (pair) => {
      const [a, b] = pair as [DatedRelease, DatedRelease];
      const byPeriod = (a.assumed || b.assumed) && a.newestPeriod !== b.newestPeriod;
      const newer = byPeriod ? a.newestPeriod > b.newestPeriod : a.published > b.published;
      expect(newestRelease(pair)).toBe(newer ? a : b);
    }),
  );
});
