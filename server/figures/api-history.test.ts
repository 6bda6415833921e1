import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import type { ApiAreaAnswer, ApiAreaFigure, ApiAreasAnswer, ApiChangesAnswer, ApiErrorAnswer, ApiFiguresAnswer, ApiFrameworkAnswer, ApiNeighboursAnswer, ApiReleasesAnswer } from '../../shared/api.ts';
import { testDatabase } from '../../tests/database.ts';
import { putEdition, putNeighbours, putSampleCountry } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import { answerArea, answerAreas, answerChanges, answerFigures, answerFramework, answerNeighbours, answerRelease, answerReleases } from './api.ts';

const LEEDS = 'E08000035';
const BARNSLEY = 'E08000038';
const older = { dataset: 'injury-admissions', published: '2025-02-01', newestPeriod: '2023/24' };
const newer = { dataset: 'injury-admissions', published: '2026-02-01', newestPeriod: '2024/25' };

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await putSampleCountry(db);
  await putEdition(db, 'injury-admissions-rate', older, {
    [`${LEEDS}|2023/24`]: { is: 80, exact: '80.4', count: '1230', denominator: '153000', lower: 75.5, upper: 85.1 },
    [`${BARNSLEY}|2023/24`]: { is: 77, exact: '76.5', count: '400', denominator: '52000', lower: 70.2, upper: 83.3 },
    'E06000001|2023/24': { is: 'x', count: 'c', denominator: '9000' },
    'E06000023|2023/24': { is: 92, exact: '91.5', lower: 88.1, upper: 94.3 },
  });
  await putEdition(db, 'injury-admissions-rate', newer, {
    [`${LEEDS}|2023/24`]: 'c', [`${BARNSLEY}|2023/24`]: { is: 77, exact: '76.5' }, 'E06000001|2023/24': 70, 'E06000023|2023/24': 92, [`${LEEDS}|2024/25`]: 82,
  });
  await putEdition(db, 'injury-admissions-rate', { ...newer, published: '2026-03-01', state: 'waiting' }, { [`${BARNSLEY}|2023/24`]: 'c' });
  await putEdition(db, 'injury-admissions-rate', { ...newer, published: '2026-03-02', state: 'rolled-back' }, { [`${BARNSLEY}|2023/24`]: 1 });
});

const request = (query = '', headers: Record<string, string> = {}) => new Request(`http://localhost/api/v1${query}`, { headers });
const ask = (query: string, headers: Record<string, string> = {}, metric = 'injury-admissions-rate') => answerFigures(db, request(`/metrics/${metric}/figures${query}`, headers), metric);
const figures = async (query: string) => (JSON.parse((await ask(query)).body) as ApiFiguresAnswer).figures as ApiAreaFigure[];
const failure = ({ status, body }: { status: number; body: string }) => {
  const { error } = JSON.parse(body) as ApiErrorAnswer;
  return [status, error.code, error.parameter];
};

test('figures as at a day and of a release, with what stands behind them; what is suppressed by now is withheld', async () => {
  const asAt = await figures('?asAt=2025-12-31');
  expect(asAt).toEqual(await figures('?release=injury-admissions@2025-02-01'));
  const shared = { metric: 'injury-admissions-rate', level: 'LA', period: '2023/24', breakdown: {}, release: { id: 'injury-admissions@2025-02-01', published: '2025-02-01' } };
  expect(asAt).toEqual([
    { ...shared, area: 'E06000001', areaName: 'Hartlepool', value: null, missing: 'x', published: 'x', count: null, countMissing: 'c', denominator: 9000, confidence: null },
    { ...shared, area: 'E06000023', areaName: 'Bristol, City of', value: 92, missing: null, published: '92', count: null, denominator: null, confidence: { lower: 88.1, upper: 94.3, level: 95 } },
    { ...shared, area: LEEDS, areaName: 'Leeds', value: null, missing: 'c', published: '', count: null, denominator: null, confidence: null, withheldSince: '2026-02-01' },
    { ...shared, area: BARNSLEY, areaName: 'Barnsley', value: 77, missing: null, published: '77', count: 400, denominator: 52000, confidence: { lower: 70.2, upper: 83.3, level: 95 } },
  ]);
  const { metric } = JSON.parse((await ask('?asAt=2025-12-31')).body) as ApiFiguresAnswer;
  expect([metric.release?.id, metric.periods]).toEqual(['injury-admissions@2025-02-01', ['2023/24']]);
  expect((await figures('')).map(({ area, period, value, missing }) => [area, period, value ?? missing])).toEqual([
    ['E06000001', '2023/24', 70], ['E06000023', '2023/24', 92], [LEEDS, '2023/24', 'c'], [LEEDS, '2024/25', 82], [BARNSLEY, '2023/24', 77],
  ]);
});

test('no trace of a withheld figure in an answer of an earlier release, in either form', async () => {
  for (const accept of ['application/json', 'text/csv']) {
    const { status, body } = await ask(`?asAt=2025-12-31&area=${LEEDS}`, { Accept: accept });
    expect([status, body]).toEqual([200, expect.not.stringMatching(/\b80\b|80\.4|1230|153000|75\.5|85\.1/)]);
    expect(body).toContain('2026-02-01');
  }
});

test('the medians of neighbours leave out what is withheld, and take the unrounded values of this measure', async () => {
  await putNeighbours(db, 'later', '2025-06-01', { [LEEDS]: [BARNSLEY, 'E06000023'], [BARNSLEY]: [LEEDS, 'E06000023'] });
  const median = async (query: string) => (JSON.parse((await ask(query)).body) as ApiFiguresAnswer).figures.map((figure) => ('with' in figure ? [figure.area.slice(14), figure.value, figure.with] : null));
  expect(await median(`?asAt=2025-12-31&area=neighbours-of:${LEEDS}&area=neighbours-of:${BARNSLEY}`)).toEqual([
    // Of 76.5 and 91.5; of the rounded 77 and 92 it would be 85.
    [LEEDS, 84, 2],
    // Of 91.5 alone: the figure of Leeds is withheld.
    [BARNSLEY, 92, 1],
  ]);
  // The newest edition has nothing behind the 92: 76.5 and 92 give 84.25.
  expect((await median(`?area=neighbours-of:${LEEDS}&period=2023/24`))[0]).toEqual([LEEDS, 84, 2]);
});

test('the header of the CSV is the same for every question about a metric', async () => {
  const header = async (query: string, metric?: string) => (await ask(query, { Accept: 'text/csv' }, metric)).body.split('\r\n')[0];
  expect(await header('')).toBe(await header('?asAt=2025-12-31&area=383'));
  expect(await header('?asAt=1999-01-01')).toBe(await header(''));
  expect(await header('')).toBe(
    'metric,area,areaName,level,period,value,missing,published,count,countMissing,denominator,denominatorMissing,confidence.lower,confidence.upper,confidence.level,withheldSince,release.id,release.published',
  );
  expect(await header('', 'care-rate')).not.toContain('confidence');
});

test('a day before everything has no figures and no release', async () => {
  expect(JSON.parse((await ask('?asAt=1999-01-01')).body)).toMatchObject({ metric: { release: null, periods: [] }, figures: [] });
});

test.each([
  ['?asAt=2025-02-30', 400, 'malformed-day', 'asAt'],
  ['?asAt=', 400, 'malformed-day', 'asAt'],
  ['?asAt=31%20December%202024', 400, 'malformed-day', 'asAt'],
  ['?asAt=2025-01-01&release=injury-admissions@2025-02-01', 400, 'contradiction', 'release'],
  ['?release=injury-admissions@2025-02-01&asAt=2025-01-01', 400, 'contradiction', 'asAt'],
  ['?asAt=2025-01-01&asAt=2025-01-02', 400, 'contradiction', 'asAt'],
  ['?release=nothing@2025-01-01', 400, 'unknown-release', 'release'],
  ['?release=', 400, 'unknown-release', 'release'],
  ['?release=children-in-need@2025-10-30', 400, 'unknown-release', 'release'],
  ['?release=injury-admissions@2026-03-01', 400, 'unknown-release', 'release'],
  ['?release=injury-admissions@2026-03-02', 400, 'unknown-release', 'release'],
])('%s → %i %s', async (query, ...expected) => {
  expect(failure(await ask(query))).toEqual(expected);
});

test('a release of the sandbox has figures of invented areas only', async () => {
  const invented = (query: string) => ask(`?release=invented/children-in-need@2026-01-01${query}`, {}, 'children-in-need-rate');
  expect(failure(await invented(''))).toEqual([400, 'unknown-release', 'release']);
  expect(JSON.parse((await invented('&area=X06000001')).body)).toMatchObject({ figures: [{ area: 'X06000001', value: 999 }] });
});

test('the ETag changes with what is withheld, and with nothing else of the newest figures', async () => {
  const tags = async () => Promise.all(['?asAt=2025-12-31', ''].map(async (query) => (await ask(query)).headers.ETag));
  const before = await tags();
  expect(await tags()).toEqual(before);
  await db.prisma.release.update({ where: { key: 'injury-admissions@2026-03-01' }, data: { state: 'signed-off' } });
  const after = await tags();
  expect([after[0] === before[0], after[1] === before[1]]).toEqual([false, false]);
  expect((await figures(`?asAt=2025-12-31&area=${BARNSLEY}`))[0]).toMatchObject({ missing: 'c', withheldSince: '2026-03-01' });
  await db.prisma.release.update({ where: { key: 'injury-admissions@2026-03-01' }, data: { state: 'rolled-back' } });
  expect(await tags()).toEqual(before);
});

test('areas: what they were called by, followed and return with', async () => {
  const { areas } = JSON.parse((await answerAreas(request())).body) as ApiAreasAnswer;
  expect(areas.map(({ code }) => code)).toEqual(areas.map(({ code }) => code).sort());
  expect(areas.every(({ code }) => code.startsWith('E'))).toBe(true);
  const area = async (code: string) => (JSON.parse((await answerArea(request(), code)).body) as ApiAreaAnswer).area;
  expect(await area('E08000016')).toMatchObject({ code: BARNSLEY, localCode: '370', region: 'E12000003', level: 'LA', codes: [{ code: BARNSLEY, to: null }, { code: 'E08000016', from: null }] });
  expect(await area('909')).toMatchObject({ name: 'Cumbria', to: '2023-03-31', successors: expect.arrayContaining(['E06000063', 'E06000064']) as string[] });
  expect((await area('E06000063')).predecessors).toEqual(['E10000006']);
  expect((await area('E09000021')).jointReturn).toMatchObject({ area: 'E09000021 / E09000027', partners: ['E09000027'] });
  expect((await area('314 / 318')).jointReturn?.partners).toEqual(['E09000021', 'E09000027']);
  expect(await area('X06000001')).toMatchObject({ name: 'Ashdown', region: 'X12000001' });
  expect(areas).toContainEqual(await area('E12000007'));
  const { model, neighbours } = JSON.parse((await answerNeighbours(db, request(), '370')).body) as ApiNeighboursAnswer;
  expect([model.id, neighbours]).toEqual(['later', [{ area: LEEDS, areaName: 'Leeds', closeness: 'Close' }, { area: 'E06000023', areaName: 'Bristol, City of', closeness: 'Close' }]]);
});

test('the framework: numbers then and now, every indicator in its domain, enablers without numbers', async () => {
  const { pillars } = JSON.parse((await answerFramework(request())).body) as ApiFrameworkAnswer;
  expect(pillars.find(({ slug }) => slug === 'outcome-safe')?.numbers).toEqual([{ number: 3, from: '2023-12-01', to: '2026-03-01' }, { number: 2, from: '2026-03-01', to: null }]);
  const indicators = pillars.flatMap(({ domains }) => domains.flatMap((domain) => domain.indicators));
  expect(indicators.length).toBe(37);
  expect(indicators.every(({ companions }) => companions.length >= 1 && companions.length <= 4)).toBe(true);
  expect(pillars.filter(({ kind }) => kind === 'enabler').flatMap(({ numbers }) => numbers)).toEqual([]);
});

test('releases: what is signed off, newest first; others are not there for anybody', async () => {
  const { releases } = JSON.parse((await answerReleases(db, request())).body) as ApiReleasesAnswer;
  expect(releases.map(({ id }) => id)).toEqual(['absence@2026-04-02', 'workforce@2026-03-19', 'injury-admissions@2026-02-01', 'children-in-need@2025-10-30', 'inspection-outcomes@2025-09-25', 'population@2025-07-30', 'injury-admissions@2025-02-01']);
  expect(releases.find(({ dataset }) => dataset === 'population')).toMatchObject({ published: '2025-07-30', metrics: ['children-in-need-rate'], publisher: 'Office for National Statistics' });
  for (const id of ['injury-admissions@2026-03-01', 'injury-admissions@2026-03-02', 'nothing']) {
    expect([failure(await answerRelease(db, request(), id)), failure(await answerChanges(db, request(), id))]).toEqual([[404, 'unknown-release', undefined], [404, 'unknown-release', undefined]]);
  }
});

test('changes, by area, metric and kind, as JSON and as CSV', async () => {
  const changes = async (query: string) => JSON.parse((await answerChanges(db, request(query), 'injury-admissions@2026-02-01')).body) as ApiChangesAnswer;
  const all = await changes('');
  expect(all.metrics).toMatchObject([{ metric: 'injury-admissions-rate', counts: { added: 1, 'newly-suppressed': 1, revised: 2, withdrawn: 0, 'newly-shown': 0 }, definition: null }]);
  expect(all.changes.map(({ area, period, kind, before, after, decimals }) => [area, period, kind, before && (before.value ?? before.missing), after && (after.value ?? after.missing), decimals])).toEqual([
    ['E06000001', '2023/24', 'revised', 'x', 70, 0],
    ['E06000023', '2023/24', 'revised', 91.5, 92, 1],
    [LEEDS, '2023/24', 'newly-suppressed', null, 'c', 0],
    [LEEDS, '2024/25', 'added', null, 82, 0],
  ]);
  expect((await changes('?kind=added&kind=revised&area=383')).changes.map(({ kind }) => kind)).toEqual(['added']);
  expect(await changes('?metric=care-rate')).toMatchObject({ metrics: [], changes: [] });
  const csv = await answerChanges(db, request('', { Accept: 'text/csv' }), 'injury-admissions@2026-02-01');
  expect((parse(csv.body, { columns: true }) as Record<string, string>[]).map((row) => [row.area, row.kind, row['before.value'] || row['before.missing'], row['after.value'] || row['after.missing'], row.decimals])).toEqual(
    all.changes.map(({ area, kind, before, after, decimals }) => [area, kind, String(before?.value ?? before?.missing ?? ''), String(after?.value ?? after?.missing ?? ''), String(decimals)]),
  );
  expect(csv.body).not.toMatch(/80\.4|\b80\b/);
  for (const [query, code] of [['?kind=else', 'unknown-value'], ['?metric=else', 'unknown-metric'], ['?area=else', 'unknown-area'], ['?period=2025', 'unknown-parameter']] as const) {
    expect(failure(await answerChanges(db, request(query), 'injury-admissions@2026-02-01')).slice(0, 2)).toEqual([400, code]);
  }
});
