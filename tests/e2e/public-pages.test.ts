import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { putEdition, putNeighbours } from '../sample-figures.ts';
import { setStage } from './harness.ts';

const YEARS = ['2019', '2020', '2021', '2022', '2023', '2024', '2025'];
const over = (area: string, cells: readonly (number | string)[]) => Object.fromEntries(cells.map((cell, index) => [`${area}|${YEARS[index]}`, cell]));
const [LEEDS, YORK, CITY, REGION, ENGLAND] = ['E08000035', 'E06000014', 'E09000001', 'E12000003', 'E92000001'];

const stage = setStage({
  sandbox: true,
  async prepare(db) {
    await putEdition(db, 'care-rate', { dataset: 'looked-after-rates', published: '2025-11-26', newestPeriod: '2025' }, {
      ...over(LEEDS!, [76, 77, 78, 80, 84, 85, 85]), ...over(YORK!, [60, 61, 'c', 62, 60, 61, 64]), ...over(CITY!, [500, 400, 306, 153, 91, 76, 'c']),
      ...over(REGION!, [76, 78, 80, 81, 81, 82, 83]), ...over(ENGLAND!, [65, 67, 67, 70, 71, 70, 67]),
    });
    await putNeighbours(db, 'may-2025', '2025-05-01', { [LEEDS!]: [YORK!, CITY!] });
  },
});
const PAGE = `/indicators/care-rate?area=${LEEDS}`;

/** How many pixels of two screenshots differ by more than a trace of smoothing. */
async function differing(page: Page, before: Buffer, after: Buffer): Promise<number> {
  return page.evaluate(async (images) => {
    const pixels = await Promise.all(images.map(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      canvas.drawImage(image, 0, 0);
      return canvas.getImageData(0, 0, image.width, image.height).data;
    }));
    const [a, b] = pixels as [Uint8ClampedArray, Uint8ClampedArray];
    if (a.length !== b.length) return Infinity;
    let count = 0;
    for (let at = 0; at < a.length; at += 4) if (Math.abs(a[at]! - b[at]!) + Math.abs(a[at + 1]! - b[at + 1]!) + Math.abs(a[at + 2]! - b[at + 2]!) > 96) count += 1;
    return count;
  }, [before.toString('base64'), after.toString('base64')]);
}

test('without JavaScript the page reads and works: chart, table, list, and the choice of an area', async () => {
  const { page } = await stage.newVisitor({ javaScriptEnabled: false });
  await page.goto(stage.at(PAGE));
  expect(await page.locator('#in-words').textContent()).toContain('Leeds had 85 children looked after per 10,000 in 2025');
  expect(await page.locator('figure.chart path[vector-effect]').count()).toBe(4);
  expect(await page.locator('.figures-table tbody tr').count()).toBe(YEARS.length);
  expect(await page.locator('.figures-table tbody tr').first().textContent()).toBe('2025858367641 of 2');
  expect(await page.getByRole('group', { name: 'Order of the list' }).count()).toBe(0);
  await page.getByLabel('Area', { exact: true }).selectOption({ label: 'York' });
  await page.locator('.area-picker').getByRole('button').click();
  expect(new URL(page.url()).searchParams.get('area')).toBe(YORK);
  expect(await page.locator('.missing-words').textContent()).toContain('2021 York: c confidential: small number');
  await page.getByRole('link', { name: /^England\s*, shown: leave out$/ }).click();
  expect(new URL(page.url()).search).toContain('compare=region,neighbours');
  // The address changes before the page behind it has arrived whole.
  await expect.poll(() => page.locator('figure.chart path[vector-effect]').count()).toBe(2);
});

test.each([1280, 375])('at %d px the chart that answers takes over without a jump', async (width) => {
  const { page } = await stage.newVisitor({ viewport: { width, height: 1_000 } });
  await page.goto(stage.at(PAGE));
  const chart = page.locator('figure.chart');
  await chart.scrollIntoViewIfNeeded();
  const before = await chart.screenshot();
  await page.locator('#chart-caveat').hover();
  await page.locator('.recharts-curve').first().waitFor({ state: 'attached' });
  const after = await chart.screenshot();
  expect(await differing(page, before, after)).toBeLessThan(150);
  await page.mouse.move(0, 0);
  const box = (await page.locator('.chart__plot').boundingBox())!;
  await page.mouse.move(box.x + box.width - 3, box.y + 40);
  expect(await page.locator('.chart__reading').textContent()).toMatch(/^2025.*Leeds 85.*England 67/);
  await stage.axeFindsNothing(page);
});

test('sorting by figure is said aloud, and reaches neither the address nor paper', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at(`/indicators/care-rate?area=${LEEDS}&list=england`));
  const names = () => page.locator('.area-list tbody th').allTextContents();
  const byName = await names();
  const address = page.url();
  await page.getByRole('button', { name: 'Largest first' }).click();
  await expect.poll(async () => (await names()).slice(0, 2)).toEqual(['Leeds', 'York']);
  expect(await page.getByText('Listed by figure, largest first.').getAttribute('aria-live')).toBe('polite');
  expect(page.url()).toBe(address);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await names()).toEqual(byName);
  await page.getByRole('button', { name: 'Smallest first' }).click();
  await page.reload();
  await page.getByRole('group', { name: 'Order of the list' }).waitFor();
  expect(await names()).toEqual(byName);
});

test.each([
  ['home', '/'], ['home of an authority', `/?area=${LEEDS}`], ['indicator', PAGE], ['England and its long list', '/indicators/care-rate'], ['neighbours', `${PAGE}&list=neighbours`],
  ['nothing but reasons', '/indicators/cp-plans-two-years?area=X06000003'], ['judgements', '/indicators/ofsted-leadership?area=X06000003'], ['not at this level', '/indicators/adoption-match-months?area=X06000003'],
  ['breakdowns', '/indicators/absence-overall?area=X06000003'], ['no figures', '/indicators/sw-turnover'], ['reading', '/reading'],
])('axe finds nothing and nothing scrolls sideways at 320 px: %s', async (_what, path) => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at(path));
  await stage.axeFindsNothing(page);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await stage.axeFindsNothing(page);
});

test('an address that asks for what is not there says so, with the right status', async () => {
  stage.expectErrors(/status of 40[04]/);
  const { page } = await stage.newVisitor();
  expect((await page.goto(stage.at('/indicators/care-rate?area=E99')))?.status()).toBe(400);
  expect(await page.getByRole('main').textContent()).toContain('No area has the code “E99”');
  await stage.axeFindsNothing(page);
  expect((await page.goto(stage.at('/indicators/no-such-thing')))?.status()).toBe(404);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Page not found');
});

test('the first Tab leads past the bar, and a chosen area keeps what was chosen before', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at(`${PAGE}&compare=england`));
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to main content');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#main');
  await page.getByLabel('Area', { exact: true }).focus();
  await page.getByLabel('Area', { exact: true }).selectOption({ label: 'York' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/area=E06000014/);
  expect(new URL(page.url()).searchParams.get('compare')).toBe('england');
  await page.getByText('York had 64 children looked after').waitFor();
});

test('a public page asks for at most 130 kB of script before anyone does anything', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at(PAGE), { waitUntil: 'networkidle' });
  const scripts = await page.evaluate(() => (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name }) => /\.js(\?|$)/.test(name)).map(({ name, encodedBodySize }) => ({ name, encodedBodySize })));
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)).toBeLessThanOrEqual(130_000);
});
