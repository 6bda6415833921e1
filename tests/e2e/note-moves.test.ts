import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { ANALYST, BARNSLEY_CODE, beside, comes, COORDINATOR, forgetWhatWasWritten, MANAGER, NEIGHBOUR, noteOf, opens, setNotesStage, WORKSPACE, wrote, writes } from './notes-scene.ts';
import { setUpSecondFactor } from './people-at-work.ts';

const stage = setNotesStage();
beforeEach(() => forgetWhatWasWritten(stage.db));

/** Marks an open page, so that a load in between would be seen. */
const mark = (page: Page) => page.evaluate(() => { (window as Window & { unreloaded?: boolean }).unreloaded = true; });
const isMarked = (page: Page) => page.evaluate(() => (window as Window & { unreloaded?: boolean }).unreloaded === true);
const inTheTray = (page: Page) => beside(page).getByRole('link', { name: '1 note has lost the figure' });

test('placed again: a note whose area left the workspace leaves the tray, remembers where it stood, and comes to open pages', async () => {
  const { id: workspaceId } = await stage.db.prisma.workspace.findFirstOrThrow();
  const WORDS = 'Screening moved to one office.';
  const id = await wrote(stage.db, ANALYST, WORDS, { area: BARNSLEY_CODE, period: '2025' });
  await stage.db.prisma.workspaceArea.delete({ where: { workspaceId_area: { workspaceId, area: BARNSLEY_CODE } } });
  const [ari, nico] = [await opens(stage, ANALYST), await opens(stage, NEIGHBOUR)];
  await mark(nico);
  await inTheTray(nico).waitFor();
  expect(await noteOf(nico, WORDS).count()).toBe(0);

  await inTheTray(ari).click();
  const lost = ari.locator(`#note-${id}`);
  expect(await lost.innerText()).toMatch(/It stood at: .*Barnsley.*2025.*Why it is here: .*Screening moved to one office\./s);
  await stage.axeFindsNothing(ari);
  await lost.getByRole('link', { name: 'Place it again' }).click();
  await lost.getByRole('heading', { name: 'Place it again' }).waitFor();
  expect(await lost.getByLabel('Area', { exact: true }).locator('option').allInnerTexts()).not.toContain('Barnsley');
  await lost.getByLabel('Area', { exact: true }).selectOption('Leeds');
  await lost.getByLabel('Year', { exact: true }).selectOption('2021');
  await stage.axeFindsNothing(ari);
  await lost.getByRole('button', { name: 'Place it here' }).click();
  await ari.waitForURL(new RegExp(`/annotations/${id}\\?done=placed$`));
  // The address changes a moment before the page does.
  await ari.getByRole('heading', { level: 1, name: /Leeds 2021/ }).waitFor();
  expect(await ari.locator('#history li').last().innerText()).toMatch(/it stood at: .*Barnsley.*2025/s);
  await stage.axeFindsNothing(ari);

  await noteOf(nico, WORDS).waitFor();
  expect(await noteOf(nico, WORDS).innerText()).toMatch(/Leeds 2021.*28\.7% when written/s);
  await expect.poll(() => inTheTray(nico).count()).toBe(0);
  await nico.locator('.chart a.chart__note[aria-label="one note on Leeds, 2021: 28.7%"]').first().waitFor();
  expect(await isMarked(nico)).toBe(true);
  await stage.axeFindsNothing(nico);
  await ari.goto(stage.at(`${WORKSPACE}/unplaced`));
  await ari.getByText('Every note stands at its figure.').waitFor();
  await stage.db.prisma.workspaceArea.create({ data: { workspaceId, area: BARNSLEY_CODE } });
});

test('narrower and wider: who may no longer see a note loses it from the open page, who may gets it, and neither loads again', async () => {
  stage.expectErrors(/404/);
  const WORDS = 'Two teams were counted as one.';
  const [ari, morgan, nico] = [await opens(stage, ANALYST), await opens(stage, MANAGER), await opens(stage, NEIGHBOUR)];
  await writes(ari, WORDS);
  const { id } = await stage.db.prisma.annotation.findFirstOrThrow();
  const own = `${WORKSPACE}/annotations/${id}`;
  const nicoAtIt = await nico.context().newPage();
  await nicoAtIt.goto(stage.at(own));
  await nicoAtIt.getByText(WORDS).waitFor();
  for (const page of [morgan, nico]) {
    await noteOf(page, WORDS).waitFor();
    await mark(page);
    expect(await noteOf(page, WORDS).getByRole('link', { name: /^Who can see it/ }).count()).toBe(0);
  }
  const seenBy = async (...readers: readonly Page[]) => {
    for (const page of [ari, morgan, nico]) await expect.poll(() => noteOf(page, WORDS).count(), { message: page === nico ? 'nico' : 'of Leeds' }).toBe(readers.includes(page) ? 1 : 0);
  };

  await shares(ari, WORDS, 'My organisation');
  await seenBy(ari, morgan);
  // Nothing of it is left in the page: not hidden, not in a mark on the chart, not in what the page was made from.
  for (const page of [nico, nicoAtIt]) await expect.poll(() => page.locator('body').innerHTML()).not.toContain(WORDS);
  expect(await nico.locator('.chart a.chart__note').count()).toBe(0);
  expect((await nicoAtIt.reload())?.status()).toBe(404);
  expect(await noteOf(morgan, WORDS).innerText()).toContain('only your organisation sees this');

  await shares(ari, WORDS, 'Only me');
  await seenBy(ari);
  expect(await noteOf(ari, WORDS).innerText()).toContain('only you see this');
  await shares(ari, WORDS, 'This workspace');
  await seenBy(ari, morgan, nico);
  for (const page of [morgan, nico]) {
    expect(await isMarked(page)).toBe(true);
    await stage.axeFindsNothing(page);
  }
  expect((await nicoAtIt.goto(stage.at(own)))?.status()).toBe(200);
});

test('reported as a disclosure it is hidden at once from open pages; a moderator shows it again, and it stands there again', async () => {
  const WORDS = 'One office closed that winter.';
  const [ari, nico, cato] = [await opens(stage, ANALYST), await opens(stage, NEIGHBOUR), (await comes(stage, COORDINATOR)).page];
  await setUpSecondFactor(cato);
  await cato.goto(stage.at(`${WORKSPACE}/moderation`));
  await cato.getByText('Nothing waits.', { exact: true }).waitFor();
  await writes(ari, WORDS);
  await noteOf(nico, WORDS).waitFor();
  for (const page of [ari, nico, cato]) await mark(page);

  await noteOf(nico, WORDS).getByRole('link', { name: /^Report/ }).click();
  const form = nico.getByRole('group', { name: 'Report this note' });
  await stage.axeFindsNothing(nico);
  await form.getByRole('button', { name: 'Report it' }).click();
  for (const page of [ari, nico]) {
    await beside(page).getByText('A note stands here. It is hidden until a moderator has looked at it.').waitFor();
    await expect.poll(() => page.locator('body').innerHTML()).not.toContain(WORDS);
    await stage.axeFindsNothing(page);
  }

  // The moderator's page was open before it was reported; it says nothing of who did.
  const waiting = cato.locator('.case', { hasText: WORDS });
  await waiting.waitFor();
  expect(await cato.getByRole('main').innerText()).not.toMatch(/Nico/);
  await decides(waiting, 'Keep it|Show it again', 'nothing-wrong');
  for (const page of [ari, nico]) await noteOf(page, WORDS).waitFor();
  await cato.getByText('Nothing waits.', { exact: true }).waitFor();
  await stage.axeFindsNothing(cato);
  for (const page of [ari, nico]) expect(await isMarked(page)).toBe(true);
});

async function shares(page: Page, words: string, choice: string): Promise<void> {
  const link = noteOf(page, words).getByRole('link', { name: /^Who can see it/ });
  // What is seldom done stands behind More, which stays open once it was pressed.
  if (!(await link.isVisible())) await noteOf(page, words).locator('.note-doings__more > details > summary').click();
  await link.click();
  const form = page.getByRole('group', { name: 'Who can see this note' });
  await form.getByLabel('From now on').selectOption(choice);
  await stage.axeFindsNothing(page);
  await form.getByRole('button', { name: 'Change who can see it' }).click();
  await form.waitFor({ state: 'detached' });
}

async function decides(waiting: Locator, decision: string, reason: string): Promise<void> {
  await waiting.getByText('Decide', { exact: true }).first().click();
  await waiting.getByRole('radio', { name: new RegExp(decision) }).check();
  await waiting.getByLabel('Reason').selectOption(reason);
  await stage.axeFindsNothing(waiting.page());
  await waiting.getByRole('button', { name: 'Decide' }).click();
}
