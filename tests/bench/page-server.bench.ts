import { chromium } from 'playwright-core';
import { findBrowser, NO_BROWSER } from '../find-browser.mjs';
import type { BenchRow } from './bench-row.ts';
import { median } from './medians.ts';
import { makeManyFigures } from './many-figures.ts';
import { pageStage, timed, type TimedServer } from './page-stage.ts';
import { stockRemixWithElements, stockRemixWithPages, type Node } from './stock-remix.tsx';

const ROUNDS = 9;
const ASKED = 40;
const LIMIT = 1.3;
const FIGURES = 2_000_000;
/** With the machine's noise, what still counts as the same. */
const SAME = 1.15;

/**
 * P5 with two million figures loaded: the server's own time for the public indicator page, beside two floors of stock
 * Remix: our own components with a ready answer, and the bare elements of the page made beforehand, which no page made
 * of components can reach. Then the same page beside itself when there were no earlier releases.
 */
export default async function benchPageServer(): Promise<BenchRow[]> {
  const stage = await pageStage({ everything: true });
  const { product, path, build, view, db } = stage;
  const page = 'routes/indicators.$slug';
  const components = await timed(stockRemixWithPages(build, { root: { actor: null, workspaces: [], tablesFirst: false, unread: 0 }, [page]: view }));
  const elements = await timed(stockRemixWithElements(await elementsOf(product, path), view));
  const servers = [product, components, elements] as const;
  try {
    await mustShowTheSame(product, components, path);
    for (let warm = 0; warm < 3; warm += 1) for (const server of servers) await run(server, path);
    const before = await besideFloor(product, components, path);
    const { figures, releases } = await makeManyFigures(db, FIGURES);
    for (let warm = 0; warm < 2; warm += 1) for (const server of servers) await run(server, path);
    const after = await besideFloor(product, components, path);
    const growth = after / before;
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const times = [];
      for (const server of servers) times.push(await run(server, path));
      rounds.push(times);
    }
    const sizes = await Promise.all(servers.map(async (server) => kB((await server.ask(path)).html)));
    const beside = (floor: number, what: string): BenchRow => {
      const ratio = median(rounds.map((times) => times[0]! / times[floor]!));
      const ms = (server: number) => `${median(rounds.map((times) => times[server]!)).toFixed(1)} ms`;
      return {
        row: 'P5',
        what: `server time of the public indicator page, beside stock Remix with ${what}`,
        goal: `at most ${LIMIT} × stock Remix on the same HTML`,
        ratio,
        detail: `${figures.toLocaleString('en-GB')} figures; median of ${ROUNDS} rounds of ${ASKED}; ${ms(0)} beside ${ms(floor)}; ${sizes[0]} beside ${sizes[floor]} of HTML`,
        holds: ratio <= LIMIT,
      };
    };
    return [
      beside(1, 'the same components and a ready answer'),
      beside(2, 'elements made beforehand'),
      {
        row: 'P5', what: 'the same page with many earlier releases loaded, beside itself with none', goal: 'does not grow with the number of releases',
        ratio: growth, detail: `${releases} releases; each time beside the same floor, ${before.toFixed(2)} × then and ${after.toFixed(2)} × now`, holds: growth <= SAME,
      },
    ];
  } finally {
    await Promise.all([components.close(), elements.close()]);
    await stage.close();
  }
}

/** A floor that shows less than the page is none. */
async function mustShowTheSame(product: TimedServer, floor: TimedServer, path: string): Promise<void> {
  const shown = async (server: TimedServer) => /<header[^]*<\/main>/.exec((await server.ask(path)).html)?.[0];
  const page = await shown(product);
  if (page === undefined || page !== (await shown(floor))) throw new Error('The floor shows another page than the product does.');
}

/** The page's time as a multiple of its floor, so that a busier minute does not look like growth. */
async function besideFloor(product: TimedServer, floor: TimedServer, path: string): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) ratios.push((await run(product, path)) / (await run(floor, path)));
  return median(ratios);
}

/** Median server time of some requests, one after the other. */
async function run(server: TimedServer, path: string): Promise<number> {
  const times = [];
  for (let asked = 0; asked < ASKED; asked += 1) times.push((await server.ask(path)).time);
  return median(times);
}

/** The elements of a page's body, as a browser reads them. */
async function elementsOf(server: TimedServer, path: string): Promise<readonly Node[]> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  const { html } = await server.ask(path);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.setContent(html);
    return (await page.evaluate(READ_BODY)) as readonly Node[];
  } finally {
    await browser.close();
  }
}

/** Runs in the page, as text: a compiled function would call helpers that the page does not have. */
const READ_BODY = `(() => {
  const read = (node) => {
    if (node.nodeType === 3) return [node.textContent];
    if (node.nodeType !== 1 || node.tagName === 'SCRIPT' || node.getAttribute('rel') === 'modulepreload') return [];
    const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
    const tag = node.namespaceURI.endsWith('svg') ? node.tagName : node.tagName.toLowerCase();
    return [[tag, attributes, [...node.childNodes].flatMap(read)]];
  };
  return [...document.body.childNodes].flatMap(read);
})()`;

const kB = (text: string) => `${(Buffer.byteLength(text) / 1_000).toFixed(1)} kB`;
