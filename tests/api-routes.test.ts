import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { beforeAll, expect, test } from 'vitest';
import * as elsewhere from '../app/routes/api.v1.$.ts';
import * as figures from '../app/routes/api.v1.metrics.$metric.figures.ts';
import * as metrics from '../app/routes/api.v1.metrics._index.ts';
import * as openapi from '../app/routes/api.v1.openapi[.]json.ts';
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
    ...resource('api/v1/*', elsewhere),
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
  publicPath: '/',
  assetsBuildDirectory: 'build/client',
  future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_lazyRouteDiscovery: true, v3_singleFetch: true },
  isSpaMode: false,
};

let ask: (path: string, init?: RequestInit) => Promise<Response>;
beforeAll(async () => {
  const db = await testDatabase();
  await putSampleCountry(db);
  const handle = createRequestHandler(build, 'production');
  const context = { services: createServices(), db, nonce: '', address: '', actor: async () => null };
  ask = (path, init) => handle(new Request(`http://localhost${path}`, init), context);
});

test.each([
  ['/api/v1/metrics', 200, 'metrics'],
  ['/api/v1/metrics/children-in-need-rate/figures?area=383', 200, 'metric'],
  ['/api/v1/metrics/children-in-need-rate/figures?area=nowhere', 400, 'error'],
  ['/api/v1/metrics/nonsense/figures', 404, 'error'],
  ['/api/v1/openapi.json', 200, 'openapi'],
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
  for (const path of ['/api/v1/metrics', '/api/v1/metrics/care-rate/figures', '/api/v1/openapi.json', '/api/v1/else']) {
    const answer = await ask(path, { method });
    expect([path, answer.status, await answer.json()]).toMatchObject([path, 405, { error: { status: 405, code: 'method-not-allowed' } }]);
  }
});

test('CSV, ETag and the answer that one holds already, over HTTP', async () => {
  const path = '/api/v1/metrics/children-in-need-rate/figures?area=383&period=2025';
  const csv = await ask(path, { headers: { Accept: 'text/csv' } });
  expect(await csv.text()).toBe(
    'metric,area,areaName,level,period,value,missing,published,release.id,release.published\r\n' +
      'children-in-need-rate,E08000035,Leeds,LA,2025,328,,328,children-in-need@2025-10-30,2025-10-30\r\n',
  );
  const again = await ask(path, { headers: { Accept: 'text/csv', 'If-None-Match': csv.headers.get('ETag') ?? '' } });
  expect([again.status, await again.text(), again.headers.get('Access-Control-Allow-Origin')]).toEqual([304, '', '*']);
});
