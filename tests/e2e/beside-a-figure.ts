import type { Locator, Page } from 'playwright-core';

/** What people do beside a figure in a workspace, and where it stands. */
export const beside = (page: Page): Locator => page.locator('#beside');
export const noteForm = (page: Page): Locator => page.locator('form:has(input[value="annotation.add"])');
export const note = (page: Page, body: string): Locator => beside(page).locator('.beside-item--note', { hasText: body });
export const doing = (page: Page, body: string, name: string): Locator => note(page, body).locator('.note-doings').getByRole('link', { name: new RegExp(`^${name}`) });

export const discussion = (page: Page, title: string): Locator =>
  beside(page).locator('.beside-item', { has: page.getByRole('heading', { name: title }) });

export async function openThread(page: Page, title: string): Promise<void> {
  const thread = discussion(page, title).locator('details.thread');
  if ((await thread.getAttribute('open')) === null) await thread.locator('summary').first().click();
}

export async function addNote(page: Page, body: string, visibility: string): Promise<void> {
  const form = noteForm(page);
  await form.getByLabel('What do you know about this figure?').fill(body);
  if (!(await form.getByLabel('Who can see it').isVisible())) await form.getByText('Change who can see this, and how it may be used').click();
  await form.getByLabel('Who can see it').selectOption(visibility);
  await form.getByRole('button', { name: 'Add to this figure' }).click();
  await note(page, body).waitFor();
}

export async function openThreads(page: Page): Promise<void> {
  for (const thread of await beside(page).locator('details.thread').all()) {
    if ((await thread.getAttribute('open')) === null) await thread.locator('summary').first().click();
    // What is inside is made when it is opened.
    await thread.locator('.thread__inside').waitFor();
  }
}

/** What is written beside the figure, without times relative to now and quiet marks of newness. */
export async function words(page: Page): Promise<string[]> {
  const texts = await beside(page).locator('.beside-item__words, .beside-item__title, .rich-text:not(.rich-text--editing), .tombstone, .beside-item--gone p, .outcome-of__words, .asked, .reactions__count').allTextContents();
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
