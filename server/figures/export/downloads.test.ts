import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { Drawing } from '../../../app/features/figures/download/drawing.tsx';
import { CAVEAT } from '../../../shared/caveat.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { fileStem, LICENCE, pinnedAddress, pinnedDay } from '../../../shared/view-facts.ts';
import { testDatabase } from '../../../tests/database.ts';
import { putEdition, putNeighbours, putSampleCountry } from '../../../tests/sample-figures.ts';
import type { Database } from '../../db.ts';
import { indicatorView } from '../page.ts';
import { viewDownload, type DownloadFormat } from './downloads.ts';

const LEEDS = 'E08000035';
const NEED = 'children-in-need-rate';
const ORIGIN = 'https://learning.example';
/** Left behind a suppressed figure, where the database lets nothing be: no file may hold it. */
const HIDDEN = 987_654_321;

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await putSampleCountry(db);
  // A later release, in which Barnsley and Leeds's 2023 are suppressed; the release before shows Leeds's 2023.
  const population = { dataset: 'population', published: '2025-07-30', newestPeriod: '2024' };
  const later = { dataset: 'children-in-need', published: '2025-11-20', newestPeriod: '2025' };
  await putEdition(db, NEED, later, {
    'E08000035|2025': { is: 1328.5, count: '3104', denominator: '94000' }, 'E08000035|2024': { is: 'k', count: '5' }, 'E08000035|2023': 'c',
    'E08000038|2025': 'c', 'E06000001|2025': 446, 'E12000003|2025': 350, 'E92000001|2025': 340, 'E92000001|2024': 330, 'E92000001|2023': 320,
  }, population);
});

async function viewOf(query: string, slug = NEED): Promise<IndicatorView> {
  return indicatorView({ db }, slug, new URLSearchParams(query));
}

async function fileOf(format: DownloadFormat, query: string, slug = NEED) {
  const view = await viewOf(query, slug);
  const address = ORIGIN + pinnedAddress(view);
  const drawing = () => renderToStaticMarkup(createElement(Drawing, { view, address }));
  return { view, address, file: await viewDownload(view, format, address, drawing) };
}

type Row = Readonly<Record<string, string>>;
const rowsOf = (text: string): Row[] => parse(text, { columns: true, bom: true });

async function sheetsOf(body: string | Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(body) as unknown as ArrayBuffer);
  return workbook;
}

function textsOf(workbook: ExcelJS.Workbook): string[] {
  return workbook.worksheets.flatMap((sheet) => {
    const texts: string[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value))));
    return texts;
  });
}

describe('CSV', () => {
  test('holds the lines, the list by name and the regions, with everything that travels with a figure in every row', async () => {
    const { file, address } = await fileOf('csv', `area=${LEEDS}&list=neighbours`);
    expect(file).toMatchObject({ name: 'children-in-need-rate-leeds-2025-11-20.csv', type: 'text/csv; charset=utf-8' });
    const rows = rowsOf(String(file.body));
    const lines = rows.filter(({ role }) => ['area', 'region', 'country', 'neighbours'].includes(role!));
    expect(lines.filter(({ role }) => role === 'area').map(({ period, value, missing, shown, count }) => [period, value, missing, shown, count])).toEqual([
      ['2023', '', 'c', 'confidential: small number', ''],
      ['2024', '', 'k', 'rounds to 0 but is not 0', '5'],
      ['2025', '1328.5', '', '1,329', '3104'],
    ]);
    expect(lines.find(({ role, period }) => role === 'neighbours' && period === '2025')).toMatchObject({ value: '446', neighboursWith: '1', neighboursOf: '3' });
    const list = rows.filter(({ role }) => role === 'authority');
    expect(list.map(({ areaName }) => areaName)).toEqual([...list.map(({ areaName }) => areaName!)].sort((a, b) => a.localeCompare(b, 'en-GB')));
    expect(list.find(({ area }) => area === 'E08000038')).toMatchObject({ value: '', missing: 'c', count: '' });
    for (const row of rows.filter(({ role }) => role !== 'companion')) {
      expect(row).toMatchObject({ release: 'children-in-need@2025-11-20', releasePublished: '2025-11-20', denominatorRelease: 'population@2025-07-30', licence: LICENCE, asAt: '2026-03-19', address });
      expect(row.source).toMatch(/Department for Education, Children in need/);
      expect(row.footnotes!.length).toBeGreaterThan(20);
    }
    for (const row of rows) expect(row).toMatchObject({ caveat: CAVEAT, symbols: expect.stringContaining('c = confidential: small number') as string });
  });

  test('its address shows the same figures again after a newer release', async () => {
    const { address, file } = await fileOf('csv', `area=${LEEDS}&compare=england`);
    const [path, query = ''] = address.slice(ORIGIN.length).split('?');
    expect(path).toBe('/indicators/children-in-need-rate');
    await putEdition(db, 'sw-caseload', { dataset: 'workforce', published: '2026-05-19', newestPeriod: '2026' }, { [`${LEEDS}|2026`]: 1 });
    const again = await fileOf('csv', query);
    const figures = (text: string) => rowsOf(text).filter(({ role }) => role !== 'companion').map(({ area, period, value, missing, release }) => [area, period, value, missing, release]);
    expect(figures(String(again.file.body))).toEqual(figures(String(file.body)));
    expect(again.address).toBe(address);
  });

  test('is of the day on which the newest of its files came out, the companions’ too', async () => {
    const view = await viewOf(`area=${LEEDS}`);
    const population = { id: 'population@2026-07-30', published: '2026-07-30', assumed: false };
    expect(pinnedDay({ ...view, figures: view.figures && { ...view.figures, denominator: population } })).toBe('2026-07-30');
    expect(pinnedDay({ ...view, companions: view.companions.map((one) => ({ ...one, published: '2026-08-01' })) })).toBe('2026-08-01');
    expect(pinnedDay(await viewOf(`area=${LEEDS}&asAt=2025-12-24`))).toBe('2025-12-24');
  });

  test('a release before: what was suppressed since is withheld there too', async () => {
    const { file } = await fileOf('csv', `area=E08000038&asAt=2025-11-01`);
    expect(rowsOf(String(file.body)).find(({ role, period }) => role === 'area' && period === '2025')).toMatchObject({ value: '', missing: 'c', withheldSince: '2025-11-20', shown: 'withheld since 20 November 2025', release: 'children-in-need@2025-10-30' });
    expect(String(file.body)).not.toMatch(/\b441\b/);
  });
});

describe('a workbook', () => {
  test('holds the same figures as numbers, and says on every sheet what they are', async () => {
    const { file, address } = await fileOf('xlsx', `area=${LEEDS}&list=neighbours`);
    expect(file.name).toBe('children-in-need-rate-leeds-2025-11-20.xlsx');
    const workbook = await sheetsOf(file.body);
    const [about, lines, ...others] = workbook.worksheets;
    expect(about?.name).toBe('Read me');
    const said = textsOf(workbook).join('\n');
    for (const words of [CAVEAT, 'Leeds', 'children-in-need@2025-11-20 with population@2025-07-30, published 20 November 2025', LICENCE, address, 'c = confidential: small number', 'What it cannot say']) expect(said).toContain(words);
    const heads = lines!.getRow(5).values as string[];
    const numbers: unknown[] = [];
    lines!.eachRow((row, number) => number > 5 && numbers.push(row.getCell(heads.indexOf('Figure')).value));
    expect(numbers).toContain(1328.5);
    expect(numbers.filter((value) => typeof value === 'string')).toEqual([]);
    for (const sheet of [lines!, ...others]) expect(sheet.getCell('A2').value).toBe(CAVEAT);
    expect(others.map(({ name }) => name)).toEqual(expect.arrayContaining([expect.stringMatching(/^Leeds and its statistical/)]) as string[]);
  });
});

describe('pictures', () => {
  test('SVG is sound XML with title, caveat, release, licence, footnotes, gaps in words and address', async () => {
    const { file, address, view } = await fileOf('svg', `area=${LEEDS}`);
    const svg = String(file.body);
    wellFormed(svg);
    const said = svg.replace(/<desc.*<\/desc>/s, '').replace(/<\/tspan><tspan[^>]*>/g, ' ').replace(/<[^>]+>/g, '\n').replaceAll('&amp;', '&').replaceAll('&#x27;', "'");
    for (const words of [CAVEAT, 'Leeds', 'children-in-need@2025-11-20', 'Open Government Licence v3.0', '2023 Leeds: c, confidential: small number']) expect(said).toContain(words);
    // Every sentence to read with care, once.
    for (const sentence of view.readWithCare.flatMap((note) => note.split(/(?<=\.) /))) expect(said.split(sentence)).toHaveLength(2);
    expect(said.replaceAll(' ', '')).toContain(address.replaceAll(' ', ''));
    expect(svg).not.toMatch(/class=|<a |<script|<foreignObject|href=/);
  });

  test.each([['children in need', NEED, `area=${LEEDS}`], ['a judgement', 'ofsted-leadership', `area=${LEEDS}`], ['side by side', NEED, `area=${LEEDS}&beside=sw-caseload`], ['nothing loaded', 'care-rate', `area=${LEEDS}`]])(
    'PNG of %s is a picture twice the size of the drawing', async (_what, slug, query) => {
      const [{ file: png }, { file: svg }] = await Promise.all([fileOf('png', query, slug), fileOf('svg', query, slug)]);
      const bytes = Buffer.from(png.body);
      expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
      const size = /width="(\d+)" height="(\d+)"/.exec(String(svg.body))!;
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([Number(size[1]) * 2, Number(size[2]) * 2]);
      wellFormed(String(svg.body));
    },
  );

  test('invented figures say so', async () => {
    const { file } = await fileOf('svg', 'area=X06000001');
    expect(String(file.body)).toContain('Invented figures');
    expect(String(file.body)).not.toContain('Open Government Licence');
    expect(file.name).toMatch(/invented/);
  });
});

describe('in every format', () => {
  const FORMATS = ['csv', 'xlsx', 'svg'] as const;

  test.each(FORMATS)('%s: of a suppressed figure there is nothing, whatever stands behind it', async (format) => {
    for (const query of [`area=${LEEDS}`, 'area=E08000038', `area=${LEEDS}&list=neighbours`, `area=${LEEDS}&asAt=2025-11-01`]) {
      const view = leaking(await viewOf(query));
      const file = await viewDownload(view, format, '', () => renderToStaticMarkup(createElement(Drawing, { view, address: '' })));
      const text = format === 'xlsx' ? textsOf(await sheetsOf(file.body)).join('\n') : String(file.body);
      expect(text).not.toMatch(/987[,.]?654[,.]?321/);
    }
  });

  test.each(['=1+1', '+1', '-1+cmd', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("https://example.org")', "'=1", '"=1', '=1,2', '=1\n=2'])('a text such as %j is run by no spreadsheet', async (text) => {
    const { view } = await fileOf('csv', `area=${LEEDS}`);
    const bad: IndicatorView = { ...view, title: text, readWithCare: [text], figures: view.figures && { ...view.figures, neighbourModel: text, series: view.figures.series.map((line) => ({ ...line, name: text })) } };
    const csv = await viewDownload(bad, 'csv', text, () => '');
    for (const row of rowsOf(String(csv.body))) for (const cell of Object.values(row)) if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    const workbook = await sheetsOf((await viewDownload(bad, 'xlsx', text, () => '')).body);
    for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)));
    const svg = renderToStaticMarkup(createElement(Drawing, { view: bad, address: text }));
    wellFormed(svg);
  });

  test('file names are safe wherever they are written', async () => {
    await putNeighbours(db, 'may-2026', '2026-05-01', {});
    for (const query of [`area=${LEEDS}`, 'area=E06000023', 'area=E09000021', 'area=X06000001', 'area=E92000001']) expect(fileStem(await viewOf(query))).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(fileStem(await viewOf(`area=${LEEDS}&group=cppo&phase=total`, 'absence-overall'))).toBe('absence-overall-leeds-cppo-2026-04-02');
  });
});

/** The view as a mistake elsewhere could make it: numbers beside the symbols. */
function leaking(view: IndicatorView): IndicatorView {
  const spoilt = <Columns extends { readonly reasons: readonly (string | null)[]; readonly values: readonly (number | null)[] }>(columns: Columns): Columns => {
    const hidden = columns.reasons.map((reason) => (reason === 'c' ? HIDDEN : null));
    return { ...columns, values: columns.values.map((value, index) => hidden[index] ?? value), counts: hidden, denominators: hidden, lower: hidden, upper: hidden };
  };
  const { figures } = view;
  return { ...view, figures: figures && { ...figures, series: figures.series.map(spoilt), list: spoilt(figures.list), regions: figures.regions && spoilt(figures.regions) } };
}

/** Every element closed in its order, and nothing that XML does not allow. */
function wellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, end, name, , closed] of xml.matchAll(/<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (end) expect(open.pop()).toBe(name);
    else if (!closed) open.push(name!);
  }
  expect(open).toEqual([]);
  const text = xml.replace(/<\/?[a-zA-Z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '');
  expect(text).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#x?[0-9a-f]+);)/i);
}
