import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wordsOfWordFile } from '../word-file.ts';
import { setStage } from './harness.ts';

const WORKSPACE = '/workspaces/northern-vale';
const FIGURE = `${WORKSPACE}/indicators/repeat-referrals?area=X06000003`;
const POLICE = 'police-lead@northern-vale.example';
const CARROW = 'analyst@carrow.example';

describe('finding what was written, and taking it along', () => {
  const stage = setStage({ sandbox: true });

  test('a search finds what one may see and nothing else; files hold the owner’s reply before the note', async () => {
    const police = (await stage.newPerson(POLICE)).page;
    const carrow = (await stage.newPerson(CARROW)).page;
    for (const page of [police, carrow]) {
      await page.goto(stage.at(FIGURE));
      await page.locator('.presence__count').waitFor();
    }
    await addNote(police, 'The wagtail rota changed the night referrals.', 'workspace');
    await addNote(carrow, 'The wagtail budget is for us alone.', 'organisation');
    const note = carrow.locator('.beside-item--note', { hasText: 'The wagtail rota changed' });
    await note.getByRole('link', { name: /^Confirm, add or correct/ }).click();
    await stage.axeFindsNothing(carrow);
    await note.getByLabel('Your organisation', { exact: true }).selectOption('add');
    await note.getByLabel('In your words').fill('The wagtail rota came with a new duty desk.');
    await note.getByRole('button', { name: 'Send the reply' }).click();
    // First under the note, on the page of whoever wrote it, without a reload.
    const theirs = police.locator('.beside-item--note', { hasText: 'The wagtail rota changed' });
    await theirs.locator('.owner-reply').waitFor();
    expect(await theirs.innerText()).toMatch(/new duty desk[\s\S]*changed the night referrals/);
    await carrow.getByRole('navigation', { name: 'What to add' }).getByRole('link', { name: 'Question' }).click();
    const asking = carrow.locator('form:has(input[value="discussion.start"])');
    await asking.getByLabel('Your question, in one line').fill('Who else has a wagtail rota?');
    await asking.getByRole('button', { name: 'Ask beside this figure' }).scrollIntoViewIfNeeded();
    await asking.locator('[contenteditable="true"]').click();
    await asking.locator('[contenteditable="true"]').pressSequentially('We are looking at ours again.');
    await asking.getByRole('button', { name: 'Ask beside this figure' }).click();
    await police.getByRole('heading', { name: 'Who else has a wagtail rota?' }).waitFor();

    const found = async (page: Page, query: string) => {
      await page.goto(stage.at(`/search?q=${encodeURIComponent(query)}`));
      await stage.axeFindsNothing(page);
      return page.locator('.search-page__posts > li').allInnerTexts();
    };
    const policeFound = await found(police, 'wagtail');
    expect(policeFound.filter((text) => /night referrals/.test(text))).toHaveLength(1);
    expect(policeFound.filter((text) => /duty desk/.test(text))).toHaveLength(1);
    expect(policeFound.filter((text) => /Who else has a wagtail rota/.test(text)).length).toBeGreaterThan(0);
    expect(policeFound.join()).not.toMatch(/budget/);
    expect((await found(carrow, 'wagtail budget')).join()).toMatch(/for us alone/);
    // A slip of the tongue of the sector finds it; who is no member, and the public, find nothing.
    const outsider = (await stage.newPerson('practitioner@carrow.example')).page;
    expect(await found(outsider, 'wagtail')).toEqual([]);
    const visitor = (await stage.newVisitor()).page;
    expect(await found(visitor, 'wagtail')).toEqual([]);
    expect(await visitor.content()).not.toMatch(/rota|duty desk/);
    // What was found leads to where it stands.
    await found(police, 'wagtail duty desk');
    await police.locator('.search-page__title a').first().click();
    await police.getByText('The wagtail rota changed the night referrals.').first().waitFor();

    await police.goto(stage.at(`${WORKSPACE}/take`));
    await police.getByLabel('Indicator', { exact: true }).selectOption('repeat-referrals');
    await police.getByLabel('Area', { exact: true }).selectOption('X06000003');
    await stage.axeFindsNothing(police);
    await police.getByRole('button', { name: 'Show what there is' }).click();
    await police.getByRole('button', { name: /^Save as .*Word/ }).waitFor();
    await stage.axeFindsNothing(police);
    const word = await download(police, /^Save as .*Word/);
    expect(word.name).toMatch(/\.docx$/);
    const csv = await download(police, /^Save as .*CSV/);
    expect(csv.name).toMatch(/\.csv$/);
    for (const text of [await wordsOfWordFile(word.body), csv.body.toString('utf8')]) {
      expect(text).toContain('Who else has a wagtail rota?');
      expect(text).toContain('invented');
      expect(text).not.toMatch(/budget/);
      expect(text.indexOf('new duty desk')).toBeGreaterThan(0);
      expect(text.indexOf('new duty desk')).toBeLessThan(text.indexOf('changed the night referrals'));
    }
    // Its author's colleague takes along what is for them.
    await carrow.goto(stage.at(`${WORKSPACE}/take?metric=repeat-referrals&area=X06000003`));
    expect((await download(carrow, /^Save as .*CSV/)).body.toString('utf8')).toContain('The wagtail budget is for us alone.');
    // The log says that it was taken, and by whom it may be read.
    const taken = await stage.db.prisma.auditEvent.findMany({ where: { event: 'conversation:taken' } });
    expect(taken).toHaveLength(3);
  });

  async function download(page: Page, button: RegExp): Promise<{ name: string; body: Buffer }> {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), body: await readFile(await file.path()) };
  }

  async function addNote(page: Page, body: string, visibility: string): Promise<void> {
    const form = page.locator('form:has(input[value="annotation.add"])');
    await form.getByLabel('What do you know about this figure?').fill(body);
    await form.getByText('Change who can see this, and how it may be used').click();
    await form.getByLabel('Who can see it').selectOption(visibility);
    await form.getByRole('button', { name: 'Add to this figure' }).click();
    await page.locator('#beside').getByText(body).waitFor();
  }
});
