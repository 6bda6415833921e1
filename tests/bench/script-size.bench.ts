import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findBrowser, NO_BROWSER } from '../find-browser.mjs';
import type { BenchRow } from './bench-row.ts';
import { pageStage } from './page-stage.ts';

const BEFORE = 130;
const EVER = 420;
const ASSETS = 'build/client/assets';

/** P8: script that the public indicator page loads before anybody touches it, and all there ever is, in kB gzipped. */
export default async function benchScriptSize(): Promise<BenchRow[]> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  const stage = await pageStage();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const loaded = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith('.js')) loaded.add(pathname);
    });
    await page.goto(stage.product.url + stage.path, { waitUntil: 'networkidle' });
    const before = sum([...loaded].map((path) => join('build/client', path)));
    const ever = sum(readdirSync(ASSETS).filter((file) => file.endsWith('.js')).map((file) => join(ASSETS, file)));
    return [
      row('script before interaction, public indicator page', before, BEFORE, `${loaded.size} files`),
      row('script ever, every page together', ever, EVER, 'all files of the build'),
    ];
  } finally {
    await browser.close();
    await stage.close();
  }
}

function row(what: string, size: number, limit: number, of: string): BenchRow {
  return { row: 'P8', what, goal: `at most ${limit} kB gzipped`, ratio: null, detail: `${size.toFixed(1)} kB, ${of}`, holds: size <= limit };
}

const sum = (files: readonly string[]) => files.reduce((total, file) => total + gzipSync(readFileSync(file)).length, 0) / 1_000;
