import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { setStage } from './harness.ts';

const stage = setStage({ sandbox: true });
const DIRECTOR = 'director@carrow.example';
const PAGES = ['/privacy', '/accessibility', '/terms'];

describe.each([1280, 375])('at %i px', (width) => {
  const options = { viewport: { width, height: 900 } };

  test('the pages about the service are there for everybody, and axe finds nothing on them', async () => {
    const { page } = await stage.newVisitor(options);
    await page.goto(stage.at('/'));
    for (const name of ['Privacy', 'Accessibility', 'Terms', 'Who may do what', 'How to read the figures']) {
      expect(await page.getByRole('navigation', { name: 'About this service' }).getByRole('link', { name, exact: true }).count(), name).toBe(1);
    }
    for (const path of PAGES) {
      expect((await page.goto(stage.at(path)))?.status(), path).toBe(200);
      await stage.axeFindsNothing(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
    }
  });

  test('the bar has at most two rows, signed in or not, and one’s menu opens over the page', async () => {
    const visitor = await stage.newVisitor(options);
    await visitor.page.goto(stage.at('/reading'));
    expect(await rows(visitor.page)).toBeLessThanOrEqual(width === 375 ? 2 : 1);
    const { page } = await stage.newPerson(DIRECTOR, undefined, options);
    await page.goto(stage.at('/reading'));
    expect(await rows(page)).toBeLessThanOrEqual(width === 375 ? 2 : 1);
    await menu(page).locator('summary').click();
    expect(await menu(page).getByRole('listitem').allInnerTexts()).toEqual(['Account', 'Carrow', 'Workspaces', expect.stringMatching(/^Sign out\s+Who can see this: nobody but you$/)]);
    await stage.axeFindsNothing(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.keyboard.press('Escape');
    expect(await menu(page).getByRole('link', { name: 'Account' }).isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  });
});

test('what the menu leads to is what one sees to', async () => {
  const lines = async (email: string) => {
    const { page } = await stage.newPerson(email);
    await page.goto(stage.at('/reading'));
    await menu(page).locator('summary').click();
    return (await menu(page).getByRole('link').allInnerTexts()).join(', ');
  };
  expect(await lines('administrator@northern-vale.example')).toBe('Account, Workspaces, Administration');
  expect(await lines('data-steward@northern-vale.example')).toBe('Account, Workspaces, Data steward');
});

test('without JavaScript the menu opens, and signing out works', async () => {
  const { page } = await stage.newPerson(DIRECTOR, undefined, { javaScriptEnabled: false });
  await page.goto(stage.at('/reading'));
  await menu(page).locator('summary').click();
  await menu(page).getByRole('button', { name: 'Sign out' }).click();
  await page.goto(stage.at('/reading'));
  expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBe(1);
});

const menu = (page: Page) => page.locator('.bar-top__person .menu');

/** How many rows of things stand in the bar: tops of what is seen there, a row apart. */
async function rows(page: Page): Promise<number> {
  const middles = await page.locator('.bar-top__inner a, .bar-top__inner summary, .bar-top__inner input').evaluateAll((all) =>
    all.filter((one) => one.checkVisibility()).map((one) => { const { top, height } = one.getBoundingClientRect(); return top + height / 2; }));
  return middles.sort((a, b) => a - b).reduce((found, middle, index) => (index === 0 || middle - middles[index - 1]! > 14 ? found + 1 : found), 0);
}
