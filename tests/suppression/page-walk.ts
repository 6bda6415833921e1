import { resolve } from 'node:path';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import handleRequest from '../../app/entry.server.tsx';
import * as root from '../../app/root.tsx';
import type { Actor } from '../../server/context.ts';
import type { Database } from '../../server/db.ts';
import { createServices } from '../../server/services.ts';
import { routeModules } from '../metric-routes.ts';

type Route = NonNullable<ServerBuild['routes'][string]>;

/** Whatever an address answers: pages as the HTML they are rendered to, with the data that goes along in scripts. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

export type Ask = (path: string, who?: Actor | null, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** The whole app without its browser's half: every route module as it is, rendered by the app's own entry. */
export async function openApp(db: Database): Promise<Ask> {
  const handle = createRequestHandler(await appBuild(), 'production');
  const services = createServices();
  return async (path, who = null, headers = {}) => {
    const answer = await handle(new Request(`http://localhost${path}`, { headers }), { services, db, nonce: 'nonce', address: '', operator: { name: null, contact: null }, actor: async () => who });
    return { status: answer.status, type: answer.headers.get('Content-Type') ?? '', body: Buffer.from(await answer.arrayBuffer()) };
  };
}

async function appBuild(): Promise<ServerBuild> {
  const routes: Record<string, Route> = { root: { id: 'root', path: '', module: root as Route['module'] } };
  const names = routeModules().map((file) => file.replace(/\.tsx?$/, ''));
  for (const file of routeModules()) {
    const id = file.replace(/\.tsx?$/, '');
    const parentId = names.filter((name) => id.startsWith(`${name}.`)).sort((a, b) => b.length - a.length)[0] ?? 'root';
    const own = parentId === 'root' ? id : id.slice(parentId.length + 1);
    const module = (await import(resolve('app/routes', file.includes('.ts') ? file : `${file}/route.tsx`))) as Route['module'];
    const index = /(^|\.)_index$/.test(own) || undefined;
    routes[id] = { id, parentId, path: pathOf(own.replace(/(^|\.)_index$/, '')), index, module };
  }
  const manifest = Object.fromEntries(Object.values(routes).map(({ id, parentId, path, index, module }) => [id, {
    id, parentId, path, index, module: `/${id}.js`, hasLoader: 'loader' in module, hasAction: 'action' in module, hasClientLoader: false, hasClientAction: false,
    hasErrorBoundary: 'ErrorBoundary' in module, imports: [],
  }]));
  return {
    mode: 'production',
    entry: { module: { default: handleRequest } },
    routes,
    assets: { entry: { imports: [], module: '/entry.js' }, routes: manifest, url: '/manifest.js', version: '1' },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_lazyRouteDiscovery: true, v3_singleFetch: true },
    isSpaMode: false,
  };
}

/** `areas.$code.profile[.]csv` → `areas/:code/profile.csv`. */
function pathOf(name: string): string | undefined {
  if (name === '') return undefined;
  return name.replaceAll('[.]', '\0').split('.').map((part) => (part === '$' ? '*' : part.replace(/^\$/, ':'))).join('/').replaceAll('\0', '.');
}
