import type { Page } from 'playwright-core';

/** What has the focus, as a screen reader names it. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
    const own = element.matches('a, button, summary') ? element.textContent : '';
    return [element.getAttribute('aria-label'), ...labels.map((label) => label.textContent), own].filter(Boolean).join(' ').trim();
  });
}

/** Presses Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 400; press += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard reaches nothing called ${name}`);
}
