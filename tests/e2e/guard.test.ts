import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createWorkspace } from '../../server/workspaces/commands.ts';
import { buildFigures } from '../factories.ts';
import { setStage } from './harness.ts';
import { setUpSecondFactor } from './people-at-work.ts';

const PASSWORD = 'seven quiet lanterns by the weir';
const ASH = 'ash@authority.example.org';
const ROWAN = 'rowan@authority.example.org';
const LEEDS = 'E08000035';
const METRIC = 'children-in-need-rate';
/** The publisher withholds the figure of 2025. */
const PAGE = `/workspaces/vale/indicators/${METRIC}?area=${LEEDS}&note=2025`;
const TOLD = 'It’s 3, we know them all.';
const ASKED = 'Only three families were affected by the recording error of 2024.';
const REASON = 'A published count of records, not of children.';

describe('a figure that is withheld, and words that would tell it', () => {
  const stage = setStage({
    async prepare(db) {
      await buildFigures(db, METRIC, [{ area: LEEDS, period: '2024', value: 341.2 }, { area: LEEDS, period: '2025', missing: 'c' }]);
      await createWorkspace(db, {
        slug: 'vale', name: 'Vale', kind: 'region', areas: ['E12000003'], invented: false,
        organisations: [{ name: 'Leeds City Council', kind: 'la' }],
        members: [
          { email: ASH, name: 'Ash', password: PASSWORD, organisation: 'Leeds City Council', role: 'member' },
          { email: ROWAN, name: 'Rowan', password: PASSWORD, organisation: 'Leeds City Council', role: 'coordinator' },
        ],
      });
      await db.prisma.workspace.update({ where: { slug: 'vale' }, data: { nonAttributed: true } });
    },
  });
  const form = (page: Page) => page.locator('form:has(input[value="annotation.add"])');
  const words = (page: Page) => form(page).getByLabel('What do you know about this figure?');
  const send = (page: Page) => form(page).getByRole('button', { name: 'Add to this figure' }).click();
  const stored = (page: Page) => page.evaluate(() => JSON.stringify([...Object.entries(localStorage), ...Object.entries(sessionStorage)]));

  /** No table holds it, and the program did not say it. */
  async function isNowhere(text: string): Promise<void> {
    const { rows } = await stage.db.pool.query<{ name: string }>(`SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`);
    for (const { name } of rows) {
      const { rows: found } = await stage.db.pool.query(`SELECT 1 FROM ${name} t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [text]);
      expect(found, name).toEqual([]);
    }
    expect(stage.server.said()).not.toContain(text);
  }

  test('what tells it is blocked with words, and kept neither in the browser nor by the service', async () => {
    const { page } = await stage.newPerson(ASH, PASSWORD);
    await page.goto(stage.at(PAGE));
    await page.locator('.presence__count').waitFor();
    let posts = 0;
    page.on('request', (request) => void (posts += request.method() === 'POST' && request.url().includes('/indicators/') ? 1 : 0));
    // Harmless words are kept as a draft: this browser keeps drafts.
    await words(page).pressSequentially('Our front door moved.');
    await expect.poll(() => stored(page)).toContain('Our front door moved.');
    await words(page).fill(TOLD);
    await form(page).locator('.guard__list').first().waitFor();
    await form(page).getByText('This cannot be sent as it is written.').waitFor();
    await expect.poll(() => stored(page)).not.toMatch(/front door|It’s 3/);
    await stage.axeFindsNothing(page);
    await send(page);
    expect(await page.evaluate(() => document.activeElement?.closest('form')?.querySelector('input[name="intent"]')?.getAttribute('value'))).toBe('annotation.add');
    expect(posts).toBe(0);
    // Nor after the page was left and opened again.
    await page.reload();
    await page.locator('.presence__count').waitFor();
    expect(await words(page).inputValue()).toBe('');
    expect(await stored(page)).not.toContain('It’s 3');
    // A browser that sends it all the same is refused, and nothing of it stays.
    stage.expectErrors(/400/);
    await words(page).fill('Our front door moved.');
    await page.route('**/indicators/**', async (route) => {
      const data = route.request().postData();
      if (route.request().method() !== 'POST' || data === null) return route.continue();
      const changed = new URLSearchParams(data);
      changed.set('body', TOLD);
      return route.continue({ postData: changed.toString() });
    });
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await send(page);
    expect((await answered).status()).toBe(400);
    await form(page).getByRole('alert').waitFor();
    await stage.axeFindsNothing(page);
    await isNowhere('It’s 3');
  });

  test('what could tell of few asks for a reason, and a moderator sees both', async () => {
    const { page } = await stage.newPerson(ASH, PASSWORD);
    await page.goto(stage.at(PAGE.replace('2025', '2024')));
    await page.locator('.presence__count').waitFor();
    await words(page).fill(ASKED);
    await send(page);
    const reason = form(page).locator('[name="guardReason"]');
    await reason.waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('guardReason');
    await stage.axeFindsNothing(page);
    await reason.fill(REASON);
    await send(page);
    await page.locator('#beside .beside-item__words', { hasText: ASKED }).waitFor();
    const moderator = (await stage.newPerson(ROWAN, PASSWORD)).page;
    await setUpSecondFactor(moderator);
    await moderator.goto(stage.at('/workspaces/vale/moderation'));
    const asked = moderator.locator('.case', { hasText: ASKED });
    expect(await asked.innerText()).toContain('The guard had asked, and it was sent with a reason');
    expect(await asked.innerText()).toContain(REASON);
    await stage.axeFindsNothing(moderator);
  });

  test('what the service alone knows to be told is kept in no draft once it has said so', async () => {
    const { page } = await stage.newPerson(ASH, PASSWORD);
    await page.goto(stage.at('/workspaces/vale/discussions'));
    await page.getByLabel('Indicator', { exact: true }).selectOption(METRIC);
    await page.getByLabel('Area', { exact: true }).selectOption(LEEDS);
    const title = page.getByLabel('Your question, in one line');
    await title.fill('In 2025 it was 3, who knows why?');
    await page.locator('.start-discussion [contenteditable="true"]').fill('I wonder.');
    await expect.poll(() => stored(page)).toContain('it was 3');
    stage.expectErrors(/400/);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.locator('.govuk-error-summary').waitFor();
    await expect.poll(() => stored(page)).not.toContain('it was 3');
    expect(await title.inputValue()).toContain('it was 3');
    await title.fill('In 2025 it was 3, and we know why.');
    await page.getByLabel('Indicator', { exact: true }).focus();
    await stage.axeFindsNothing(page);
    expect(await stored(page)).not.toContain('it was 3');
    await isNowhere('it was 3');
  });

  test('without JavaScript too: the words come back with what is wrong, and the reason can be given', async () => {
    stage.expectErrors(/400/);
    const { page } = await stage.newPerson(ASH, PASSWORD, { javaScriptEnabled: false });
    await page.goto(stage.at(PAGE));
    await words(page).fill(TOLD);
    await send(page);
    expect(await form(page).locator('.govuk-error-summary').innerText()).toContain('The publisher withholds a figure here');
    expect(await form(page).locator('[name="guardReason"]').count()).toBe(0);
    await isNowhere('It’s 3');
    await page.goto(stage.at(PAGE.replace('2025', '2024')));
    await words(page).fill('Only four families were affected by the recording error of 2024.');
    await send(page);
    await form(page).locator('[name="guardReason"]').fill(REASON);
    expect(await words(page).inputValue()).toContain('Only four families');
    await send(page);
    await page.locator('#beside .beside-item__words', { hasText: 'Only four families were affected' }).waitFor();
    expect(await stage.db.prisma.annotation.count({ where: { body: { startsWith: 'Only four families' } } })).toBe(1);
  });

  test('what is written without a name keeps no draft, though it was one before', async () => {
    const { page } = await stage.newPerson(ASH, PASSWORD);
    await page.goto(stage.at(PAGE.replace('2025', '2024')));
    await page.locator('.presence__count').waitFor();
    await words(page).pressSequentially('Nobody shall know whose words these are.');
    await expect.poll(() => stored(page)).toContain('whose words');
    await form(page).getByLabel('Without my name').check();
    expect(await stored(page)).not.toContain('whose words');
    await words(page).pressSequentially(' Nor these.');
    await stage.axeFindsNothing(page);
    await page.reload();
    await page.locator('.presence__count').waitFor();
    expect(await stored(page)).not.toContain('words');
    expect(await words(page).inputValue()).toBe('');
  });
});
