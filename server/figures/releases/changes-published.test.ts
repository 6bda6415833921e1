import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { areaOf } from '../../../shared/areas/register.ts';
import type { ChangeKind, FigureChange, MetricChanges } from '../../../shared/releases.ts';
import { testDatabase } from '../../../tests/database.ts';
import { publishedData } from '../../../tests/published-data.ts';
import type { Database } from '../../db.ts';
import { importPaths } from '../import/index.ts';
import { changesOf } from './queries.ts';

const data = publishedData();
const EARLIER = {
  need: 'b1_children_in_need_2013_to_2024.csv', referrals: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv',
  repeat: 'd3_cpps_subsequent_plan_2013_to_2024.csv', durations: 'd5_cpps_at31march_by_duration_2013_to_2024.csv',
};
const NEWEST = {
  need: 'b1_children_in_need_2013_to_2025.csv', referrals: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
  repeat: 'd3_cpps_subsequent_plan_2013_to_2025.csv', durations: 'd5_cpps_at31march_by_duration_2013_to_2025.csv',
};
const POPULATION = 'ons_mid-year_population_estimates_2012_to_2024.csv';

type Row = Readonly<Record<string, string>>;
const earlierRows = (file: string) => parse(readFileSync(join(data ?? '', 'earlier-releases', '2024', file)), { columns: true, bom: true }) as Row[];
const newestRows = (file: string) => parse(readFileSync(join(data ?? '', 'published', file)), { columns: true, bom: true }) as Row[];
const placeOf = (row: Row) => `${areaOf(row.new_la_code || row.region_code || row.country_code || '').code} ${row.time_period}`;
const column = (rows: readonly Row[], name: string) => new Map(rows.map((row) => [placeOf(row), row[name] ?? '']));

/** Tenths as a whole number, a half away from zero; `null` for a symbol. */
function tenths(text: string): bigint | null {
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const hundredths = BigInt(whole) * 100n + BigInt((decimals + '00').slice(0, 2));
  return ((hundredths + 5n) / 10n) * (sign ? -1n : 1n);
}

/** The kinds of change between two columns of texts, by place: a second reading of the rules. */
function kindsOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Map<string, FigureChange['kind']> {
  const kinds = new Map<string, FigureChange['kind']>();
  for (const place of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(place), after.get(place)];
    if (old === undefined) kinds.set(place, 'added');
    else if (now === undefined) kinds.set(place, 'withdrawn');
    else if (old === now) continue;
    else if (now === 'c') kinds.set(place, 'newly-suppressed');
    else if (old === 'c') kinds.set(place, 'newly-shown');
    else if (tenths(old) === null || tenths(now) === null || tenths(old) !== tenths(now)) kinds.set(place, 'revised');
  }
  return kinds;
}

/** The rate of 2025 from the count and the mid-year before, in whole numbers, cut off after many decimals. */
function computedRates(): Map<string, string> {
  const key = (row: Row) => row.old_la_code || row.region_code || row.country_code;
  const people = new Map(newestRows(POPULATION).map((row) => [`${key(row)} ${row.time_period}`, row.population_estimate ?? '']));
  return new Map(newestRows(NEWEST.need).map((row) => {
    const count = row.At31_episodes ?? '';
    const population = people.get(`${key(row)} ${Number(row.time_period) - 1}`) ?? '';
    if (!/^\d+$/.test(count)) return [placeOf(row), count];
    if (!/^\d+$/.test(population) || population === '0') return [placeOf(row), 'z'];
    const cut = (BigInt(count) * 10_000n * 10n ** 9n) / BigInt(population);
    return [placeOf(row), `${cut / 10n ** 9n}.${String(cut % 10n ** 9n).padStart(9, '0')}`];
  }));
}

describe.skipIf(!data)('the release of 30 October 2025 against that of 31 October 2024', () => {
  let db: Database;
  beforeAll(async () => {
    db = await testDatabase();
    await importPaths(db, Object.values(EARLIER).map((file) => join(data ?? '', 'earlier-releases', '2024', file)), {});
    await importPaths(db, [...Object.values(NEWEST), POPULATION].map((file) => join(data ?? '', 'published', file)), {});
  });

  async function changes(dataset: string, metric: string): Promise<MetricChanges> {
    const { metrics } = await changesOf(db, `${dataset}@2025-10-30`);
    const found = metrics.find((one) => one.metric === metric);
    if (!found) throw new Error(`${dataset} changed nothing of ${metric}`);
    return found;
  }
  const counts = ({ counts: all }: MetricChanges) => Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0)) as Partial<Record<ChangeKind, number>>;
  const kinds = (found: MetricChanges) => new Map(found.changes.map(({ area, period, kind }) => [`${area} ${period}`, kind]));
  const sorted = (map: ReadonlyMap<string, string>) => [...map].sort();

  test('re-referrals: a year more, and nothing else', async () => {
    const found = await changes('referrals', 'repeat-referrals');
    expect(counts(found)).toEqual({ added: 165 });
    expect(sorted(kinds(found))).toEqual(sorted(kindsOf(column(earlierRows(EARLIER.referrals), 'Re_referrals_percent'), column(newestRows(NEWEST.referrals), 'rereferral_percent'))));
    expect(found.changes.every(({ period }) => period === '2025')).toBe(true);
  });

  test('second or later plans: a year more and three figures revised, one of them to low reliability', async () => {
    const found = await changes('repeat-protection-plans', 'cp-plans-repeat');
    expect(counts(found)).toEqual({ added: 165, revised: 3 });
    expect(sorted(kinds(found))).toEqual(sorted(kindsOf(column(earlierRows(EARLIER.repeat), 'CPP_subsequent_percent'), column(newestRows(NEWEST.repeat), 'CPP_subsequent_percent'))));
    const revised = found.changes.filter(({ kind }) => kind === 'revised');
    expect(revised.map(({ after }) => after?.missing ?? 'number').sort()).toEqual(['number', 'number', 'u']);
    expect(revised.every(({ before }) => typeof before?.value === 'number')).toBe(true);
  });

  test('plans over two years: a year more, with its suppressed figures', async () => {
    const found = await changes('protection-plan-durations', 'cp-plans-two-years');
    expect(counts(found)).toEqual({ added: 165 });
    expect(sorted(kinds(found))).toEqual(sorted(kindsOf(column(earlierRows(EARLIER.durations), '2_years_or_more_percent'), column(newestRows(NEWEST.durations), '2_years_or_more_percent'))));
    expect(found.changes.filter(({ after }) => after?.missing === 'c')).toHaveLength(59);
  });

  test('children in need: the published rates of 2024 and the computed ones of 2025, at one decimal', async () => {
    const found = await changes('children-in-need', 'children-in-need-rate');
    const [before, after] = [column(earlierRows(EARLIER.need), 'At31_episodes_rate'), computedRates()];
    const expected = kindsOf(before, after);
    expect(sorted(kinds(found))).toEqual(sorted(expected));
    expect([found.before, found.after]).toEqual(['children-in-need-rate/children-in-need@2024-10-31', 'children-in-need-rate/children-in-need@2025-10-30+population@2025-07-30']);
    // Populations of mid-2022 and mid-2023 were revised: the rates of 2023 and 2024 with them.
    const revised = found.changes.filter(({ kind }) => kind === 'revised');
    expect(new Set(revised.filter(({ after: now }) => now?.value != null).map(({ period }) => period))).toEqual(new Set(['2023', '2024']));
    // Where a population is not available there is no rate to compute: what the publisher left at x becomes z.
    const symbols = revised.filter(({ after: now }) => now?.value == null);
    expect(new Set(symbols.map(({ area }) => areaOf(area).name))).toEqual(new Set(['Bournemouth', 'Poole', 'Dorset']));
    expect(symbols.every(({ before: was, after: now }) => was?.missing === 'x' && now?.missing === 'z')).toBe(true);
    expect(counts(found)).toEqual({ added: 165, revised: 345 });
    for (const { area, period, kind, before: was, after: is, decimals } of found.changes) {
      if (kind !== 'revised' || was?.value == null || is?.value == null) continue;
      const texts = [before.get(`${area} ${period}`) ?? '', after.get(`${area} ${period}`) ?? ''];
      expect([was.value, is.value]).toEqual(texts.map((text) => (decimals === 1 ? Number(tenths(text)) / 10 : Math.floor(Number(text) + 0.5))));
      expect(was.value).not.toBe(is.value);
    }
  });

  test('the first release is compared with nothing', async () => {
    const { metrics } = await changesOf(db, 'children-in-need@2024-10-31');
    expect(metrics).toMatchObject([{ metric: 'children-in-need-rate', before: null, changes: [], counts: { added: earlierRows(EARLIER.need).length } }]);
    expect((await changesOf(db, 'population@2025-07-30')).metrics).toEqual([]);
  });
});
