import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/database.ts';
import { eesServer, json, problem, type EesServer, type ServedDataSet } from '../../../../tests/ees-server.ts';
import type { Database } from '../../../db.ts';
import { educationFile, ENGLAND, LEEDS, referrals, YORK } from '../invented-files.ts';
import { runImport } from '../main.ts';
import type { ClientOptions } from './client.ts';
import { runEesImport } from './main.ts';

const REGION = 'E12000003';
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [REFERRALS, MOVED_ON, WITHDRAWN, STRANGE, ABSENCE, BROKEN] = [1, 2, 3, 4, 5, 6].map(id) as [string, string, string, string, string, string];

/** In the order that a query gives: newest first, then by level and name. */
const rows = (percent: string) => ['2025', '2024'].flatMap((period) => [LEEDS, YORK, ENGLAND, REGION].map((area) => ({ area, period, percent })));
const FIRST = referrals(rows('21.5'));
const SECOND = referrals(rows('22.6')).replace(',22.6', ',c').replace(',22.6', ',k');

const absence = educationFile([LEEDS, ENGLAND].flatMap((area) => ['State-funded primary', 'Total'].map((phase) => ({
  area, period: '202425', social_care_group: 'CINO at 31 March', phase_type_grouping: phase, pt_overall: '17.4', pt_pupils_pa_10_exact: '40.1', pt_pupils_pa_50_exact: 'c',
}))), 'Academic year');

const dataSet = (more: Partial<ServedDataSet> & Pick<ServedDataSet, 'id'>): ServedDataSet => ({
  title: `Invented referrals ${more.id.slice(-1)}`, publication: 'p-1', filters: ['category'],
  versions: [{ version: '1.0', published: '2025-10-30T09:30:00Z', csv: FIRST }], ...more,
});

const DATA_SETS: readonly ServedDataSet[] = [
  dataSet({
    id: REFERRALS,
    versions: [
      { version: '1.0', published: '2024-10-31T09:30:00Z', csv: FIRST },
      { version: '1.1', published: '2025-06-30T23:30:00Z', csv: FIRST.replace('21.5', '21.6'), status: 'Withdrawn' },
      {
        version: '2.0', published: '2025-10-30T09:30:00Z', csv: SECOND, notes: 'Figures of Leeds were\u001b[31m revised.',
        changes: {
          majorChanges: { indicators: [{ previousState: { id: 'a', column: 'x', label: 'Old indicator' } }], filterOptions: [{ filter: { id: 'f', label: 'Category' }, options: [{ previousState: { id: 'o', label: 'All' }, currentState: { id: 'o', label: 'Everything' } }] }] },
          minorChanges: { timePeriods: [{ currentState: { code: 'RY', period: '2025', label: '2025' } }] },
        },
      },
    ],
  }),
  dataSet({ id: MOVED_ON, status: 'Deprecated', supersedingDataSetId: REFERRALS, versions: [{ version: '1.0', published: '2023-10-26T09:30:00Z', csv: referrals(rows('20.1')) }] }),
  dataSet({ id: WITHDRAWN, status: 'Withdrawn' }),
  dataSet({ id: STRANGE, versions: [{ version: '1.0', published: '2025-10-30T09:30:00Z', csv: FIRST.replace('rereferral_percent', 'something_else') }] }),
  dataSet({ id: ABSENCE, filters: ['social_care_group', 'phase_type_grouping'], versions: [{ version: '1.0', published: '2026-04-02T08:30:00Z', csv: absence }] }),
  dataSet({ id: BROKEN, versions: [{ version: '1.0', published: '2022-10-30T09:30:00Z', csv: referrals(rows('about 20')) }] }),
];

let db: Database;
let server: EesServer;
let baseUrl: string;

beforeAll(async () => {
  ({ server, baseUrl } = await eesServer({
    dataSets: DATA_SETS,
    publications: [{ id: 'p-1', slug: 'invented-children-in-need', title: "Invented children's needs" }, { id: 'p-2', slug: 'another', title: 'Another' }],
  }));
});

beforeEach(async () => {
  server.reset();
  db = await testDatabase();
});

async function run(argv: readonly string[], options: ClientOptions = {}): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const note = (text: string) => void said.push(text);
  const code = await runEesImport([...argv, '--base-url', baseUrl], db, { say: note, progress: note }, { wait: async () => {}, ...options });
  return { code, said: said.join('\n') };
}

const requests = (part: string) => server.heard.filter(({ path }) => path.includes(part));

async function leeds(): Promise<readonly string[]> {
  const { rows: found } = await db.pool.query<{ text: string }>(
    `SELECT to_char(r.published, 'YYYY-MM-DD') || ' ' || f.period || ' ' || coalesce(f.value::text, f.missing) AS text
       FROM figure f JOIN edition e ON e.id = f.edition_id JOIN release r ON r.id = e.release_id WHERE f.area = $1 ORDER BY 1`, [LEEDS]);
  return found.map(({ text }) => text);
}

describe('a data set', () => {
  test('is loaded as its newest version, on the day that was published, with what the publisher says of it', async () => {
    const { code, said } = await run(['--data-set', REFERRALS]);
    expect(said).toContain('Invented referrals 1, version 2.0: recognised as "Referrals and re-referrals", published 2025-10-30');
    expect(said).toMatch(/Invented referrals 1, version 2\.0: Referrals and re-referrals, 8 rows, as referrals@2025-10-30\n {4}repeat-referrals: 8 figures/);
    expect(said).toContain("the publisher's notes: Figures of Leeds were [31m revised.");
    expect(said).toContain('major change: indicator taken away: "Old indicator"');
    expect(said).toContain('major change: option of "Category" changed: "Everything" (label from "All" to "Everything")');
    expect(said).toContain('minor change: period added: "2025"');
    expect(code).toBe(0);
    expect(await leeds()).toEqual(['2025-10-30 2024 22.6', '2025-10-30 2025 c']);
    // Everything after the choice of a version is about that version.
    expect(requests('/csv')[0]?.query.get('dataSetVersion')).toBe('2.0');
    expect(requests('/meta')[0]?.query.get('dataSetVersion')).toBe('2.0');
  });

  test('that is loaded is not fetched again; nor is a file that came from elsewhere loaded twice', async () => {
    await run(['--data-set', REFERRALS]);
    const again = await run(['--data-set', REFERRALS]);
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining('Already loaded') as string });
    expect(requests('/csv')).toHaveLength(1);
    // The same bytes by query: the rows come out as the publisher's file has them.
    await db.pool.query(`UPDATE release SET source_file = 'from-elsewhere.csv'`);
    server.pageSize = 3;
    const queried = await run(['--data-set', REFERRALS, '--query']);
    expect(queried).toMatchObject({ code: 0, said: expect.stringContaining('Already loaded') as string });
    expect(requests('/query')).toHaveLength(3);
  });

  test.each([['1.0', '2024-10-31'], ['1.*', '2024-10-31'], ['*', '2025-10-30'], ['2.0.0', '2025-10-30']])('version %s', async (version, day) => {
    // Lists come a page at a time.
    server.pageSize = 1;
    const { code, said } = await run(['--data-set', REFERRALS, '--data-set-version', version]);
    expect(said).toContain(`as referrals@${day}`);
    expect(code).toBe(0);
    expect(requests('/versions').filter(({ path }) => path.endsWith('/versions'))).toHaveLength(3);
  });

  test('of a version that is not there or was withdrawn is refused with the versions there are', async () => {
    expect(await run(['--data-set', REFERRALS, '--data-set-version', '3.*'])).toMatchObject({ code: 1, said: expect.stringContaining('has no version 3.*; there are 2.0, 1.1 (withdrawn), 1.0.') as string });
    expect(await run(['--data-set', REFERRALS, '--data-set-version', '1.1'])).toMatchObject({ code: 1, said: expect.stringContaining('version 1.1 of "Invented referrals 1" was withdrawn on 2025-12-01') as string });
    expect(await leeds()).toEqual([]);
  });

  test('that waits for a data steward', async () => {
    const { code } = await run(['--data-set', REFERRALS, '--preview']);
    expect(code).toBe(0);
    expect((await db.pool.query('SELECT state FROM release')).rows).toEqual([{ state: 'waiting' }]);
  });

  test('goes by the day of the publisher’s clock', async () => {
    const late = { ...DATA_SETS[0]!.versions[0]!, published: '2025-06-30T23:30:00Z' };
    const { server: other, baseUrl: url } = await eesServer({ dataSets: [dataSet({ id: REFERRALS, versions: [late] })] });
    const said: string[] = [];
    await runEesImport(['--data-set', REFERRALS, '--base-url', url], db, { say: (text) => said.push(text), progress: () => {} }, { wait: async () => {} });
    expect(said.join('\n')).toContain('as referrals@2025-07-01');
    expect(other.heard.length).toBeGreaterThan(3);
  });
});

describe('rows by query', () => {
  test('give what the CSV gives: symbols, codes, academic years', async () => {
    server.pageSize = 3;
    const { code, said } = await run(['--data-set', ABSENCE, '--query']);
    expect(said).toContain('as absence@2026-04-02');
    expect(code).toBe(0);
    const pages = requests('/query').map(({ body }) => (JSON.parse(body) as { page: number }).page);
    expect(pages).toEqual([1, 2]);
    const queried = (await db.pool.query('SELECT fingerprint FROM release')).rows;
    await db.pool.query('DELETE FROM release');
    await run(['--data-set', ABSENCE]);
    expect((await db.pool.query('SELECT fingerprint FROM release')).rows).toEqual(queried);
  });

  test.each([404, 406])('are read when the service has no CSV (%i)', async (status) => {
    server.next(/csv$/, (_heard, response) => problem(response, status, 'None'));
    const { code, said } = await run(['--data-set', REFERRALS]);
    expect(said).toContain(`the service gives no CSV of it (${status}); reading its rows by query`);
    expect(code).toBe(0);
    expect(await leeds()).toEqual(['2025-10-30 2024 22.6', '2025-10-30 2025 c']);
  });

  test('that change in between, or lack one, are refused', async () => {
    server.pageSize = 5;
    server.next(/query$/, (heard, response, own) => own.usual(heard, response), (heard, response) => json(heard, response, { paging: { page: 2, pageSize: 5, totalResults: 9, totalPages: 2 }, results: [], warnings: [] }));
    expect(await run(['--data-set', REFERRALS, '--query'])).toMatchObject({ code: 1, said: expect.stringContaining('changed while it was read: 8 rows at first, 9 on page 2') as string });
    server.next(/query$/, (heard, response) => json(heard, response, { paging: { page: 1, pageSize: 5, totalResults: 8, totalPages: 1 }, results: [], warnings: [{ message: 'No rows match.', code: 'QueryNoResults' }] }));
    expect(await run(['--data-set', REFERRALS, '--query'])).toMatchObject({ code: 1, said: expect.stringContaining('gave 0 rows where it says there are 8') as string });
    server.next(/query$/, (heard, response) => json(heard, response, { paging: { page: 1, pageSize: 5, totalResults: 1, totalPages: 1 }, results: [{ timePeriod: { code: 'RY', period: '2025' }, geographicLevel: 'NAT', locations: { NAT: 'nowhere' }, filters: {}, values: {} }] }));
    expect(await run(['--data-set', REFERRALS, '--query'])).toMatchObject({ code: 1, said: expect.stringContaining('no location NAT nowhere') as string });
    expect(await leeds()).toEqual([]);
  });
});

describe('what cannot be loaded is said in words, and the rest is loaded', () => {
  test('several data sets: unknown, withdrawn, with other columns, with a wrong cell, and two that are fine', async () => {
    const wanted = [id(99), WITHDRAWN, STRANGE, BROKEN, MOVED_ON, REFERRALS];
    const { code, said } = await run(wanted.flatMap((one) => ['--data-set', one]));
    expect(code).toBe(1);
    expect(said).toContain(`data set ${id(99)}: the service has no data set ${id(99)} (404): Not Found.`);
    expect(said).toContain('Invented referrals 3, version 1.0: the publisher has withdrawn this data set.');
    expect(said).toMatch(/Invented referrals 4.*its description names the filters category and the indicators referral_count, something_else: .*Missing: rereferral_percent or Re_referrals_percent\./);
    expect(said).toMatch(/Invented referrals 6.*line 2, column 13 \(rereferral_percent\): expected a number from 0 to 100/);
    expect(said).toContain('the publisher marks this data set as deprecated');
    expect(said).toContain(`it is superseded by "Invented referrals 1" (${REFERRALS}): read that one from now on`);
    expect(said).toContain('as referrals@2023-10-26');
    expect(said).toContain('as referrals@2025-10-30');
    expect(said).toContain('Refused, the database is as it was (4)');
    // A data set without the columns is not fetched.
    expect(requests(`${STRANGE}/csv`)).toEqual([]);
  });

  test.each([
    ['HTML in place of JSON', /data-sets\/[^/]+$/, 'text/html', '<html></html>', 'expected JSON for the data set', 1],
    ['JSON that is cut', /data-sets\/[^/]+$/, 'application/json', '{"id": "x", "ti', 'found something else', 1],
    ['JSON of another shape', /meta$/, 'application/json', '{"filters": []}', 'is not of the shape', 1],
    ['a file cut off that says it is whole', /csv$/, 'text/csv', SECOND.split('\n').slice(0, 5).join('\n') + '\n', 'expected the 8 rows that the service says this version has, found 4', 1],
    ['a web page called CSV', /csv$/, 'text/csv', '<!doctype html>\n<title>Sign in</title>\n', 'expected the header of a published file', 1],
  ])('%s', async (_what, path, type, body, words, expected) => {
    server.next(path, (_heard, response) => void response.writeHead(200, { 'Content-Type': type }).end(body));
    const { code, said } = await run(['--data-set', REFERRALS]);
    expect(said).toContain(words);
    expect(code).toBe(expected);
    expect(await leeds()).toEqual([]);
  });

  test('packed, cut off, and called whole', async () => {
    const { gzipSync } = await import('node:zlib');
    server.next(/csv$/, (_heard, response) => void response.writeHead(200, { 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' }).end(gzipSync(SECOND).subarray(0, -12)));
    expect(await run(['--data-set', REFERRALS])).toMatchObject({ code: 1, said: expect.stringMatching(/expected a whole gzip file, found a damaged one/) as string });
    server.files.gzip = true;
    expect(await run(['--data-set', REFERRALS])).toMatchObject({ code: 0 });
  });

  test('a version of the future', async () => {
    const { baseUrl: url } = await eesServer({ dataSets: [dataSet({ id: REFERRALS, versions: [{ version: '1.0', published: '2999-01-01T09:30:00Z', csv: FIRST }] })] });
    const said: string[] = [];
    expect(await runEesImport(['--data-set', REFERRALS, '--base-url', url], db, { say: (text) => said.push(text), progress: () => {} }, { wait: async () => {} })).toBe(1);
    expect(said.join('\n')).toContain('which has not come');
  });
});

describe('the command', () => {
  test('lists the data sets of a publication, page by page', async () => {
    server.pageSize = 2;
    for (const words of ['invented-children-in-need', 'children s needs', 'needs']) {
      const { code, said } = await run(['--publication', words]);
      expect(said).toMatch(/^Invented children's needs \(invented-children-in-need\)\n/);
      expect(said).toContain(`${REFERRALS}  Invented referrals 1\n      version 2.0, published 2025-10-30, 2024 to 2025, 8 rows`);
      expect(said).toContain(`deprecated (superseded by ${REFERRALS})`);
      expect(said.match(/rows/g)).toHaveLength(DATA_SETS.length);
      expect(code).toBe(0);
    }
    expect(await run(['--publication', 'nothing like it'])).toMatchObject({ code: 1, said: expect.stringContaining('No publication') as string });
  });

  test('that makes no sense answers 2 and says how it goes', async () => {
    for (const argv of [[], ['--data-set', 'no id at all'], ['--data-set', REFERRALS, '--publication', 'needs'], ['--data-set', REFERRALS, '--data-set-version', 'newest'], ['--data-set', id(1), '--data-set', id(2), '--data-set-version', '1.0'], ['--publication', 'ab'], ['--elsewhere']]) {
      expect(await run(argv), argv.join(' ')).toMatchObject({ code: 2, said: expect.stringContaining('Usage: npm run import -- ees') as string });
    }
    expect(server.heard).toEqual([]);
    const said: string[] = [];
    expect(await runImport(['ees'], db, { say: (text) => said.push(text), progress: () => {} })).toBe(2);
    expect(said.join()).toContain('--data-set');
  });
});
