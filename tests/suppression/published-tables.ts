import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { areaOf } from '../../shared/areas/register.ts';
import type { SampleFigures } from '../sample-figures.ts';
import { areasOfTable, ENGLAND, placeOf, regionOf } from './careful-publisher.ts';
import { DAYS, NEWEST, SHAPES, type TableName, type World } from './random-releases.ts';

/** Children of an area; public, and the same in every release. */
const CHILDREN = 9_000;
const people = (area: string) => (areaOf(area).level === 'LA' ? CHILDREN + Number(area.slice(-2)) * 10 : area === ENGLAND ? CHILDREN * 10 : CHILDREN * 5);

type Row = Readonly<Record<string, string | number>>;

/** The files of one release in the layouts of their publishers, in the order they are loaded in. @returns their paths */
export function writeRelease(world: World, release: number, folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const file = (name: string, rows: readonly Row[]) => {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const cell = (text: string | number) => (/[",]/.test(String(text)) ? `"${String(text).replaceAll('"', '""')}"` : String(text));
    const path = join(folder, name);
    writeFileSync(path, [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => `${cells.map(cell).join(',')}\n`).join(''));
    return path;
  };
  const text = (table: TableName, area: string, period: string, column = 'children') => String(world.number(table, release, placeOf(area, period, column)) ?? 'c');
  return [
    file('b1_children_in_need.csv', rowsOf('in-need').map(({ area, period, start }) => {
      const count = text('in-need', area, period);
      return { ...start, category: 'Children in need', At31_episodes: count, ...(release === 0 && { At31_episodes_rate: per(count, people(area), 10_000, 0) }) };
    })),
    file('cla_number_and_rate_per_10k_children.csv', (['on-31-march', 'starting'] as const).flatMap((table) => rowsOf(table).map(({ area, period, start }) => {
      const count = text(table, area, period);
      const type = table === 'starting' ? 'Children starting to be looked after each year' : 'Children looked after on 31 March each year';
      return { ...start, population_type: type, population_estimate: people(area), children_count: count, rate_per_10000: per(count, people(area), 10_000, 0) };
    }))),
    file('d5_cpps_at31march_by_duration.csv', rowsOf('plans').map(({ area, period, start }) => {
      const [all, long] = [text('plans', area, period, 'all'), text('plans', area, period, 'two-years')];
      return { ...start, category: 'Plans', CPP_At31: all, '2_years_or_more': long, '2_years_or_more_percent': shareIn(world, 'plans', release, area, period, 'two-years') };
    })),
    file('c4_children_in_need_section_47.csv', rowsOf('enquiries').map(({ area, period, start }) => (
      { ...start, category: 'Enquiries', Section47: text('enquiries', area, period, 'section-47'), ICPC: text('enquiries', area, period, 'conferences') }
    ))),
    file('region_hospital_admissions.csv', injuryRows(world, release, 'region')),
    file('la_hospital_admissions.csv', injuryRows(world, release, 'LA')),
  ];
}

/** The population that rates are computed with. */
export function writePopulation(folder: string): string {
  const path = join(folder, 'ons_mid-year_population_estimates.csv');
  const years = SHAPES['in-need'].periods.map((period) => String(Number(period) - 1));
  const rows = years.flatMap((year) => areasOfTable(SHAPES['in-need']).map((area) => ({ ...startOf(area, year), age_group: 'Children aged 0 to 17 years', population_estimate: people(area) })));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map((cells) => `${cells.join(',')}\n`).join(''));
  return path;
}

/** The table that is put straight into the database: figures of `placement-type-share`, with counts and their total. */
export function placementFigures(world: World, release: number): SampleFigures {
  const figures: Record<string, SampleFigures[string]> = {};
  for (const { area, period } of rowsOf('placements')) {
    for (const column of SHAPES.placements.columns.slice(1)) {
      const share = shareIn(world, 'placements', release, area, period, column);
      const [count, all] = [column, 'all'].map((one) => String(world.number('placements', release, placeOf(area, period, one)) ?? 'c'));
      figures[`${area}|${period}|placement=${column}`] = share === 'c' ? 'c' : { is: Math.round(Number(share)), exact: share, count, denominator: all };
    }
  }
  return figures;
}

function rowsOf(table: TableName): readonly { readonly area: string; readonly period: string; readonly start: Row }[] {
  const shape = SHAPES[table];
  return shape.periods.flatMap((period) => areasOfTable(shape).map((area) => ({ area, period, start: startOf(area, period) })));
}

function startOf(area: string, period: string): Row {
  const { level, localCode = '' } = areaOf(area);
  const start = { time_period: period, time_identifier: 'Reporting year', country_code: ENGLAND };
  if (level === 'England') return { ...start, geographic_level: 'National', region_code: '', old_la_code: '', new_la_code: '' };
  if (level === 'region') return { ...start, geographic_level: 'Regional', region_code: area, old_la_code: '', new_la_code: '' };
  return { ...start, geographic_level: 'Local authority', region_code: regionOf(area), old_la_code: localCode, new_la_code: area };
}

function per(count: string, of: number, times: number, decimals: number): string {
  return count === 'c' ? 'c' : ((Number(count) / of) * times).toFixed(decimals);
}

/**
 * A share with its whole: nothing of nobody knows how many can be shown, any other share of a hidden whole cannot. In
 * an older release the share is of the true world's numbers where the newest shows it: it is no hidden number.
 */
function shareIn(world: World, table: 'plans' | 'placements', release: number, area: string, period: string, column: string): string {
  const share = (of: number, number: World['number']): string => {
    const [count, all] = [column, 'all'].map((one) => number(table, of, placeOf(area, period, one)));
    if (count === null || (all === null && count !== 0)) return 'c';
    return count === 0 || !all ? '0' : Math.min(99.9, (count! / all) * 100).toFixed(1);
  };
  const now = share(NEWEST, world.number);
  return share(release, now === 'c' || release === NEWEST ? world.number : world.truth);
}

function injuryRows(world: World, release: number, level: 'region' | 'LA'): readonly Row[] {
  return SHAPES.injuries.periods.flatMap((period) => areasOfTable(SHAPES.injuries).filter((area) => areaOf(area).level === level || (level === 'LA' && area === ENGLAND)).map((area): Row => {
    const count = world.number('injuries', release, placeOf(area, period, 'admissions'));
    const rate = count === null ? null : (count / people(area)) * 10_000;
    const type = area === ENGLAND ? 'England' : level === 'region' ? 'Regions (statistical)' : 'Counties & UAs (from Apr 2023)';
    return {
      'Indicator ID': 90284, 'Indicator Name': 'Injuries', 'Parent Code': area === ENGLAND ? '' : ENGLAND, 'Area Code': area, 'Area Name': area, 'Area Type': type,
      Sex: 'Persons', Age: '<15 yrs', 'Category Type': '', Category: '', 'Time period': period,
      Value: rate?.toFixed(4) ?? '', 'Lower CI 95.0 limit': rate === null ? '' : (rate * 0.9).toFixed(4), 'Upper CI 95.0 limit': rate === null ? '' : (rate * 1.1).toFixed(4),
      'Lower CI 99.8 limit': '', 'Upper CI 99.8 limit': '', Count: count ?? '', Denominator: people(area),
      'Value note': count === null ? 'Value suppressed for disclosure control due to small count' : '',
      [level === 'region' ? 'Compared to Regions (statistical) value or percentiles' : 'Compared to percentiles']: '',
    };
  }));
}

/** A day's releases come out together. */
export const dayOf = (release: number): string => DAYS[release] ?? '';
