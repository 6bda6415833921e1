import { areaName, unitText } from '../../shared/format.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { DOMAINS, findPillar, pillarLabel, thenAndNow } from '../../shared/framework/pillars.ts';
import type { Indicator } from '../../shared/framework/types.ts';
import type { Context } from '../context.ts';
import { csvTable, type CsvColumn } from './api-csv.ts';
import { behindColumns, fileName, originColumns, type CsvFile } from './page-csv.ts';
import { groupGround, placesOf, type GroupGround } from './page-group.ts';
import { profileGround, readIn, type ProfileGround } from './page-profile.ts';
import { breakdownText, firstBreakdown, type Place, type Reading } from './page-rows.ts';
import { ownBreakdown } from './page-series.ts';

interface Line {
  readonly indicator: Indicator;
  readonly reading: Reading | null;
  readonly ground: ProfileGround;
}

/**
 * The profile of an area as CSV, one row for each indicator in the catalogue's order, with its source, release, notes
 * and the caveat in the row.
 * @throws Refusal 404 for a code of no area; 400 for an `asAt` that is no day.
 */
export async function profileCsv(ctx: Pick<Context, 'db'>, code: string, query: URLSearchParams): Promise<CsvFile> {
  const ground = await profileGround(ctx, code, query);
  const lines = INDICATORS.map((indicator): Line => ({ indicator, reading: readIn(ground, indicator), ground }));
  return { name: fileName(ground.area.name, 'profile', ground.day), text: csvTable(PROFILE_COLUMNS, lines) };
}

/**
 * One indicator of every area of a group as CSV, all periods, by name and period; the group's region and country last,
 * and its companions' newest figures below, for no indicator is read alone.
 * @throws Refusal 404 for an unknown area or indicator; 400 for an unknown breakdown value or an `asAt` that is no day.
 */
export async function groupCsv(ctx: Pick<Context, 'db'>, code: string, slug: string, query: URLSearchParams): Promise<CsvFile> {
  const ground = await groupGround(ctx, code, slug, query);
  return { name: fileName(ground.area.name, slug, ground.day), text: csvTable(GROUP_COLUMNS, groupLines(ground)) };
}

const PROFILE_COLUMNS: readonly CsvColumn<Line>[] = [
  ['pillar', ({ indicator, ground }) => pillarOf(indicator, ground.day)],
  ['pillarTitle', ({ indicator }) => findPillar(metricOf(indicator.metric).pillar)?.title],
  ['domain', ({ indicator }) => DOMAINS.find(({ slug }) => slug === metricOf(indicator.metric).domain)?.title],
  ...indicatorColumns(({ indicator }: Line) => indicator),
  ['breakdown', ({ indicator, ground }) => breakdownText(metricOf(indicator.metric), ground.area, firstBreakdown(metricOf(indicator.metric)))],
  ['area', ({ ground }) => ground.area.code],
  ['areaName', ({ ground }) => areaName(ground.area.code)],
  ['period', ({ reading }) => reading?.period],
  ['value', ({ reading }) => (reading ? valueOf(reading.own) : null)],
  ['missing', ({ reading }) => (reading ? missingOf(reading.own, reading.joint !== null) : 'not loaded')],
  ['withheldSince', ({ reading }) => reading?.own.figure?.withheldSince],
  ...behindColumns(({ reading }: Line) => reading?.own.figure),
  ['jointReturn', ({ reading }) => reading?.joint?.code],
  ['region', ({ reading }) => reading?.region?.area.name],
  ['regionValue', ({ reading }) => reading?.region && valueOf(reading.region)],
  ['regionMissing', ({ reading }) => reading?.region && missingOf(reading.region)],
  ['neighboursMedian', ({ reading }) => reading?.neighbours?.value],
  ['neighboursMissing', ({ reading }) => reading?.neighbours?.missing],
  ['neighboursWith', ({ reading }) => reading?.neighbours?.with],
  ['neighboursOf', ({ reading }) => reading?.neighbours?.of],
  ['neighbourModel', ({ ground, reading }) => (reading?.neighbours ? ground.neighbours?.title : null)],
  ['country', ({ reading }) => reading?.country && areaName(reading.country.area.code)],
  ['countryValue', ({ reading }) => reading?.country && valueOf(reading.country)],
  ['countryMissing', ({ reading }) => reading?.country && missingOf(reading.country)],
  ...originColumns(({ indicator, reading, ground }: Line) => ({ indicator, edition: reading?.edition ?? null, world: ground.area.world, day: ground.day })),
];

interface GroupLine {
  readonly role: 'group' | 'region' | 'country' | 'companion';
  readonly indicator: Indicator;
  readonly period: string;
  readonly breakdown: string;
  readonly place: Place;
  readonly ground: GroupGround;
}

const GROUP_COLUMNS: readonly CsvColumn<GroupLine>[] = [
  ['role', ({ role }) => role],
  ...indicatorColumns(({ indicator }: GroupLine) => indicator),
  ['breakdown', ({ breakdown, indicator, place }) => breakdownText(metricOf(indicator.metric), place.area, breakdown)],
  ['area', ({ place }) => place.area.code],
  ['areaName', ({ place }) => areaName(place.area.code)],
  ['period', ({ period }) => period],
  ['value', ({ place }) => valueOf(place)],
  ['missing', ({ place }) => missingOf(place)],
  ['withheldSince', ({ place }) => place.figure?.withheldSince],
  ...behindColumns(({ place }: GroupLine) => place.figure),
  ['closeness', ({ role, place, ground }) => (role === 'group' ? ground.neighbours?.neighbours.find(({ area }) => area === place.area.code)?.closeness : null)],
  ...originColumns(({ indicator, ground }: GroupLine) => ({ indicator, edition: ground.editions.get(indicator.metric) ?? null, world: ground.area.world, day: ground.day })),
];

function groupLines(ground: GroupGround): readonly GroupLine[] {
  const { edition, indicator, metric, breakdown } = ground;
  const linesOf = (role: GroupLine['role'], { area, published }: Place): readonly GroupLine[] =>
    (edition?.periods ?? []).map((period) => ({
      role, indicator, period, breakdown, ground,
      place: { area, published, figure: edition?.at(area.code, period, ownBreakdown(metric, area, breakdown)) },
    }));
  const places = edition ? placesOf(edition, ground) : [];
  const around = edition ? aroundOf(ground) : [];
  return [...places.flatMap((place) => linesOf('group', place)), ...around.flatMap(([role, place]) => linesOf(role, place)), ...companionLines(ground)];
}

function aroundOf({ edition, indicator, area }: GroupGround): readonly (readonly ['region' | 'country', Place])[] {
  if (!edition) return [];
  const { region, country, own } = readIn({ area, editions: new Map([[indicator.metric, edition]]), neighbours: null, day: '' }, indicator) ?? {};
  const inRegion = area.level === 'region' ? own : region;
  const inCountry = area.level === 'England' ? own : country;
  return [...(inRegion ? [['region', inRegion] as const] : []), ...(inCountry ? [['country', inCountry] as const] : [])];
}

function companionLines(ground: GroupGround): readonly GroupLine[] {
  return ground.indicator.companions.flatMap(({ indicator: slug }) => {
    const indicator = INDICATORS.find((one) => one.slug === slug);
    const reading = indicator && readIn({ ...ground, neighbours: null }, indicator);
    return reading ? [{ role: 'companion' as const, indicator, period: reading.period, breakdown: reading.breakdown, place: reading.own, ground }] : [];
  });
}

function indicatorColumns<Row>(indicatorIn: (row: Row) => Indicator): readonly CsvColumn<Row>[] {
  return [
    ['indicator', (row) => indicatorIn(row).slug],
    ['title', (row) => indicatorIn(row).shortTitle],
    ['publishedTitle', (row) => metricOf(indicatorIn(row).metric).title],
    ['unit', (row) => unitText(metricOf(indicatorIn(row).metric).unit)],
  ];
}

/** "Outcome 2"; "then Outcome 3, now Outcome 2" on a day when it bore another number. */
function pillarOf({ metric }: Indicator, day: string): string {
  const pillar = findPillar(metricOf(metric).pillar);
  if (!pillar) return '';
  return thenAndNow(pillar, day) ?? pillarLabel(pillar, day);
}

/** A number, or a judgement in the catalogue's word. */
function valueOf({ figure }: Place): number | string | null {
  return figure?.value ?? figure?.category ?? null;
}

/** The publisher's symbol, or why there is no row: never an empty cell beside an empty value. */
function missingOf({ figure, published }: Place, joint = false): string | null {
  if (!published) return 'not published at this level';
  if (figure) return figure.missing;
  return joint ? 'returned together' : 'no row';
}
