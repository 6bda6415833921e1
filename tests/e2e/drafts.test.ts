import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { ANALYST, comes, composer, forgetWhatWasWritten, LEEDS, METRIC, NEIGHBOUR, noteOf, opens, setNotesStage, signsIn, WORKSPACE, writes } from './notes-scene.ts';

const stage = setNotesStage();
const NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to fetch|WebSocket/;
const DISCUSSIONS = `${WORKSPACE}/discussions`;
const question = (page: Page) => page.getByLabel('Your question, in one line');
const WORDS = 'Known to three teams, and not written down anywhere.';
beforeEach(() => forgetWhatWasWritten(stage.db));

test('a tab that is loaded again while there is no network keeps what was typed, and sends it once', async () => {
  stage.expectErrors(NETWORK);
  const { page, context } = await comes(stage, ANALYST);
  await page.goto(stage.at(LEEDS));
  await page.locator('.presence__count').first().waitFor();
  await composer(page).fill(WORDS);
  await kept(page, 1);
  await context.setOffline(true);
  await page.reload().catch(() => undefined);
  await context.setOffline(false);
  await page.goto(stage.at(LEEDS));
  await expect.poll(() => composer(page).inputValue(), { timeout: 20_000 }).toBe(WORDS);
  await page.getByText(/^Your draft of .*kept in this browser only/).waitFor();
  await stage.axeFindsNothing(page);

  // Sent into the dark, and the tab closed: the next one has it, and whatever arrived is there once.
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Add to this figure' }).click();
  await page.getByText('Not sent yet (1)').first().waitFor();
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(stage.at(LEEDS));
  await expect.poll(() => composer(next).inputValue(), { timeout: 20_000 }).toBe(WORDS);
  await next.getByRole('button', { name: 'Add to this figure' }).click();
  await noteOf(next, WORDS).waitFor();
  expect(await stage.db.prisma.annotation.count()).toBe(1);
  await kept(next, 0);
  await next.reload();
  await next.locator('.presence__count').first().waitFor();
  expect(await composer(next).inputValue()).toBe('');
});

test('a sign-in that has ended costs no word: it is sent after the next one', async () => {
  stage.expectErrors(/401|403/);
  const { page, context } = await comes(stage, ANALYST);
  await page.goto(stage.at(LEEDS));
  await page.locator('.presence__count').first().waitFor();
  await composer(page).fill(WORDS);
  await kept(page, 1);
  await stage.db.prisma.session.deleteMany();
  await page.getByRole('button', { name: 'Add to this figure' }).click();
  await page.getByRole('alert').getByText('Your sign-in has ended.').waitFor();
  expect(await composer(page).inputValue()).toBe(WORDS);
  await stage.axeFindsNothing(page);
  const [tab] = await Promise.all([context.waitForEvent('page'), page.getByRole('alert').getByRole('link', { name: 'Sign in in a new tab' }).click()]);
  await signsIn(tab, ANALYST);
  await page.getByRole('button', { name: 'Add to this figure' }).click();
  await noteOf(page, WORDS).waitFor();

  // The same where the tab was closed meanwhile.
  await composer(page).fill('And the tab was closed.');
  await kept(page, 1);
  await stage.db.prisma.session.deleteMany();
  await page.goto(stage.at(LEEDS));
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await signsIn(page, ANALYST);
  await expect.poll(() => composer(page).inputValue(), { timeout: 20_000 }).toBe('And the tab was closed.');
  await page.getByRole('button', { name: 'Add to this figure' }).click();
  await noteOf(page, 'And the tab was closed.').waitFor();
  expect(await stage.db.prisma.annotation.count()).toBe(2);
});

test('another account in the same browser never sees it, its author does, and signing out forgets it', async () => {
  stage.expectErrors(/401|403/);
  const { page, context } = await comes(stage, ANALYST);
  await page.goto(stage.at(LEEDS));
  await composer(page).fill(WORDS);
  await kept(page, 1);
  await context.clearCookies();
  await page.goto(stage.at(`/sign-in?next=${encodeURIComponent(LEEDS)}`));
  await signsIn(page, NEIGHBOUR);
  await page.locator('.presence__count').first().waitFor();
  await writes(page, 'Mine alone.');
  // The note may be there before its own answer is.
  await expect.poll(() => composer(page).inputValue()).toBe('');
  expect(await page.content()).not.toContain(WORDS);
  await context.clearCookies();
  await page.goto(stage.at(`/sign-in?next=${encodeURIComponent(LEEDS)}`));
  await signsIn(page, ANALYST);
  await expect.poll(() => composer(page).inputValue(), { timeout: 20_000 }).toBe(WORDS);
  const beside = await context.newPage();
  await beside.goto(stage.at(LEEDS));
  await expect.poll(() => composer(beside).inputValue(), { timeout: 20_000 }).toBe(WORDS);
  // Who signs out at once after typing leaves no more behind than who waits; nor does a page beside it.
  await composer(page).pressSequentially(' And more.');
  await page.locator('.menu--right summary').click();
  await page.getByRole('button', { name: /sign out/i }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/workspaces'));
  await kept(page, 0);
  await composer(beside).pressSequentially(' Still here.');
  await beside.getByText('This browser keeps no draft of it').waitFor();
  await kept(page, 0);
  await beside.close();
  await page.goto(stage.at(`/sign-in?next=${encodeURIComponent(LEEDS)}`));
  await signsIn(page, ANALYST);
  await page.locator('.presence__count').first().waitFor();
  expect(await composer(page).inputValue()).toBe('');
});

test('what is begun on the page of all discussions is kept as well, until it is sent or its writer signs out', async () => {
  stage.expectErrors(/401|403/);
  const { page: first, context } = await comes(stage, ANALYST);
  await begins(first, 'Who knows it?');
  // The guard reads along before anything is kept.
  await question(first).fill('Is it about NHS number 943 476 5919?');
  await first.getByText('This cannot be sent as it is written.').waitFor();
  await kept(first, 0);
  await stage.axeFindsNothing(first);
  await question(first).fill('Who knows it?');
  await kept(first, 1);
  await first.close();

  const page = await context.newPage();
  await page.goto(stage.at(DISCUSSIONS));
  await page.getByText(/^Your draft of .*kept in this browser only/).waitFor();
  expect(await question(page).inputValue()).toBe('Who knows it?');
  expect(await page.getByLabel('Indicator', { exact: true }).inputValue()).toBe(METRIC);
  await question(page).scrollIntoViewIfNeeded();
  await expect.poll(() => page.locator('.start-discussion [contenteditable="true"]').innerText()).toBe(WORDS);
  await stage.axeFindsNothing(page);

  // A sign-in that has ended leads away from the page, and back to what was typed.
  await stage.db.prisma.session.deleteMany();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await signsIn(page, ANALYST);
  await page.goto(stage.at(DISCUSSIONS));
  await expect.poll(() => question(page).inputValue()).toBe('Who knows it?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('heading', { name: 'Who knows it?', level: 1 }).waitFor();
  await page.getByText(WORDS).first().waitFor();
  await kept(page, 0);
  expect(await stage.db.prisma.discussion.count()).toBe(1);

  await begins(page, 'And who else?');
  await page.locator('.menu--right summary').click();
  await page.getByRole('button', { name: /sign out/i }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/workspaces'));
  await kept(page, 0);
  await page.goto(stage.at(`/sign-in?next=${encodeURIComponent(DISCUSSIONS)}`));
  await signsIn(page, ANALYST);
  await page.getByRole('heading', { name: 'Start a discussion' }).waitFor();
  expect(await question(page).inputValue()).toBe('');
});

test('what is begun on a note’s own page is kept as well, also when the sign-in has ended meanwhile', async () => {
  stage.expectErrors(/401|403/);
  const page = await opens(stage, ANALYST);
  await writes(page, 'What the note said first.');
  // News may be quicker than the answer: the page is left when both are here.
  await kept(page, 0);
  const { id } = await stage.db.prisma.annotation.findFirstOrThrow({ where: { body: 'What the note said first.' } });
  const own = stage.at(`${WORKSPACE}/annotations/${id}`);
  await page.goto(own);
  await page.getByLabel('What the note says').fill('What it says now.');
  await kept(page, 1);
  await page.reload();
  await expect.poll(() => page.getByLabel('What the note says').inputValue()).toBe('What it says now.');
  await stage.db.prisma.session.deleteMany();
  await page.getByRole('button', { name: 'Save the change' }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await signsIn(page, ANALYST);
  await page.goto(own);
  await expect.poll(() => page.getByLabel('What the note says').inputValue()).toBe('What it says now.');
  await stage.axeFindsNothing(page);
  await page.getByRole('button', { name: 'Save the change' }).click();
  await page.getByText('The note is changed.').waitFor();
  await kept(page, 0);
  expect((await stage.db.prisma.annotation.findUniqueOrThrow({ where: { id } })).body).toBe('What it says now.');
});

test('where no socket can be had, not even by long requests, notes of others arrive by asking', async () => {
  stage.expectErrors(/ERR_FAILED|WebSocket/);
  const blocked = await comes(stage, NEIGHBOUR);
  let refused = 0;
  await blocked.context.routeWebSocket(/socket\.io/, (socket) => void socket.close({ code: 1008 }));
  await blocked.context.route('**/socket.io/**', (route) => {
    refused += 1;
    return route.abort();
  });
  await blocked.page.goto(stage.at(LEEDS));
  await blocked.page.evaluate(() => { (window as Window & { unreloaded?: boolean }).unreloaded = true; });
  await composer(blocked.page).fill('Half a');
  const connected = await opens(stage, ANALYST);
  await writes(connected, 'Heard of by asking.');
  await noteOf(blocked.page, 'Heard of by asking.').waitFor({ timeout: 40_000 });
  await composer(blocked.page).fill('Half a sentence, and the rest.');
  await blocked.page.getByRole('button', { name: 'Add to this figure' }).click();
  await noteOf(connected, 'Half a sentence, and the rest.').waitFor();
  await noteOf(blocked.page, 'Half a sentence, and the rest.').waitFor();
  expect(await blocked.page.evaluate(() => (window as Window & { unreloaded?: boolean }).unreloaded)).toBe(true);
  expect(refused).toBeGreaterThan(0);
  await stage.axeFindsNothing(blocked.page);
});

/** Begins a question on the page of all discussions, until it is kept. */
async function begins(page: Page, title: string): Promise<void> {
  await page.goto(stage.at(DISCUSSIONS));
  await page.getByLabel('Indicator', { exact: true }).selectOption(METRIC);
  await question(page).fill(title);
  await page.locator('.start-discussion [contenteditable="true"]').fill(WORDS);
  await kept(page, 1);
}

/** Until so many drafts stand in this browser's storage. */
async function kept(page: Page, many: number): Promise<void> {
  const names = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('learning-loop-draft:')));
  await expect.poll(names, { timeout: 20_000 }).toHaveLength(many);
}
