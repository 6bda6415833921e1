import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { draftName } from '../../app/live/drafts.ts';
import { DRAFT_PREFIX } from '../../app/live/forget-drafts.ts';
import { BROKEN_DRAFTS, HOSTILE_DOCUMENTS } from './hostile-markup.ts';
import { ANALYST, composer, forgetWhatWasWritten, METRIC, NEIGHBOUR, noteOf, setNotesStage, WORKSPACE, writes } from './notes-scene.ts';
import { asks, intruders, questionEditor, questionOn, setWatch, title } from './watched.ts';

/** What a browser keeps, written by somebody else before the page is opened. */
const stage = setNotesStage();
const { opensFigure, watched } = setWatch(stage);
const PATH = `${WORKSPACE}/indicators/${METRIC}`;
beforeEach(() => forgetWhatWasWritten(stage.db));

/** Whose drafts this browser keeps, as their names say it. */
async function accountOf(page: Page): Promise<string> {
  await composer(page).fill('A draft.');
  const name = () => page.evaluate((prefix) => Object.keys(localStorage).find((one) => one.startsWith(prefix)) ?? '', DRAFT_PREFIX);
  await expect.poll(name).not.toBe('');
  return decodeURIComponent((await name()).slice(DRAFT_PREFIX.length).split(':')[0]!);
}

/** Leaves the page, puts this into its storage, and comes back: a page that is left keeps what it holds. */
async function returns(page: Page, kept: Readonly<Record<string, string>>, session: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.goto(stage.at('/terms'));
  await page.evaluate(([local, ofSession]) => {
    localStorage.clear();
    sessionStorage.clear();
    for (const [name, text] of Object.entries(local!)) localStorage.setItem(name, text);
    for (const [name, text] of Object.entries(ofSession!)) sessionStorage.setItem(name, text);
  }, [kept, session]);
  await opensFigure(page);
}

const draftOf = (account: string, intent: string) => draftName({ account, path: PATH, intent, subject: '' });
const draft = (values: object, key: unknown = '') => JSON.stringify({ values, key, at: Date.now() });

test('drafts that are none: the form is empty, takes words and sends them', async () => {
  const page = await watched(ANALYST);
  const account = await accountOf(page);
  for (const [index, broken] of BROKEN_DRAFTS.entries()) {
    await returns(page, { [draftOf(account, 'annotation.add')]: broken, [draftOf(account, 'discussion.start')]: broken, 'note-marks': broken, [`last-visit:${index}`]: broken });
    expect(await composer(page).inputValue(), broken.slice(0, 60)).toBe('');
    await writes(page, `Written all the same, ${index}.`);
  }
});

test('what no editor wrote is never put into the page as it is; its words are kept, and can be sent', async () => {
  const page = await watched(ANALYST);
  const account = await accountOf(page);
  for (const [what, body] of Object.entries(HOSTILE_DOCUMENTS)) {
    await returns(page, { [draftOf(account, 'discussion.start')]: draft({ title: what, body }) });
    const editor = await questionEditor(page);
    expect(await title(page).inputValue(), what).toBe(what);
    expect(await intruders(page), what).toEqual([]);
    expect(await page.evaluate(() => ({} as { polluted?: number }).polluted), what).toBeUndefined();
    // The editor is alive.
    await editor.press('Control+End');
    await page.keyboard.type(' Typed after.');
    await expect.poll(() => editor.innerText(), { message: what }).toContain('Typed after.');
  }
  await stage.axeFindsNothing(page);
  await returns(page, { [draftOf(account, 'discussion.start')]: draft({ title: 'Deep?', body: HOSTILE_DOCUMENTS['quotes 1,000 deep']! }) });
  await (await questionEditor(page)).getByText('KEPT at the bottom').waitFor();
  await asks(page);
  await questionOn(page, 'Deep?').waitFor();
});

test('a draft under another account is nobody’s here, and a key of somebody else’s sends no less', async () => {
  stage.expectErrors(/400|409/);
  const page = await watched(ANALYST);
  const account = await accountOf(page);
  await returns(page, { [draftOf('00000000-0000-4000-8000-000000000000', 'annotation.add')]: draft({ body: 'Not mine.' }), [draftOf('', 'annotation.add')]: draft({ body: 'Nobody’s.' }) });
  expect(await composer(page).inputValue()).toBe('');
  const nico = await watched(NEIGHBOUR);
  await writes(nico, 'Somebody else’s.');
  const { id } = await stage.db.prisma.annotation.findFirstOrThrow();
  for (const [index, key] of ['x', '<script>', id, '0'.repeat(10_000), 'not-a-uuid-but-long-enough-to-be-one'].entries()) {
    const words = `Kept under another key, ${index}.`;
    await returns(page, { [draftOf(account, 'annotation.add')]: draft({ body: words, visibility: 'everybody', kind: '<b>', period: '9999' }, key) });
    await expect.poll(() => composer(page).inputValue()).toBe(words);
    const send = page.getByRole('button', { name: 'Add to this figure' });
    await send.click();
    await Promise.race([noteOf(page, words).waitFor(), page.getByRole('alert').waitFor()]);
    if ((await noteOf(page, words).count()) === 0) {
      expect(await composer(page).inputValue()).toBe(words);
      await send.click();
    }
    await noteOf(page, words).waitFor();
  }
  expect(await stage.db.prisma.annotation.count()).toBe(6);
});

test('storage that is full, and what other parts of the page keep there, harm nothing', async () => {
  stage.expectErrors(/scroll|positions|JSON|Unexpected/i);
  const page = await watched(ANALYST);
  const other = { 'note-marks': '<script>alert(1)</script>', [`last-visit:${PATH}`]: 'no time' };
  for (const positions of ['{', '[]', '{"default":"x"}', '<script>alert(1)</script>']) {
    await returns(page, other, { positions, 'remix-manifest-version': '<script>' });
    await writes(page, `With ${positions.length} in the way.`);
  }
  await returns(page, Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`filler-${index}`, 'x'.repeat(100_000)])));
  await page.evaluate(() => {
    for (let size = 100_000; size > 0; size = Math.floor(size / 2)) {
      try {
        for (;;) localStorage.setItem(`full-${size}-${localStorage.length}`, 'x'.repeat(size));
      } catch {
        // No room for as much as that: for less there may be.
      }
    }
  });
  await composer(page).fill('No room for a draft.');
  await page.getByText(/keeps no draft of it/).first().waitFor();
  await stage.axeFindsNothing(page);
  await page.getByRole('button', { name: 'Add to this figure' }).click();
  await noteOf(page, 'No room for a draft.').waitFor();
});
