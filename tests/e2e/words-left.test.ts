import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { SubjectKind } from '../../shared/contributions.ts';
import { StartDiscussion } from '../../shared/discussions.ts';
import { startDiscussion } from '../../server/discussions/commands.ts';
import { report, takeBack } from '../../server/moderation/commands.ts';
import { written } from '../factories.ts';
import { ANALYST, comes, contextOf, LEEDS, LEEDS_CODE, MANAGER, METRIC, NEIGHBOUR, opens, setNotesStage, WORKSPACE, wrote } from './notes-scene.ts';

const stage = setNotesStage();
const SLUG = WORKSPACE.split('/').at(-1) ?? '';
const WORDS = 'A whole paragraph on how two teams recorded it.';

test('a reply stays in sight when what it answers is taken back, beside the figure and on its own page', async () => {
  for (const beside of [true, false]) {
    const id = await asks('Who knows?');
    const page = beside ? await opens(stage, ANALYST) : await comesTo(ANALYST, `${WORKSPACE}/discussions/${id}`);
    const item = page.locator(`#discussion-${id}`);
    if (beside) await item.getByText('Read and reply').click();
    await item.locator('[contenteditable="true"]').last().fill(WORDS);
    await takesBack(id);
    const left = page.getByRole('alert').filter({ hasText: 'What you were answering is no longer there.' });
    await left.waitFor();
    expect(await left.getByLabel('What you had written').inputValue()).toBe(WORDS);
    // Where one was typing is gone: the focus is with the words.
    await expect.poll(() => left.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await stage.axeFindsNothing(page);
    await left.getByRole('button', { name: 'I have what I need' }).click();
    expect(await left.count()).toBe(0);
  }
});

test('without script the error page gives a reply back when what it answers is gone', async () => {
  stage.expectErrors(/404/);
  const id = await asks('Who else knows?');
  const page = await comesTo(ANALYST, `${WORKSPACE}/discussions/${id}`, { javaScriptEnabled: false });
  await page.getByLabel('Your reply').fill(WORDS);
  await takesBack(id);
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  expect(await page.getByLabel('What you had written was not added.').inputValue()).toBe(WORDS);
});

test('without script the page gives back what was written about something that has gone from it', async () => {
  stage.expectErrors(/400|409/);
  const { page } = await comes(stage, ANALYST, { javaScriptEnabled: false });
  const back = page.getByRole('alert').filter({ hasText: 'What you wrote was not added.' }).getByLabel('What you had written, to copy');
  const deleted = await asks('Who of you knows?');
  const hidden = await asks('Who of them knows?');
  const note = await wrote(stage.db, ANALYST, 'What we knew before it went.', { period: '2024' });

  await page.goto(stage.at(`${LEEDS}&open=${deleted}`));
  const item = page.locator(`#discussion-${deleted}`);
  await item.getByLabel('Your reply').fill(WORDS);
  await takesBack(deleted);
  await item.getByRole('button', { name: 'Reply', exact: true }).click();
  expect(await back.inputValue()).toBe(WORDS);
  // The page stands where the form was sent from.
  expect(await back.evaluate((field) => field.getBoundingClientRect().top > 0 && field.getBoundingClientRect().bottom < innerHeight)).toBe(true);

  await page.goto(stage.at(`${WORKSPACE}/discussions/${hidden}`));
  await page.getByLabel('Your reply').fill(WORDS);
  await hides('discussion', hidden);
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  expect(await back.inputValue()).toBe(WORDS);

  await page.goto(stage.at(`${WORKSPACE}/annotations/${note}`));
  await page.getByLabel('What the note says').fill(WORDS);
  await hides('annotation', note);
  await page.getByRole('button', { name: 'Save the change' }).click();
  expect(await back.inputValue()).toBe(WORDS);
});

test('two who change a note on its own page see each other, and so does who changes it beside the figure', async () => {
  const id = await wrote(stage.db, ANALYST, 'What we knew first.', { period: '2024' });
  const own = `${WORKSPACE}/annotations/${id}`;
  const pages = [await comesTo(ANALYST, own), await comesTo(MANAGER, own)] as const;
  await pages[0].getByLabel('What the note says').focus();
  await pages[1].getByLabel('What the note says').fill('What Morgan knows.');
  await pages[0].getByText('Morgan, Leeds City Council, is changing this too.').waitFor();
  await pages[1].getByText('Ari, Leeds City Council, is changing this too.').waitFor();
  for (const page of pages) await stage.axeFindsNothing(page);
  // Who leaves the field as it was changes nothing any more.
  await pages[0].getByLabel('What the note says').blur();
  await pages[1].getByText('Ari, Leeds City Council, is changing this too.').waitFor({ state: 'detached' });
});

async function comesTo(email: string, path: string, options?: Parameters<typeof comes>[2]): Promise<Page> {
  const { page } = await comes(stage, email, options);
  await page.goto(stage.at(path));
  return page;
}

async function asks(title: string): Promise<string> {
  const key = randomUUID();
  await startDiscussion(await contextOf(stage.db, NEIGHBOUR), SLUG, StartDiscussion.parse({ key, metric: METRIC, area: LEEDS_CODE, title, body: JSON.stringify(written('Asked of all.')) }));
  return key;
}

async function takesBack(id: string): Promise<void> {
  await takeBack(await contextOf(stage.db, NEIGHBOUR), SLUG, { key: randomUUID(), subjectKind: 'discussion', subjectId: id });
}

async function hides(subjectKind: SubjectKind, subjectId: string): Promise<void> {
  await report(await contextOf(stage.db, NEIGHBOUR), SLUG, { key: randomUUID(), subjectKind, subjectId, reason: 'disclosure', words: '' });
}
