import { expect, test } from 'vitest';
import { putEdition, putNeighbours } from '../sample-figures.ts';
import { setStage } from './harness.ts';

const YEARS = ['2021', '2022', '2023', '2024', '2025'];
const over = (area: string, cells: readonly (number | string)[]) => Object.fromEntries(cells.map((cell, index) => [`${area}|${YEARS[index]}`, cell]));
const [LEEDS, YORK, CITY, REGION, ENGLAND] = ['E08000035', 'E06000014', 'E09000001', 'E12000003', 'E92000001'] as const;

const stage = setStage({
  async prepare(db) {
    await putEdition(db, 'care-rate', { dataset: 'looked-after-rates', published: '2025-11-26', newestPeriod: '2025' }, {
      ...over(LEEDS, [78, 80, 84, 85, 85]), ...over(YORK, ['c', 62, 60, 61, 64]), ...over(CITY, [306, 153, 91, 76, 'c']), ...over(REGION, [80, 81, 81, 82, 83]), ...over(ENGLAND, [67, 70, 71, 70, 67]),
    });
    await putEdition(db, 'children-in-need-rate', { dataset: 'children-in-need', published: '2025-10-30', newestPeriod: '2025' }, {
      ...over(LEEDS, [301, 345, 325, 332, 328]), ...over(ENGLAND, [330, 344, 339, 331, 330]),
    }, { dataset: 'population', published: '2025-07-30', newestPeriod: '2024' });
    await putEdition(db, 'three-or-more-social-workers', { dataset: 'social-worker-stability', published: '2026-01-21', newestPeriod: '2024' }, {
      [`${LEEDS}|2024`]: { is: 21, count: '319', denominator: '1549' }, [`${REGION}|2024`]: 28, [`${ENGLAND}|2024`]: 27,
    });
    await putEdition(db, 'injury-admissions-rate', { dataset: 'injury-admissions', published: '2025-02-01', newestPeriod: '2023/24' }, {
      [`${LEEDS}|2022/23`]: { is: 64, lower: 60, upper: 68 }, [`${LEEDS}|2023/24`]: { is: 65, lower: 61, upper: 69, count: '950', denominator: '146136' }, [`${ENGLAND}|2023/24`]: 73, [`${ENGLAND}|2022/23`]: 75,
    });
    await putNeighbours(db, 'may-2025', '2025-05-01', { [LEEDS]: [YORK, CITY] });
  },
});

test('without JavaScript a reader makes a list of their own, keeps it in the address and takes one out again', async () => {
  const { page } = await stage.newVisitor({ javaScriptEnabled: false });
  await page.goto(stage.at(`/indicators/care-rate?area=${LEEDS}&axis=chosen`));
  await page.getByRole('link', { name: /Your own choice/ }).click();
  expect(await page.locator('.group-list').first().textContent()).toContain('No local authority is on your list yet.');
  for (const name of ['York', 'City of London', 'Cumberland']) {
    await page.getByLabel('Add', { exact: true }).selectOption({ label: name });
    await page.getByRole('button', { name: 'Add to the list' }).click();
  }
  const rows = () => page.locator('.area-list').first().locator('tbody th').allTextContents();
  await expect.poll(rows).toEqual(['City of London', 'Cumberland', 'York']);
  const address = new URL(page.url());
  expect([address.searchParams.get('list'), address.searchParams.get('axis'), address.searchParams.get('area')]).toEqual(['own', 'chosen', LEEDS]);
  await page.goto(address.href);
  expect(await rows()).toEqual(['City of London', 'Cumberland', 'York']);
  await page.getByRole('link', { name: 'Leave out Cumberland' }).click();
  await expect.poll(rows).toEqual(['City of London', 'York']);
  await page.getByLabel('Year of the lists').selectOption('2021');
  await page.locator('.choices__form', { hasText: 'Year of the lists' }).getByRole('button').click();
  await page.getByRole('heading', { name: 'Local authorities by name, 2021' }).waitFor();
  expect(await page.locator('.area-list').first().textContent()).toMatch(/City of London306.*Yorkconfidential: small number/);
});

test('an axis that does not start at zero says so in words and in the chart’s name', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at(`/indicators/children-in-need-rate?area=${LEEDS}`));
  expect(await page.getByText('not at zero').count()).toBe(0);
  await page.getByRole('link', { name: 'Zoom the axis to these lines' }).click();
  await page.getByRole('figure', { name: /Rate of children in need, Leeds.*The axis starts at 300, not at zero\./ }).waitFor();
  expect(await page.getByText('The axis starts at 300, not at zero.').first().isVisible()).toBe(true);
  await stage.axeFindsNothing(page);
  await page.getByRole('link', { name: 'Start the axis at zero' }).click();
  await page.waitForURL((url) => !url.searchParams.has('axis'));
});

test('an area that would flatten the others is drawn to the edge, with its number in words', async () => {
  const { page } = await stage.newVisitor({ javaScriptEnabled: false });
  await page.goto(stage.at(`/indicators/care-rate?area=${CITY}`));
  expect(await page.locator('.chart__axes text').allTextContents()).not.toContain('300');
  expect(await page.locator('.chart__off').textContent()).toContain('306');
  expect(await page.locator('.off-scale-words').textContent()).toContain('Off the scale: City of London 306 (2021).');
});

test('two measures stand side by side, and pointing to a year in one shows it in the other', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at(`/indicators/care-rate?area=${LEEDS}`));
  await page.getByText('Another indicator side by side').click();
  await page.getByLabel('Indicator', { exact: true }).selectOption('injury-admissions-rate');
  await page.getByRole('button', { name: 'Show both' }).click();
  await page.locator('.side-by-side').waitFor();
  expect(await page.getByRole('heading', { name: /seen alongside$/i }).count()).toBe(2);
  await stage.axeFindsNothing(page);
  const plots = page.locator('.chart__plot');
  await plots.first().hover();
  await page.locator('.recharts-surface').nth(1).waitFor({ state: 'attached' });
  const box = (await plots.first().boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.75, box.y + 30);
  await expect.poll(() => page.locator('.chart__reading').allTextContents()).toEqual([
    expect.stringMatching(/^2024.*Leeds 85/), expect.stringMatching(/^2023\/24.*Leeds 65.*Children aged 0 to 14: 146,136.*between 61 and 69/),
  ]);
});

test('a measure of one year is rows with bars, and what stands behind figures opens', async () => {
  const { page } = await stage.newVisitor({ javaScriptEnabled: false });
  await page.goto(stage.at(`/indicators/three-or-more-social-workers?area=${LEEDS}`));
  const figure = page.locator('figure.chart');
  expect(await figure.textContent()).toContain('There is one year of this measure only, 2024: no line can be drawn.');
  expect(await figure.locator('svg').count()).toBe(0);
  expect(await figure.locator('tbody tr').allTextContents()).toEqual([expect.stringContaining('Leeds21%'), expect.stringContaining('28%'), expect.stringContaining('England27%'), expect.stringContaining('0 of 2 neighbours with data')]);
  await page.locator('.behind summary').click();
  expect(await page.locator('.behind tbody').textContent()).toBe('20243191,549');

  await page.goto(stage.at(`/areas/${REGION}/indicators/three-or-more-social-workers`));
  const profile = page.locator('article.profile');
  expect(await profile.textContent()).toContain('There is one year of this measure only, 2024: no line can be drawn. Yorkshire and The Humber 28%, England 27%.');
  expect(await profile.textContent()).not.toContain('All lines share one axis');
  expect(await profile.locator('.multiples svg').count()).toBe(0);
  expect(await profile.locator('.multiples li', { hasText: 'Leeds' }).textContent()).toContain('21% in 2024');
});
