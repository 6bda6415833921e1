import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { startDiscussion } from '../../server/discussions/commands.ts';
import { sentWords, thread } from '../discussion-scene.ts';
import { ANALYST, contextOf, forgetWhatWasWritten, METRIC, NEIGHBOUR, opens, setNotesStage, WORKSPACE, wrote } from './notes-scene.ts';

const stage = setNotesStage();
const NOTES = 90;
const bodies = Array.from({ length: NOTES }, (_, index) => `Heard in the ${index + 1}th team of the year.`);

beforeEach(async () => {
  await forgetWhatWasWritten(stage.db);
  const first = await wrote(stage.db, NEIGHBOUR, bodies[0]!, { period: '2024' });
  const { workspaceId, metric, area, period, kind, authorId, authorOrganisationId, createdAt } = await stage.db.prisma.annotation.findUniqueOrThrow({ where: { id: first } });
  await stage.db.prisma.annotation.createMany({
    data: bodies.slice(1).map((body, index) => ({ id: randomUUID(), workspaceId, metric, area, period, kind, authorId, authorOrganisationId, body, createdAt: new Date(createdAt.getTime() + 1_000 * (index + 1)) })),
  });
});

test('paper says how many notes are on it without their words, and where the page with all of them is', async () => {
  const page = await opens(stage, ANALYST);
  await page.getByRole('link', { name: 'Load every note for printing' }).waitFor();
  expect(await page.locator('.paper-only').isVisible()).toBe(false);
  // A browser that prints does not wait for the words it asks for.
  await page.route(/\.data\?.*\ball=1\b/, () => undefined);
  const missing = NOTES - (await onPaper(page)).length;
  expect(missing).toBeGreaterThan(0);
  const said = await page.locator('.paper-only').innerText();
  expect(said).toContain(`The words of ${missing} notes are not on this paper.`);
  expect(await page.locator('#notes').innerText()).not.toContain('on their way');

  const [address = ''] = /http\S+$/.exec(said) ?? [];
  await page.unrouteAll();
  await page.emulateMedia({ media: 'screen' });
  await page.goto(address);
  await page.locator('.presence__count').first().waitFor();
  expect(new URL(page.url()).searchParams.get('all')).toBe('1');
  expect(await onPaper(page)).toEqual(expect.arrayContaining(bodies));
  expect(await page.locator('.paper-only').count()).toBe(0);
});

test('before printing, all of them come at a press', async () => {
  const page = await opens(stage, ANALYST);
  const link = page.getByRole('link', { name: 'Load every note for printing' });
  await link.focus();
  await page.keyboard.press('Enter');
  const said = page.getByText('The words of every note are here: the page can be printed.');
  await said.waitFor();
  // Whoever pressed it by keyboard is where it was.
  await expect.poll(() => said.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await link.count()).toBe(0);
  await stage.axeFindsNothing(page);
  expect(await onPaper(page)).toEqual(expect.arrayContaining(bodies));
  expect(await page.locator('.paper-only').count()).toBe(0);
  expect(await said.isVisible()).toBe(false);
});

test('on paper nothing can be filled in or pressed, and a circle bears a note’s number or is not there', async () => {
  await wrote(stage.db, NEIGHBOUR, 'We all moved house.', { scope: 'everything' });
  const own = await wrote(stage.db, ANALYST, 'Ours alone.', { period: '2025' });
  const page = await opens(stage, ANALYST);
  await onPaper(page);
  expect(await page.getByText('1 note on everything here').isVisible()).toBe(true);
  expect(await page.locator('.notes-line .count-badge:visible').count()).toBe(0);
  await nothingToPress(page);
  expect(await page.locator('.figures-table .count-badge__numbers:visible').count()).toBeGreaterThan(0);

  await page.goto(stage.at(`${WORKSPACE}/annotations/${own}`));
  expect(await page.getByText('Ours alone.').first().isVisible()).toBe(true);
  expect(await page.locator('h2:visible').count()).toBe(0);
  await nothingToPress(page);

  const opening = thread({ metric: METRIC, body: sentWords('Ask the teams.') });
  await startDiscussion(await contextOf(stage.db, ANALYST), WORKSPACE.slice('/workspaces/'.length), opening);
  await page.goto(stage.at(`${WORKSPACE}/discussions/${opening.key}`));
  expect(await page.locator('span', { hasText: 'Ask the teams.' }).first().isVisible()).toBe(true);
  await nothingToPress(page);
});

async function nothingToPress(page: Page): Promise<void> {
  expect(await page.locator('form:visible, button:visible, .more:visible, .note-page summary:visible, .places:visible, .foot__places:visible').allInnerTexts()).toEqual([]);
}

/** Prints the page, as far as a browser without a printer does. @returns the words of the notes on the paper */
async function onPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const words = await page.locator('#notes .beside-item__words:visible').allInnerTexts();
  return words.map((text) => text.trim());
}
