import { AxeBuilder } from '@axe-core/playwright';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Database } from '../../server/db.ts';
import { testDatabase } from '../database.ts';
import { findBrowser, NO_BROWSER } from '../find-browser.mjs';
import { startServer, type ServerProcess } from './server-process.ts';

/** Chromium that waits on no network that is not there. */
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];
const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** One person at one browser: cookies and storage of their own. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A server with a database of its own, a browser, and the people who come. One for each test file. */
export interface Stage {
  readonly db: Database;
  readonly server: ServerProcess;
  readonly browser: Browser;
  /** Full address of a path of the server. */
  at(path: string): string;
  /** A visitor who has not signed in. */
  newVisitor(options?: BrowserContextOptions): Promise<Person>;
  /** A visitor who signs in with the form; without a password a person of the sandbox, with the printed one. */
  newPerson(email: string, password?: string, options?: BrowserContextOptions): Promise<Person>;
  /** Fails when axe finds anything against WCAG 2.2 A or AA in the state the page is in. */
  axeFindsNothing(page: Page): Promise<void>;
  /** Errors in the browser's console fail the test, but for these: a journey that cuts the network says so. */
  expectErrors(pattern: RegExp): void;
}

export interface StageOptions {
  readonly sandbox?: boolean;
  /** Runs once the migrated database is there and before the server starts: imports, workspaces. */
  readonly prepare?: (db: Database) => Promise<void>;
  /** More settings of the program, asked just before it starts. */
  readonly settings?: () => Promise<Readonly<Record<string, string>>>;
}

/** Call once at the top of a test file. Errors on any page fail the test; a failed test leaves screenshots. */
export function setStage({ sandbox = false, prepare, settings }: StageOptions = {}): Stage {
  let db: Database | undefined;
  let server: ServerProcess | undefined;
  let browser: Browser | undefined;
  let people: Person[] = [];
  let errors: string[] = [];
  let expected: RegExp[] = [];

  beforeAll(async () => {
    const executablePath = findBrowser();
    if (!executablePath) throw new Error(NO_BROWSER);
    db = await testDatabase();
    await prepare?.(db);
    server = await startServer({ databaseUrl: db.url, sandbox, settings: await settings?.() });
    browser = await chromium.launch({ executablePath, args: FLAGS });
  }, 300_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takeScreenshots(people, task.name);
    const unexpected = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
    await Promise.all(people.map(({ context }) => context.close()));
    [people, errors, expected] = [[], [], []];
    expect(unexpected, 'errors in the browser').toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const stage: Stage = {
    get db() { return there(db); },
    get server() { return there(server); },
    get browser() { return there(browser); },
    at: (path) => new URL(path, there(server).url).href,
    async newVisitor(options = {}) {
      const context = await there(browser).newContext({ locale: 'en-GB', timezoneId: 'Europe/London', viewport: { width: 1280, height: 900 }, ...options });
      context.setDefaultTimeout(20_000);
      context.on('page', (page) => watch(page, (error) => errors.push(error)));
      const person = { context, page: await context.newPage() };
      people.push(person);
      return person;
    },
    async newPerson(email, password, options) {
      const person = await stage.newVisitor(options);
      const { page } = person;
      await page.goto(stage.at('/sign-in'));
      await page.getByLabel(/email/i).fill(email);
      await page.getByLabel(/password/i).fill(password ?? there(server).passwordOf(email));
      await page.getByRole('button', { name: /sign in/i }).click();
      await page.waitForURL((url) => url.pathname !== '/sign-in');
      return person;
    },
    async axeFindsNothing(page) {
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG_2_2_AA).analyze();
      const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.slice(0, 3).map(({ html, failureSummary }) => `  ${html.slice(0, 200)}\n  ${failureSummary ?? ''}`).join('\n')}`);
      expect(found, `axe on ${page.url()}`).toEqual([]);
    },
    expectErrors: (pattern) => expected.push(pattern),
  };
  return stage;
}

function there<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('The stage is set when the first test starts, not before.');
  return part;
}

/**
 * Remix writes down a load whose answer was still being read when a form overtook it (`fetchAndDecode` in its
 * single-fetch.js), and then forgets it, as app/live/cut-loads.ts says of the same: nobody sees anything of it.
 */
const CUT_LOAD = /^AbortError: signal is aborted without reason/;

function watch(page: Page, report: (error: string) => void): void {
  page.on('pageerror', (error) => report(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !CUT_LOAD.test(message.text())) report(`${page.url()}: ${message.text()}`);
  });
}

async function takeScreenshots(people: readonly Person[], name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-failed-'));
  const pages = people.flatMap(({ context }) => context.pages());
  await Promise.all(pages.map((page, index) => page.screenshot({ path: join(folder, `${index + 1}.png`), fullPage: true }).catch(() => {})));
  console.error(`"${name}" failed; what the browsers showed: ${folder}`);
}
