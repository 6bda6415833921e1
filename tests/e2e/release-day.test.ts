import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { importPaths } from '../../server/figures/import/index.ts';
import { grantSteward } from '../../server/figures/stewardship/commands.ts';
import { createWorkspace } from '../../server/workspaces/commands.ts';
import { publishedData } from '../published-data.ts';
import { setStage } from './harness.ts';

const PASSWORD = 'a long sentence nobody guesses';
const STEWARD = 'steward@yorkshire.example';
const ANALYST = 'analyst@leeds.example';
const LEEDS = 'E08000035';
const PAGE = `/indicators/children-in-need-rate?area=${LEEDS}`;
const RELEASE = '/steward/releases/children-in-need@2025-10-30';
const DAY = `/releases/2025-10-30?area=${LEEDS}`;
const data = publishedData() ?? '';

/** The figures of 2024 are public; those of 2025 come, are checked and previewed, and become public. */
describe.skipIf(!publishedData())('a data steward’s release day', () => {
  const stage = setStage({
    async prepare(db) {
      const report = await importPaths(db, [join(data, 'earlier-releases/2024'), join(data, 'published/ons_mid-year_population_estimates_2012_to_2024.csv')]);
      expect(report.files.map(({ result }) => result)).toEqual(['loaded', 'loaded', 'loaded', 'loaded', 'loaded']);
      await createWorkspace(db, {
        slug: 'yorkshire', name: 'Yorkshire and The Humber', kind: 'region', areas: ['E12000003'], invented: false,
        organisations: [{ name: 'Leeds City Council', kind: 'la' }],
        members: [
          { email: ANALYST, name: 'Analyst', password: PASSWORD, organisation: 'Leeds City Council', role: 'member' },
          { email: STEWARD, name: 'Rowan', password: PASSWORD, organisation: 'Leeds City Council', role: 'member' },
        ],
      });
      await grantSteward(db, STEWARD);
    },
  });
  const main = (page: Page) => page.getByRole('main');

  test('from the file in the browser to the public page, and back', async () => {
    const steward = (await stage.newPerson(STEWARD, PASSWORD)).page;
    const analyst = (await stage.newPerson(ANALYST, PASSWORD)).page;
    const visitor = (await stage.newVisitor()).page;
    await visitor.goto(stage.at(PAGE));
    expect(await main(visitor).innerText()).toContain('in 2024');

    // The file, in the browser.
    await steward.goto(stage.at('/steward'));
    await stage.axeFindsNothing(steward);
    await steward.getByLabel('Published file').setInputFiles(join(data, 'published/b1_children_in_need_2013_to_2025.csv'));
    await steward.getByRole('button', { name: 'Check this file' }).click();
    await steward.getByText(/rows read and found right\. It waits for sign-off/).waitFor();
    await stage.axeFindsNothing(steward);
    await steward.getByRole('link', { name: 'See what it changes' }).click();
    await steward.getByRole('heading', { name: 'What it would change' }).waitFor();
    expect(await main(steward).innerText()).toMatch(/Children in need\. [\d,]+ figures revised.*new\./);
    expect(await steward.getByRole('row', { name: /^Leeds 2024/ }).count()).toBeLessThanOrEqual(1);
    await stage.axeFindsNothing(steward);

    // Nobody else sees any of it.
    stage.expectErrors(/404/);
    for (const path of ['/steward', RELEASE, '/steward/changes.csv?release=children-in-need@2025-10-30', '/steward/uploads', '/releases/2025-10-30']) {
      expect((await analyst.goto(stage.at(path)))?.status(), path).toBe(404);
    }
    await visitor.goto(stage.at(RELEASE));
    expect(new URL(visitor.url()).pathname).toBe('/sign-in');
    for (const path of ['/', PAGE, '/releases', '/api/v1/releases', `/api/v1/metrics/children-in-need-rate/figures?area=${LEEDS}`]) {
      await visitor.goto(stage.at(path));
      expect(await visitor.content(), path).not.toContain('children-in-need@2025-10-30');
    }

    // A meeting is under way while it is signed off.
    await analyst.goto(stage.at(`/workspaces/yorkshire${PAGE}`));
    await analyst.getByText('1 here').waitFor();
    await analyst.evaluate(() => { (window as Window & { unreloaded?: boolean }).unreloaded = true; });
    const note = analyst.getByLabel('What do you know about this figure?');
    await note.fill('What we know about 2024, half');
    const before = await note.boundingBox();
    await steward.getByRole('button', { name: 'Sign off and publish' }).click();
    await steward.getByRole('heading', { name: 'Roll back' }).waitFor();
    await analyst.getByText('New figures: Children in need, published 30 October 2025').first().waitFor();
    // Scrolling goes by whole pixels.
    expect(Math.abs((await note.boundingBox())!.y - before!.y)).toBeLessThan(1);
    await note.press('End');
    await note.pressSequentially(' written.');
    await analyst.getByRole('button', { name: 'Add to this figure' }).click();
    // What they read while they wrote is not what is shown by now: they are told, and send it again for that.
    stage.expectErrors(/400/);
    await analyst.getByRole('alert').getByText(/^New figures were published while you wrote: in them, this figure is/).waitFor();
    await analyst.getByRole('button', { name: 'Add to this figure' }).click();
    await analyst.locator('#beside').getByText('What we know about 2024, half written.').first().waitFor();
    expect(await analyst.evaluate(() => (window as Window & { unreloaded?: boolean }).unreloaded)).toBe(true);
    await stage.axeFindsNothing(analyst);

    // Everybody has it.
    await visitor.goto(stage.at(PAGE));
    expect(await main(visitor).innerText()).toContain('Leeds had 328 children in need per 10,000 in 2025');
    await visitor.goto(stage.at(`/releases?area=${LEEDS}`));
    await stage.axeFindsNothing(visitor);
    await visitor.getByRole('link', { name: 'Children in need', exact: true }).first().click();
    await visitor.getByRole('heading', { name: /^Release day, 30 October 2025/ }).waitFor();
    expect(visitor.url()).toBe(stage.at(DAY));
    expect(await main(visitor).innerText()).toMatch(/Leeds.*Children in need.*New\s+2025: 328/s);
    await stage.axeFindsNothing(visitor);
    await visitor.getByRole('link', { name: 'Children in need', exact: true }).first().click();
    await visitor.waitForURL(new RegExp(`/indicators/children-in-need-rate.*${LEEDS}`));

    // And back.
    await steward.getByRole('button', { name: 'Roll this release back' }).click();
    stage.expectErrors(/400/);
    expect(await steward.getByRole('alert').innerText()).toContain('Say why');
    await steward.getByLabel('Why').fill('A test of the way back.');
    await steward.getByRole('button', { name: 'Roll this release back' }).click();
    await steward.getByRole('button', { name: 'Sign off and publish' }).waitFor();
    expect(await main(steward).innerText()).toMatch(/Rolled back by Rowan.*A test of the way back\./s);
    await visitor.goto(stage.at(PAGE));
    expect(await main(visitor).innerText()).toContain('in 2024');
    expect((await visitor.goto(stage.at(DAY)))?.status()).toBe(404);
    await analyst.getByText('Taken back: Children in need, published 30 October 2025').first().waitFor();
  });

  test('without script: a file is refused with the place in words, another waits, and a decision about one that is gone meets nothing', async () => {
    stage.expectErrors(/404/);
    const { page } = await stage.newPerson(STEWARD, PASSWORD, { javaScriptEnabled: false });
    await page.goto(stage.at('/steward'));
    const send = async (name: string, text: string) => {
      await page.getByLabel('Published file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.getByRole('button', { name: 'Check this file' }).click();
    };
    const sound = 'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,category,referral_count,rereferral_percent\n'
      + '2026,Reporting year,National,E92000001,England,,,,,,Referrals,100,22.5\n';
    await send('broken.csv', sound.replace('22.5', '~'));
    expect(await main(page).innerText()).toMatch(/broken\.csv.*refused, nothing of it was loaded\. line 2, column 13 \(rereferral_percent\): expected a number/s);
    await page.getByLabel('Day it was published').fill('2026-10-29');
    await send('referrals.csv', sound);
    await page.getByRole('link', { name: 'See what it changes' }).first().click();
    const other = (await stage.newPerson(STEWARD, PASSWORD)).page;
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Discard this release' }).click();
    await other.waitForURL(stage.at('/steward'));
    await page.getByRole('button', { name: 'Sign off and publish' }).click();
    expect(await main(page).innerText()).toMatch(/Page not found/);
  });

  test.each([1280, 375])('at %i px no page of it scrolls sideways, and axe finds nothing', async (width) => {
    const { page } = await stage.newPerson(STEWARD, PASSWORD, { viewport: { width, height: 900 } });
    for (const path of ['/steward', RELEASE, '/releases', '/releases/2024-10-31', `/releases/2024-10-31?area=E12000003&area=${LEEDS}`]) {
      expect((await page.goto(stage.at(path)))?.status(), path).toBe(200);
      await stage.axeFindsNothing(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
    }
  });
});
