import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { ApiFiguresAnswer } from '../../shared/api.ts';
import { testDatabase } from '../../tests/database.ts';
import { putSampleCountry } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import { csvCell } from './api-csv.ts';
import { answerFigures } from './api.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await putSampleCountry(db);
});

async function ask(metric: string, query: string, accept: string) {
  return answerFigures(db, new Request(`http://localhost/api/v1/metrics/${metric}/figures${query}`, { headers: { Accept: accept } }), metric);
}

/** `{ a: { b: 1 } }` → `{ 'a.b': '1' }`, as a CSV row says it. */
function flat(record: object, before = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]): [string, string][] =>
      typeof value === 'object' && value !== null ? Object.entries(flat(value as object, `${before}${key}.`)) : [[`${before}${key}`, value === null ? '' : String(value)]],
    ),
  );
}

test.each([
  ['absence-overall', ''],
  ['absence-overall', '?area=383&area=neighbours-of:383'],
  ['children-in-need-rate', '?area=E92000001&area=383&area=neighbours-of:383&area=X06000001'],
  ['ofsted-leadership', ''],
  ['sw-caseload', '?area=314%20/%20318'],
])('%s%s says the same as CSV and as JSON', async (metric, query) => {
  const csv = await ask(metric, query, 'text/csv');
  expect([csv.status, csv.headers['Content-Type']]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
  const rows = parse(csv.body, { columns: true }) as Record<string, string>[];
  const { figures } = JSON.parse((await ask(metric, query, 'application/json')).body) as ApiFiguresAnswer;
  expect(figures.length).toBeGreaterThan(0);
  expect(rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')))).toEqual(
    figures.map((figure) => Object.fromEntries(Object.entries(flat(figure)).filter(([, cell]) => cell !== ''))),
  );
});

test('the header holds the JSON keys, also when there is no row', async () => {
  const { body } = await ask('absence-overall', '?period=1999%2F00', 'text/csv');
  expect(body).toBe('metric,area,areaName,level,period,breakdown.group,breakdown.phase,value,missing,published,count,countMissing,denominator,denominatorMissing,withheldSince,release.id,release.published\r\n');
  expect((await ask('absence-overall', '?period=1999%2F00&area=neighbours-of:383', 'text/csv')).body).toMatch(/release\.published,with,of,model\r\n$/);
});

test.each([
  [-5.2, '-5.2'], ['-5', '-5'], [null, ''], ['', ''], [0, '0'],
  ['=1+1', "'=1+1"], ['+44', "'+44"], ['-', "'-"], ['@sum', "'@sum"], ['-1+2', "'-1+2"], ['\t=1', "'\t=1"],
  ['Kingston, Richmond', '"Kingston, Richmond"'], ['say "c"', '"say ""c"""'], ['two\nlines', '"two\nlines"'], ['=a,"b"', `"'=a,""b"""`],
])('the cell of %j is %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test('any text that is no formula comes back from a CSV reader as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text)), { minLength: 2, maxLength: 5 }), (cells) => {
      expect(parse(`${cells.map(csvCell).join(',')}\r\n`, { record_delimiter: '\r\n', skip_empty_lines: false })).toEqual([cells]);
    }),
  );
});
