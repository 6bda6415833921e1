import { createRequestHandler } from '@remix-run/express';
import { createReadableStreamFromReadable, type EntryContext, type ServerBuild } from '@remix-run/node';
import { Links, Meta, Outlet, RemixServer, Scripts, ScrollRestoration, useLoaderData } from '@remix-run/react';
import express, { type Express } from 'express';
import { PassThrough } from 'node:stream';
import { createElement, type ReactNode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';

/** An element of a page as plain data: its tag, its attributes, and what is in it. */
export type Node = string | readonly [tag: string, attributes: Readonly<Record<string, string>>, children: readonly Node[]];

/**
 * Stock Remix with one route that renders the same elements, made beforehand: its loader has the answer ready, and the
 * entry, the document and the handler are those of the template.
 */
export function stockRemixWithElements(body: readonly Node[], data: unknown): Express {
  const tree = elements(body);
  const Page = () => {
    useLoaderData();
    return tree;
  };
  const Root = () => (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
  const part = { hasAction: false, hasLoader: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, imports: [], css: [] };
  return serve({
    mode: 'production',
    entry: { module: { default: handleRequest } },
    routes: {
      root: { id: 'root', path: '', module: { default: Root } },
      page: { id: 'page', parentId: 'root', path: '*', module: { default: Page, loader: () => ({ data }) } },
    },
    assets: {
      version: '1', url: '/assets/manifest.js',
      entry: { module: '/assets/entry.js', imports: ['/assets/react.js', '/assets/remix.js'] },
      routes: {
        root: { ...part, id: 'root', path: '', module: '/assets/root.js' },
        page: { ...part, id: 'page', parentId: 'root', path: '*', module: '/assets/page.js', hasLoader: true },
      },
    },
    publicPath: '/', assetsBuildDirectory: 'build/client', isSpaMode: false, basename: '/',
    future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_lazyRouteDiscovery: true, v3_singleFetch: true },
  });
}

/**
 * Stock Remix with our own pages, whose loaders have their answers ready: the same components render the same page from
 * the same data, without our database, login, policy, and everything else that stands around them.
 * @param answers what each route's loader answers, by route id.
 */
export function stockRemixWithPages(build: ServerBuild, answers: Readonly<Record<string, unknown>>): Express {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [id, route && id in answers ? { ...route, module: { ...route.module, loader: () => ({ ...Object(answers[id]) }) } } : route]),
  );
  return serve({ ...build, routes, entry: { module: { default: handleRequest } } });
}

function serve(build: ServerBuild): Express {
  const app = express();
  app.all('*', createRequestHandler({ build, mode: 'production' }));
  return app;
}

/** The template's entry, for a reader that waits for the whole page. */
function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(<RemixServer context={context} url={request.url} abortDelay={5_000} />, {
      onAllReady() {
        const body = new PassThrough();
        headers.set('Content-Type', 'text/html');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: reject,
    });
  });
}

function elements(nodes: readonly Node[]): ReactNode[] {
  return nodes.map((node, key) => {
    if (typeof node === 'string') return node;
    const [tag, attributes, children] = node;
    const properties = Object.fromEntries(Object.entries(attributes).map(([name, value]) => asProperty(name, value)));
    return createElement(tag, { key, ...properties }, ...(children.length > 0 ? [elements(children)] : []));
  });
}

const NAMES: Readonly<Record<string, string>> = { class: 'className', for: 'htmlFor', tabindex: 'tabIndex', checked: 'defaultChecked', value: 'defaultValue' };
const SWITCHES = new Set(['checked', 'selected', 'disabled', 'hidden', 'open', 'required', 'multiple', 'defer', 'async']);

function asProperty(name: string, value: string): [string, unknown] {
  if (name === 'style') return [name, Object.fromEntries(value.split(';').filter((part) => part.includes(':')).map(styleOf))];
  return [NAMES[name] ?? name, SWITCHES.has(name) ? true : value];
}

function styleOf(declaration: string): [string, string] {
  const [name = '', ...value] = declaration.split(':');
  const trimmed = name.trim();
  return [trimmed.startsWith('--') ? trimmed : trimmed.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), value.join(':').trim()];
}
