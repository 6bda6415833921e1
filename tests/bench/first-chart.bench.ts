import { createServer } from 'node:http';
import { chromium, type Browser, type Page } from 'playwright-core';
import { localAuthoritiesOf } from '../../shared/areas/register.ts';
import { findBrowser, NO_BROWSER } from '../find-browser.mjs';
import { listening } from '../listening.ts';
import type { BenchRow } from './bench-row.ts';
import { median, percentile } from './medians.ts';
import { pageStage, type PageStage } from './page-stage.ts';

const RUNS = 9;
const CHANGES = 25;
const TOGETHER = 40;
/** 10 Mbit a second each way, in bytes. */
const TEN_MEGABITS = 10_000_000 / 8;

/**
 * P6: when the first chart stands on a cold page, beside the same HTML without script from a bare server; then what a
 * slow machine on a slow line notices. P7: how long a change of area takes, alone and forty together.
 */
export default async function benchFirstChart(): Promise<BenchRow[]> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  const stage = await pageStage({ everything: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  try {
    return [await firstChart(browser, stage), await slowMachine(browser, stage), await changeOfArea(browser, stage), await together(stage)];
  } finally {
    await browser.close();
    await stage.close();
  }
}

/** Runs in the page, as text: notes when a chart's line is there and has been drawn, and what the browser reports. */
const WATCH = `
  window.seen = { chart: null, lcp: 0, shift: 0, blocked: 0, slowest: 0 };
  new MutationObserver((_, watch) => {
    if (!document.querySelector('.chart__drawing path')) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.seen.chart = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
  const watching = (type, note, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
  watching('largest-contentful-paint', (entry) => { window.seen.lcp = entry.startTime; });
  watching('layout-shift', (entry) => { if (!entry.hadRecentInput) window.seen.shift += entry.value; });
  watching('longtask', (entry) => { window.seen.blocked += Math.max(0, entry.duration - 50); });
  watching('event', (entry) => { if (entry.interactionId) window.seen.slowest = Math.max(window.seen.slowest, entry.duration); }, { durationThreshold: 16 });
`;

interface Seen {
  readonly chart: number | null;
  readonly lcp: number;
  readonly shift: number;
  readonly blocked: number;
  readonly slowest: number;
}

const seenOn = (page: Page) => page.evaluate('window.seen') as Promise<Seen>;

async function opened(browser: Browser, url: string, slow = false): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  if (slow) {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 20, downloadThroughput: TEN_MEGABITS, uploadThroughput: TEN_MEGABITS });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForFunction('window.seen.chart !== null');
  return page;
}

async function firstChart(browser: Browser, { product, path }: PageStage): Promise<BenchRow> {
  const { html } = await product.ask(path);
  const bare = html.replace(/<script\b[\s\S]*?<\/script>/g, '').replace(/<link[^>]*modulepreload[^>]*>/g, '');
  const floor = createServer((_, res) => res.setHeader('Content-Type', 'text/html; charset=utf-8').end(bare.replaceAll('href="/assets', `href="${product.url}/assets`)));
  const floorUrl = `${await listening(floor)}/`;
  try {
    const timeOf = async (url: string) => {
      const page = await opened(browser, url);
      const { chart } = await seenOn(page);
      await page.context().close();
      return chart ?? NaN;
    };
    await timeOf(product.url + path);
    const pairs: [number, number][] = [];
    for (let run = 0; run < RUNS; run += 1) pairs.push([await timeOf(product.url + path), await timeOf(floorUrl)]);
    const ours = median(pairs.map(([mine]) => mine));
    return {
      row: 'P6', what: 'first chart on a cold page, beside the same HTML without script from a bare server', goal: 'at most 425 ms',
      ratio: median(pairs.map(([mine, under]) => mine / under)), detail: `${ours.toFixed(0)} ms beside ${median(pairs.map(([, under]) => under)).toFixed(0)} ms, median of ${RUNS}`, holds: ours <= 425,
    };
  } finally {
    floor.close();
    floor.closeAllConnections();
  }
}

async function slowMachine(browser: Browser, { product, path }: PageStage): Promise<BenchRow> {
  const runs: Seen[] = [];
  for (let run = 0; run < 5; run += 1) {
    const page = await opened(browser, product.url + path, true);
    const untouched = await seenOn(page);
    // A choice that stays on the page: the work of an ordinary interaction, whose answer may move what stands below it.
    await page.getByRole('navigation', { name: 'Compare with' }).getByRole('link').first().click();
    await page.waitForTimeout(600);
    runs.push({ ...untouched, slowest: (await seenOn(page)).slowest });
    await page.context().close();
  }
  const of = (read: (seen: Seen) => number) => median(runs.map(read));
  const [lcp, blocked, slowest, shift] = [of((seen) => seen.lcp), of((seen) => seen.blocked), of((seen) => seen.slowest), of((seen) => seen.shift)];
  return {
    row: 'P6', what: 'the same page with a quarter of the processor and 10 Mbit a second', goal: 'LCP at most 1,000 ms, TBT 100 ms, INP 100 ms, CLS 0.02', ratio: null,
    detail: `until it is touched LCP ${lcp.toFixed(0)} ms, TBT ${blocked.toFixed(0)} ms, CLS ${shift.toFixed(3)}; a choice then INP ${slowest.toFixed(0)} ms; medians of ${runs.length}`,
    holds: lcp <= 1_000 && blocked <= 100 && slowest <= 100 && shift <= 0.02,
  };
}

/** From the press on “Show” to the new area's words on the page. */
const CHANGE = `(code) => new Promise((changed) => {
  const words = document.querySelector('.indicator');
  const select = document.querySelector('select[name="area"]');
  select.value = code;
  const start = performance.now();
  new MutationObserver((_, watch) => {
    if (new URLSearchParams(location.search).get('area') !== code) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => changed(performance.now() - start)));
  }).observe(words, { childList: true, subtree: true, characterData: true });
  select.form.requestSubmit();
})`;

async function changeOfArea(browser: Browser, { product, path }: PageStage): Promise<BenchRow> {
  const page = await opened(browser, product.url + path);
  const codes = localAuthoritiesOf('published').map(({ code }) => code).filter((code) => !path.includes(code)).slice(0, CHANGES + 2);
  const times: number[] = [];
  for (const code of codes) times.push((await page.evaluate(`(${CHANGE})(${JSON.stringify(code)})`)) as number);
  await page.context().close();
  const late = percentile(times.slice(2), 0.95);
  return {
    row: 'P7', what: 'change of area in the browser', goal: 'p95 at most 160 ms', ratio: null,
    detail: `p95 ${late.toFixed(0)} ms, median ${median(times.slice(2)).toFixed(0)} ms of ${CHANGES}`, holds: late <= 160,
  };
}

async function together({ product, path }: PageStage): Promise<BenchRow> {
  const codes = localAuthoritiesOf('published').map(({ code }) => code).slice(0, TOGETHER);
  const slug = path.split('?')[0];
  const rounds: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const times = await Promise.all(codes.map(async (code) => {
      const start = performance.now();
      const answer = await fetch(`${product.url}${slug}.data?area=${code}`);
      await answer.text();
      if (!answer.ok) throw new Error(`${code} answered ${answer.status}`);
      return performance.now() - start;
    }));
    rounds.push(percentile(times, 0.95));
  }
  const late = median(rounds);
  return {
    row: 'P7', what: `${TOGETHER} people change area together`, goal: 'p95 at most 250 ms', ratio: null,
    detail: `p95 ${late.toFixed(0)} ms, median of ${rounds.length} rounds, askers on the same machine`, holds: late <= 250,
  };
}
