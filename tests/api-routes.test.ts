import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { beforeAll, expect, test } from 'vitest';
import * as areas from '../app/routes/api.v1.areas._index.ts';
import * as area from '../app/routes/api.v1.areas.$.ts';
import * as framework from '../app/routes/api.v1.framework.ts';
import * as releases from '../app/routes/api.v1.releases._index.ts';
import * as release from '../app/routes/api.v1.releases.$.ts';
import * as elsewhere from '../app/routes/api.v1.$.ts';
import * as figures from '../app/routes/api.v1.metrics.$metric.figures.ts';
import * as metrics from '../app/routes/api.v1.metrics._index.ts';
import * as openapi from '../app/routes/api.v1.openapi[.]json.ts';
import type { Database } from '../server/db.ts';
import { watchFigures } from '../server/figures/standing-answers.ts';
import { createServices } from '../server/services.ts';
import { testDatabase } from './database.ts';
import { putSampleCountry } from './sample-figures.ts';

type Route = NonNullable<ServerBuild['routes'][string]>;
/** Pages are not needed here: a route without a component is answered by its loader or action alone. */
const resource = (path: string, module: Pick<Route['module'], 'loader' | 'action'>, index?: true): Record<string, Route> => ({
  [path]: { id: path, path, index, parentId: 'root', module: module as Route['module'] },
});

const build: ServerBuild = {
  mode: 'production',
  entry: { module: { default: () => new Response('a page', { status: 500 }) } },
  routes: {
    root: { id: 'root', path: '', module: { default: () => null } },
    ...resource('api/v1/metrics', metrics, true),
    ...resource('api/v1/metrics/:metric/figures', figures),
    ...resource('api/v1/openapi.json', openapi),
    ...resource('api/v1/areas', areas, true),
    ...resource('api/v1/areas/*', area),
    ...resource('api/v1/framework', framework),
    ...resource('api/v1/releases', releases, true),
    ...resource('api/v1/releases/*', release),
    ...resource('api/v1/*', elsewhere),
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
  publicPath: '/',
  assetsBuildDirectory: 'build/client',
  future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_lazyRouteDiscovery: true, v3_singleFetch: true },
  isSpaMode: false,
};

let database: Database;
let ask: (path: string, init?: RequestInit) => Promise<Response>;
beforeAll(async () => {
  const db = await testDatabase();
  await putSampleCountry(db);
  const handle = createRequestHandler(build, 'production');
  const context = { services: createServices(), db, nonce: '', address: '', operator: { name: null, contact: null }, actor: async () => null };
  database = db;
  ask = (path, init) => handle(new Request(`http://localhost${path}`, init), context);
});

test.each([
  ['/api/v1/metrics', 200, 'metrics'],
  ['/api/v1/metrics/children-in-need-rate/figures?area=383', 200, 'metric'],
  ['/api/v1/metrics/children-in-need-rate/figures?area=nowhere', 400, 'error'],
  ['/api/v1/metrics/nonsense/figures', 404, 'error'],
  ['/api/v1/openapi.json', 200, 'openapi'],
  ['/api/v1/areas', 200, 'areas'],
  ['/api/v1/areas/383', 200, 'area'],
  ['/api/v1/areas/E09000021%20%2F%20E09000027', 200, 'area'],
  ['/api/v1/areas/E09000021 / E09000027', 200, 'area'],
  ['/api/v1/areas/nowhere', 404, 'error'],
  ['/api/v1/areas/383/neighbours', 200, 'area'],
  ['/api/v1/areas/E92000001/neighbours', 404, 'error'],
  ['/api/v1/framework', 200, 'pillars'],
  ['/api/v1/releases', 200, 'releases'],
  ['/api/v1/releases/children-in-need@2025-10-30', 200, 'release'],
  ['/api/v1/releases/children-in-need%402025-10-30/changes', 200, 'release'],
  ['/api/v1/releases/invented%2Fchildren-in-need@2026-01-01', 200, 'release'],
  ['/api/v1/releases/invented/children-in-need@2026-01-01/changes', 200, 'release'],
  ['/api/v1/releases/nothing@2025-10-30', 404, 'error'],
  ['/api/v1', 404, 'error'],
  ['/api/v1/metrics/children-in-need-rate', 404, 'error'],
])('GET %s → %i', async (path, status, key) => {
  const answer = await ask(path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
  expect(Object.keys((await answer.json()) as object)[0]).toBe(key);
});

test('HEAD answers as GET does, without the body', async () => {
  const answer = await ask('/api/v1/metrics', { method: 'HEAD' });
  expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('ETag')]).toEqual([200, 'application/json; charset=utf-8', expect.stringMatching(/^W\/"/)]);
  expect(await answer.text()).toBe('');
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is refused in the words of the API, at every address', async (method) => {
  for (const path of ['/api/v1/metrics', '/api/v1/metrics/care-rate/figures', '/api/v1/openapi.json', '/api/v1/else', '/api/v1/areas', '/api/v1/areas/383', '/api/v1/framework', '/api/v1/releases', '/api/v1/releases/x/changes']) {
    const answer = await ask(path, { method });
    expect([path, answer.status, await answer.json()]).toMatchObject([path, 405, { error: { status: 405, code: 'method-not-allowed' } }]);
  }
});

test('CSV, ETag and the answer that one holds already, over HTTP', async () => {
  const path = '/api/v1/metrics/children-in-need-rate/figures?area=383&period=2025';
  const csv = await ask(path, { headers: { Accept: 'text/csv' } });
  expect(await csv.text()).toBe(
    'metric,area,areaName,level,period,value,missing,published,count,countMissing,denominator,denominatorMissing,withheldSince,release.id,release.published\r\n' +
      'children-in-need-rate,E08000035,Leeds,LA,2025,328,,328,,,,,,children-in-need@2025-10-30,2025-10-30\r\n',
  );
  const again = await ask(path, { headers: { Accept: 'text/csv', 'If-None-Match': csv.headers.get('ETag') ?? '' } });
  expect([again.status, await again.text(), again.headers.get('Access-Control-Allow-Origin')]).toEqual([304, '', '*']);
});

test('an answer that one holds already never touches the database, once the answers stand', async () => {
  const listening = watchFigures(database);
  let taken = 0;
  database.pool.on('acquire', () => (taken += 1));
  const held = new Map<string, string>();
  const addresses = [
    '/api/v1/metrics', '/api/v1/openapi.json', '/api/v1/areas', '/api/v1/areas/383', '/api/v1/areas/383/neighbours', '/api/v1/framework',
    '/api/v1/releases', '/api/v1/releases/children-in-need@2025-10-30', '/api/v1/releases/children-in-need@2025-10-30/changes?kind=revised',
    '/api/v1/metrics/children-in-need-rate/figures?area=383&area=neighbours-of:383&area=X06000001', '/api/v1/metrics/absence-overall/figures?period=2024%2F25',
    '/api/v1/metrics/children-in-need-rate/figures?asAt=2025-12-31', '/api/v1/metrics/children-in-need-rate/figures?release=children-in-need@2025-10-30',
  ];
  // The listening connection stands when nothing is asked any more.
  await expect.poll(async () => {
    for (const path of addresses) held.set(path, (await ask(path)).headers.get('ETag') ?? '');
    const before = taken;
    for (const path of addresses) await ask(path);
    return taken - before;
  }, { timeout: 10_000 }).toBe(0);
  expect(taken).toBeGreaterThan(0);
  taken = 0;
  for (const [path, etag] of held) {
    const answer = await ask(path, { headers: { 'If-None-Match': etag } });
    expect([path, answer.status, taken]).toEqual([path, 304, 0]);
  }
  await listening.stop();
});
