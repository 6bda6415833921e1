import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { PostComment, ResolveDiscussion, StartDiscussion } from '../../shared/discussions.ts';
import { postComment, resolveDiscussion, startDiscussion } from '../../server/discussions/commands.ts';
import { written } from '../factories.ts';
import { ANALYST, composer, contextOf, COORDINATOR, forgetWhatWasWritten, LEEDS, LEEDS_CODE, METRIC, NEIGHBOUR, noteOf, opens, setNotesStage, WORKSPACE, wrote, writes } from './notes-scene.ts';

/** What happens between the moments at which a test looks: hands are slow, press twice, and do not wait. */
const stage = setNotesStage();
const SLUG = 'two-authorities';
beforeEach(() => forgetWhatWasWritten(stage.db));

const words = (text: string) => JSON.stringify(written(text));
const question = (page: Page, title: string) => page.locator('#discussions > li', { has: page.getByRole('heading', { name: title }) });
const reply = (item: Locator) => item.getByRole('textbox', { name: 'Your reply' });

async function asked(title: string): Promise<string> {
  const key = randomUUID();
  await startDiscussion(await contextOf(stage.db, NEIGHBOUR), SLUG, StartDiscussion.parse({ key, metric: METRIC, area: LEEDS_CODE, title, body: words('I wonder.') }));
  return key;
}

/** The plain field is the editor by now. */
async function writesReply(page: Page, title: string): Promise<Locator> {
  const item = question(page, title);
  await item.locator('details.thread > summary').click();
  await item.locator('.ProseMirror').waitFor();
  await reply(item).click();
  return item;
}

test('a reply that is being written stays where it is when somebody resolves the question', async () => {
  const first = await asked('What changed at the front door?');
  await asked('And what changed since?');
  const page = await opens(stage, ANALYST);
  const item = await writesReply(page, 'What changed at the front door?');
  await page.keyboard.type('I am answering ', { delay: 40 });
  await resolveDiscussion(await contextOf(stage.db, COORDINATOR), SLUG, ResolveDiscussion.parse({ key: randomUUID(), discussionId: first, outcome: 'The duty desk moved.' }));
  await item.getByText('The duty desk moved.').waitFor();
  await page.keyboard.type('at length.', { delay: 40 });
  expect((await reply(item).innerText()).trim()).toBe('I am answering at length.');
  await stage.axeFindsNothing(page);
});

test('what was put back as a draft does not come back when it was sent', async () => {
  const page = await opens(stage, ANALYST);
  await composer(page).pressSequentially('Begun yesterday.');
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('Begun yesterday.');
  await page.reload();
  await expect.poll(() => composer(page).inputValue(), { timeout: 20_000 }).toBe('Begun yesterday.');
  await page.getByRole('button', { name: 'Add to this figure' }).click();
  await noteOf(page, 'Begun yesterday.').waitFor();
  await page.getByText('Your note is added.').waitFor();
  expect(await composer(page).inputValue()).toBe('');
  await page.getByRole('link', { name: 'See it, change it or take it back' }).click();
  await page.getByRole('heading', { name: 'Take it back' }).waitFor();
});

test('the last words are kept when a form is closed at once, and by somebody who writes without a rest', async () => {
  const page = await opens(stage, ANALYST);
  await writes(page, 'We moved the front door.');
  const note = noteOf(page, 'We moved the front door.');
  await note.getByRole('link', { name: /^Edit/ }).click();
  const field = note.getByRole('textbox').first();
  // The rules of the check come with the first letters.
  await field.press('End');
  await page.keyboard.type(' In spring.');
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('In spring.');
  await page.keyboard.type(' At last.');
  await page.keyboard.press('Escape');
  await note.getByRole('link', { name: /^Edit/ }).click();
  await expect.poll(() => note.getByRole('textbox').first().inputValue()).toBe('We moved the front door. In spring. At last.');
  // Sent as quickly, nothing of it is a draft any more.
  await note.getByRole('textbox').first().press('Control+End');
  await page.keyboard.type('!');
  await note.getByRole('button', { name: 'Save the change' }).click();
  const changed = noteOf(page, 'At last.!');
  await changed.waitFor();
  await changed.getByRole('link', { name: /^Edit/ }).click();
  await changed.getByRole('textbox').first().waitFor();
  await page.waitForTimeout(700);
  expect(await changed.getByText(/^Your draft of/).count()).toBe(0);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('At last');
  await page.keyboard.press('Escape');
  await composer(page).click();
  const isKept = () => page.evaluate(() => JSON.stringify({ ...localStorage }).includes('aaaaaaaa'));
  for (let letter = 0; letter < 200 && !(await isKept()); letter += 1) await page.keyboard.type('a', { delay: 120 });
  expect(await isKept()).toBe(true);
});

test('a link of an error leads to its field, and the other errors stay', async () => {
  const page = await opens(stage, ANALYST);
  stage.expectErrors(/status of 400/);
  await page.goto(stage.at(`${WORKSPACE}/evidence/new?metric=${METRIC}&area=${LEEDS_CODE}`));
  await page.locator('form:has(input[name="title"]) button[type="submit"]').last().click();
  const summary = page.locator('.govuk-error-summary');
  await summary.getByRole('link').first().waitFor();
  const errors = await summary.getByRole('link').count();
  expect(errors).toBeGreaterThan(2);
  await summary.getByRole('link').nth(1).click();
  expect(await page.evaluate(() => document.activeElement?.matches('input, select, textarea'))).toBe(true);
  expect(await summary.getByRole('link').count()).toBe(errors);
});

test('a second press that follows the answer is none: one reply, and it says that it is added', async () => {
  await asked('What changed?');
  const page = await opens(stage, ANALYST);
  const item = await writesReply(page, 'What changed?');
  await page.keyboard.type('The front door did.');
  // The second press comes from within the page, so that it is as quick as a finger on a slow machine too.
  const again = item.evaluate((element) => new Promise<void>((pressed) => {
    new MutationObserver((_, watch) => {
      if (!element.textContent?.includes('Your reply is added.')) return;
      watch.disconnect();
      setTimeout(() => {
        [...element.querySelectorAll('button')].find(({ textContent }) => textContent === 'Reply')?.click();
        pressed();
      }, 50);
    }).observe(element, { subtree: true, childList: true, characterData: true });
  }));
  await item.getByRole('button', { name: 'Reply', exact: true }).click();
  await again;
  await page.waitForTimeout(800);
  expect(await item.getByText('Your reply is added.').count()).toBe(1);
  expect(await stage.db.prisma.comment.count({ where: { position: { gt: 1 } } })).toBe(1);
});

test('the focus stays where something was taken away', async () => {
  const id = await asked('What changed?');
  await postComment(await contextOf(stage.db, ANALYST), SLUG, PostComment.parse({ key: randomUUID(), discussionId: id, body: words('The front door did.') }));
  const page = await opens(stage, ANALYST);
  const item = question(page, 'What changed?');
  await item.locator('details.thread > summary').click();
  const mine = item.locator('li', { hasText: 'The front door did.' }).last();
  await mine.getByText('More', { exact: true }).click();
  await mine.getByRole('button', { name: 'Change it' }).press('Enter');
  await mine.getByRole('button', { name: 'Leave it as it was' }).press('Enter');
  await mine.getByText('The front door did.').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  expect(await mine.evaluate((element) => element.contains(document.activeElement) || element === document.activeElement)).toBe(true);
});

test('what one is about to press stays under the pointer when a note arrives above it', async () => {
  await asked('What changed?');
  for (let turn = 0; turn < 6; turn += 1) await wrote(stage.db, NEIGHBOUR, `A note to make the list long, number ${turn}.`, { period: '2024' });
  const page = await opens(stage, ANALYST);
  const press = question(page, 'What changed?').locator('details.thread > summary');
  await press.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  await page.waitForTimeout(300);
  const box = (await press.boundingBox())!;
  await page.mouse.move(box.x + 10, box.y + box.height / 2, { steps: 5 });
  await wrote(stage.db, NEIGHBOUR, 'One more that arrives above.', { period: '2025' });
  await noteOf(page, 'One more that arrives above.').waitFor();
  await expect.poll(async () => Math.abs((await press.boundingBox())!.y - box.y)).toBeLessThan(1.5);
});

test('what arrived though its answer did not is no draft on the next page', async () => {
  stage.expectErrors(/ERR_FAILED|Failed to fetch/);
  const page = await opens(stage, ANALYST);
  await page.route('**/*', async (route) => {
    if (route.request().method() !== 'POST' || !route.request().url().includes('/indicators/')) return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await composer(page).fill('Sent as the door closed.');
  await page.getByRole('button', { name: 'Add to this figure' }).click();
  await noteOf(page, 'Sent as the door closed.').waitFor();
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('Sent as the door closed.');
  const next = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await next.goto(stage.at(LEEDS));
  await next.locator('.presence__count').first().waitFor();
  await noteOf(next, 'Sent as the door closed.').waitFor();
  expect(await composer(next).inputValue()).toBe('');
  expect(await stage.db.prisma.annotation.count()).toBe(1);
});
