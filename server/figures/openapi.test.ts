import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, expect, test } from 'vitest';
import { METRICS } from '../../shared/framework/metrics.ts';
import { testDatabase } from '../../tests/database.ts';
import { putSampleCountry } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import { answerElsewhere, answerFigures, answerMetrics, answerOpenApi } from './api.ts';
import { openApiDocument } from './openapi.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await putSampleCountry(db);
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
])('figures of %s%s are as described', async (metric, query) => {
  const { status, body } = await ask(metric, query);
  expect(status).toBe(200);
  expect(faults('Figures', body)).toBe('');
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
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 400, 400, 400, 400, 404, 405, 404]);
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
