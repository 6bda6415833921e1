/**
 * Every figure that the public API and the indicator pages give for the 37 metrics, compared with a second reading of the
 * same files (`expected-figures.ts` says how the two are kept apart). The program is used from outside: files go in by
 * `importPaths`, answers come out of the API, and, for a release that is no longer shown, out of its tables.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerChanges, answerFigures, answerMetrics, answerReleases } from '../../server/figures/api.ts';
import { importPaths } from '../../server/figures/import/index.ts';
import { seedSandbox } from '../../server/sandbox/seed.ts';
import type { Database } from '../../server/db.ts';
import { testDatabase } from '../database.ts';
import { publishedData } from '../published-data.ts';
import { AreaCodes } from './area-codes.ts';
import { asJson, compareFigures, compareNeighbours, type Comparison } from './compare-cells.ts';
import { changesAnswer } from './compare-changes.ts';
import { expectedFigures } from './expected-figures.ts';
import { expectedNeighbourFigures, neighbourModel, reportsJointly } from './expected-neighbours.ts';
import { walkPages } from './page-walk.ts';
import { EARLIER_READINGS, METRIC_READINGS } from './metric-readings.ts';

const data = publishedData();

describe.skipIf(!data)('the API and the pages compared with a second reading of the published files', () => {
  const folder = join(data ?? '', 'published');
  const earlier = join(data ?? '', 'earlier-releases', '2024');
  let db: Database;
  let areas: AreaCodes;

  beforeAll(async () => {
    db = await testDatabase();
    areas = new AreaCodes(folder);
    // The invented region is there too: any figure of it among the real ones would be one too many.
    await seedSandbox(db, (email) => `password of ${email}`);
    await importPaths(db, [folder], {});
  });

  it('stands beside an invented region with figures of every metric compared', async () => {
    const { rows } = await db.pool.query<{ metric: string }>(
      `SELECT DISTINCT metric FROM edition JOIN figure ON figure.edition_id = edition.id WHERE invented`,
    );
    expect(rows.map(({ metric }) => metric)).toEqual(expect.arrayContaining(METRIC_READINGS.map(({ metric }) => metric)));
  });

  const ask = async (metric: string, query = '', accept = 'application/json'): Promise<string> => {
    const url = `http://127.0.0.1/api/v1/metrics/${metric}/figures${query}`;
    const answer = await answerFigures(db, new Request(url, { headers: { Accept: accept } }), metric);
    expect(answer.status, answer.body.slice(0, 500)).toBe(200);
    return answer.body;
  };

  it('reads the metrics of the table, all of them', () => {
    expect(new Set(METRIC_READINGS.map(({ metric }) => metric)).size).toBe(37);
  });

  it('lists the metrics with the periods and breakdowns of the files', async () => {
    const { metrics } = JSON.parse((await answerMetrics(db, new Request('http://127.0.0.1/api/v1/metrics'))).body) as { metrics: ListedMetric[] };
    const listed = new Map(metrics.map((one) => [one.metric, [one.decimals, one.periods, one.release?.published, one.breakdowns.map(({ name, values }) => [name, values])]]));
    const expected = METRIC_READINGS.map((reading) => {
      const periods = [...new Set(expectedFigures(reading, folder, areas).map(({ period }) => period))].sort();
      return [reading.metric, [reading.decimals, periods, reading.released, Object.entries(reading.dimensions)]] as const;
    });
    expect(listed).toEqual(new Map(expected));
  });

  it('counts every figure of a first release as added', async () => {
    const { releases } = JSON.parse((await answerReleases(db, new Request('http://127.0.0.1/api/v1/releases'))).body) as { releases: { id: string }[] };
    const counted = new Map<string, number | undefined>();
    for (const { id } of releases) {
      const url = `http://127.0.0.1/api/v1/releases/${encodeURIComponent(id)}/changes`;
      const said = changesAnswer((await answerChanges(db, new Request(url), id)).body);
      for (const { metric, before, counts } of said.metrics) if (before === null) counted.set(metric, counts.added);
    }
    expect(counted).toEqual(new Map(METRIC_READINGS.map((reading) => [reading.metric, expectedFigures(reading, folder, areas).length])));
  });

  it.each(METRIC_READINGS.map((reading) => [reading.metric, reading] as const))('%s: every cell', async (metric, reading) => {
    const expected = expectedFigures(reading, folder, areas);
    report(metric, 'figures', compareFigures(reading, expected, await ask(metric)));
  });

  it.each(METRIC_READINGS.map((reading) => [reading.metric, reading] as const))('%s: every cell of the CSV', async (metric, reading) => {
    const expected = expectedFigures(reading, folder, areas);
    report(metric, 'figures of the CSV', compareFigures(reading, expected, asJson(await ask(metric, '', 'text/csv'))));
  });

  it.each(METRIC_READINGS.map((reading) => [reading.metric, reading] as const))('%s: every median of neighbours', async (metric, reading) => {
    const model = neighbourModel(folder, areas);
    const figures = expectedFigures(reading, folder, areas);
    const expected = expectedNeighbourFigures(reading, figures, model);
    const query = [...model.keys()].map(({ code }) => `area=neighbours-of:${code}`).join('&');
    const without = new Set([...reportsJointly(figures)].map((old) => `neighbours-of:${areas.ofKey(old).code}`));
    report(metric, 'medians', compareNeighbours(reading, expected, without, await ask(metric, `?${query}`)));
  });

  it.each(METRIC_READINGS.map((reading) => [reading.metric, reading] as const))('%s: the pages of every area', async (metric, reading) => {
    report(metric, 'figures on pages', await walkPages({ db, folder, areas }, reading));
  });

  it.each([
    ['383', 'E08000035'],
    ['E08000016', 'E08000038'],
    ['E10000002', 'E06000060'],
    ['835', 'E10000009'],
    ['314 / 318', 'E09000021 / E09000027'],
    ['E06000061 / E06000062', 'E06000061 / E06000062'],
  ])('finds %s by any code it has had', async (asked, newest) => {
    const { figures } = JSON.parse(await ask('sw-caseload', `?area=${encodeURIComponent(asked)}`)) as { figures: { area: string }[] };
    expect(new Set(figures.map(({ area }) => area))).toEqual(new Set([newest]));
  });

  it.each([
    ['an LA that has ended', '909'],
    ['a region', 'E12000003'],
    ['England', 'E92000001'],
    ['a joint return', 'E09000021 / E09000027'],
  ])('knows no neighbours of %s', async (_, code) => {
    const url = `http://127.0.0.1/api/v1/metrics/care-rate/figures?area=${encodeURIComponent(`neighbours-of:${code}`)}`;
    expect((await answerFigures(db, new Request(url), 'care-rate')).status).toBe(404);
  });

  it('keeps the earlier release as it was published, and goes on showing the newest', async () => {
    await importPaths(db, [earlier], {});
    for (const reading of EARLIER_READINGS) {
      report(reading.metric, 'figures of 2024', await compareTables(reading));
    }
    for (const reading of METRIC_READINGS.filter(({ metric }) => EARLIER_READINGS.some((earlierOne) => earlierOne.metric === metric))) {
      report(reading.metric, 'figures, asked again', compareFigures(reading, expectedFigures(reading, folder, areas), await ask(reading.metric)));
    }
  });

  async function compareTables(reading: (typeof EARLIER_READINGS)[number]): Promise<Comparison> {
    const { rows } = await db.pool.query<{ place: string; said: string }>(
      `SELECT figure.area || ' ' || figure.period AS place,
              concat_ws('|', coalesce(trim_scale(figure.value)::text, '-'), coalesce(figure.missing, '-'), figure.published) AS said
         FROM figure
         JOIN edition ON edition.id = figure.edition_id
         JOIN release ON release.id = edition.release_id
        WHERE edition.metric = $1 AND release.published = $2 AND NOT edition.invented`,
      [reading.metric, reading.released],
    );
    const inTables = new Map(rows.map(({ place, said }) => [place, said]));
    const expected = expectedFigures(reading, earlier, areas);
    const differences: string[] = [];
    for (const { area, period, value, missing, published } of expected) {
      const place = `${area.code} ${period}`;
      const should = `${value ?? '-'}|${missing ?? '-'}|${published}`;
      const says = inTables.get(place) ?? 'nothing';
      if (says !== should) differences.push(`${reading.metric} ${place}: should be ${should}, the tables say ${says}`);
    }
    if (rows.length !== expected.length) differences.push(`${reading.metric}: ${expected.length} rows expected, ${rows.length} found`);
    return { compared: expected.length, differences };
  }
});

interface ListedMetric {
  readonly metric: string;
  readonly decimals: number;
  readonly periods: readonly string[];
  readonly release: { readonly published: string } | null;
  readonly breakdowns: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** Says how much was compared, and fails with the first differences. */
function report(metric: string, what: string, { compared, differences }: Comparison): void {
  console.info(`${metric}: ${compared} ${what} compared, ${differences.length} differ`);
  expect(differences.slice(0, 20), `${differences.length} of ${compared} ${what} differ`).toEqual([]);
}
