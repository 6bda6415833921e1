import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import express, { type RequestHandler } from 'express';
import type { Env } from '../env.ts';

/** The Remix part: built once, or made anew by Vite while one works on it. */
export interface Site {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** Answers with the files of the browser's part. */
  readonly files: readonly RequestHandler[];
  close(): Promise<void>;
}

/** @throws Error when there is no build. */
export async function loadSite({ NODE_ENV }: Env, http: Server): Promise<Site> {
  if (NODE_ENV === 'development') {
    const { createServer } = await import('vite');
    const before = process.listeners('SIGTERM');
    const vite = await createServer({ server: { middlewareMode: true, hmr: { server: http } } });
    // Vite would end the process by itself when it is told to stop, before the database is.
    for (const listener of process.listeners('SIGTERM')) if (!before.includes(listener)) process.off('SIGTERM', listener);
    return {
      build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
      files: [vite.middlewares],
      close: () => vite.close(),
    };
  }
  const assets = express.static('build/client/assets', { immutable: true, maxAge: '1y', fallthrough: false });
  return {
    build: (await import(/* @vite-ignore */ pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild,
    // A missing asset is a short 404, never a page.
    files: [(req, res, next) => (req.path.startsWith('/assets/') ? assets(strip(req), res, next) : next()), express.static('build/client', { maxAge: '1h', index: false, redirect: false })],
    close: async () => {},
  };
}

function strip<Req extends { url: string }>(req: Req): Req {
  req.url = req.url.slice('/assets'.length);
  return req;
}
