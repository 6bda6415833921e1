import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { addEvidence } from '../../server/evidence/commands.ts';
import { AddEvidence } from '../../shared/evidence-forms.ts';
import { ANALYST, comes, contextOf, COORDINATOR, forgetWhatWasWritten, LEEDS, LEEDS_CODE, METRIC, NEIGHBOUR, noteOf, opens, setNotesStage, WORKSPACE, wrote, writes } from './notes-scene.ts';
import { setUpSecondFactor } from './people-at-work.ts';
import { asks, questionEditor, questionOn, title } from './watched.ts';

/** Pages of a workspace that hold no live conversation of their own follow it all the same. */
const stage = setNotesStage();
const LINE = 'There is something new on this page.';
beforeEach(() => forgetWhatWasWritten(stage.db));

/** An item of evidence that Ari added before. @returns its id */
async function evidence(): Promise<string> {
  const key = randomUUID();
  const written = { kind: 'audit', title: 'Audit of closed referrals', finding: 'Most came back within a year.', method: 'Every tenth file', size: 'about 120', limits: 'One office', gathered: 'March 2026' };
  await addEvidence(await contextOf(stage.db, ANALYST), 'two-authorities', AddEvidence.parse({ key, ...written, links: [{ metric: METRIC, area: LEEDS_CODE }] }));
  return key;
}

/** Follows the workspace: its socket is in the room. */
const follows = (page: Page) => expect.poll(() => page.locator('.page-news').count()).toBe(1);
const line = (page: Page) => page.locator('.page-news').getByText(LINE);

/** What somebody types stays where it is, as it is, with the caret in it, while `something` arrives. */
async function isNotMoved(typed: Locator, something: () => Promise<void>): Promise<void> {
  const page = typed.page();
  await typed.press('Home');
  const before = await typed.boundingBox();
  const value = await typed.inputValue();
  await something();
  expect(Math.abs((await typed.boundingBox())!.y - before!.y)).toBeLessThan(1.5);
  await page.keyboard.type('Still here: ');
  expect(await typed.inputValue()).toBe(`Still here: ${value}`);
}

describe('what is new while one writes', () => {
  test('on a page of evidence: one line says so, nothing moves, and it comes once the form is sent', async () => {
    const id = await evidence();
    const [ari, nico] = [(await comes(stage, ANALYST)).page, await opens(stage, NEIGHBOUR)];
    await ari.goto(stage.at(`${WORKSPACE}/evidence/${id}`));
    await follows(ari);
    await ari.getByText('Change it', { exact: true }).click();
    // A line of words, and later a paragraph: whatever somebody types in counts.
    const title = ari.getByLabel('What is it?');
    await title.fill('Audit of closed files');
    await isNotMoved(title, async () => {
      await writes(nico, 'New beside the evidence.');
      await line(ari).waitFor();
    });
    expect(await line(ari).isVisible()).toBe(true);
    await stage.axeFindsNothing(ari);
    const finding = ari.getByLabel('What does it say?');
    await finding.fill('Half came back within a year.');
    await isNotMoved(finding, async () => {
      await writes(nico, 'And more.');
      expect(await line(ari).isVisible()).toBe(true);
    });
    await ari.getByRole('button', { name: 'Save the change' }).click();
    await ari.getByRole('heading', { name: 'Still here: Audit of closed files' }).waitFor();
    await expect.poll(() => line(ari).count()).toBe(0);
    expect((await stage.db.prisma.evidence.findUniqueOrThrow({ where: { id } })).finding).toBe('Still here: Half came back within a year.');
  });

  test('on the page of moderation: who reads has it at once, who writes a reason is told by the line', async () => {
    const [cato, ari, nico] = [(await comes(stage, COORDINATOR)).page, await opens(stage, ANALYST), await opens(stage, NEIGHBOUR)];
    await setUpSecondFactor(cato);
    await cato.goto(stage.at(`${WORKSPACE}/moderation`));
    await cato.getByText('Nothing waits.', { exact: true }).waitFor();
    await follows(cato);
    for (const words of ['First of two.', 'Second of two.']) {
      await writes(ari, words);
      await noteOf(nico, words).waitFor();
    }
    await reports(nico, 'First of two.');
    const first = cato.locator('.case', { hasText: 'First of two.' });
    await first.waitFor();
    await first.getByText('Decide', { exact: true }).first().click();
    await first.getByRole('radio', { name: 'Show it again' }).check();
    await first.getByLabel('Reason').selectOption('nothing-wrong');
    const words = first.getByLabel(/In a few words/);
    await words.fill('Looked at by two of us.');
    await isNotMoved(words, async () => {
      await reports(nico, 'Second of two.');
      await line(cato).waitFor();
    });
    expect(await cato.locator('.case', { hasText: 'Second of two.' }).count()).toBe(0);
    expect(await first.getByRole('radio', { name: 'Show it again' }).isChecked()).toBe(true);
    await stage.axeFindsNothing(cato);
    await first.getByRole('button', { name: 'Decide' }).click();
    await cato.locator('.case', { hasText: 'Second of two.' }).waitFor();
    await expect.poll(() => line(cato).count()).toBe(0);
    await noteOf(nico, 'First of two.').waitFor();
  });

  test('on a discussion’s own page: a reply arrives beneath what is read, and the one being typed stays', async () => {
    const [ari, nico] = [(await comes(stage, ANALYST)).page, (await comes(stage, NEIGHBOUR)).page];
    await opensQuestion(ari);
    await nico.goto(ari.url());
    for (const page of [ari, nico]) await page.locator('[contenteditable="true"]').waitFor();
    const typed = ari.locator('[contenteditable="true"]');
    await typed.click();
    await typed.pressSequentially('What I was about to say');
    const before = await typed.boundingBox();
    await nico.locator('[contenteditable="true"]').click();
    await nico.keyboard.type('Smaller caseloads.');
    await nico.getByRole('button', { name: 'Reply', exact: true }).click();
    await ari.locator('.rich-text:not(.rich-text--editing)', { hasText: 'Smaller caseloads.' }).waitFor();
    expect(Math.abs((await typed.boundingBox())!.y - before!.y)).toBeLessThan(1.5);
    await ari.keyboard.type(', and why.');
    expect(await typed.innerText()).toBe('What I was about to say, and why.');
    await stage.axeFindsNothing(ari);
  });
});

test('who only reads has what is new without a load: the note’s own page, the lists, the tray', async () => {
  const id = await wrote(stage.db, ANALYST, 'As it said first.', { period: '2021' });
  const [ari, nico] = [await opens(stage, ANALYST), (await comes(stage, NEIGHBOUR)).page];
  await nico.goto(stage.at(`${WORKSPACE}/annotations/${id}`));
  await follows(nico);
  await nico.evaluate(() => { (window as Window & { unreloaded?: boolean }).unreloaded = true; });
  await noteOf(ari, 'As it said first.').getByRole('link', { name: /^Edit/ }).click();
  await ari.getByLabel('What the note says').fill('As it says now.');
  await ari.getByRole('button', { name: 'Save the change' }).click();
  await nico.locator('.note-page__words', { hasText: 'As it says now.' }).waitFor();
  expect(await nico.evaluate(() => (window as Window & { unreloaded?: boolean }).unreloaded)).toBe(true);
  expect(await line(nico).count()).toBe(0);
  await stage.axeFindsNothing(nico);
});

test('a reply at a discussion’s own page takes the chart of its figure along, as beside the figure', async () => {
  const { page: ari } = await comes(stage, ANALYST);
  await opensQuestion(ari);
  const replying = ari.locator('form:has(input[value="comment.post"])');
  await replying.getByRole('button', { name: 'Reply', exact: true }).scrollIntoViewIfNeeded();
  const editor = replying.locator('[contenteditable="true"]');
  await editor.click();
  await editor.pressSequentially('As this chart says.');
  await replying.getByRole('button', { name: 'Put in this chart' }).click();
  await replying.getByRole('button', { name: 'Reply', exact: true }).click();
  const said = ari.locator('.comment', { hasText: 'As this chart says.' });
  await said.locator('figure.pinned').waitFor();
  expect(await said.locator('figure.pinned').innerText()).toMatch(/Leeds/);
});

/** Starts a discussion, and stays at its own page. */
async function opensQuestion(page: Page): Promise<void> {
  await page.goto(stage.at(LEEDS));
  await page.locator('.presence__count').first().waitFor();
  await (await questionEditor(page)).fill('Two left this spring.');
  await title(page).fill('What helps people to stay?');
  await asks(page);
  await questionOn(page, 'What helps people to stay?').waitFor();
  const { id } = await stage.db.prisma.discussion.findFirstOrThrow();
  await page.goto(stage.at(`${WORKSPACE}/discussions/${id}`));
}

async function reports(page: Page, words: string): Promise<void> {
  await noteOf(page, words).getByRole('link', { name: /^Report/ }).click();
  await page.getByRole('group', { name: 'Report this note' }).getByRole('button', { name: 'Report it' }).click();
  await expect.poll(() => noteOf(page, words).count()).toBe(0);
}
