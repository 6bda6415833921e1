import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { focused } from './by-keyboard.ts';
import { ANALYST, beside, composer, COORDINATOR, forgetWhatWasWritten, LEEDS, MANAGER, NEIGHBOUR, noteOf, opens, setNotesStage, WORKSPACE, wrote, writes } from './notes-scene.ts';

const stage = setNotesStage();
beforeEach(() => forgetWhatWasWritten(stage.db));

describe('writing a note', () => {
  test('from the chart by keyboard alone: a few steps, and the other’s page has it without moving what they type', async () => {
    const [leeds, barnsley] = [await opens(stage, ANALYST), await opens(stage, NEIGHBOUR)];
    for (const page of [leeds, barnsley]) await page.getByText('2 here').waitFor();
    const typed = composer(leeds);
    await typed.fill('Half a sentence of my own');
    await typed.press('Home');
    const before = await typed.boundingBox();

    // Every press counts as a step, but for the letters themselves.
    let steps = 0;
    const press = async (key: string) => {
      steps += 1;
      await barnsley.keyboard.press(key);
    };
    await press('Tab');
    await press('Enter');
    while (!/^Walk the chart/.test(await focused(barnsley)) && steps < 60) await press('Tab');
    await press('ArrowLeft');
    await press('ArrowLeft');
    await expect.poll(() => barnsley.locator('.chart-reader__said [role=status]').innerText()).toMatch(/^Leeds, 2023: 73\.1%/);
    await press('n');
    await expect.poll(() => focused(barnsley)).toMatch(/What do you know about this figure/);
    expect(await barnsley.getByLabel('in the year').first().inputValue()).toBe('2023');
    await barnsley.keyboard.type('The front door was shared from that spring.');
    await stage.axeFindsNothing(barnsley);
    while ((await focused(barnsley)) !== 'Add to this figure' && steps < 60) await press('Tab');
    await press('Enter');
    await noteOf(barnsley, 'The front door was shared').waitFor();
    // A second for each step and for each word: well under a minute.
    expect(steps).toBeLessThanOrEqual(40);

    const arrived = noteOf(leeds, 'The front door was shared');
    await arrived.waitFor();
    expect(await arrived.innerText()).toMatch(/Context\s+Leeds 2023\s*·\s*73\.1% when written/);
    expect(await typed.inputValue()).toBe('Half a sentence of my own');
    expect(Math.abs((await typed.boundingBox())!.y - before!.y)).toBeLessThan(1);
    expect(await focused(leeds)).toMatch(/What do you know about this figure/);
    await leeds.keyboard.type('Still here: ');
    expect(await typed.inputValue()).toBe('Still here: Half a sentence of my own');
    await stage.axeFindsNothing(leeds);
  });

  test('from a row of the table: one press to the form, words, one press', async () => {
    const [leeds, barnsley] = [await opens(stage, ANALYST), await opens(stage, NEIGHBOUR)];
    await leeds.getByRole('row', { name: /^2024/ }).getByRole('link', { name: /add a note on Leeds 2024/ }).click();
    await expect.poll(() => focused(leeds)).toMatch(/What do you know about this figure/);
    await leeds.keyboard.type('Two teams became one.');
    await leeds.keyboard.press('Tab');
    await leeds.getByRole('button', { name: 'Add to this figure' }).click();
    await noteOf(barnsley, 'Two teams became one.').waitFor();
    expect(await noteOf(barnsley, 'Two teams became one.').innerText()).toContain('Leeds 2024');
    await stage.axeFindsNothing(barnsley);
  });

  test('those whose figure it is have the first word, wherever the note is shown', async () => {
    const id = await wrote(stage.db, NEIGHBOUR, 'Counted by the old rule until March.', { period: '2022' });
    const [leeds, barnsley] = [await opens(stage, ANALYST), await opens(stage, NEIGHBOUR)];
    expect(await noteOf(barnsley, 'Counted by').getByRole('link', { name: /Confirm, add or correct/ }).count()).toBe(0);
    await noteOf(leeds, 'Counted by').getByRole('link', { name: /Confirm, add or correct/ }).click();
    await leeds.getByLabel('Your organisation', { exact: true }).selectOption('correct');
    await leeds.getByLabel('In your words').fill('The rule changed in April.');
    await stage.axeFindsNothing(leeds);
    await leeds.getByRole('button', { name: 'Send the reply' }).click();
    for (const page of [leeds, barnsley]) {
      // Not the choice of the same words in the form that sent them.
      await noteOf(page, 'Counted by').locator('.owner-reply').getByText('Leeds City Council corrects this').waitFor();
      expect(await noteOf(page, 'Counted by').innerText()).toMatch(/Leeds City Council.*The rule changed in April\..*Counted by the old rule until March\./s);
    }
    await barnsley.goto(stage.at(`${WORKSPACE}/annotations/${id}`));
    expect(await barnsley.getByRole('main').innerText()).toMatch(/The rule changed in April\..*Counted by the old rule until March\./s);
    await stage.axeFindsNothing(barnsley);
  });
});

describe('changing a note', () => {
  test('two at once see each other; whoever is later sees both texts, loses neither, and the history keeps every one', async () => {
    stage.expectErrors(/409/);
    const [ari, morgan] = [await opens(stage, ANALYST), await opens(stage, MANAGER)];
    await writes(ari, 'What we knew first.');
    for (const page of [ari, morgan]) await noteOf(page, 'What we knew first.').getByRole('link', { name: /^Edit/ }).click();
    await ari.getByText('Morgan, Leeds City Council, is changing this too.').waitFor();
    await morgan.getByText('Ari, Leeds City Council, is changing this too.').waitFor();
    await stage.axeFindsNothing(ari);
    await ari.getByLabel('What the note says').fill('What Ari knows.');
    await morgan.getByLabel('What the note says').fill('What Morgan knows.');
    await ari.getByRole('button', { name: 'Save the change' }).click();
    await noteOf(ari, 'What Ari knows.').waitFor();

    await morgan.getByText('Somebody has changed this note while you were writing.').waitFor();
    expect(await morgan.getByRole('group', { name: 'Changed meanwhile' }).innerText()).toContain('What Ari knows.');
    expect(await morgan.getByLabel('What the note says').inputValue()).toBe('What Morgan knows.');
    await stage.axeFindsNothing(morgan);
    await morgan.getByRole('button', { name: 'Save the change' }).click();
    await morgan.getByRole('alert').waitFor();
    expect(await morgan.getByLabel('What the note says').inputValue()).toBe('What Morgan knows.');
    expect(await morgan.getByRole('group', { name: 'Changed meanwhile' }).innerText()).toContain('What Ari knows.');
    await morgan.getByRole('button', { name: 'Put theirs above mine, to join the two' }).click();
    await morgan.getByRole('button', { name: 'Save the change' }).click();
    for (const page of [ari, morgan]) {
      await expect.poll(() => page.locator('#notes').innerText()).toMatch(/What Ari knows\.\s+What Morgan knows\./);
    }

    await ari.locator('#notes').getByRole('link', { name: /^History and link/ }).click();
    await ari.getByRole('heading', { name: 'What it said before' }).waitFor();
    const said = await ari.locator('#history blockquote').allInnerTexts();
    expect(said.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual(['What Ari knows. What Morgan knows.', 'What Ari knows.', 'What we knew first.']);
    await stage.axeFindsNothing(ari);
  });

  test('taken back within the time it leaves nothing; later one line without its words; to whoever did not write it neither is offered', async () => {
    stage.expectErrors(/404/);
    const [ari, morgan] = [await opens(stage, ANALYST), await opens(stage, MANAGER)];
    await writes(ari, 'Written too soon.');
    const { id } = await stage.db.prisma.annotation.findFirstOrThrow();
    await noteOf(morgan, 'Written too soon.').waitFor();
    expect(await noteOf(morgan, 'Written too soon.').getByRole('link', { name: /Take back/, includeHidden: true }).count()).toBe(0);
    expect(await noteOf(morgan, 'Written too soon.').getByRole('link', { name: /^Edit/ }).count()).toBe(1);
    await takesBack(ari, 'Written too soon.');
    for (const page of [ari, morgan]) await expect.poll(() => page.locator('#notes > li').count()).toBe(0);
    expect((await morgan.goto(stage.at(`${WORKSPACE}/annotations/${id}`)))?.status()).toBe(404);

    await morgan.goto(stage.at(LEEDS));
    await writes(ari, 'Regretted after a while.');
    await noteOf(morgan, 'Regretted after a while.').waitFor();
    await stage.db.prisma.$executeRaw`UPDATE annotation SET created_at = created_at - interval '20 minutes'`;
    await takesBack(ari, 'Regretted after a while.');
    for (const page of [ari, morgan]) {
      await beside(page).getByText('A note stood here. Its author has withdrawn it.').waitFor();
      expect(await page.content()).not.toContain('Regretted after a while.');
      await stage.axeFindsNothing(page);
      await page.reload();
      await beside(page).getByText('A note stood here. Its author has withdrawn it.').waitFor();
      expect(await page.content()).not.toContain('Regretted after a while.');
    }
  });
});

describe('many notes', () => {
  const ABOUT = [['2013', ANALYST, 'context'], ['2020', NEIGHBOUR, 'practice'], ['2021', ANALYST, 'event'], ['2021', NEIGHBOUR, 'context'], ['2025', COORDINATOR, 'question']] as const;
  beforeEach(async () => {
    for (const [period, email, kind] of ABOUT) await wrote(stage.db, email, `About ${period}, ${kind}.`, { period, kind });
    await wrote(stage.db, ANALYST, 'About three years.', { scope: 'series', period: '2015', periodTo: '2017' });
    await wrote(stage.db, ANALYST, 'About the indicator.', { scope: 'indicator' });
  });
  const listed = (page: Page) => page.locator('#notes .beside-item__words').allInnerTexts();

  test('are filtered, listed from their marks, and told apart where the chart is narrow', async () => {
    const page = await opens(stage, ANALYST);
    expect(await listed(page)).toHaveLength(7);
    await page.getByText('Filter and order the notes').click();
    await stage.axeFindsNothing(page);
    await page.getByLabel('Kind', { exact: true }).selectOption('practice');
    await expect.poll(() => listed(page)).toEqual(['About 2020, practice.']);
    await page.getByText('6 notes are left out.').waitFor();
    await page.getByRole('link', { name: 'Show every note' }).click();
    await page.getByLabel('Organisation', { exact: true }).selectOption('Barnsley Council');
    await expect.poll(() => listed(page)).toEqual(['About 2020, practice.', 'About 2021, context.']);
    await page.getByRole('link', { name: 'Show every note' }).click();
    await page.getByLabel(/Mine and my organisation’s/).check();
    await expect.poll(() => listed(page)).toEqual(['About 2013, context.', 'About 2021, event.', 'About three years.', 'About the indicator.']);
    // What is asked for stands in the address: it can be sent to a colleague, and read without script.
    expect(page.url()).toContain('mine=yes');
    await page.getByRole('link', { name: 'Show every note' }).click();

    const marks = () => page.locator('.chart a.chart__note:visible').evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
    expect(await marks()).toContain('two notes on Leeds, 2021: 28.7%');
    expect(await marks()).toContain('one note on Leeds, 2015 to 2017');
    await page.locator('.chart a.chart__note:visible[aria-label^="two notes on Leeds, 2021"]').click();
    await expect.poll(() => listed(page)).toEqual(['About 2021, event.', 'About 2021, context.']);
    await page.goto(stage.at(LEEDS));
    await page.setViewportSize({ width: 375, height: 800 });
    await expect.poll(marks).toContain('three notes on Leeds, 2020 to 2021');
    await stage.axeFindsNothing(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });

  test('on paper are listed under the numbers that their marks bear, every one', async () => {
    const page = await opens(stage, ANALYST);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const numbered = await page.locator('#notes > li:has(.note-number:visible)').evaluateAll((all) => all.map((item) => [item.querySelector('.note-number')?.textContent, item.querySelector('.beside-item__words')?.textContent]));
    expect(numbered).toEqual([
      ['1', 'About 2013, context.'], ['2', 'About three years.'], ['3', 'About 2020, practice.'], ['4', 'About 2021, event.'], ['4', 'About 2021, context.'], ['5', 'About 2025, question.'],
    ]);
    expect((await page.locator('.chart__wide .chart__numbers:visible').allTextContents()).sort()).toEqual(['1', '3', '4', '5']);
    for (const gone of ['.note-doings', '.note-filter', '.composer']) expect(await page.locator(`${gone}:visible`).count(), gone).toBe(0);
  });

  test('one that has lost its figure waits in the tray with the reason; each has an address of its own', async () => {
    const id = await wrote(stage.db, ANALYST, 'About a group of before.', { period: '2024' });
    await stage.db.prisma.annotation.update({ where: { id }, data: { breakdown: 'age=all' } });
    const page = await opens(stage, ANALYST);
    expect(await listed(page)).not.toContain('About a group of before.');
    await beside(page).getByRole('link', { name: '1 note has lost the figure' }).click();
    await page.getByRole('heading', { name: 'Notes without a figure' }).waitFor();
    expect(await page.locator(`#note-${id}`).innerText()).toMatch(/The group it is about is not published for this measure any more\..*About a group of before\./s);
    await stage.axeFindsNothing(page);

    const first = await stage.db.prisma.annotation.findFirstOrThrow({ where: { body: 'About 2013, context.' } });
    await page.goto(stage.at(`${LEEDS}#note-${first.id}`));
    await expect.poll(() => page.locator(`#note-${first.id}`).evaluate((item) => { const { top, bottom } = item.getBoundingClientRect(); return top >= 0 && bottom <= window.innerHeight; })).toBe(true);
    await page.goto(stage.at(`${WORKSPACE}/annotations/${first.id}`));
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Leeds 2013');
    await page.getByRole('link', { name: /See it on the chart/ }).click();
    await page.waitForURL(new RegExp(`#note-${first.id}$`));
  });
});

async function takesBack(page: Page, words: string): Promise<void> {
  await noteOf(page, words).locator('.note-doings__more > details > summary').click();
  await noteOf(page, words).getByRole('link', { name: /Take back/ }).click();
  await stage.axeFindsNothing(page);
  await page.getByRole('button', { name: 'Take it back' }).click();
}
