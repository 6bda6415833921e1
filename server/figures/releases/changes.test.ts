import { beforeEach, describe, expect, test } from 'vitest';
import { MISSING_SYMBOLS, type Missing } from '../../../shared/figures.ts';
import type { ChangeContent, FigureChange } from '../../../shared/releases.ts';
import { testDatabase } from '../../../tests/database.ts';
import { putEdition, putRelease, type SampleFigures } from '../../../tests/sample-figures.ts';
import type { Database } from '../../db.ts';
import { historiesOf } from '../edition-history.ts';
import { compareEditions } from './changes.ts';
import { changesOf, listReleases } from './queries.ts';

let db: Database;
beforeEach(async () => {
  db = await testDatabase();
});

const LEEDS = 'E08000035';
const older = { dataset: 'referrals', published: '2024-10-31', newestPeriod: '2024' };
const newer = { dataset: 'referrals', published: '2025-10-30', newestPeriod: '2025' };
const METRIC = 'repeat-referrals';

/** The changes of the newer release, of one metric. */
async function changed(before: SampleFigures, after: SampleFigures, metric = METRIC): Promise<readonly FigureChange[]> {
  await putEdition(db, metric, older, before);
  await putEdition(db, metric, newer, after);
  const { metrics } = await changesOf(db, 'referrals@2025-10-30');
  expect(metrics.map((one) => one.metric)).toEqual([metric]);
  return metrics[0]!.changes;
}

const content = (is: number | Missing | null): ChangeContent | null =>
  is === null ? null : { value: typeof is === 'number' ? is : null, missing: typeof is === 'string' ? is : null, category: null };

describe('every pair of a number, each symbol and no row', () => {
  const CONTENTS = [12.3, 45.6, ...MISSING_SYMBOLS, null];
  const expected = (before: number | Missing | null, after: number | Missing | null): Partial<FigureChange> | null => {
    if (before === after) return null;
    if (before === null) return { kind: 'added', before: null, after: content(after) };
    if (after === null) return { kind: 'withdrawn', before: content(before), after: null };
    if (after === 'c') return { kind: 'newly-suppressed', before: null, after: content('c') };
    if (before === 'c') return { kind: 'newly-shown', before: content('c'), after: content(after) };
    return { kind: 'revised', before: content(before), after: content(after) };
  };
  test('one place for each pair', async () => {
    const pairs = CONTENTS.flatMap((before) => CONTENTS.map((after) => ({ before, after })));
    const place = (index: number) => `${LEEDS}|${String(1900 + index)}`;
    const table = (side: 'before' | 'after') => Object.fromEntries(pairs.flatMap((pair, index) => (pair[side] === null ? [] : [[place(index), pair[side]]])));
    const changes = new Map((await changed(table('before'), table('after'))).map((change) => [`${change.area}|${change.period}`, change]));
    pairs.forEach(({ before, after }, index) => {
      const found = changes.get(place(index));
      const { kind, before: was, after: is } = found ?? {};
      expect([before, after, found ? { kind, before: was, after: is } : null]).toEqual([before, after, expected(before, after)]);
    });
    expect(changes.size).toBe(pairs.filter(({ before, after }) => expected(before, after)).length);
  });
});

test('what a newly suppressed figure was is nowhere in the answer', async () => {
  const changes = await changed({ [`${LEEDS}|2024`]: { is: 73.1, exact: '73.123', count: '7312', denominator: '10000' } }, { [`${LEEDS}|2024`]: 'c' });
  expect(changes).toMatchObject([{ kind: 'newly-suppressed', before: null }]);
  expect(JSON.stringify(changes)).not.toMatch(/73/);
});

describe('numbers are revised where they differ at one decimal, rounded half-up from the exact ones', () => {
  const RATE = 'care-rate';
  test.each([
    // Two numbers of a metric without decimals, as shown and before rounding.
    ['alike at one decimal', { is: 302, exact: '301.54' }, { is: 302, exact: '301.51' }, null],
    ['apart at one decimal only: both are said at one', { is: 302, exact: '301.54' }, { is: 302, exact: '301.55' }, { before: 301.5, after: 301.6, decimals: 1 }],
    ['apart as shown', { is: 302, exact: '301.54' }, { is: 303, exact: '302.6' }, { before: 302, after: 303, decimals: 0 }],
    ['rounded on another side of the half, one decimal apart', { is: 301, exact: '301.49' }, { is: 302, exact: '301.5' }, null],
    ['a published rate and a whole one', { is: 301, exact: '301.4' }, { is: 301 }, { before: 301.4, after: 301, decimals: 1 }],
    ['a published rate without decimals and a computed one', { is: 301 }, { is: 301, exact: '301.04999999' }, null],
    ['a tie goes away from zero', { is: 301 }, { is: 301, exact: '301.05' }, { before: 301, after: 301.1, decimals: 1 }],
    ['nothing kept behind', { is: 301 }, { is: 301 }, null],
    ['more behind it, the same figure', { is: 301, count: '5' }, { is: 301, count: '6', denominator: '7', lower: 1, upper: 2 }, null],
    ['another published text, the same figure', { is: 301, published: '301' }, { is: 301, published: '301.0' }, null],
  ])('%s', async (_, before, after, change) => {
    const found = await changed({ [`${LEEDS}|2024`]: before }, { [`${LEEDS}|2024`]: after }, RATE);
    expect(found.map((one) => ({ before: one.before?.value, after: one.after?.value, decimals: one.decimals }))).toEqual(change ? [change] : []);
  });
  test('a half of a half is not rounded twice', async () => {
    // 0.449… is 0.4 at one decimal, though 0.45 at two.
    expect(await changed({ [`${LEEDS}|2024`]: { is: 0, exact: '0.44999999999999999999' } }, { [`${LEEDS}|2024`]: { is: 0, exact: '0.4' } }, RATE)).toEqual([]);
  });
  test('a metric of one decimal says both as it shows them', async () => {
    expect(await changed({ [`${LEEDS}|2024`]: { is: 22.4, exact: '22.36' } }, { [`${LEEDS}|2024`]: { is: 22.5, exact: '22.45' } })).toMatchObject([
      { kind: 'revised', before: { value: 22.4 }, after: { value: 22.5 }, decimals: 1 },
    ]);
  });
});

test('breakdowns are compared one by one, and listed in the order of the metric, areas and periods in theirs', async () => {
  const changes = await changed(
    { 'E08000035|2024/25|group=cla-12m;phase=total': 1, 'E08000035|2024/25|group=cino;phase=total': 2, 'E06000001|2024/25|group=cino;phase=total': 2, 'E08000035|2023/24|group=cppo;phase=total': 3 },
    { 'E08000035|2024/25|group=cla-12m;phase=total': 1.1, 'E08000035|2024/25|group=cino;phase=total': 2.1, 'E06000001|2024/25|group=cino;phase=total': 'u', 'E08000035|2023/24|group=cppo;phase=total': 3 },
    'absence-overall',
  );
  expect(changes.map(({ area, period, breakdown }) => [area, period, breakdown])).toEqual([
    ['E06000001', '2024/25', 'group=cino;phase=total'],
    [LEEDS, '2024/25', 'group=cino;phase=total'],
    [LEEDS, '2024/25', 'group=cla-12m;phase=total'],
  ]);
});

test('categories and joint returns', async () => {
  const changes = await changed(
    { [`${LEEDS}|2025`]: 'category:good', 'E06000001|2025': 'category:good', 'E12000003|2025|judgement=good': 7, 'E06000002|2025': 'category:good', 'E09000021 / E09000027|2025': 'category:good' },
    { [`${LEEDS}|2025`]: 'category:outstanding', 'E06000001|2025': 'category:good', 'E12000003|2025|judgement=good': 8, 'E06000002|2025': 'x', 'E09000021 / E09000027|2025': 'category:inadequate' },
    'ofsted-leadership',
  );
  expect(changes.map(({ area, before, after, kind }) => [area, kind, before?.category ?? before?.value, after?.category ?? after?.missing ?? after?.value])).toEqual([
    ['E06000002', 'revised', 'good', 'x'],
    [LEEDS, 'revised', 'good', 'outstanding'],
    ['E09000021 / E09000027', 'revised', 'good', 'inadequate'],
    ['E12000003', 'revised', 7, 8],
  ]);
});

test('the counts say how many of each kind; the first figures of a metric are all new and not listed', async () => {
  await changed({ 'E06000001|2024': 1, 'E06000002|2024': 'c', 'E06000003|2024': 3, 'E06000004|2024': 4 }, { 'E06000001|2024': 2, 'E06000002|2024': 2, 'E06000003|2024': 'c', 'E06000005|2024': 5 });
  const [newest] = (await changesOf(db, 'referrals@2025-10-30')).metrics;
  expect(newest).toMatchObject({
    before: 'repeat-referrals/referrals@2024-10-31', after: 'repeat-referrals/referrals@2025-10-30', definition: null,
    counts: { revised: 1, 'newly-shown': 1, 'newly-suppressed': 1, added: 1, withdrawn: 1, 'definition-changed': 0 },
  });
  expect((await changesOf(db, 'referrals@2024-10-31')).metrics).toEqual([
    { metric: METRIC, before: null, after: 'repeat-referrals/referrals@2024-10-31', counts: { revised: 0, 'newly-shown': 0, 'newly-suppressed': 0, added: 4, withdrawn: 0, 'definition-changed': 0 }, changes: [], definition: null },
  ]);
});

test('a definition that changed between the two releases is said, others are not', async () => {
  await changed({ [`${LEEDS}|2024`]: 1 }, { [`${LEEDS}|2024`]: 1 });
  const history = (await historiesOf(db, 'published', [METRIC])).get(METRIC) ?? [];
  const [before, after] = history;
  if (!before || !after) throw new Error('two editions were put');
  const definition = (metric: string, from: string) => ({ metric, from, words: `From ${from}.` });
  const compared = await compareEditions(db, { before, after }, history, [
    definition(METRIC, '2024-10-31'), definition(METRIC, '2024-11-01'), definition(METRIC, '2025-10-30'), definition(METRIC, '2025-10-31'), definition('care-rate', '2025-01-01'),
  ]);
  expect([compared.definition, compared.counts['definition-changed']]).toEqual(['From 2024-11-01. From 2025-10-30.', 1]);
});

test('a release that is not there is refused; one without figures changes nothing', async () => {
  await expect(changesOf(db, 'referrals@1999-01-01')).rejects.toMatchObject({ status: 404 });
  await putRelease(db, newer);
  expect((await changesOf(db, 'referrals@2025-10-30')).metrics).toEqual([]);
  expect(await listReleases(db, 'published')).toMatchObject([{ id: 'referrals@2025-10-30', metrics: [], state: 'signed-off', publisher: 'Department for Education' }]);
});
