import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv, educationFile, population, type InventedRow } from '../../server/figures/import/invented-files.ts';
import { areaOf } from '../../shared/areas/register.ts';
import type { SampleFigures } from '../sample-figures.ts';
import { areasOfTable, ENGLAND, placeOf } from './careful-publisher.ts';
import { DAYS, NEWEST, SHAPES, type TableName, type World } from './random-releases.ts';

/** Children of an area; public, and the same in every release. */
const CHILDREN = 9_000;
const people = (area: string) => (areaOf(area).level === 'LA' ? CHILDREN + Number(area.slice(-2)) * 10 : area === ENGLAND ? CHILDREN * 10 : CHILDREN * 5);

/** The files of one release in the layouts of their publishers, in the order they are loaded in. @returns their paths */
export function writeRelease(world: World, release: number, folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  // No two releases are the same file, whatever chance says: the category says which it is.
  const education = (name: string, rows: readonly InventedRow[]) => file(name, educationFile(rows.map((row) => ({ ...row, category: `Release of ${DAYS[release]}` }))));
  const text = (table: TableName, area: string, period: string, column = 'children') => String(world.number(table, release, placeOf(area, period, column)) ?? 'c');
  return [
    education('b1_children_in_need.csv', rowsOf('in-need').map(({ area, period }) => {
      const count = text('in-need', area, period);
      return { area, period, At31_episodes: count, ...(release === 0 && { At31_episodes_rate: per(count, people(area), 10_000, 0) }) };
    })),
    education('cla_number_and_rate_per_10k_children.csv', (['on-31-march', 'starting'] as const).flatMap((table) => rowsOf(table).map(({ area, period }) => {
      const count = text(table, area, period);
      const type = table === 'starting' ? 'Children starting to be looked after each year' : 'Children looked after on 31 March each year';
      return { area, period, population_type: type, population_estimate: String(people(area)), children_count: count, rate_per_10000: per(count, people(area), 10_000, 0) };
    }))),
    education('d5_cpps_at31march_by_duration.csv', rowsOf('plans').map(({ area, period }) => ({
      area, period, CPP_At31: text('plans', area, period, 'all'), '2_years_or_more': text('plans', area, period, 'two-years'),
      '2_years_or_more_percent': shareIn(world, 'plans', release, area, period, 'two-years'),
    }))),
    education('c4_children_in_need_section_47.csv', rowsOf('enquiries').map(({ area, period }) => (
      { area, period, Section47: text('enquiries', area, period, 'section-47'), ICPC: text('enquiries', area, period, 'conferences') }
    ))),
    file('region_hospital_admissions.csv', injuryFile(world, release, 'region')),
    file('la_hospital_admissions.csv', injuryFile(world, release, 'LA')),
  ];
}

/** The population that rates are computed with. */
export function writePopulation(folder: string): string {
  const path = join(folder, 'ons_mid-year_population_estimates.csv');
  const years = SHAPES['in-need'].periods.map((period) => String(Number(period) - 1));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, population(years.flatMap((period) => areasOfTable(SHAPES['in-need']).map((area) => ({ area, period, people: String(people(area)) })))));
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

function rowsOf(table: TableName): readonly { readonly area: string; readonly period: string }[] {
  const shape = SHAPES[table];
  return shape.periods.flatMap((period) => areasOfTable(shape).map((area) => ({ area, period })));
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
  const own = share(release, world.truth);
  if (own === 'c' || share(NEWEST, world.truth) !== 'c') return own;
  const other = share(release, world.number);
  return other === 'c' ? '77.7' : other;
}

/** The file of the regions, or that of England and the authorities. */
function injuryFile(world: World, release: number, level: 'region' | 'LA'): string {
  const compared = level === 'region' ? 'Compared to Regions (statistical) value or percentiles' : 'Compared to percentiles';
  const rows = SHAPES.injuries.periods.flatMap((period) => areasOfTable(SHAPES.injuries).filter((area) => areaOf(area).level === level || (level === 'LA' && area === ENGLAND)).map((area) => {
    const count = world.number('injuries', release, placeOf(area, period, 'admissions'));
    return injuryRow({ area, period, count: count === null ? '' : String(count), of: people(area), name: `Release of ${DAYS[release]}`, compared, note: count === null ? SUPPRESSED : '' });
  }));
  return csv([Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))]);
}

export const SUPPRESSED = 'Value suppressed for disclosure control due to small count';

interface Injuries {
  readonly area: string;
  readonly period: string;
  /** Empty where it is not there. */
  readonly count: string;
  readonly of: number;
  readonly name: string;
  readonly compared: string;
  readonly note: string;
}

/** A row of a public health profile. */
export function injuryRow({ area, period, count, of, name, compared, note }: Injuries): Readonly<Record<string, string>> {
  const { level } = areaOf(area);
  const rate = (factor: number) => (count === '' ? '' : ((Number(count) / of) * 10_000 * factor).toFixed(4));
  return {
    'Indicator ID': '90284', 'Indicator Name': 'Injuries', 'Parent Code': level === 'England' ? '' : ENGLAND, 'Area Code': area, 'Area Name': name,
    'Area Type': level === 'England' ? 'England' : level === 'region' ? 'Regions (statistical)' : 'Counties & UAs (from Apr 2023)',
    Sex: 'Persons', Age: '<15 yrs', 'Category Type': '', Category: '', 'Time period': period,
    Value: rate(1), 'Lower CI 95.0 limit': rate(0.9), 'Upper CI 95.0 limit': rate(1.1), 'Lower CI 99.8 limit': '', 'Upper CI 99.8 limit': '',
    Count: count, Denominator: String(of), 'Value note': note, [compared]: '',
  };
}
