import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { focused, tabTo } from './by-keyboard.ts';
import { setStage } from './harness.ts';

const stage = setStage({ sandbox: true });
const JARROW_FEN = '/indicators/children-in-need-rate?area=X06000010';
const CARROW = '/workspaces/northern-vale/indicators/children-in-need-rate?area=X06000003';

test('someone who listens and types walks the chart: every point, line, reason, context and comparison', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at(JARROW_FEN));
  await tabTo(page, /^Walk the chart: Rate of children in need, Jarrow Fen/);
  await expect.poll(() => said(page)).toMatch(/^Jarrow Fen \(invented\), 2025: \d+ per 10,000 children/);
  await stage.axeFindsNothing(page);

  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
  await expect.poll(() => said(page)).toMatch(/^Jarrow Fen \(invented\), 2022: not available;.*official context: Jarrow Fen sent no return for 2022/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => said(page)).toMatch(/^Northern Vale \(invented\), 2022: \d+ per 10,000 children;.*official context: Jarrow Fen sent no return/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => said(page)).toMatch(/^All the Vales \(invented\), 2022/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => said(page)).toMatch(/^Neighbours’ median, 2022: \d+ per 10,000 children, \d+ of 10 with a number\.$/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => said(page)).toMatch(/^Neighbours’ median, 2022/);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect.poll(() => said(page)).toMatch(/^Jarrow Fen \(invented\), 2013/);
  await page.keyboard.press('c');
  await expect.poll(() => said(page)).toMatch(/^Beside it in 2013: Northern Vale \(invented\) \d+.*; All the Vales \(invented\) \d+.*; Neighbours’ median \d+/);
  await page.keyboard.press('r');
  await expect.poll(() => said(page)).toBe('No notes on 2013.');
  await page.keyboard.press('End');
  await expect.poll(() => said(page)).toMatch(/, 2025: /);
  await page.keyboard.press('a');
  await expect.poll(() => said(page)).toBe('Notes are written in a workspace.');
  // Recharts has long taken over from the server's drawing: the walk did not notice.
  await page.locator('.recharts-surface').first().waitFor();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => said(page)).toMatch(/, 2024: /);
});

test('the chart is one stop and no trap: Escape leaves it, Tab goes on and back', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at(JARROW_FEN));
  await tabTo(page, /^Walk the chart/);
  await page.keyboard.press('Tab');
  expect(await focused(page)).not.toMatch(/^Walk the chart/);
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toMatch(/^Walk the chart/);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('');
  expect(await page.getByRole('application').count()).toBe(1);
  expect(await said(page)).toBe('');
});

test('it is walked before the answering chart has come, and the ring stands on the point', async () => {
  const { page } = await stage.newVisitor();
  await page.route(/live-chart/, () => undefined);
  await page.goto(stage.at(JARROW_FEN));
  await tabTo(page, /^Walk the chart/);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => said(page)).toMatch(/, 2024: /);
  const [ring, plot] = await Promise.all([page.locator('.chart-reader__ring').boundingBox(), page.locator('.chart__plot').boundingBox()]);
  const across = (ring!.x + ring!.width / 2 - plot!.x) / plot!.width;
  expect(Math.round(across * 12)).toBe(11);
  await page.unroute(/live-chart/);
});

test('two measures side by side have a reader each', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at(`${JARROW_FEN}&beside=care-rate`));
  await tabTo(page, /^Walk the chart: Rate of children in need/);
  await tabTo(page, /^Walk the chart: Rate of children looked after/);
  await page.keyboard.press('Home');
  await expect.poll(() => said(page)).toMatch(/^Jarrow Fen \(invented\), 2021: /);
  await stage.axeFindsNothing(page);
});

test('in a workspace R reads the notes at a point, and N leads to the form with its year', async () => {
  const { page } = await stage.newPerson('analyst@carrow.example');
  await page.goto(stage.at(CARROW));
  await page.getByText('1 here').waitFor();
  await tabTo(page, /^Walk the chart/);
  await page.keyboard.press('Home');
  let read = '';
  for (let step = 0; step < 12 && !/note/.test(read); step += 1) {
    await page.keyboard.press('ArrowRight');
    read = await said(page);
  }
  expect(read).toMatch(/; (one|two|three) notes?\.$/);
  const year = /, (\d{4}): /.exec(read)?.[1] ?? '';
  await page.keyboard.press('r');
  await expect.poll(() => said(page)).toMatch(new RegExp(`^(One|Two|Three) notes? on ${year}\\. .+, by .+: .+`));
  await page.keyboard.press('a');
  await expect.poll(() => focused(page)).toMatch(/what do you know about this figure/i);
  expect(await page.getByLabel('in the year').first().inputValue()).toBe(year);
});

test('tables first is remembered on every page, with and without script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await stage.newVisitor({ javaScriptEnabled });
    await page.goto(stage.at(JARROW_FEN));
    expect(await tableIsFirst(page)).toBe(false);
    await page.getByRole('button', { name: 'Show tables first' }).click();
    await page.getByRole('button', { name: 'Show charts first' }).waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(JARROW_FEN);
    expect(await tableIsFirst(page)).toBe(true);
    if (javaScriptEnabled) await stage.axeFindsNothing(page);
    await page.goto(stage.at('/indicators/care-rate?area=X06000003'));
    expect(await tableIsFirst(page)).toBe(true);
    await page.getByRole('button', { name: 'Show charts first' }).click();
    await page.getByRole('button', { name: 'Show tables first' }).waitFor();
    expect(await tableIsFirst(page)).toBe(false);
  }
});

test('a preference leads nowhere but to a page of ours', async () => {
  const send = (body: Record<string, string>) => fetch(stage.at('/preferences'), { method: 'POST', redirect: 'manual', body: new URLSearchParams(body), headers: { Origin: new URL(stage.at('/')).origin } });
  const answer = await send({ tables: 'first', next: '//elsewhere.example/' });
  expect(answer.status).toBe(302);
  expect(answer.headers.get('Location')).toBe('/');
  expect(answer.headers.get('Set-Cookie')).toMatch(/^layout=.*SameSite=Lax/);
  expect((await send({ tables: 'sideways' })).status).toBe(400);
});

test('official context stands on the chart, below it, in the table, in the list, and is said', async () => {
  const { page } = await stage.newVisitor({ javaScriptEnabled: false });
  await page.goto(stage.at(JARROW_FEN));
  // 2022 missing, 2023 and 2024 restated.
  expect(await page.locator('.chart .context-signs path').count()).toBe(3);
  expect(await page.locator('.context-key').innerText()).toMatch(/2022 Jarrow Fen: no return; 2023 to 2024 Rates restated/);
  expect(await page.getByRole('row').filter({ hasText: 'Jarrow Fen: no return' }).locator('th').innerText()).toBe('2022');
  expect(await page.locator('.context-list').innerText()).toMatch(/2022, Jarrow Fen \(invented\): Jarrow Fen sent no return/);
  expect(await page.locator('#in-words').textContent()).toMatch(/Official context, 2022: Jarrow Fen sent no return/);
});

test('at 400% zoom nothing but tables scrolls sideways, and with less motion nothing moves', async () => {
  const { page } = await stage.newVisitor({ viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' });
  for (const path of [JARROW_FEN, `${JARROW_FEN}&beside=care-rate`, '/indicators/ofsted-leadership?area=X06000003', '/indicators/spend-share?area=X06000003', '/reading']) {
    await page.goto(stage.at(path));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
  }
  await page.goto(stage.at(JARROW_FEN));
  await page.getByRole('application').focus();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('on paper: words, caveat, source and context stay, tables stand in full, forms and bars go', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at(JARROW_FEN));
  await page.emulateMedia({ media: 'print' });
  for (const kept of ['#in-words', '.chart__caveat', '.source-line', '.context-list', '.figures-table', '.chart__drawing']) expect(await page.locator(kept).first().isVisible(), kept).toBe(true);
  for (const gone of ['.bar-top', '.choices', '.tables-first-switch', '.list-order', '.chart-reader']) expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
  expect(await page.locator('.scroll-region').first().evaluate((element) => getComputedStyle(element).overflowX)).toBe('visible');
  expect(await page.locator('.foot a[href^="http"]').first().evaluate((link) => getComputedStyle(link, '::after').content)).toContain('nationalarchives.gov.uk');
});

test('no script of the browser holds the official context or the phrases of the words', () => {
  const scripts = readdirSync('build/client/assets').filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  const holding = scripts.filter((file) => /cyber-attack|came within 12 months of an earlier one/.test(readFileSync(join('build/client/assets', file), 'utf8')));
  expect(holding).toEqual([]);
});

/** What the chart says aloud; of several charts the one that speaks. */
async function said(page: Page): Promise<string> {
  return (await page.locator('.chart-reader__said [role=status]').allInnerTexts()).join('').trim();
}

async function tableIsFirst(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [table, chart] = [document.querySelector('.figures-table'), document.querySelector('.chart')];
    return table !== null && chart !== null && (table.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
}
