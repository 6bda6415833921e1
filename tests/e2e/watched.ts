import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Stage } from './harness.ts';
import { beside, comes, LEEDS } from './notes-scene.ts';

/** Elements and attributes that stand nowhere in what people write, wherever it is written or read. */
const FORBIDDEN = ['script', 'img', 'image', 'svg', 'math', 'iframe', 'object', 'embed', 'style', 'link', 'meta', 'base', 'form', 'input', 'video', 'audio', 'frameset', 'marquee', 'details', 'table', 'template', 'textarea', 'select', '[style]', '[ping]', '[target="_top"]']
  // ProseMirror's own, at the end of a line, are images without an address.
  .map((what) => `.rich-text ${what}:not(.ProseMirror-separator)`).join(', ');

/**
 * People whose pages are watched: after each test, nothing may have run or asked another server. What the policy stops in a
 * page is an error in the console, which fails the test by itself; what it stops while a clipboard is read, in no page, is not.
 */
export function setWatch(stage: Stage) {
  let happened: string[] = [];
  beforeEach(() => {
    happened = [];
  });
  afterEach(() => {
    expect(happened).toEqual([]);
  });
  const opensFigure = async (page: Page) => {
    await page.goto(stage.at(LEEDS));
    await page.locator('.presence__count').first().waitFor();
  };
  return {
    opensFigure,
    /** Opens the page of the figure as `email`. */
    async watched(email: string): Promise<Page> {
      const { page, context } = await comes(stage, email);
      context.on('dialog', (dialog) => {
        happened.push(`a dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (/^https?:$/.test(protocol) && origin !== new URL(stage.server.url).origin) happened.push(`a request to ${request.url()}`);
      });
      await opensFigure(page);
      return page;
    },
  };
}

/** Keeps whatever comes into the page from here on and could run, fetch or cover something, be it for a moment. */
export async function watchesItsPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const found: string[] = [];
    Object.assign(window, { cameIn: found });
    const look = (node: Node) => {
      if (!(node instanceof Element)) return;
      for (const one of [node, ...node.querySelectorAll('*')]) {
        const foreign = one.matches('script:not([src^="/assets/"]), style, iframe, object, embed, base, meta[http-equiv], img:not(.ProseMirror-separator), video, audio, [src^="http"], [srcdoc], a[href^="javascript" i], a[href^="data" i]');
        if (foreign || one.getAttributeNames().some((name) => name.startsWith('on'))) found.push(one.outerHTML.slice(0, 200));
      }
    };
    new MutationObserver((all) => all.forEach(({ addedNodes, target, type }) => (type === 'attributes' ? [target] : [...addedNodes]).forEach(look))).observe(document, { subtree: true, childList: true, attributes: true });
  });
}
export const cameIn = (page: Page): Promise<readonly string[]> => page.evaluate(() => (window as Window & { cameIn?: string[] }).cameIn ?? ['nothing was watched']);

/** What stands in what people wrote and should not: elements, and addresses of links that are none. */
export async function intruders(page: Page): Promise<readonly string[]> {
  const elements = await page.locator(FORBIDDEN).evaluateAll((all) => all.map((element) => element.outerHTML.slice(0, 200)));
  const links = await page.locator('.rich-text a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '').filter((href) => href !== '' && !/^(?:https?:|mailto:)/i.test(href)));
  const handlers = await page.locator('.rich-text *').evaluateAll((all) => all.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on'))));
  return [...elements, ...links, ...handlers];
}

/** The form of a new question, and its editor once its code has come. */
export const asking = (page: Page): Locator => page.locator('form:has(input[value="discussion.start"])');
export const title = (page: Page): Locator => page.getByLabel('Your question, in one line');
export const asks = (page: Page): Promise<void> => asking(page).getByRole('button', { name: 'Ask beside this figure' }).click();
export async function questionEditor(page: Page): Promise<Locator> {
  await page.getByRole('navigation', { name: 'What to add' }).getByRole('link', { name: 'Question' }).click();
  await asking(page).getByRole('button', { name: 'Ask beside this figure' }).scrollIntoViewIfNeeded();
  const editor = asking(page).locator('[contenteditable="true"]');
  await editor.waitFor();
  return editor;
}
export const questionOn = (page: Page, words: string): Locator => beside(page).locator('.beside-item', { has: page.getByRole('heading', { name: words }) });
