import { chromium, type Page } from 'playwright-core';
import { findBrowser, NO_BROWSER } from '../find-browser.mjs';
import type { BenchRow } from './bench-row.ts';
import { fullWorkspace, type FullWorkspace } from './many-contributions.ts';
import { median, percentile } from './medians.ts';
import { pageStage, type PageStage } from './page-stage.ts';

const ROUNDS = 9;
const ASKED = 20;
const LIMIT = 1.5;
const FULL = { annotations: 1_000, discussions: 200, repliesEach: 3 };
const SLUG = 'children-in-need-rate';
const TYPED = 'Requests that used to be logged as contacts are now referrals, since the front door moved.';

/**
 * The page of an indicator in a workspace that has said a great deal about it, beside the same page where nothing is
 * said yet: the server's own time; then how soon a keystroke shows there on a machine with a quarter of the processor.
 */
export default async function benchConversationPage(): Promise<BenchRow[]> {
  const stage = await pageStage();
  try {
    const area = new URL(stage.path, 'http://here').searchParams.get('area') ?? '';
    const periods = (stage.view as { figures: { periods: readonly string[] } | null }).figures?.periods ?? [];
    const empty = await fullWorkspace(stage.db, SLUG, area, periods, { annotations: 0, discussions: 0, repliesEach: 0 });
    const full = await fullWorkspace(stage.db, SLUG, area, periods, FULL);
    return [await serverTime(stage, empty, full), await typing(stage, full)];
  } finally {
    await stage.close();
  }
}

const pathOf = ({ workspace }: FullWorkspace) => `/workspaces/${workspace.slug}/indicators/${SLUG}`;

async function serverTime({ product, db }: PageStage, empty: FullWorkspace, full: FullWorkspace): Promise<BenchRow> {
  const run = async (page: FullWorkspace, before: () => Promise<unknown> = async () => {}) => {
    const times = [];
    for (let asked = 0; asked < ASKED; asked += 1) {
      await before();
      times.push((await product.ask(pathOf(page), page.reader.cookie)).time);
    }
    return median(times);
  };
  /** As where something is said between any two openings: nothing that was read before serves again. */
  const runAnew = (page: FullWorkspace) => run(page, () => db.pool.query('UPDATE workspace SET sequence = sequence + 1 WHERE id = $1', [page.workspace.id]));
  for (let warm = 0; warm < 2; warm += 1) for (const page of [empty, full]) await run(page);
  const rounds: { readonly less: number; readonly more: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ less: await run(empty), more: await run(full) });
  const ratio = median(rounds.map(({ less, more }) => more / less));
  const anew = { less: await runAnew(empty), more: await runAnew(full) };
  const size = async (page: FullWorkspace) => `${(Buffer.byteLength((await product.ask(pathOf(page), page.reader.cookie)).html) / 1_000).toFixed(0)} kB`;
  return {
    row: 'I5', what: `server time of an indicator page with ${FULL.annotations} annotations and ${FULL.discussions} discussions, beside one with none`, goal: `at most ${LIMIT} ×`, ratio,
    detail: `median of ${ROUNDS} rounds of ${ASKED}; ${median(rounds.map(({ more }) => more)).toFixed(1)} ms beside ${median(rounds.map(({ less }) => less)).toFixed(1)} ms; the first to open it after something was said ${anew.more.toFixed(1)} beside ${anew.less.toFixed(1)} ms; ${await size(full)} beside ${await size(empty)} of HTML`,
    holds: ratio <= LIMIT,
  };
}

/** Runs in the page, as text: how long after each interaction the page was drawn again. */
const WATCH = `
  window.took = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (entry.interactionId) window.took.push(entry.duration); }))
    .observe({ type: 'event', buffered: true, durationThreshold: 16 });
`;

async function typing({ product }: PageStage, { workspace, reader }: FullWorkspace): Promise<BenchRow> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const [name = '', value = ''] = reader.cookie.split('=');
    await context.addCookies([{ name, value, url: product.url }]);
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    await page.goto(`${product.url}/workspaces/${workspace.slug}/indicators/${SLUG}`, { waitUntil: 'networkidle' });
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const note = page.locator('.composer textarea[name="body"]').first();
    await note.scrollIntoViewIfNeeded();
    await note.click();
    const took = await type(page);
    return {
      row: 'I5', what: 'a keystroke in the composer of that page with a quarter of the processor (INP)', goal: 'aim at most 100 ms', ratio: null,
      detail: `p98 ${percentile(took, 0.98).toFixed(0)} ms, median ${median(took).toFixed(0)} ms of ${took.length} interactions`, holds: percentile(took, 0.98) <= 100,
    };
  } finally {
    await browser.close();
  }
}

async function type(page: Page): Promise<readonly number[]> {
  await page.evaluate('window.took.length = 0');
  await page.keyboard.type(TYPED, { delay: 60 });
  await page.waitForTimeout(500);
  // What took less than the browser reports took at most that.
  const took = (await page.evaluate('window.took')) as number[];
  return took.length === 0 ? [16] : took;
}
