import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, expect, test } from 'vitest';
import { METRICS } from '../../shared/framework/metrics.ts';
import { testDatabase } from '../../tests/database.ts';
import { putEdition, putSampleCountry } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import {
  answerArea, answerAreas, answerChanges, answerElsewhere, answerFigures, answerFramework, answerMetrics, answerNeighbours, answerOpenApi, answerRelease, answerReleases,
} from './api.ts';
import { openApiDocument } from './openapi.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await putSampleCountry(db);
  const injuries = { dataset: 'injury-admissions', published: '2025-02-01', newestPeriod: '2023/24', assumed: true };
  await putEdition(db, 'injury-admissions-rate', injuries, {
    'E08000035|2023/24': { is: 80, exact: '80.1', count: '1230', denominator: '150000', lower: 75.5, upper: 85.1 }, 'E08000038|2023/24': 'c', 'E06000001|2023/24': { is: 'x', count: 'c', denominator: '9000' },
  });
  await putEdition(db, 'injury-admissions-rate', { ...injuries, published: '2026-02-01', newestPeriod: '2024/25' }, {
    'E08000035|2023/24': 'c', 'E08000038|2023/24': 91, 'E06000001|2023/24': 70.3, 'E06000002|2023/24': 5,
  });
});

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
addFormats.default(ajv);
ajv.addVocabulary(['components', 'openapi', 'info', 'servers', 'paths']);
ajv.addSchema(openApiDocument, 'openapi');

/** What is wrong with a body, by the schema of that name; empty where nothing is. */
function faults(name: string, body: string): string {
  const validate = ajv.getSchema(`openapi#/components/schemas/${name}`);
  if (!validate) throw new Error(`The document has no schema ${name}`);
  return validate(JSON.parse(body)) ? '' : ajv.errorsText(validate.errors);
}

const request = (path: string, init: RequestInit = {}) => new Request(`http://localhost${path}`, init);
const ask = (metric: string, query = '', init: RequestInit = {}) => answerFigures(db, request(`/api/v1/metrics/${metric}/figures${query}`, init), metric);

test('the list of metrics is as described', async () => {
  expect(faults('Metrics', (await answerMetrics(db, request('/api/v1/metrics'))).body)).toBe('');
});

test.each([
  ['children-in-need-rate', ''],
  ['children-in-need-rate', '?area=383&area=X06000001&area=neighbours-of:383&area=neighbours-of:X06000001'],
  ['absence-overall', '?area=neighbours-of:383'],
  ['sw-caseload', ''],
  ['ofsted-leadership', '?area=383&area=E12000003&area=neighbours-of:383'],
  ['care-rate', ''],
  ['injury-admissions-rate', ''],
  ['injury-admissions-rate', '?asAt=2025-12-31'],
  ['injury-admissions-rate', '?release=injury-admissions@2025-02-01&area=neighbours-of:383&area=383'],
])('figures of %s%s are as described', async (metric, query) => {
  const { status, body } = await ask(metric, query);
  expect(status).toBe(200);
  expect(faults('Figures', body)).toBe('');
});

test('areas, framework, releases and changes are as described', async () => {
  expect(faults('Areas', (await answerAreas(request('/api/v1/areas'))).body)).toBe('');
  for (const code of ['383', 'E08000016', 'E10000006', 'E06000063', 'E09000021', 'E06000061 / E06000062', 'E12000007', 'X06000001', 'X92000001']) {
    expect([code, faults('AreaAnswer', (await answerArea(request('/'), code)).body)]).toEqual([code, '']);
  }
  expect(faults('Neighbours', (await answerNeighbours(db, request('/'), '383')).body)).toBe('');
  expect(faults('Framework', (await answerFramework(request('/'))).body)).toBe('');
  expect(faults('Releases', (await answerReleases(db, request('/'))).body)).toBe('');
  for (const id of ['injury-admissions@2025-02-01', 'injury-admissions@2026-02-01', 'invented/children-in-need@2026-01-01']) {
    expect([id, faults('ReleaseAnswer', (await answerRelease(db, request('/'), id)).body)]).toEqual([id, '']);
    const changes = await answerChanges(db, request('/'), id);
    expect([id, changes.status, faults('Changes', changes.body)]).toEqual([id, 200, '']);
  }
});

test('errors are as described', async () => {
  const answers = await Promise.all([
    ask('nonsense'),
    ask('care-rate', '?area=nowhere'),
    ask('care-rate', '?period=soon'),
    ask('care-rate', '?group=cino'),
    ask('absence-overall', '?group=none'),
    ask('care-rate', '?area=neighbours-of:E92000001'),
    ask('care-rate', '', { method: 'DELETE' }),
    answerElsewhere(request('/api/v1/else')),
    ask('care-rate', '?asAt=soon'),
    ask('care-rate', '?release=nothing'),
    ask('care-rate', '?release=nothing&asAt=2025-01-01'),
    answerArea(request('/'), 'nowhere'),
    answerNeighbours(db, request('/'), 'E92000001'),
    answerRelease(db, request('/'), 'nothing'),
    answerChanges(db, request('/'), 'nothing'),
    answerChanges(db, request('/?kind=else'), 'injury-admissions@2026-02-01'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 400, 400, 400, 400, 404, 405, 404, 400, 400, 400, 404, 404, 404, 404, 400]);
  expect(answers.map(({ body }) => faults('Error', body))).toEqual(answers.map(() => ''));
});

test('the schemas refuse what the API must not say', async () => {
  const answer = (await ask('children-in-need-rate', '?area=383&period=2025')).body;
  const changed = (from: string, to: string) => faults('Figures', answer.replaceAll(from, to));
  expect(answer).toContain('"missing":null');
  expect(changed('"missing":null', '"missing":"?"')).not.toBe('');
  expect(changed('"value":328', '"value":"328"')).not.toBe('');
  expect(changed('"area":"E08000035"', '"area":"383"')).not.toBe('');
  expect(changed('"level":"LA"', '"level":"neighbours"')).not.toBe('');
  expect(changed('"areaName"', '"name"')).not.toBe('');
});

test('every parameter that a metric takes is described, with every value it takes', () => {
  const described = openApiDocument.paths['/api/v1/metrics/{metric}/figures'].get.parameters as { name: string; schema: { items?: { enum?: string[] } } }[];
  for (const { breakdowns } of METRICS) {
    for (const { name, values } of breakdowns) {
      expect(described.find((parameter) => parameter.name === name)?.schema.items?.enum).toEqual(expect.arrayContaining(values.map(({ value }) => value)));
    }
  }
  expect(described.map(({ name }) => name)).toEqual(expect.arrayContaining(['metric', 'area', 'period']));
  expect(new Set(described.map(({ name }) => name)).size).toBe(described.length);
});

test('every reference inside the document leads somewhere', async () => {
  const { status, headers, body } = await answerOpenApi(request('/api/v1/openapi.json'));
  expect([status, headers['Content-Type']]).toEqual([200, 'application/json; charset=utf-8']);
  const references = [...body.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '');
  expect(references.length).toBeGreaterThan(10);
  const follow = (path: string) => path.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], JSON.parse(body));
  for (const path of references) expect(follow(path), path).toBeDefined();
});
