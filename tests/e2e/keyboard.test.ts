import { expect, test } from 'vitest';
import { focused, tabTo } from './by-keyboard.ts';
import { setStage } from './harness.ts';

const stage = setStage({ sandbox: true });
const ELMSFORD = '/workspaces/northern-vale/indicators/care-entry-rate?area=X06000005';

test('with the keyboard alone: sign in, walk to a point of the chart, write a note, hear that it is added', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at('/'));
  await page.keyboard.press('Tab');
  expect(await focused(page)).toMatch(/skip to main content/i);
  await page.goto(stage.at(`/sign-in?next=${encodeURIComponent(ELMSFORD)}`));
  await tabTo(page, /email/i);
  await page.keyboard.type('coordinator@northern-vale.example');
  await tabTo(page, /password/i);
  await page.keyboard.type(stage.server.passwordOf('coordinator@northern-vale.example'));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname.startsWith('/workspaces/'));
  await page.getByText('1 here').waitFor();

  await tabTo(page, /add a note.*2024|2024.*add a note/i);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toMatch(/what do you know about this figure/i);
  expect(await page.getByLabel('in the year').first().inputValue()).toBe('2024');
  await page.keyboard.type('Written with the keyboard alone.');
  await tabTo(page, /kind of note/i);
  await page.keyboard.type('Ev');
  await tabTo(page, /add to this figure/i);
  await page.keyboard.press('Enter');
  await page.locator('#notes').getByText('Written with the keyboard alone.').waitFor();
  await page.getByRole('status').getByText('Your note is added.').waitFor();
  expect(await page.locator('#notes').innerText()).toMatch(/Event\s+Elmsford 2024/);
  // The focus stays in the composer, for the next note.
  expect(await page.evaluate(() => document.activeElement?.closest('#add-note') !== null)).toBe(true);
});

test('sorting the authorities by value is a button, is announced, and stays out of the address', async () => {
  const { page } = await stage.newVisitor();
  await page.goto(stage.at('/indicators/care-rate?area=X06000005'));
  const names = () => page.locator('main').getByRole('row').filter({ has: page.getByRole('link') }).allInnerTexts();
  await page.getByRole('button', { name: 'Largest first' }).waitFor();
  const byName = await names();
  const address = page.url();
  await tabTo(page, /largest first/i);
  await page.keyboard.press('Enter');
  await expect.poll(names).not.toEqual(byName);
  await expect.poll(() => page.locator('[aria-live], [role=status]').allInnerTexts().then((all) => all.join(' '))).toMatch(/largest first/i);
  expect(page.url()).toBe(address);
  await tabTo(page, /by name/i);
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(byName);
});

test('a note is begun on the chosen area’s line; on another the chart says where', async () => {
  const { page } = await stage.newPerson('coordinator@northern-vale.example');
  await page.goto(stage.at(ELMSFORD));
  await page.getByText('1 here').waitFor();
  await tabTo(page, /^walk the chart/i);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('A note here is about Elmsford').waitFor();
  expect(await focused(page)).toMatch(/walk the chart/i);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toMatch(/what do you know about this figure/i);
});

test('a reply below the screen, reached with Tab, is the editor with its mentions', async () => {
  const { page } = await stage.newPerson('coordinator@northern-vale.example');
  await page.setViewportSize({ width: 1280, height: 300 });
  // The editor's code is held back until the caret is in the plain field.
  let come = () => {};
  const comes = new Promise<void>((arrived) => (come = arrived));
  await page.route(/rich-text-editor/, async (route) => {
    await comes;
    await route.continue();
  });
  await page.goto(stage.at('/workspaces/northern-vale/discussions'));
  await page.locator('main h2 a, main h3 a').first().click();
  await page.waitForURL(/discussions\/[\da-f-]{36}/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Letters typed between the plain field's going and the editor's having the caret would be lost: there is no between.
  await page.evaluate(() => {
    const taken: (string | null)[] = [];
    (window as Window & { taken?: unknown }).taken = taken;
    new MutationObserver((changes) => {
      const plainIsGone = changes.some(({ removedNodes }) => [...removedNodes].some((node) => node instanceof HTMLTextAreaElement));
      if (plainIsGone) taken.push(document.activeElement?.getAttribute('contenteditable') ?? document.activeElement?.tagName ?? null);
    }).observe(document.body, { subtree: true, childList: true });
  });
  await tabTo(page, /your reply/i);
  come();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('contenteditable'))).toBe('true');
  expect(await page.evaluate(() => (window as Window & { taken?: unknown }).taken)).toEqual(['true']);
  await page.keyboard.type('Could @serv');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
});

test('what is taken back is said, and the focus goes to what stands beside it; another page is said, and begins at its heading', async () => {
  const { page } = await stage.newPerson('coordinator@northern-vale.example');
  await page.goto(stage.at(ELMSFORD));
  await page.getByText('1 here').waitFor();
  for (const words of ['The first of two.', 'The second of two.']) {
    await page.locator('#add-note textarea').first().fill(words);
    await page.getByRole('button', { name: 'Add to this figure' }).press('Enter');
    await page.locator('#notes').getByText(words).waitFor();
  }
  const second = page.locator('#notes > li', { hasText: 'The second of two.' });
  await second.locator('summary').press('Enter');
  await second.getByRole('link', { name: /^Take back/ }).press('Enter');
  await second.getByRole('button', { name: 'Take it back' }).press('Enter');
  await second.waitFor({ state: 'detached' });
  const announced = () => page.locator('#announcer').innerText();
  await expect.poll(announced).toBe('The note is taken back.');
  expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^note-/);

  await page.goto(stage.at('/workspaces/northern-vale'));
  await page.getByRole('link', { name: 'Discussions', exact: true }).first().press('Enter');
  await page.waitForURL(/\/discussions$/);
  await expect.poll(announced).toMatch(/^Discussions/);
  await page.locator('main h2 a, main h3 a').first().press('Enter');
  await page.waitForURL(/discussions\/[\da-f-]{36}/);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
});

test('Escape leaves the change of a reply and leads back to where one came from; while names are offered it closes those alone', async () => {
  const { page } = await stage.newPerson('coordinator@northern-vale.example');
  await page.goto(stage.at('/workspaces/northern-vale/discussions'));
  await page.locator('main h2 a, main h3 a').first().press('Enter');
  await page.waitForURL(/discussions\/[\da-f-]{36}/);
  await tabTo(page, /your reply/i);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('contenteditable'))).toBe('true');
  await page.keyboard.type('Mine, to be changed.');
  await page.getByRole('button', { name: 'Reply', exact: true }).press('Enter');
  const mine = page.locator('li.comment', { hasText: 'Mine, to be changed.' });
  await mine.locator('.more > summary').press('Enter');
  await mine.getByRole('button', { name: 'Change it' }).press('Enter');
  const editor = page.locator('.edit [contenteditable="true"]');
  await editor.press('Control+End');
  await page.keyboard.type(' @an');
  const list = page.getByRole('listbox');
  await list.waitFor();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  expect(await editor.count()).toBe(1);
  await page.keyboard.press('Escape');
  await editor.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('More');
});
