import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ANALYST, beside, comes, composer, COORDINATOR, FIGURES, LEEDS, LEEDS_CODE, METRIC, NEIGHBOUR, noteOf, opens, putWaiting, setNotesStage, WORKSPACE, wrote } from './notes-scene.ts';
import { setUpSecondFactor } from './people-at-work.ts';

const stage = setNotesStage();
/** The value that its publisher takes back: from then on it may stand nowhere. */
const SECRET = String(FIGURES['2023']);

test('a release day: one note says what its figure was and is, another tells nothing of a figure that is suppressed by now, and the way back undoes both', async () => {
  const { db } = stage;
  const revised = await wrote(db, NEIGHBOUR, 'The year of the new screening.', { period: '2024' });
  const withheld = await wrote(db, NEIGHBOUR, 'Few families, and one large one.', { period: '2023' });
  const same = await wrote(db, NEIGHBOUR, 'As every year.', { period: '2022' });
  const release = await putWaiting(db, '2026-10-30', { 2023: 'c', 2024: 61.7 });
  const [leeds, barnsley, steward] = [await opens(stage, ANALYST), await opens(stage, NEIGHBOUR), (await comes(stage, COORDINATOR)).page];
  await expect.poll(() => unread(leeds)).toBe(3);
  expect(await unread(barnsley)).toBe(0);
  for (const page of [leeds, barnsley]) {
    expect(await noteOf(page, 'Few families').innerText()).toContain(`${SECRET}% when written`);
    await mark(page);
  }
  await composer(leeds).fill('Half a sentence');

  await steward.goto(stage.at(`/steward/releases/${release}`));
  await steward.getByRole('button', { name: 'Sign off and publish' }).click();
  await steward.getByRole('heading', { name: 'Roll back' }).waitFor();

  // Open pages say so, and that is all that moves: what is typed stays. The bells count at once.
  for (const page of [leeds, barnsley]) await page.getByText(/^New figures: .*published 30 October 2026/).first().waitFor();
  expect(await composer(leeds).inputValue()).toBe('Half a sentence');
  await expect.poll(() => unread(leeds), { timeout: 30_000 }).toBe(5);
  await expect.poll(() => unread(barnsley), { timeout: 30_000 }).toBe(2);
  for (const page of [leeds, barnsley]) expect(await isUnmoved(page)).toBe(true);
  await stage.axeFindsNothing(barnsley);
  await composer(leeds).fill('');

  for (const page of [leeds, barnsley]) {
    await page.reload();
    await expect.poll(() => noteOf(page, 'The year of the new screening.').innerText()).toMatch(/figure revised since: 64\.8% → 61\.7%/i);
    expect(await noteOf(page, 'Few families').innerText()).toMatch(/withheld|suppressed/i);
    expect(await noteOf(page, 'As every year.').locator('.judged').count()).toBe(0);
    await stage.axeFindsNothing(page);
  }
  await notTold(leeds, [
    LEEDS, `/indicators/${METRIC}?area=${LEEDS_CODE}`, `${WORKSPACE}/annotations/${withheld}`, `${WORKSPACE}/annotations/${revised}`, `${WORKSPACE}/unplaced`, WORKSPACE,
    '/notifications', `${WORKSPACE}/facts?since=0`, `/search?q=families`, `/releases/2026-10-30?area=${LEEDS_CODE}`, `${WORKSPACE}/take?metric=${METRIC}`,
  ]);
  const file = await leeds.context().request.post(stage.at(`${WORKSPACE}/take/file`), { form: { format: 'csv', metric: METRIC }, headers: { Origin: new URL(stage.server.url).origin } });
  expect(await file.text()).toContain('Few families, and one large one.');
  expect(await file.text()).not.toContain(SECRET);
  await notTold(steward, [`${WORKSPACE}/log`, `${WORKSPACE}/log.csv`, `${WORKSPACE}/facts?since=0`, `${WORKSPACE}/moderation`]);
  // Where the notes are listed by those that have changed, both stand; the other does not.
  await leeds.goto(stage.at(`${LEEDS}&revised=yes`));
  await expect.poll(() => leeds.locator('#notes .beside-item__words').allInnerTexts()).toEqual(['The year of the new screening.', 'Few families, and one large one.']);
  await leeds.goto(stage.at(`${WORKSPACE}/annotations/${withheld}`));
  expect(await leeds.getByRole('main').innerText()).toContain('Few families, and one large one.');
  await stage.axeFindsNothing(leeds);
  // An edit keeps what stood there, and does not bring the figure back.
  await barnsley.goto(stage.at(`${WORKSPACE}/annotations/${withheld}`));
  await barnsley.getByLabel('What the note says').fill('Few families that year.');
  await barnsley.getByRole('button', { name: 'Save the change' }).click();
  await barnsley.locator('.note-page__words', { hasText: 'Few families that year.' }).waitFor();
  await notTold(barnsley, [`${WORKSPACE}/annotations/${withheld}`, LEEDS]);

  // A notification leads to the note it is about.
  await leeds.goto(stage.at('/notifications'));
  expect(await leeds.getByRole('main').innerText()).toMatch(/figures behind a note about your organisation’s figures are others now/);
  await stage.axeFindsNothing(leeds);
  await barnsley.goto(stage.at('/notifications'));
  await barnsley.getByRole('link', { name: /The figures behind your note are others now/ }).first().click();
  await barnsley.waitForURL(/annotations|#note-/);

  // And back: everything stands as it stood.
  await leeds.goto(stage.at(LEEDS));
  await leeds.locator('.presence__count').first().waitFor();
  await steward.getByLabel('Why').fill('Sent with a mistake.');
  await steward.getByRole('button', { name: 'Roll this release back' }).click();
  await steward.getByRole('button', { name: 'Sign off and publish' }).waitFor();
  await leeds.getByText(/^Taken back: .*published 30 October 2026/).first().waitFor();
  await leeds.reload();
  await expect.poll(() => noteOf(leeds, 'Few families that year.').innerText()).toContain(`${SECRET}% when written`);
  expect(await noteOf(leeds, 'The year of the new screening.').innerText()).toContain('64.8% when written');
  expect(await beside(leeds).locator('.judged').count()).toBe(0);
  expect(await db.prisma.annotation.count({ where: { id: { in: [revised, withheld, same] } } })).toBe(3);
});

test('a note that is sent while figures are published is sent again for what they say now, and no word of it is lost', async () => {
  stage.expectErrors(/400/);
  const release = await putWaiting(stage.db, '2026-11-19', { 2025: 50.3 });
  const [leeds, steward] = [await opens(stage, ANALYST), (await comes(stage, COORDINATOR)).page];
  await composer(leeds).fill('Written about the newest year.');
  await steward.goto(stage.at(`/steward/releases/${release}`));
  await steward.getByRole('button', { name: 'Sign off and publish' }).click();
  await leeds.getByText(/^New figures: .*19 November 2026/).first().waitFor();
  await leeds.getByRole('button', { name: 'Add to this figure' }).click();
  await leeds.getByRole('alert').getByText('in them, this figure is 50.3%').waitFor();
  expect(await leeds.getByRole('alert').innerText()).not.toContain('@');
  expect(await composer(leeds).inputValue()).toBe('Written about the newest year.');
  await stage.axeFindsNothing(leeds);
  await leeds.getByRole('button', { name: 'Add to this figure' }).click();
  await noteOf(leeds, 'Written about the newest year.').waitFor();
  expect(await noteOf(leeds, 'Written about the newest year.').innerText()).toContain('50.3% when written');
});

test('words that tell what a release withholds leave open pages within the minute and a half, and a moderator is told why', async () => {
  const told = `It was ${String(FIGURES['2022'])}%, the year of the new screening.`;
  const { db } = stage;
  await wrote(db, NEIGHBOUR, told, { period: '2022' });
  const release = await putWaiting(db, '2026-11-20', { 2022: 'c' });
  const [leeds, steward] = [await opens(stage, ANALYST), (await comes(stage, COORDINATOR)).page];
  await setUpSecondFactor(steward);
  await noteOf(leeds, told).waitFor();
  await mark(leeds);
  await steward.goto(stage.at(`/steward/releases/${release}`));
  await steward.getByRole('button', { name: 'Sign off and publish' }).click();
  await beside(leeds).getByText('A note stands here. It is hidden until a moderator has looked at it.').waitFor({ timeout: 90_000 });
  expect(await noteOf(leeds, told).count()).toBe(0);
  expect((await leeds.locator('body').innerText()).includes(told)).toBe(false);
  expect(await isUnmoved(leeds)).toBe(true);
  await stage.axeFindsNothing(leeds);
  await steward.goto(stage.at(`${WORKSPACE}/moderation`));
  const waiting = steward.locator('.case', { hasText: told });
  await waiting.getByText('It tells a figure that a new release withholds').waitFor();
  await stage.axeFindsNothing(steward);
});

/** What the bell counts. */
async function unread(page: Page): Promise<number> {
  const count = page.locator('.bell__count');
  return (await count.count()) === 0 ? 0 : Number(await count.first().innerText());
}

const mark = (page: Page) => page.evaluate(() => { (window as Window & { unreloaded?: boolean }).unreloaded = true; });
const isUnmoved = (page: Page) => page.evaluate(() => (window as Window & { unreloaded?: boolean }).unreloaded === true);

/** The suppressed value stands nowhere in what these paths answer. */
async function notTold(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const answer = await page.context().request.get(stage.at(path));
    expect(answer.status(), path).toBe(200);
    expect(await answer.text(), path).not.toContain(SECRET);
  }
}
