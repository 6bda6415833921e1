import type { AreaCodes, OracleArea } from '../area-codes.ts';
import { fractionOf, rate, sum, type Fraction } from '../exact-numbers.ts';
import { readCell, type MetricReading, type ReadFigure } from '../expected-figures.ts';
import { cellOf, publishedRows, type PublishedRow } from '../published-rows.ts';

const INJURIES = 'la_hospital_admissions_2324.csv';
const REGIONAL_INJURIES = 'region_hospital_admissions_2324.csv';
const AUTHORITIES = 'Counties & UAs (from Apr 2023)';

/** Rows of the metric: of persons of all categories together, and of one kind of area. England stands twice, with the same figures. */
function injuryRows(folder: string, file: string, kind: string): readonly PublishedRow[] {
  const rows = publishedRows(folder, file).filter(
    (row) => cellOf(row, 'Sex') === 'Persons' && cellOf(row, 'Category') === '' && cellOf(row, 'Area Type') === kind,
  );
  const places = new Map(rows.map((row) => [`${cellOf(row, 'Area Code')} ${cellOf(row, 'Time period')}`, row]));
  for (const row of rows) {
    const other = places.get(`${cellOf(row, 'Area Code')} ${cellOf(row, 'Time period')}`);
    if (!other || ['Value', 'Count', 'Denominator'].some((column) => other[column] !== row[column])) throw new Error(`${file} contradicts itself.`);
  }
  return [...places.values()];
}

/** A blank Value is not available, for the reason in its note; then count and denominator are blank too. */
function injuryFigure(row: PublishedRow, areas: AreaCodes): ReadFigure {
  const [published, lower, upper] = ['Value', 'Lower CI 95.0 limit', 'Upper CI 95.0 limit'].map((column) => cellOf(row, column));
  if (published === undefined || lower === undefined || upper === undefined) throw new Error('No value.');
  if (published === '' && cellOf(row, 'Value note') === '') throw new Error('A blank value without a note.');
  const [count, denominator] = [cellOf(row, 'Count') || 'x', cellOf(row, 'Denominator') || 'x'];
  return {
    area: areas.ofCode(cellOf(row, 'Area Code')),
    period: cellOf(row, 'Time period'),
    breakdown: {},
    reading: published === '' ? { number: null, missing: 'x', published } : readCell(published),
    behind: { count, denominator },
    ...(lower === '' ? {} : { limits: [lower, upper] as const }),
  };
}

const injuryAdmissions: MetricReading = {
  metric: 'injury-admissions-rate',
  decimals: 0,
  released: '2025-02-01',
  dimensions: {},
  neighbours: 'median of unrounded',
  figures(folder, areas) {
    const figuresOf = (file: string, kind: string) => injuryRows(folder, file, kind).map((row) => injuryFigure(row, areas));
    const authorities = figuresOf(INJURIES, AUTHORITIES);
    const londons = ['E13000001', 'E13000002'].flatMap((code) => {
      const inside = authorities.filter(({ area }) => areas.regionsOf(area).includes(code));
      return [...new Set(inside.map(({ period }) => period))].map((period) => {
        const counted = inside.filter((figure) => figure.period === period && fractionOf(figure.behind.count ?? ''));
        const [count, denominator] = [sumOf(counted.map(({ behind }) => behind.count)), sumOf(counted.map(({ behind }) => behind.denominator))];
        return computed(areas.ofCode(code), period, count, denominator, 10_000n);
      });
    });
    return [...figuresOf(INJURIES, 'England'), ...figuresOf(REGIONAL_INJURIES, 'Regions (statistical)'), ...authorities, ...londons];
  },
};

/** The sum of cells that are all numbers. */
export function sumOf(cells: readonly (string | null)[]): Fraction {
  return sum(cells.map((cell) => {
    const number = fractionOf(cell ?? '');
    if (!number) throw new Error(`No number: "${cell ?? ''}".`);
    return number;
  }));
}

/** `count / denominator × scale` with what stands behind it; no published text, since nobody published it. */
export function computed(area: OracleArea, period: string, count: Fraction, denominator: Fraction, scale: bigint): ReadFigure {
  return {
    area, period, breakdown: {},
    reading: { number: rate(count, denominator, scale), missing: null, published: '' },
    behind: { count: fractionText(count), denominator: fractionText(denominator) },
  };
}

/** Enough digits for what a file says. Numbers are compared by value: see `sameAmount`. */
function fractionText({ over, under }: Fraction): string {
  const whole = over / under;
  const rest = ((over % under) * 10n ** 12n) / under;
  return rest === 0n ? String(whole) : `${whole}.${String(rest).padStart(12, '0')}`;
}

const LEADERS = 'The impact of leaders on social work practice with children and families';
const AS_AT = 'LA_Inspection_Outcomes_as_at_31_March_2025.Inspections_as_at_31_March.csv';
const HISTORY = 'LA_Inspection_Outcomes_as_at_31_March_2025.ILACS_inspection_history.csv';
const JUDGEMENTS: Readonly<Record<string, string>> = {
  Outstanding: 'outstanding', Good: 'good', 'Requires improvement to be good': 'requires-improvement', Inadequate: 'inadequate',
};

/**
 * What Ofsted says of each LA of the day, as at 31 March: the sheet of the newest year; for the years before, the latest
 * inspection of the history that began by that day. Read so, the history gives the sheet of 2025: `historyAsAt` is
 * checked against it.
 */
export function historyAsAt(folder: string, areas: AreaCodes, year: string): ReadonlyMap<OracleArea, string> {
  const latest = new Map<OracleArea, { began: string; said: string }>();
  for (const row of publishedRows(folder, HISTORY)) {
    const area = areas.ofCode(cellOf(row, 'Local authority area code'));
    const began = cellOf(row, 'Inspection date').slice(0, 10);
    if (began <= `${year}-03-31` && began > (latest.get(area)?.began ?? '')) latest.set(area, { began, said: cellOf(row, LEADERS) });
  }
  return new Map([...latest].map(([area, { said }]) => [area, said]));
}

export function sheetAsAt(folder: string, areas: AreaCodes): ReadonlyMap<OracleArea, string> {
  return new Map(publishedRows(folder, AS_AT).map((row) => [areas.ofCode(cellOf(row, 'Local authority area code')), cellOf(row, LEADERS)]));
}

/** The LAs that there were in a reporting year, as the children-in-need file lists them. */
function authoritiesOf(folder: string, areas: AreaCodes, year: string): readonly OracleArea[] {
  return publishedRows(folder, 'b1_children_in_need_2013_to_2025.csv')
    .filter((row) => cellOf(row, 'time_period') === year && cellOf(row, 'geographic_level') === 'Local authority')
    .map((row) => areas.ofRow(row));
}

const leadership: MetricReading = {
  metric: 'ofsted-leadership',
  decimals: 0,
  released: '2025-09-25',
  dimensions: { judgement: Object.values(JUDGEMENTS) },
  neighbours: 'judgements',
  figures: (folder, areas) =>
    ['2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025'].flatMap((period) => {
      const said = period === '2025' ? sheetAsAt(folder, areas) : historyAsAt(folder, areas, period);
      const authorities = authoritiesOf(folder, areas, period);
      const ofAuthorities = authorities.map((area) => {
        const published = said.get(area) ?? '';
        const judgement = JUDGEMENTS[published];
        if (judgement) return { area, period, breakdown: {}, judgement, published };
        return { area, period, breakdown: {}, reading: { number: null, missing: 'x', published }, behind: { count: null, denominator: null } };
      });
      const counts = areas.all().filter(({ level }) => level !== 'LA').flatMap((area) =>
        Object.entries(JUDGEMENTS).map(([published, judgement]) => {
          const inside = authorities.filter((one) => area.level === 'England' || areas.regionsOf(one).includes(area.code));
          const number = { over: BigInt(inside.filter((one) => said.get(one) === published).length), under: 1n };
          return { area, period, breakdown: { judgement }, reading: { number, missing: null, published: '' }, behind: { count: null, denominator: null } };
        }),
      );
      return [...ofAuthorities, ...counts];
    }),
};

export const OTHER_PUBLISHERS: readonly MetricReading[] = [injuryAdmissions, leadership];
