import type { ServerBuild } from '@remix-run/node';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { configureAuth } from '../../server/auth/login-sessions.ts';
import { connectDatabase } from '../../server/database/connect.ts';
import type { Database } from '../../server/db.ts';
import { readEnv } from '../../server/env.ts';
import { importPaths } from '../../server/figures/import/index.ts';
import { watchFigures } from '../../server/figures/standing-answers.ts';
import { createApp } from '../../server/http/app.ts';
import { callerAddress } from '../../server/http/caller-address.ts';
import { NO_GUARD } from '../../server/http/flood-guard.ts';
import { loadSite } from '../../server/http/site.ts';
import { seedSandbox } from '../../server/sandbox/seed.ts';
import { createServices } from '../../server/services.ts';
import { listening } from '../listening.ts';
import { publishedData } from '../published-data.ts';

/** A server whose work on each request is timed: from the request's arrival to the answer's last byte. */
export interface TimedServer {
  readonly url: string;
  /** Asks for a path once, as somebody where a cookie is given. @returns milliseconds of the server's own time, and the page. */
  ask(path: string, cookie?: string): Promise<{ readonly time: number; readonly html: string }>;
  close(): Promise<void>;
}

/** The whole product in this process, with the figures of one indicator page, built as people get it. */
export interface PageStage {
  readonly db: Database;
  readonly product: TimedServer;
  /** Path of the public indicator page that is measured. */
  readonly path: string;
  /** What the page's loader answers. */
  readonly view: unknown;
  /** The app as it was built. */
  readonly build: ServerBuild;
  close(): Promise<void>;
}

const SLUG = 'children-in-need-rate';
const FILES = ['b1_children_in_need_2013_to_2025.csv', 'ons_mid-year_population_estimates_2012_to_2024.csv', 'sn_model_2025_wide.csv'];

interface PageStageOptions {
  /** Every published file is loaded, not only those of the page that is measured. */
  readonly everything?: boolean;
}

/** Real figures where the published files are there, else the sandbox's. */
export async function pageStage({ everything = false }: PageStageOptions = {}): Promise<PageStage> {
  process.env.NODE_ENV = 'production';
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-bench-'));
  chmodSync(folder, 0o755);
  const env = { ...readEnv({ NODE_ENV: 'production' }), DATA_DIR: folder };
  const { db, close } = await connectDatabase(env, () => {});
  const data = publishedData();
  if (data) await importPaths(db, everything ? [join(data, 'published')] : FILES.map((file) => join(data, 'published', file)));
  else {
    await seedSandbox(db, () => 'not used here');
    // Invented people are somebody in a sandbox only.
    configureAuth(db, { secureCookies: false, sandbox: true, secret: randomBytes(32) });
  }
  const site = await loadSite(env, createServer());
  const services = createServices();
  const figures = watchFigures(db);
  const product = await timed(createApp({ env, db, services, site, callers: callerAddress({}), guard: NO_GUARD, say: console.error }));
  const query = `area=${data ? 'E08000035' : 'X06000001'}`;
  const view = await services.figures.indicatorView({ db }, SLUG, new URLSearchParams(query));
  return {
    db,
    product,
    path: `/indicators/${SLUG}?${query}`,
    build: site.build as ServerBuild,
    view: { ...view, known: await services.publications.publicContributions({ db }, view.metric, view.choice.area) },
    async close() {
      await product.close();
      await figures.stop();
      await close();
      rmSync(resolve(folder), { recursive: true, force: true });
    },
  };
}

/** Puts a handler on a free port and times it. */
export async function timed(handle: RequestListener): Promise<TimedServer> {
  let last = NaN;
  const http: Server = createServer((req, res) => {
    const start = performance.now();
    res.once('finish', () => { last = performance.now() - start; });
    handle(req, res);
  });
  const url = await listening(http);
  return {
    url,
    async ask(path, cookie) {
      const answer = await fetch(url + path, { redirect: 'manual', headers: { 'Accept-Encoding': 'identity', ...(cookie ? { cookie } : {}) } });
      const html = await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      return { time: last, html };
    },
    close: () => new Promise((closed) => {
      http.close(() => closed());
      http.closeAllConnections();
    }),
  };
}
