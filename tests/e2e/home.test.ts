import { expect, test } from 'vitest';
import { setStage } from './harness.ts';

const stage = setStage();

test('the home page is there for the public, and axe finds nothing', async () => {
  const { page } = await stage.newVisitor();
  const answer = await page.goto(stage.at('/'));
  expect(answer?.status()).toBe(200);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('link', { name: /children in need/i }).count()).toBeGreaterThan(0);
  await stage.axeFindsNothing(page);
});

test('at 375 px nothing is cut off or scrolls sideways', async () => {
  const { page } = await stage.newVisitor({ viewport: { width: 375, height: 800 } });
  await page.goto(stage.at('/'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await stage.axeFindsNothing(page);
});

test('without JavaScript the home page leads to an indicator', async () => {
  const { page } = await stage.newVisitor({ javaScriptEnabled: false });
  await page.goto(stage.at('/'));
  await page.getByRole('link', { name: /children in need/i }).first().click();
  expect(new URL(page.url()).pathname).toMatch(/^\/indicators\//);
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test('an address that does not exist says so', async () => {
  stage.expectErrors(/404/);
  const { page } = await stage.newVisitor();
  for (const path of ['/no-such-page', '/nothing/here']) {
    const answer = await page.goto(stage.at(path));
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await stage.axeFindsNothing(page);
  }
});
