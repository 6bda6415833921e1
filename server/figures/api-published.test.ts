import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiFiguresAnswer } from '../../shared/api.ts';
import { testDatabase } from '../../tests/database.ts';
import { publishedData } from '../../tests/published-data.ts';
import type { Database } from '../db.ts';
import { answerFigures } from './api.ts';
import { importPaths } from './import/index.ts';

const data = publishedData();
const FILES = [
  'b1_children_in_need_2013_to_2025.csv', 'ons_mid-year_population_estimates_2012_to_2024.csv',
  'csww_indicators_2017_to_2025.csv', 'sn_model_2025_wide.csv', 'absence_la.csv',
];

/** A few figures that people know, through the whole way from file to answer; every cell is compared in tests/oracle. */
describe.skipIf(!data)('published files, asked for through the API', () => {
  let db: Database;
  beforeAll(async () => {
    db = await testDatabase();
    await importPaths(db, FILES.map((file) => join(data ?? '', 'published', file)), {});
  });

  async function figures(metric: string, query: string): Promise<ApiFiguresAnswer['figures']> {
    const { status, body } = await answerFigures(db, new Request(`http://localhost/api/v1/metrics/${metric}/figures${query}`), metric);
    expect(status, body).toBe(200);
    return (JSON.parse(body) as ApiFiguresAnswer).figures;
  }

  test.each(['E08000035', '383'])('Leeds as %s: 328 children in need per 10,000 in 2025', async (code) => {
    expect(await figures('children-in-need-rate', `?area=${code}&period=2025`)).toMatchObject([
      { area: 'E08000035', areaName: 'Leeds', value: 328, missing: null, published: '', release: { id: 'children-in-need@2025-10-30', published: '2025-10-30' } },
    ]);
  });

  test('Barnsley by the code of today, of before and of three digits is one area with one series', async () => {
    const [today, before, local] = await Promise.all(['E08000038', 'E08000016', '370'].map((code) => figures('sw-caseload', `?area=${code}`)));
    expect(before).toEqual(today);
    expect(local).toEqual(today);
    expect(today?.map(({ area, period }) => `${area} ${period}`)).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year) => `E08000038 ${year}`));
  });

  test('Kingston and Richmond return together, and have no median of their own', async () => {
    for (const spelling of ['314%20%2F%20318', 'E09000021%20%2F%20E09000027']) {
      expect(await figures('sw-caseload', `?area=${spelling}&period=2025`)).toMatchObject([{ area: 'E09000021 / E09000027', value: 13.9, published: '13.9' }]);
    }
    expect(await figures('sw-caseload', '?area=314&area=318&area=neighbours-of:314')).toEqual([]);
  });

  test('ten neighbours, and how many had a number', async () => {
    const [median] = await figures('children-in-need-rate', '?area=neighbours-of:383&period=2025');
    expect(median).toMatchObject({ area: 'neighbours-of:E08000035', with: 10, of: 10, missing: null });
    const years = (await figures('children-in-need-rate', '?area=neighbours-of:383')).map(({ period }) => period);
    expect(years).toEqual([2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].map(String));
  });

  test('split years, and a year of which nothing is available', async () => {
    const found = await figures('absence-overall', '?area=E92000001&period=2024%2F25&period=2019%2F20&group=cino&phase=total');
    expect(found.map(({ period, value, missing }) => [period, value ?? missing])).toEqual([['2019/20', 'x'], ['2024/25', 17.4]]);
  });
});
