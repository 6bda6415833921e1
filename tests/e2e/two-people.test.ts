import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { importPaths } from '../../server/figures/import/index.ts';
import { createWorkspace } from '../../server/workspaces/commands.ts';
import { publishedData } from '../published-data.ts';
import { setStage } from './harness.ts';

const PASSWORD = 'a long sentence nobody guesses';
const ANALYST = 'analyst@leeds.example';
const COORDINATOR = 'coordinator@yorkshire.example';
const STRANGER = 'analyst@kent.example';
const LEEDS = '/workspaces/yorkshire/indicators/children-in-need-rate?area=E08000035';

/** Real published figures, and a conversation about them that two people have in two browsers. */
describe.skipIf(!publishedData())('two people on real figures', () => {
  const stage = setStage({
    async prepare(db) {
      const published = join(publishedData() ?? '', 'published');
      const files = [
        'b1_children_in_need_2013_to_2025.csv', 'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
        'ons_mid-year_population_estimates_2012_to_2024.csv', 'cla_number_and_rate_per_10k_children.csv',
        'csww_indicators_2017_to_2025.csv', 'sn_model_2025_wide.csv',
      ];
      const report = await importPaths(db, files.map((file) => join(published, file)), {});
      expect(report.files.map(({ result }) => result)).not.toContain('refused');
      const organisations = [{ name: 'Leeds City Council', kind: 'la' }, { name: 'Yorkshire alliance', kind: 'region' }];
      await createWorkspace(db, {
        slug: 'yorkshire', name: 'Yorkshire and The Humber', kind: 'region', areas: ['E12000003'], invented: false, organisations,
        members: [
          { email: ANALYST, name: 'Analyst', password: PASSWORD, organisation: 'Leeds City Council', role: 'member' },
          { email: COORDINATOR, name: 'Coordinator', password: PASSWORD, organisation: 'Yorkshire alliance', role: 'coordinator' },
        ],
      });
      await createWorkspace(db, {
        slug: 'kent', name: 'Kent', kind: 'organisation', areas: ['E10000016'], invented: false,
        organisations: [{ name: 'Kent County Council', kind: 'la' }],
        members: [{ email: STRANGER, name: 'Analyst', password: PASSWORD, organisation: 'Kent County Council', role: 'member' }],
      });
    },
  });

  test('the figure stands there as published, in words, chart and table, for anybody', async () => {
    const { page } = await stage.newVisitor();
    await page.goto(stage.at('/indicators/children-in-need-rate?area=E08000035'));
    const main = page.getByRole('main');
    await expect.poll(() => main.innerText()).toContain('Leeds had 328 children in need per 10,000 in 2025');
    const row = main.getByRole('row', { name: /^2025/ });
    expect(await row.innerText()).toMatch(/328\s+341\s+330\s+355\s+10 of 10/);
    expect(await main.innerText()).toContain('published 30 October 2025');
    expect(await page.getByRole('combobox', { name: 'Area' }).innerText()).not.toContain('Carrow');
    await stage.axeFindsNothing(page);
  });

  test('one annotates, the other asks, they agree an action, and each sees it without a reload', async () => {
    const analyst = (await stage.newPerson(ANALYST, PASSWORD)).page;
    const coordinator = (await stage.newPerson(COORDINATOR, PASSWORD)).page;
    for (const page of [analyst, coordinator]) await page.goto(stage.at(LEEDS));
    for (const page of [analyst, coordinator]) {
      await page.getByText('2 here').waitFor();
      await page.evaluate(() => { (window as Window & { unreloaded?: boolean }).unreloaded = true; });
    }
    expect(await beside(analyst).innerText()).toContain('What do you know about this figure that the number cannot say?');

    // A note on the point of 2023, from the row of the table.
    await analyst.getByRole('row', { name: /^2023/ }).getByRole('link', { name: /add a note/i }).click();
    await analyst.getByLabel('What do you know about this figure?').fill('The front door moved to a shared team in 2023.');
    await analyst.getByLabel('Kind of note').selectOption('practice');
    await analyst.getByRole('button', { name: 'Add to this figure' }).click();
    for (const page of [analyst, coordinator]) {
      await beside(page).getByText('The front door moved to a shared team in 2023.').waitFor();
      expect(await beside(page).innerText()).toMatch(/Practice change\s+Leeds 2023.*325 when written/s);
      // The mark on the chart and the row of the table count it.
      await page.getByRole('row', { name: /^2023/ }).getByRole('link', { name: /one note|1 note/i }).waitFor();
    }

    // A point of the chart leads to a note on it.
    await analyst.locator('.chart a[href*="note=2019"]').click();
    await expect.poll(() => analyst.getByLabel('in the year').first().inputValue(), { timeout: 20_000 }).toBe('2019');

    // A question in rich text, and a reply to it.
    await coordinator.getByRole('navigation', { name: 'What to add' }).getByRole('link', { name: 'Question' }).click();
    await coordinator.getByLabel('Your question, in one line').fill('What else could explain 2023?');
    const editor = coordinator.getByRole('textbox', { name: 'What makes you ask?' });
    await coordinator.getByRole('button', { name: 'Ask beside this figure' }).scrollIntoViewIfNeeded();
    await coordinator.getByRole('button', { name: 'Bold' }).first().click();
    await editor.pressSequentially('Neighbours');
    await coordinator.getByRole('button', { name: 'Bold' }).first().click();
    await editor.pressSequentially(' rose that year.');
    await coordinator.getByRole('button', { name: 'Ask beside this figure' }).click();
    await beside(analyst).getByText('What else could explain 2023?').waitFor();
    expect(await beside(analyst).locator('strong', { hasText: 'Neighbours' }).count()).toBe(1);
    await beside(analyst).getByText('Read and reply').click();
    // Typed at once, whether the editor's code has come by then or not: no letter is lost.
    await analyst.getByRole('textbox', { name: 'Your reply' }).pressSequentially('Schools had just opened again.');
    await analyst.getByRole('button', { name: 'Reply', exact: true }).click();
    await beside(coordinator).getByText('1 reply').waitFor();
    await beside(coordinator).getByText('Read and reply').click();
    await beside(coordinator).getByText('Schools had just opened again.').waitFor();

    // An action, and how far it is.
    await coordinator.getByRole('navigation', { name: 'What to add' }).getByRole('link', { name: 'Action' }).click();
    await coordinator.getByLabel(/what will be done/i).fill('Share the screening checklist with Bradford.');
    await coordinator.getByLabel('Which organisation?').selectOption({ label: 'Leeds City Council' });
    await coordinator.getByLabel(/who will do it|who/i).last().fill('Head of service');
    await coordinator.getByRole('textbox', { name: 'Day' }).fill('30');
    await coordinator.getByRole('textbox', { name: 'Month' }).fill('1');
    await coordinator.getByRole('textbox', { name: 'Year' }).fill('2027');
    await coordinator.getByRole('button', { name: 'Add this action' }).click();
    await beside(analyst).getByText('Share the screening checklist with Bradford.').waitFor();
    expect(await beside(analyst).innerText()).toContain('30 January 2027');
    await beside(analyst).getByText('How far is it?').click();
    await beside(analyst).getByLabel('It is now').selectOption('on-the-way');
    await analyst.getByRole('button', { name: 'Say so' }).click();
    await expect.poll(() => beside(coordinator).innerText()).toMatch(/on the way/i);

    for (const page of [analyst, coordinator]) {
      expect(await page.evaluate(() => (window as Window & { unreloaded?: boolean }).unreloaded)).toBe(true);
      await stage.axeFindsNothing(page);
    }

    // A reload shows what the live view showed.
    const live = await words(coordinator);
    await coordinator.reload();
    await coordinator.getByText('2 here').waitFor();
    // A thread that is closed is on the page by its first words; its replies come when it is opened.
    await beside(coordinator).getByText('Read and reply').click();
    await beside(coordinator).getByText('Schools had just opened again.').waitFor();
    expect(await words(coordinator)).toEqual(live);
  });

  test('whoever is no member finds nothing, and every workspace page says where a concern about a child goes', async () => {
    stage.expectErrors(/404/);
    const { page } = await stage.newPerson(STRANGER, PASSWORD);
    expect((await page.goto(stage.at(LEEDS)))?.status()).toBe(404);
    expect(await page.getByRole('main').innerText()).not.toContain('Yorkshire');
    await page.goto(stage.at('/workspaces/kent'));
    expect(await page.getByRole('main').innerText()).toMatch(/not the place to report a concern about a child.*999.*children’s services/s);
    await stage.axeFindsNothing(page);
  });
});

const beside = (page: Page) => page.locator('#beside');

/** What is written beside the figure, without times relative to now and quiet marks of newness. */
async function words(page: Page): Promise<string[]> {
  const texts = await beside(page).locator('.beside-item__words, .beside-item__title, .rich-text').allTextContents();
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
