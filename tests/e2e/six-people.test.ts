import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { addNote, beside, discussion as discussionOn, doing, note, noteForm, openThread } from './beside-a-figure.ts';
import { FIGURE, hereSince, POLICE, setSixPeople, WORKSPACE } from './six-people-scene.ts';

/** Of the discussion that most of it is about. */
const TITLE = 'What helps people to stay in post?';
const discussion = (page: Page, title = TITLE) => discussionOn(page, title);
const open = (page: Page, title = TITLE) => openThread(page, title);

describe('six people at one figure', () => {
  const scene = setSixPeople();
  const { stage } = scene;

  test('a discussion with a mention and a pinned chart, replies, reactions, a change, and what came of it', async () => {
    const { six: { coordinator, carrow, gorsley, police, guest, observer }, everybody } = scene;
    await coordinator.getByRole('navigation', { name: 'What to add' }).getByRole('link', { name: 'Question' }).click();
    await coordinator.getByLabel('Your question, in one line').fill(TITLE);
    await stage.axeFindsNothing(coordinator);
    const asking = coordinator.locator('form:has(input[value="discussion.start"])');
    await asking.getByRole('button', { name: 'Ask beside this figure' }).scrollIntoViewIfNeeded();
    const editor = asking.locator('[contenteditable="true"]');
    await editor.click();
    await editor.pressSequentially('I wonder, @analyst gor');
    const list = coordinator.getByRole('listbox', { name: 'People, roles and organisations' });
    await list.getByRole('option').first().waitFor();
    await stage.axeFindsNothing(coordinator);
    await coordinator.keyboard.press('Enter');
    await editor.pressSequentially(' what you have seen.');
    await asking.getByRole('button', { name: 'Put in this chart' }).first().click();
    await asking.getByRole('button', { name: 'Ask beside this figure' }).click();
    for (const [who, page] of everybody) {
      const item = discussion(page);
      await item.getByRole('heading', { name: TITLE }).waitFor();
      expect(await item.innerText(), who).toMatch(/@Analyst, Gorsley|@Analyst/);
      await item.locator('figure.pinned').waitFor();
    }

    // Replies from all sides; the guest writes with a thumb, the observer reads.
    for (const [page, reply] of [[gorsley, 'Smaller caseloads in the first year.'], [police, 'We see the same duty workers for longer.'], [guest, 'We wanted one worker we know.']] as const) {
      await open(page);
      // The plain field becomes the editor while nobody is in it: whoever types waits for it, as eyes do.
      await discussion(page).getByRole('button', { name: 'Reply', exact: true }).scrollIntoViewIfNeeded();
      const field = discussion(page).locator('[contenteditable="true"]');
      await field.click();
      await field.pressSequentially(reply);
      await discussion(page).getByRole('button', { name: 'Reply', exact: true }).click();
      for (const [, other] of everybody) {
        await open(other);
        await discussion(other).getByText(reply).waitFor();
      }
    }
    expect(await discussion(observer).getByRole('textbox').count()).toBe(0);
    for (const [, page] of everybody) await expect.poll(() => discussion(page).innerText()).toMatch(/3 replies/);

    // Reactions are counted, and say nobody's name, in no fact either.
    const voice = (page: Page) => discussion(page).locator('.comment', { hasText: 'We wanted one worker we know.' });
    const { sequence: before } = await stage.db.prisma.workspace.findUniqueOrThrow({ where: { slug: 'northern-vale' } });
    for (const page of [carrow, police]) await voice(page).getByRole('button', { name: 'Thank you' }).click();
    for (const [who, page] of everybody) await expect.poll(async () => (await voice(page).innerText()).replaceAll(/\s+/g, ' '), { message: who }).toMatch(/Thank you ?(, given by)?:? ?2/);
    const facts = await (await gorsley.request.get(stage.at(`${WORKSPACE}/facts?since=${before}`))).text();
    expect(facts).toContain('comment:changed');
    const { id: policeId } = await stage.db.prisma.user.findUniqueOrThrow({ where: { email: POLICE } });
    expect(facts).not.toContain(policeId);

    // A change is seen by all, with the words before behind it.
    const mine = (page: Page) => discussion(page).locator('.comment').filter({ hasText: /first (two )?years?\./ });
    await mine(gorsley).getByText('More', { exact: true }).click();
    await stage.axeFindsNothing(gorsley);
    await mine(gorsley).getByRole('button', { name: 'Change it' }).click();
    const changing = discussion(gorsley).getByRole('textbox', { name: 'Change what you wrote' });
    await changing.click();
    await gorsley.keyboard.press('Control+a');
    await gorsley.keyboard.type('Smaller caseloads in the first two years.');
    await discussion(gorsley).getByRole('button', { name: 'Save the change' }).click();
    // The fact may be here before the answer: until then the words stand in the form as well.
    await changing.waitFor({ state: 'detached' });
    for (const [, page] of everybody) {
      await discussion(page).getByText('Smaller caseloads in the first two years.').waitFor();
      await mine(page).getByRole('link', { name: /^edited/ }).waitFor();
    }

    await discussion(coordinator).getByText('Resolve it').click();
    await discussion(coordinator).getByLabel('What came of it?').fill('Each authority tries a smaller caseload for a year.');
    await stage.axeFindsNothing(coordinator);
    await discussion(coordinator).getByRole('button', { name: 'Resolve', exact: true }).click();
    for (const [, page] of everybody) {
      await discussion(page).getByText('Each authority tries a smaller caseload for a year.').waitFor();
      expect(await discussion(page).locator('.tag, .beside-item__tag').first().innerText()).toMatch(/resolved/i);
    }
    await scene.theSameAfterAReload();
    for (const [, page] of everybody) await stage.axeFindsNothing(page);

    // History of the change, by its address.
    await mine(observer).getByRole('link', { name: /^edited/ }).click();
    await observer.getByRole('heading', { name: 'What it said before' }).waitFor();
    expect(await observer.locator('#history').innerText()).toContain('Smaller caseloads in the first year.');
    await stage.axeFindsNothing(observer);
  });

  test('a question put to another authority is answered by it, and marks say what is unread', async () => {
    const { six: { carrow, gorsley, police }, everybody } = scene;
    await carrow.getByRole('navigation', { name: 'What to add' }).getByRole('link', { name: 'Question' }).click();
    const asking = carrow.locator('form:has(input[value="discussion.start"])');
    await asking.getByLabel('Your question, in one line').fill('How do you fill posts in Gorsley?');
    await asking.getByRole('button', { name: 'Ask beside this figure' }).scrollIntoViewIfNeeded();
    await asking.locator('[contenteditable="true"]').fill('Your figure moved and ours did not.');
    await asking.locator('.start-more > summary').click();
    await asking.getByLabel('Put it to an organisation').selectOption({ label: 'Gorsley' });
    await asking.getByText('Gorsley takes part here: its people read and answer it in this workspace.').waitFor();
    await stage.axeFindsNothing(carrow);
    await asking.getByRole('button', { name: 'Ask beside this figure' }).click();
    const title = 'How do you fill posts in Gorsley?';
    for (const [, page] of everybody) await discussion(page, title).getByText('Put to Gorsley. No answer yet.').waitFor();
    await open(gorsley, title);
    await discussion(gorsley, title).getByRole('textbox', { name: 'Your reply' }).pressSequentially('We grow our own.');
    await discussion(gorsley, title).getByLabel('This is the answer of Gorsley').check();
    await stage.axeFindsNothing(gorsley);
    await discussion(gorsley, title).getByRole('button', { name: 'Reply', exact: true }).click();
    for (const [, page] of everybody) await discussion(page, title).getByText('Put to Gorsley, and answered.').waitFor();

    // Read by whoever asked; what comes while they are away is marked as unread when they are back.
    await open(carrow, title);
    await discussion(carrow, title).getByText('We grow our own.').waitFor();
    await discussion(carrow, title).locator('.thread__end').scrollIntoViewIfNeeded();
    const { id } = await stage.db.prisma.discussion.findFirstOrThrow({ where: { title } });
    await expect.poll(() => stage.db.prisma.discussionReader.count({ where: { discussionId: id, user: { email: 'analyst@carrow.example' }, seen: { gte: 2 } } })).toBe(1);
    await carrow.goto(stage.at(`${WORKSPACE}/members`));
    await discussion(gorsley, title).getByRole('textbox', { name: 'Your reply' }).pressSequentially('And we keep in touch with those who leave.');
    await discussion(gorsley, title).getByRole('button', { name: 'Reply', exact: true }).click();
    await discussion(police, title).getByText('2 replies').waitFor();
    await carrow.goto(stage.at(`${WORKSPACE}/discussions`));
    await carrow.locator('.discussion-line', { hasText: title }).getByText('1 unread').waitFor();
    await carrow.goto(stage.at(FIGURE));
    await discussion(carrow, title).getByText('1 new since you were here').waitFor();
    await hereSince(carrow);
    await scene.theSameAfterAReload();
  });

  test('what is for few is seen by few, and two who change one note see each other', async () => {
    const { six: { carrow }, everybody } = scene;
    const colleague = (await stage.newPerson('service-manager@carrow.example')).page;
    await colleague.goto(stage.at(FIGURE));
    await colleague.getByText('7 here').waitFor();
    await addNote(carrow, 'For Carrow alone: agency rates rise in May.', 'organisation');
    await addNote(carrow, 'For myself: ask finance.', 'me');
    await addNote(carrow, 'For all: the pay scale changed.', 'workspace');
    for (const [, page] of [...everybody, ['colleague', colleague] as const]) await beside(page).getByText('For all: the pay scale changed.').waitFor();
    await beside(colleague).getByText('For Carrow alone: agency rates rise in May.').waitFor();
    const hidden = [/agency rates rise/, /ask finance/];
    for (const [who, page] of everybody.filter(([, one]) => one !== carrow)) {
      const known = [await page.content(), await (await page.request.get(stage.at(FIGURE))).text(), await (await page.request.get(stage.at(`${WORKSPACE}/facts?since=0`))).text()].join('\n');
      for (const words of hidden) expect(known, who).not.toMatch(words);
      expect(known, who).toContain('the pay scale changed');
    }
    const own = [await colleague.content(), await (await colleague.request.get(stage.at(`${WORKSPACE}/facts?since=0`))).text()].join('\n');
    expect(own).toMatch(/agency rates rise/);
    expect(own).not.toMatch(/ask finance/);

    // Both change the same note: each is told of the other, and neither text is lost.
    for (const page of [carrow, colleague]) await doing(page, 'For all: the pay scale changed.', 'Edit').click();
    await beside(carrow).getByText('Service manager, Carrow, is changing this too.').waitFor();
    await beside(colleague).getByText('Analyst, Carrow, is changing this too.').waitFor();
    await colleague.getByLabel('What the note says').fill('For all: the pay scale changed in April.');
    await carrow.getByLabel('What the note says').fill('For all: the pay scale changed for new staff.');
    await colleague.getByRole('button', { name: 'Save the change' }).click();
    await carrow.getByText('Somebody has changed this note while you were writing.').waitFor();
    expect(await carrow.getByLabel('What the note says').inputValue()).toBe('For all: the pay scale changed for new staff.');
    expect(await carrow.locator('.note-meanwhile blockquote').innerText()).toContain('in April');
    await stage.axeFindsNothing(carrow);
    await carrow.getByRole('button', { name: 'Put theirs above mine, to join the two' }).click();
    await carrow.getByRole('button', { name: 'Save the change' }).click();
    for (const [who, page] of everybody) await expect.poll(() => note(page, 'For all: the pay scale').locator('.beside-item__words').innerText(), { message: who }).toMatch(/in April\.\s+For all: the pay scale changed for new staff\./);
    await colleague.context().close();
    await scene.theSameAfterAReload();
  });

  test('without a name it comes with its batch, and says the kind of organisation only where that points to nobody', async () => {
    const { six: { carrow, gorsley, police }, everybody } = scene;
    const sent = [[carrow, 'Written without a name, the first.'], [gorsley, 'Written without a name, the second.'], [police, 'Written without a name, the third.']] as const;
    for (const [page, body] of sent) {
      const form = noteForm(page);
      await form.getByLabel('Without my name').check();
      await form.getByLabel('What do you know about this figure?').pressSequentially(body);
      await form.getByRole('button', { name: 'Add to this figure' }).click();
      const dialog = page.getByRole('dialog', { name: 'Sent without your name' });
      await dialog.locator('.to-copy').waitFor();
      await stage.axeFindsNothing(page);
      await dialog.getByRole('button', { name: 'I have what I need' }).click();
      expect(await form.getByLabel('What do you know about this figure?').inputValue()).toBe('');
      expect(await page.evaluate(() => JSON.stringify(Object.entries({ ...localStorage, ...sessionStorage })))).not.toContain('without a name');
    }
    // The batch comes by the clock, within the minute.
    for (const [who, page] of everybody) {
      for (const [, body] of sent) await beside(page).getByText(body).waitFor({ timeout: 90_000 });
      const by = async (body: string) => note(page, body).locator('.byline').first().innerText();
      expect(await by('Written without a name, the first.'), who).toMatch(/local authority/i);
      expect(await by('Written without a name, the first.'), who).not.toMatch(/Analyst|Carrow/);
      expect(await by('Written without a name, the third.'), who).not.toMatch(/police/i);
    }
    await scene.theSameAfterAReload();
  });

  test('what is reported as a disclosure is gone from every open page at once, and a coordinator deletes its words', async () => {
    const { six: { carrow, police, coordinator, observer }, everybody } = scene;
    const body = 'Everybody here knows which team this was.';
    await addNote(carrow, body, 'workspace');
    for (const [, page] of everybody) await beside(page).getByText(body).waitFor();
    await doing(police, body, 'Report').click();
    await stage.axeFindsNothing(police);
    await police.getByRole('button', { name: 'Report it' }).click();
    for (const [who, page] of everybody) {
      await expect.poll(() => page.content(), { message: who }).not.toContain(body);
      expect(await beside(page).innerText(), who).toMatch(/hidden/i);
    }
    const elsewhere = (await stage.newPerson('service-manager@carrow.example')).page;
    await elsewhere.goto(stage.at(`${WORKSPACE}/members`));
    stage.expectErrors(/40[34]/);
    for (const path of [FIGURE, `${WORKSPACE}/facts?since=0`, '/search?q=team', `${WORKSPACE}`]) expect(await (await elsewhere.request.get(stage.at(path))).text(), path).not.toContain(body);
    const moderator = await coordinator.context().newPage();
    await moderator.goto(stage.at(`${WORKSPACE}/moderation`));
    const theCase = moderator.locator('.case', { hasText: body });
    expect(await theCase.innerText()).not.toMatch(/Police lead/);
    await theCase.getByText('Decide', { exact: true }).first().click();
    await stage.axeFindsNothing(moderator);
    await theCase.getByLabel('Delete its words for good').check();
    await theCase.getByLabel('Reason').selectOption('disclosure');
    await theCase.getByRole('button', { name: 'Decide' }).click();
    await moderator.getByText('Its words are deleted.').waitFor();
    await stage.axeFindsNothing(moderator);
    await moderator.close();
    for (const [who, page] of everybody) await expect.poll(() => beside(page).innerText(), { message: who }).toMatch(/A moderator has removed what it said/);
    expect(JSON.stringify(await stage.db.prisma.annotation.findMany({ where: { body: { contains: 'which team' } } }))).toBe('[]');
    expect((await observer.goto(stage.at(`${WORKSPACE}/moderation`)))?.status()).toBeGreaterThanOrEqual(403);
    await observer.goto(stage.at(FIGURE));
    await observer.locator('.presence__count').waitFor();
    await hereSince(observer);
    await scene.theSameAfterAReload();
  });
});
