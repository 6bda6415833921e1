import { expect, test } from 'vitest';
import { chartModel } from '../../shared/chart-model.ts';
import { testDatabase } from '../../tests/database.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import { indicatorView } from './page.ts';

const LEEDS = 'E08000035';
const db = await testDatabase();
const release = (published: string, newestPeriod: string) => ({ dataset: 'referrals', published, newestPeriod });

await putEdition(db, 'repeat-referrals', release('2024-10-31', '2024'), {
  [`${LEEDS}|2020`]: 10.1, [`${LEEDS}|2021`]: 20.2, [`${LEEDS}|2022`]: 30.3, [`${LEEDS}|2023`]: 'c', [`${LEEDS}|2024`]: 'u',
});
await putEdition(db, 'repeat-referrals', release('2025-10-30', '2025'), {
  [`${LEEDS}|2020`]: 10.1, [`${LEEDS}|2021`]: 21, [`${LEEDS}|2022`]: 'c', [`${LEEDS}|2023`]: 40, [`${LEEDS}|2024`]: 50, [`${LEEDS}|2025`]: 60,
});

const revised = async (query = '') => {
  const { figures, unit, decimals } = await indicatorView({ db }, 'repeat-referrals', new URLSearchParams(`area=${LEEDS}${query}`));
  const [own] = chartModel({ unit, decimals, periods: figures!.periods, series: figures!.series }).series;
  return own!.points.map((point) => [point.period, point.revised]);
};

test('a figure says what the release before said, where that was another one and neither is suppressed', async () => {
  expect(await revised()).toEqual([
    ['2020', null], ['2021', 'revised, was 20.2%'], ['2022', null], ['2023', null], ['2024', 'revised, was low reliability'], ['2025', null],
  ]);
});

test('the first release says nothing of the kind, and none is heard of what is suppressed by now', async () => {
  expect((await revised('&asAt=2024-12-01')).every(([, words]) => words === null)).toBe(true);
  expect(JSON.stringify(await indicatorView({ db }, 'repeat-referrals', new URLSearchParams(`area=${LEEDS}`)))).not.toContain('30.3');
});
