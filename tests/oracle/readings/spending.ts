import type { AreaCodes, OracleArea } from '../area-codes.ts';
import { difference, fractionOf, sum, type Fraction } from '../exact-numbers.ts';
import type { MetricReading, ReadFigure } from '../expected-figures.ts';
import { childrenOf } from '../look-up.ts';
import { cellOf, publishedRows, type PublishedRow } from '../published-rows.ts';
import { computed } from './other-publishers.ts';

const SUMMARY = 'RSX_LA_Data_2024-25_data_by_LA.csv';
const SOCIAL_CARE = 'RO3_LA_Data_2024-25_data_by_LA.csv';
const PERIOD = '2024/25';

/** Classes of authorities that answer for children's services; districts, police, fire and the GLA count in the England row only. */
const CLASSES = new Set(['UA', 'MD', 'LB', 'SC']);

const CHILDREN = 'Children Social Care - Total Expenditure (C3 = C1 + C2)';
const ALL_SERVICES = 'Total Service Expenditure - Total Expenditure (C3 = C1 + C2)';
const SOCIAL_CARE_TOTAL = 'TOTAL CHILDREN SOCIAL CARE - Total Expenditure (C3 = C1 + C2)';
const LOOKED_AFTER = "Children's social care - Children Looked After - Total Expenditure (C3 = C1 + C2)";

/** Both sides of the division for one row; `null` for a return that was not received (`[x]`). */
type Sides = (row: PublishedRow, key: string, folder: string) => readonly [count: Fraction | null, denominator: Fraction | null];

function spending(metric: string, decimals: number, file: string, scale: bigint, sides: Sides): MetricReading {
  return {
    metric, decimals, released: '2025-12-04', dimensions: {}, neighbours: 'median',
    figures(folder, areas) {
      const rows = publishedRows(folder, file);
      const authorities = rows.filter((row) => CLASSES.has(cellOf(row, 'Class'))).map((row) => {
        const area = areas.ofCode(cellOf(row, 'ONS Code'));
        return { area, of: sides(row, area.oldCode, folder) };
      });
      const england = areas.ofKey('E92000001');
      const all = rows.filter((row) => cellOf(row, 'Class') === 'Eng').map((row) => ({ area: england, of: sides(row, england.code, folder) }));
      return [...[...all, ...authorities].map(({ area, of }) => figure(area, of, scale)), ...regions(authorities, areas, scale)];
    },
  };
}

type Spent = { readonly area: OracleArea; readonly of: ReturnType<Sides> };

function figure(area: OracleArea, [count, denominator]: ReturnType<Sides>, scale: bigint): ReadFigure {
  if (count && denominator) return computed(area, PERIOD, count, denominator, scale);
  const text = (side: Fraction | null) => (side ? computed(area, PERIOD, side, { over: 1n, under: 1n }, 1n).behind.count : 'x');
  const behind = { count: text(count), denominator: text(denominator) };
  return { area, period: PERIOD, breakdown: {}, reading: { number: null, missing: 'x', published: 'x' }, behind };
}

/** A missing return is missing, never zero, and leaves both sides. London is Inner and Outer London together. */
function regions(authorities: readonly Spent[], areas: AreaCodes, scale: bigint): readonly ReadFigure[] {
  return areas.all().filter(({ level }) => level === 'region').map((region) => {
    const received = authorities.filter(({ area, of: [count, denominator] }) => areas.regionsOf(area).includes(region.code) && count && denominator);
    const [counts, denominators] = [0, 1].map((side) => sum(received.flatMap(({ of }) => of[side] ?? [])));
    if (!counts || !denominators) throw new Error(`Nothing received from ${region.code}.`);
    return computed(region, PERIOD, counts, denominators, scale);
  });
}

function spent(row: PublishedRow, column: string): Fraction | null {
  const text = cellOf(row, column);
  const number = fractionOf(text);
  if (!number && text !== '[x]') throw new Error(`Neither an amount nor [x]: "${text}".`);
  return number;
}

const pounds = ({ over, under }: Fraction): Fraction => ({ over: over * 1000n, under });

export const SPENDING: readonly MetricReading[] = [
  spending('spend-share', 1, SUMMARY, 100n, (row) => [spent(row, CHILDREN), spent(row, ALL_SERVICES)]),
  spending('spend-per-child', 0, SUMMARY, 1n, (row, key, folder) => {
    const thousands = spent(row, CHILDREN);
    return [thousands && pounds(thousands), fractionOf(childrenOf(folder, key, '2024') ?? '')];
  }),
  spending('spend-not-on-care', 1, SOCIAL_CARE, 100n, (row) => {
    const [total, lookedAfter] = [spent(row, SOCIAL_CARE_TOTAL), spent(row, LOOKED_AFTER)];
    return [total && lookedAfter && difference(total, lookedAfter), total];
  }),
];
