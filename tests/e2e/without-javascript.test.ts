import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { setStage } from './harness.ts';

const stage = setStage({ sandbox: true });
const CARROW = '/workspaces/northern-vale/indicators/repeat-referrals?area=X06000003';
const PLAIN = { javaScriptEnabled: false };

test('the public page holds the sentence, the drawn chart, the table and the list of authorities', async () => {
  const { page } = await stage.newVisitor(PLAIN);
  await page.goto(stage.at('/indicators/repeat-referrals?area=X06000003'));
  const main = page.getByRole('main');
  expect(await main.innerText()).toMatch(/Carrow.*in 2025/s);
  expect(await main.getByRole('figure').locator('svg').locator('path, polyline').count()).toBeGreaterThan(2);
  expect(await main.getByRole('row').count()).toBeGreaterThan(10);
  expect(await main.getByRole('link', { name: /^Lowther/ }).count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Largest first' }).count()).toBe(0);
  await page.getByRole('combobox', { name: 'Area' }).selectOption({ label: 'Dunmere (invented)' });
  await page.locator('.area-picker').getByRole('button').click();
  await page.waitForURL((url) => url.searchParams.get('area') === 'X06000004');
});

test('a note, a question, a reply and an action are added with plain forms', async () => {
  const { page } = await stage.newPerson('service-manager@carrow.example', undefined, PLAIN);
  await page.goto(stage.at(CARROW));
  await page.getByRole('row', { name: /^2022/ }).getByRole('link').last().click();
  // A page that is still arriving has the beginning of its words: what stands there is waited for.
  await expect.poll(() => page.getByLabel('in the year').first().inputValue(), { timeout: 20_000 }).toBe('2022');
  await page.getByLabel('What do you know about this figure?').fill('Written without a script.');
  await page.getByRole('button', { name: 'Add to this figure' }).click();
  await expect.poll(() => beside(page).innerText(), { timeout: 20_000 }).toMatch(/Carrow 2022.*Written without a script\./s);

  await add(page, 'Question');
  await page.getByLabel('Your question, in one line').fill('Asked without a script?');
  await page.getByLabel('What makes you ask?').fill('One paragraph.\n\nAnother <b>paragraph</b>.');
  await page.getByRole('button', { name: 'Ask beside this figure' }).click();
  const question = beside(page).locator('li', { hasText: 'Asked without a script?' }).first();
  await expect.poll(() => question.innerText(), { timeout: 20_000 }).toContain('Another <b>paragraph</b>.');
  await question.getByText('Read and reply').click();
  await question.getByLabel('Your reply').fill('Replied without a script.');
  await question.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect.poll(() => question.innerText(), { timeout: 20_000 }).toMatch(/1 reply.*Replied without a script\./s);

  await add(page, 'Action');
  await page.getByLabel(/what will be done/i).fill('Done without a script.');
  await page.getByLabel('Which organisation?').selectOption({ label: 'Carrow' });
  await page.getByLabel(/who will do it|who/i).last().fill('Service manager');
  stage.expectErrors(/400/);
  await page.getByRole('textbox', { name: 'Day' }).fill('31');
  await page.getByRole('textbox', { name: 'Month' }).fill('2');
  await page.getByRole('textbox', { name: 'Year' }).fill('2027');
  await page.getByRole('button', { name: 'Add this action' }).click();
  // There is no 31 February: the form comes back with what was written.
  await expect.poll(() => page.getByRole('alert').innerText(), { timeout: 20_000 }).toMatch(/real date/);
  expect(await page.getByLabel(/what will be done/i).inputValue()).toBe('Done without a script.');
  await page.getByRole('textbox', { name: 'Month' }).fill('3');
  await page.getByRole('button', { name: 'Add this action' }).click();
  await expect.poll(() => beside(page).innerText(), { timeout: 20_000 }).toMatch(/Done without a script\..*31 March 2027/s);
});

test('a thread that is opened before the script comes keeps its replies when it comes', async () => {
  const { page } = await stage.newPerson('analyst@gorsley.example');
  let come: () => void = () => {};
  const comes = new Promise<void>((arrived) => { come = arrived; });
  await page.route(/\/assets\/.*\.js/, async (route) => {
    await comes;
    await route.continue();
  });
  await page.goto(stage.at(CARROW), { waitUntil: 'commit' });
  const question = beside(page).locator('li', { hasText: 'Asked without a script?' }).first();
  await question.getByText('Read and reply').click();
  const reply = question.getByText('Replied without a script.');
  await reply.waitFor();
  come();
  await question.locator('.ProseMirror').waitFor();
  expect(await reply.isVisible()).toBe(true);
});

test('going back and sending the same form again adds nothing twice', async () => {
  const { page } = await stage.newPerson('service-manager@carrow.example', undefined, PLAIN);
  await page.goto(stage.at(CARROW));
  const form = await page.locator('form', { has: page.getByLabel('What do you know about this figure?') }).evaluate((element) =>
    [...new FormData(element as HTMLFormElement)].map(([name, value]): [string, string] => [name, String(value)]));
  const sent = new URLSearchParams([...form.filter(([name]) => name !== 'body'), ['body', 'Sent three times.']]).toString();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: stage.server.url };
  for (let time = 0; time < 3; time += 1) {
    expect((await page.request.post(stage.at(CARROW), { headers, data: sent, maxRedirects: 0 })).status()).toBe(303);
  }
  const other = await page.request.post(stage.at(CARROW), { headers, data: sent.replace('three', 'four'), maxRedirects: 0 });
  expect(other.status()).toBe(409);
  await page.goto(stage.at(CARROW));
  expect(await beside(page).getByText('Sent three times.').count()).toBe(1);
  expect(await beside(page).getByText('Sent four times.').count()).toBe(0);
});

const beside = (page: Page) => page.locator('#beside');

async function add(page: Page, what: string): Promise<void> {
  await page.getByRole('navigation', { name: 'What to add' }).getByRole('link', { name: what }).click();
}
