import { closeSync, openSync, writeSync } from 'node:fs';
import Papa from 'papaparse';
import { tidyHeader } from './check-meta.ts';
import type { EesClient } from './client.ts';
import type { Meta, QueryResult } from './shapes.ts';
import { FetchRefused, oneLine } from './trouble.ts';

const PAGE_SIZE = 10_000;
/** Ten million rows; the largest published file we read has half a million. */
const MOST_PAGES = 1_000;

/** Codes of time → the words of `time_identifier`. */
const IDENTIFIERS: Readonly<Record<string, string>> = { RY: 'Reporting year', AY: 'Academic year', FY: 'Financial year', CY: 'Calendar year' };

/**
 * Reads a data set page by page through the API's query and writes it to `path` as the CSV that its publisher gives:
 * labels for ids, values and symbols as they are.
 * @returns what the service warns of. @throws FetchRefused when rows are missing, doubled, or of no known thing.
 */
export async function queryToFile(client: EesClient, id: string, version: string, meta: Meta, path: string, onRows: (rows: number, total: number) => void): Promise<readonly string[]> {
  const toCells = cellsOf(meta);
  const file = openSync(path, 'w');
  const warnings = new Set<string>();
  let rows = 0;
  let expected: number | undefined;
  try {
    writeSync(file, csvText([tidyHeader(meta)]));
    for (let page = 1; page <= MOST_PAGES; page++) {
      const answer = await client.query(id, version, { indicators: meta.indicators.map((indicator) => indicator.id), sorts: sortsOf(meta), page, pageSize: PAGE_SIZE });
      const { totalResults, totalPages } = answer.paging;
      expected ??= totalResults;
      if (totalResults !== expected) throw new FetchRefused(`the data set changed while it was read: ${expected} rows at first, ${totalResults} on page ${page}. Try again.`);
      for (const { message } of answer.warnings ?? []) warnings.add(oneLine(message));
      if (answer.results.length > 0) writeSync(file, csvText(answer.results.map(toCells)));
      rows += answer.results.length;
      onRows(rows, expected);
      if (page >= totalPages || answer.results.length === 0) break;
    }
  } finally {
    closeSync(file);
  }
  if (rows !== expected) throw new FetchRefused(`the query gave ${rows} rows where it says there are ${expected ?? 0}.`);
  return [...warnings];
}

/** An order in which no two rows are equal, so that no row is on two pages and none on no page. */
function sortsOf({ filters, locations }: Meta): object[] {
  const levels = new Set(locations.map(({ level }) => level.code));
  return [
    { field: 'timePeriod', direction: 'Desc' },
    { field: 'geographicLevel', direction: 'Asc' },
    ...[...levels].filter((level) => level !== 'NAT').map((level) => ({ field: `location|${level}`, direction: 'Asc' })),
    ...filters.map((filter) => ({ field: `filter|${filter.id}`, direction: 'Asc' })),
  ];
}

function csvText(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows as string[][], { newline: '\n' })}\n`;
}

/** How a result becomes the cells of a row, in the order of the header. */
function cellsOf(meta: Meta): (result: QueryResult) => string[] {
  const levels = new Map(meta.geographicLevels.map(({ code, label }) => [code, label]));
  const places = new Map(meta.locations.map(({ level, options }) => [level.code, new Map(options.map((option) => [option.id, option]))]));
  const filters = meta.filters.map(({ id, column, options }) => ({ id, column, labels: new Map(options.map((option) => [option.id, option.label])) }));
  const [onlyCountry, ...moreCountries] = places.get('NAT')?.values() ?? [];
  const country = moreCountries.length === 0 ? onlyCountry : undefined;
  return ({ timePeriod, geographicLevel, locations, filters: chosen, values }) => {
    const place = (level: string) => {
      const id = locations[level];
      return id === undefined ? undefined : known(places.get(level)?.get(id), `location ${level} ${id}`);
    };
    const [nation, region, authority] = [place('NAT') ?? country, place('REG'), place('LA')];
    return [
      ...timeOf(timePeriod),
      known(levels.get(geographicLevel), `geographic level ${geographicLevel}`),
      nation?.code ?? '', nation?.label ?? '', region?.code ?? '', region?.label ?? '',
      authority?.oldCode ?? '', authority?.label ?? '', authority?.code ?? '',
      ...filters.map(({ id, column, labels }) => known(labels.get(known(chosen[id], `value of ${column}`)), `option ${chosen[id] ?? ''} of ${column}`)),
      ...meta.indicators.map(({ id, column }) => known(values[id], `value of ${column}`)),
    ];
  };
}

/** `2025` and "Reporting year", `202425` and "Academic year". */
function timeOf({ code, period }: QueryResult['timePeriod']): [string, string] {
  const identifier = known(IDENTIFIERS[code], `kind of year ${code}`);
  const years = /^(\d{4})(?:\/(?:\d\d)?(\d\d))?$/.exec(period);
  if (!years) throw new FetchRefused(`expected a period such as 2025 or 2024/2025, found "${oneLine(period, 40)}".`);
  return [`${years[1]!}${years[2] ?? ''}`, identifier];
}

function known<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new FetchRefused(`a row of the query has no ${oneLine(what, 80)} that the data set's description knows.`);
  return thing;
}
