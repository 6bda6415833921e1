import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { setStage } from './harness.ts';

const stage = setStage({ sandbox: true });
const HIGHMOOR = '/workspaces/northern-vale/indicators/care-entry-rate?area=X06000008';
const DUNMERE = '/workspaces/northern-vale/indicators/care-rate?area=X06000004';

test('with the network cut nothing is lost; when it is back everything is there once', async () => {
  stage.expectErrors(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to fetch|WebSocket/);
  const cut = await stage.newPerson('head-of-service@dunmere.example');
  const connected = await stage.newPerson('coordinator@northern-vale.example');
  for (const { page } of [cut, connected]) await page.goto(stage.at(DUNMERE));
  for (const { page } of [cut, connected]) await page.getByText('2 here').waitFor();
  const before = await notes(connected.page).count();

  await cut.context.setOffline(true);
  await cut.page.getByText('Not connected; what others add will appear when the network is back.').waitFor();
  await stage.axeFindsNothing(cut.page);
  for (const text of ['The first while the other is away.', 'The second.']) await addNote(connected.page, text);
  await addNote(cut.page, 'Written without a network.', false);
  await cut.page.getByText('Not sent yet (1)').first().waitFor();
  expect(await cut.page.getByLabel('What do you know about this figure?').inputValue()).toBe('Written without a network.');
  await stage.axeFindsNothing(cut.page);
  expect(await notes(cut.page).count()).toBe(before);

  await cut.context.setOffline(false);
  for (const { page } of [cut, connected]) {
    await notes(page).getByText('Written without a network.').waitFor();
    await expect.poll(() => notes(page).count()).toBe(before + 3);
  }
  await cut.page.getByText('Not sent yet (1)').first().waitFor({ state: 'detached' });
  expect(await texts(cut.page)).toEqual(await texts(connected.page));

  const live = await texts(cut.page);
  await cut.page.reload();
  expect(await texts(cut.page)).toEqual(live);
});

test('on pages of their own, what is sent without a network stands in its form still, and goes when sent again', async () => {
  stage.expectErrors(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to fetch|WebSocket/);
  const { page, context } = await stage.newPerson('head-of-service@dunmere.example');
  await page.goto(stage.at('/workspaces/northern-vale/discussions'));
  await page.getByText('Who can see it').first().waitFor({ state: 'attached' });
  await page.getByLabel('Indicator', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Your question, in one line').fill('Asked without a network?');
  await writing(page, 'What makes you ask?').fill('It was away.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await refusedAsUnsent(page);
  expect(await page.getByLabel('Your question, in one line').inputValue()).toBe('Asked without a network?');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Asked without a network?' }).waitFor();
  await page.getByText('It was away.').first().waitFor();

  // On the discussion's own page it is sent by itself.
  await writing(page, 'Your reply').fill('Answered without a network.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.getByText('Not sent yet (1)').waitFor();
  await context.setOffline(false);
  await page.getByText('Your reply is added.').waitFor();
  await page.getByText('Answered without a network.').waitFor();

  await page.goto(stage.at(DUNMERE));
  await addNote(page, 'A note to be changed.');
  await page.getByRole('link', { name: 'See it, change it or take it back' }).click();
  await page.getByRole('heading', { name: 'Change it' }).waitFor();
  const words = page.locator('#edit textarea').first();
  await words.fill('A note that was changed without a network.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save the change' }).click();
  await refusedAsUnsent(page);
  expect(await words.inputValue()).toBe('A note that was changed without a network.');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Save the change' }).click();
  await page.getByText('The note is changed.').waitFor();
  await page.locator('.note-page__words').getByText('A note that was changed without a network.').waitFor();
});

/** The page stays, says so in its summary, which has the focus, and what was written is kept. */
async function refusedAsUnsent(page: Page): Promise<void> {
  await page.locator('.govuk-error-summary:focus').getByText('This was not sent: the network is away.').waitFor();
  await page.getByText('It is kept in this browser until it is.').waitFor();
  await stage.axeFindsNothing(page);
}

const writing = (page: Page, label: string) => page.getByRole('textbox', { name: label });

test('where websockets are blocked the page lives by polling', async () => {
  stage.expectErrors(/WebSocket/);
  const blocked = await stage.newPerson('police-lead@northern-vale.example');
  let refused = 0;
  await blocked.context.routeWebSocket(/socket\.io/, (socket) => {
    refused += 1;
    void socket.close({ code: 1008 });
  });
  const connected = await stage.newPerson('analyst@gorsley.example');
  for (const { page } of [blocked, connected]) await page.goto(stage.at(HIGHMOOR));
  for (const { page } of [blocked, connected]) await page.getByText('2 here').waitFor();
  await addNote(connected.page, 'Seen by polling.');
  await notes(blocked.page).getByText('Seen by polling.').waitFor();
  await addNote(blocked.page, 'Sent without a websocket.');
  await notes(connected.page).getByText('Sent without a websocket.').waitFor();
  expect(refused).toBeGreaterThan(0);
});

test('a load that is cut after its data came is no error of the page', async () => {
  const { page } = await stage.newPerson('analyst@gorsley.example');
  // The answer's words arrive whole; before its end does, the page gives the load up, as it does when a form overtakes it.
  await page.addInitScript(() => {
    const ask = window.fetch.bind(window);
    window.fetch = async (...asked) => {
      const answer = await ask(...asked);
      if (!answer.url.includes('.data')) return answer;
      const words = new Uint8Array(await answer.arrayBuffer());
      const cut = new ReadableStream({
        start(stream) {
          stream.enqueue(words);
          setTimeout(() => {
            stream.error(new DOMException('signal is aborted without reason', 'AbortError'));
            document.documentElement.dataset['cut'] = 'yes';
          }, 50);
        },
      });
      return new Response(cut, { status: answer.status, headers: answer.headers });
    };
  });
  await page.goto(stage.at('/workspaces/northern-vale'));
  await page.getByRole('link', { name: 'Discussions', exact: true }).first().click();
  await page.waitForURL(/discussions/);
  await page.locator('html[data-cut]').waitFor();
  // Errors of a page are collected by the stage, which ends the test with them.
  await page.getByRole('heading', { level: 1 }).waitFor();
});

const notes = (page: Page) => page.locator('#notes > li');

async function texts(page: Page): Promise<string[]> {
  return page.locator('#notes .beside-item__words').allTextContents();
}

async function addNote(page: Page, text: string, arrives = true): Promise<void> {
  await page.getByLabel('What do you know about this figure?').fill(text);
  await page.getByRole('button', { name: 'Add to this figure' }).click();
  if (arrives) await notes(page).getByText(text).waitFor();
}
