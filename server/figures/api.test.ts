import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiErrorAnswer, ApiFigure, ApiFiguresAnswer, ApiMetricsAnswer } from '../../shared/api.ts';
import { METRICS } from '../../shared/framework/metrics.ts';
import { testDatabase } from '../../tests/database.ts';
import { putEdition, putSampleCountry } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import { answerElsewhere, answerFigures, answerMetrics, prefersCsv } from './api.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await putSampleCountry(db);
});

const ORIGIN = 'http://localhost';
const ask = (metric: string, query = '', init: RequestInit = {}) => answerFigures(db, new Request(`${ORIGIN}/api/v1/metrics/${metric}/figures${query}`, init), metric);

async function figures(metric: string, query = ''): Promise<ApiFiguresAnswer> {
  const { status, body } = await ask(metric, query);
  expect(status, body).toBe(200);
  return JSON.parse(body) as ApiFiguresAnswer;
}

async function error(metric: string, query = '', init: RequestInit = {}): Promise<ApiErrorAnswer['error']> {
  const { status, body } = await ask(metric, query, init);
  const answer = JSON.parse(body) as ApiErrorAnswer;
  expect(answer.error.status).toBe(status);
  return answer.error;
}

const short = ({ area, period, value, missing }: ApiFigure) => [area, period, value ?? missing];

describe('metrics', () => {
  const ask = async (query = '') => answerMetrics(db, new Request(`${ORIGIN}/api/v1/metrics${query}`));

  test('every metric of the catalogue; those without figures say so', async () => {
    const { metrics } = JSON.parse((await ask()).body) as ApiMetricsAnswer;
    expect(metrics.map(({ metric }) => metric)).toEqual(METRICS.map(({ slug }) => slug));
    expect(metrics.find(({ metric }) => metric === 'children-in-need-rate')).toEqual({
      metric: 'children-in-need-rate', title: 'Rate of children in need', unit: 'per 10,000 children', decimals: 0,
      levels: ['England', 'region', 'LA'], breakdowns: [], periods: ['2024', '2025'],
      release: { id: 'children-in-need@2025-10-30', published: '2025-10-30' },
      denominator: { id: 'population@2025-07-30', published: '2025-07-30' },
    });
    expect(metrics.find(({ metric }) => metric === 'care-rate')).toMatchObject({ periods: [], release: null });
    expect(metrics.find(({ metric }) => metric === 'care-uasc-rate')).toMatchObject({
      breakdowns: [{ name: 'uasc', label: 'unaccompanied asylum-seeking status', values: ['uasc', 'non-uasc'] }], release: null, denominator: null,
    });
  });

  test('takes no parameters', async () => {
    expect(JSON.parse((await ask('?area=383')).body)).toMatchObject({ error: { status: 400, code: 'unknown-parameter', parameter: 'area' } });
  });
});

describe('figures', () => {
  test('all of the published world by area and period, the sandbox left out', async () => {
    const { metric, figures: all } = await figures('children-in-need-rate');
    expect(metric.metric).toBe('children-in-need-rate');
    expect(all.map(short)).toEqual([
      ['E06000001', '2025', 446], ['E06000023', '2025', 'c'], ['E08000035', '2024', 310], ['E08000035', '2025', 328],
      ['E08000038', '2025', 441], ['E12000003', '2025', 350], ['E92000001', '2025', 340],
    ]);
    expect(all[3]).toEqual({
      metric: 'children-in-need-rate', area: 'E08000035', areaName: 'Leeds', level: 'LA', period: '2025', breakdown: {},
      value: 328, missing: null, published: '328', count: null, denominator: null, release: { id: 'children-in-need@2025-10-30', published: '2025-10-30' },
    });
    expect(all.map(({ level }) => level).slice(-2)).toEqual(['region', 'England']);
  });

  test.each([
    ['E08000035', 'E08000035'], ['383', 'E08000035'], ['E08000016', 'E08000038'], ['E08000038', 'E08000038'], ['370', 'E08000038'], ['E92000001', 'E92000001'],
  ])('area=%s answers with the newest code %s', async (asked, newest) => {
    const { figures: found } = await figures('children-in-need-rate', `?area=${asked}`);
    expect(new Set(found.map(({ area }) => area))).toEqual(new Set([newest]));
  });

  test.each(['314%20%2F%20318', '314+/+318', 'E09000021%20%2F%20E09000027'])('a joint return as %s', async (asked) => {
    const { figures: found } = await figures('sw-caseload', `?area=${asked}`);
    expect(found.map(short)).toEqual([['E09000021 / E09000027', '2025', 13.9]]);
  });

  test('areas and periods may be repeated, doubles and all', async () => {
    const { figures: found } = await figures('children-in-need-rate', '?area=E08000038&period=2025&area=383&area=370&period=2025&period=2024');
    expect(found.map(short)).toEqual([['E08000035', '2024', 310], ['E08000035', '2025', 328], ['E08000038', '2025', 441]]);
  });

  test('breakdowns in the value order of the metric, and chosen by dimension', async () => {
    const key = ({ breakdown }: ApiFigure) => `${breakdown.group} ${breakdown.phase}`;
    expect((await figures('absence-overall', '?area=383')).figures.map(key)).toEqual(['cino total', 'cino secondary', 'cppo total', 'cla-12m total']);
    expect((await figures('absence-overall', '?area=383&phase=total&group=cla-12m&group=cino')).figures.map(key)).toEqual(['cino total', 'cla-12m total']);
    expect((await figures('absence-overall', '?area=383&period=2024%2F25&phase=primary')).figures).toEqual([]);
  });

  test('valid and nothing there: an empty list', async () => {
    for (const query of ['?period=1999', '?area=E06000002', '?area=X06000001&period=2031']) expect((await figures('children-in-need-rate', query)).figures).toEqual([]);
    expect(await figures('care-rate', '?area=383&period=2025')).toMatchObject({ metric: { release: null, periods: [] }, figures: [] });
  });

  test('sandbox areas when asked for by code, from the invented world, beside published ones in one order', async () => {
    const alone = await figures('children-in-need-rate', '?area=X06000001');
    expect(alone.figures).toMatchObject([{ area: 'X06000001', areaName: 'Ashdown', value: 999, release: { id: 'invented/children-in-need@2026-01-01' } }]);
    expect(alone.metric.release?.id).toBe('invented/children-in-need@2026-01-01');
    const mixed = await figures('children-in-need-rate', '?area=X06000001&area=383&period=2025&area=neighbours-of:X06000001');
    expect(mixed.figures.map(short)).toEqual([['E08000035', '2025', 328], ['X06000001', '2025', 999], ['neighbours-of:X06000001', '2025', 'x']]);
    expect(mixed.metric.release?.id).toBe('children-in-need@2025-10-30');
  });

  test('an assumed date is marked', async () => {
    const assumed = { dataset: 'school-moves', published: '2026-05-05', newestPeriod: '2024', assumed: true };
    await putEdition(db, 'school-moves-mid-year', assumed, { 'E08000035|2024': 9 });
    expect((await figures('school-moves-mid-year')).metric.release).toEqual({ id: 'school-moves@2026-05-05', published: '2026-05-05', assumed: true });
  });

  test('a metric of categories: an LA has a category, regions and neighbours a count for each', async () => {
    const { figures: found } = await figures('ofsted-leadership', '?area=383&area=E12000003&area=neighbours-of:383&period=2025');
    expect(found.slice(0, 3)).toMatchObject([
      { area: 'E08000035', breakdown: {}, value: null, missing: null, category: 'outstanding' },
      { area: 'E12000003', breakdown: { judgement: 'good' }, value: 7, category: null },
      { area: 'neighbours-of:E08000035', breakdown: { judgement: 'outstanding' }, value: 0, with: 2, of: 3, category: null },
    ]);
    const good = await figures('ofsted-leadership', '?judgement=good&area=383&area=E06000001&area=E12000003&area=neighbours-of:383');
    expect(good.figures.map(({ area, value, category }) => [area, value ?? category])).toEqual([['E06000001', 'good'], ['E12000003', 7], ['neighbours-of:E08000035', 1]]);
  });
});

describe('neighbours', () => {
  test('medians with how many had a number, in the shape of a figure, by any code of the LA', async () => {
    const { figures: found } = await figures('children-in-need-rate', '?area=neighbours-of:383&period=2025');
    expect(found).toEqual([{
      metric: 'children-in-need-rate', area: 'neighbours-of:E08000035', areaName: 'Statistical neighbours of Leeds', level: 'neighbours', period: '2025', breakdown: {},
      value: 444, missing: null, release: { id: 'children-in-need@2025-10-30', published: '2025-10-30' }, with: 2, of: 3, model: 'may-2025',
    }]);
    expect((await figures('children-in-need-rate', '?area=neighbours-of:E08000016')).figures.map(short)).toEqual([
      ['neighbours-of:E08000038', '2024', 310], ['neighbours-of:E08000038', '2025', 328],
    ]);
  });

  test.each(['E92000001', 'E12000003', '314 / 318', 'E10000021'])('of %s: 404', async (code) => {
    expect(await error('sw-caseload', `?area=neighbours-of:${encodeURIComponent(code)}`)).toMatchObject({ status: 404, code: 'no-neighbours', parameter: 'area' });
  });

  test('of an LA that returns with another: none', async () => {
    expect((await figures('sw-caseload', '?area=neighbours-of:314')).figures).toEqual([]);
  });
});

describe('errors', () => {
  test.each([
    ['unknown-parameter', 'areas', '?areas=383'],
    ['unknown-parameter', 'group', '?group=cino'],
    ['unknown-area', 'area', '?area=E99999999'],
    ['unknown-area', 'area', '?area='],
    ['unknown-area', 'area', '?area=383&area=Leeds'],
    ['unknown-area', 'area', '?area=neighbours-of:'],
    ['malformed-period', 'period', '?period='],
    ['malformed-period', 'period', '?period=25'],
    ['malformed-period', 'period', '?period=2024-25'],
    ['malformed-period', 'period', '?period=2024%2F25'],
  ])('400 %s for %s in %s', async (code, parameter, query) => {
    expect(await error('children-in-need-rate', query)).toMatchObject({ status: 400, code, parameter });
  });

  test('400 for a breakdown value the metric has not, and a period of the other kind', async () => {
    expect(await error('absence-overall', '?group=CINO')).toMatchObject({ status: 400, code: 'unknown-value', parameter: 'group' });
    expect(await error('absence-overall', '?phase=')).toMatchObject({ status: 400, code: 'unknown-value', parameter: 'phase' });
    expect(await error('absence-overall', '?period=2024%2F26')).toMatchObject({ status: 400, code: 'malformed-period', parameter: 'period' });
    expect((await figures('absence-overall', '?period=1999%2F00')).figures).toEqual([]);
    expect(await error('absence-overall', '?period=2025')).toMatchObject({ status: 400, code: 'malformed-period', parameter: 'period' });
  });

  test('404 for an unknown metric and any other address, in the same shape, CSV asked for or not', async () => {
    expect(await error('happiness', '', { headers: { Accept: 'text/csv' } })).toMatchObject({ status: 404, code: 'unknown-metric' });
    const elsewhere = await answerElsewhere(new Request(`${ORIGIN}/api/v1/nothing`));
    expect([elsewhere.status, JSON.parse(elsewhere.body)]).toMatchObject([404, { error: { code: 'not-found' } }]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('405 for %s', async (method) => {
    const answer = await ask('children-in-need-rate', '', { method });
    expect([answer.status, answer.headers.Allow, JSON.parse(answer.body)]).toMatchObject([405, 'GET, HEAD', { error: { code: 'method-not-allowed' } }]);
  });

  test('what was sent comes back in part only', async () => {
    const { message } = await error('care-rate', `?area=${'9'.repeat(5000)}`);
    expect(message.length).toBeLessThan(300);
  });
});

describe('headers', () => {
  test('every answer may be read from any origin and depends on Accept', async () => {
    for (const query of ['', '?area=nowhere']) expect((await ask('care-rate', query)).headers).toMatchObject({ 'Access-Control-Allow-Origin': '*', Vary: 'Accept' });
  });

  test('an ETag stands for an edition and a question, however it is spelled, and saves sending it again', async () => {
    const first = await ask('children-in-need-rate', '?area=383&area=370');
    const etag = first.headers.ETag ?? '';
    expect((await ask('children-in-need-rate', '?area=E08000016&area=E08000035')).headers.ETag).toBe(etag);
    for (const other of ['?area=383', '?area=383&area=370&period=2025', '?area=383&area=neighbours-of:370']) expect((await ask('children-in-need-rate', other)).headers.ETag).not.toBe(etag);
    expect((await ask('children-in-need-rate', '?area=383&area=370', { headers: { Accept: 'text/csv' } })).headers.ETag).not.toBe(etag);
    for (const held of [etag, `"other", ${etag}`, '*', etag.slice(2)]) {
      const again = await ask('children-in-need-rate', '?area=383&area=370', { headers: { 'If-None-Match': held } });
      expect([again.status, again.body, again.headers.ETag]).toEqual([304, '', etag]);
    }
    expect((await ask('children-in-need-rate', '?area=383&area=370', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });

  test('a new release makes a new ETag', async () => {
    const release = { dataset: 'placement-stability', published: '2025-11-26', newestPeriod: '2025' };
    await putEdition(db, 'placements-three-or-more', release, { 'E08000035|2025': 10 });
    const before = await ask('placements-three-or-more', '?area=383');
    await putEdition(db, 'placements-three-or-more', { ...release, published: '2025-12-26' }, { 'E08000035|2025': 11 });
    const after = await ask('placements-three-or-more', '?area=383', { headers: { 'If-None-Match': before.headers.ETag ?? '' } });
    expect(after.status).toBe(200);
    expect(JSON.parse(after.body)).toMatchObject({ figures: [{ value: 11, release: { published: '2025-12-26' } }] });
  });

  test.each([
    [null, false], ['*/*', false], ['application/json', false], ['text/csv', true], ['text/*', true], ['TEXT/CSV; charset=utf-8', true],
    ['text/html,application/xhtml+xml,*/*;q=0.8', false], ['text/csv, application/json', true], ['application/json, text/csv', false],
    ['application/json;q=0.5, text/csv', true], ['text/csv;q=0', false], ['text/csv, */*', true],
    ['text/*, text/csv;q=0', false], ['text/csv;q=0.1, */*', false], ['*/*;q=0.1, text/csv', true], ['application/json;q=0.2, */*, text/csv;q=0.5', true],
  ])('Accept: %s → CSV %s', (accept, expected) => {
    expect(prefersCsv(accept)).toBe(expected);
  });
});
