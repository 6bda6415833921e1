import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { OracleArea } from './area-codes.ts';
import type { Breakdown, ExpectedFigure, MetricReading } from './expected-figures.ts';
import type { ExpectedNeighbourFigure } from './expected-neighbours.ts';

/** What was compared, and every place where the two readings differ, as a sentence each. */
export interface Comparison {
  readonly compared: number;
  readonly differences: readonly string[];
}

const item = {
  metric: z.string(),
  area: z.string(),
  areaName: z.string().min(1),
  period: z.string(),
  breakdown: z.record(z.string(), z.string()),
  value: z.number().nullable(),
  missing: z.string().nullable(),
  category: z.string().nullable().optional(),
  release: z.strictObject({ id: z.string(), published: z.string() }),
};
const figureAnswer = z.object({
  figures: z.array(
    z.strictObject({
      ...item,
      level: z.enum(['England', 'region', 'LA']),
      published: z.string(),
      count: z.number().nullable(),
      countMissing: z.string().optional(),
      denominator: z.number().nullable(),
      denominatorMissing: z.string().optional(),
      confidence: z.strictObject({ lower: z.number(), upper: z.number(), level: z.literal(95) }).nullable().optional(),
      withheldSince: z.string().optional(),
    }),
  ),
});
const neighbourAnswer = z.object({
  figures: z.array(
    z.strictObject({ ...item, level: z.literal('neighbours'), with: z.number(), of: z.number(), model: z.string() }),
  ),
});

/** Compares the whole answer of one metric with the expected figures, cell by cell, its order included. */
export function compareFigures(reading: MetricReading, expected: readonly ExpectedFigure[], body: string): Comparison {
  const { figures } = figureAnswer.parse(JSON.parse(body));
  const differences = new Differences(reading);
  const answered = differences.byPlace(figures);
  for (const figure of expected) {
    const got = differences.take(answered, figure.area.code, figure);
    if (!got) continue;
    differences.says(figure, figure.area.code, 'value', figure.value, textOf(got.value));
    differences.says(figure, figure.area.code, 'missing', figure.missing, got.missing);
    differences.says(figure, figure.area.code, 'published', figure.published, got.published);
    differences.says(figure, figure.area.code, 'level', figure.area.level, got.level);
    differences.says(figure, figure.area.code, 'category', figure.category, got.category ?? null);
    differences.says(figure, figure.area.code, 'count', amountText(figure.behind.count), sideText(got.count, got.countMissing));
    differences.says(figure, figure.area.code, 'denominator', amountText(figure.behind.denominator), sideText(got.denominator, got.denominatorMissing));
    const limits = got.confidence ? `${got.confidence.lower} to ${got.confidence.upper}` : null;
    differences.says(figure, figure.area.code, 'confidence', figure.limits && figure.limits.join(' to '), limits);
    differences.says(figure, figure.area.code, 'withheldSince', figure.withheldSince, got.withheldSince ?? null);
    if (!sameName(figure.area, got.areaName)) differences.says(figure, figure.area.code, 'areaName', [...figure.area.names][0] ?? '', got.areaName);
  }
  differences.left(answered);
  differences.order(figures);
  return { compared: expected.length, differences: differences.found };
}

/** The same for the medians of neighbours. An LA in `without` may have items, but none with a number. */
export function compareNeighbours(
  reading: MetricReading,
  expected: readonly ExpectedNeighbourFigure[],
  without: ReadonlySet<string>,
  body: string,
): Comparison {
  const { figures } = neighbourAnswer.parse(JSON.parse(body));
  const differences = new Differences(reading);
  const medianless = figures.filter(({ area }) => without.has(area));
  for (const figure of medianless) differences.says(figure, figure.area, 'value', null, textOf(figure.value));
  const answered = differences.byPlace(figures.filter(({ area }) => !without.has(area)));
  for (const figure of expected) {
    const code = `neighbours-of:${figure.area.code}`;
    const got = differences.take(answered, code, figure);
    if (!got) continue;
    differences.says(figure, code, 'value', figure.value, textOf(got.value));
    differences.says(figure, code, 'missing', figure.missing, got.missing);
    differences.says(figure, code, 'with', figure.with, got.with);
    differences.says(figure, code, 'of', figure.of, got.of);
  }
  differences.left(answered);
  return { compared: expected.length, differences: differences.found };
}

/** A CSV answer in the shape of the JSON one: `breakdown.<name>` and `release.<name>` go back inside. */
export function asJson(csv: string): string {
  const rows: Readonly<Record<string, string>>[] = parse(csv, { bom: true, columns: true });
  const figures = rows.map((row) => {
    const inside = (name: string) =>
      Object.fromEntries(
        Object.entries(row).flatMap(([key, text]) => (key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), text]] : [])),
      );
    const outside = Object.fromEntries(Object.entries(row).filter(([key]) => !key.includes('.')));
    return {
      ...withoutEmpty(outside), published: row.published, breakdown: withoutEmpty(inside('breakdown')), value: numberOf(row.value), missing: row.missing || null,
      count: numberOf(row.count), denominator: numberOf(row.denominator), release: inside('release'), confidence: confidenceOf(inside('confidence')),
    };
  });
  return JSON.stringify({ figures });
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text);
}

function confidenceOf({ lower, upper, level }: Readonly<Record<string, string>>): object | null {
  return lower ? { lower: numberOf(lower), upper: numberOf(upper), level: numberOf(level) } : null;
}

function withoutEmpty(cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));
}

/** A count as one text: the number or the symbol. */
function sideText(value: number | null, missing: string | undefined): string | null {
  return value === null ? (missing ?? null) : digits(value);
}

export function amountText(cell: string | null): string | null {
  return cell !== null && /^\d/.test(cell) ? digits(Number(cell)) : cell;
}

/** The spreadsheets' cells are written with the noise of a binary number (16878876.029169999): fifteen digits are what they say. */
function digits(value: number): string {
  return String(Number(value.toPrecision(15)));
}

interface Place {
  readonly period: string;
  readonly breakdown: Breakdown;
}
interface Answered extends Place {
  readonly area: string;
  readonly metric: string;
  readonly release: { readonly id: string; readonly published: string };
}

class Differences {
  readonly found: string[] = [];
  private readonly reading: MetricReading;

  constructor(reading: MetricReading) {
    this.reading = reading;
  }

  says(place: Place, area: string, what: string, expected: string | number | null, answered: string | number | null): void {
    if (expected === answered) return;
    this.found.push(`${this.name(place, area)}: ${what} should be ${JSON.stringify(expected)}, the answer says ${JSON.stringify(answered)}`);
  }

  /** The answer's items by place, each also checked for what all of one metric have in common. */
  byPlace<T extends Answered>(items: readonly T[]): Map<string, T> {
    const places = new Map<string, T>();
    const { metric, released } = this.reading;
    for (const one of items) {
      this.says(one, one.area, 'metric', metric, one.metric);
      this.says(one, one.area, 'release.published', released, one.release.published);
      this.says(one, one.area, 'release.id', items[0]?.release.id ?? '', one.release.id);
      const name = this.name(one, one.area);
      if (places.has(name)) this.found.push(`${name}: answered twice`);
      places.set(name, one);
    }
    return places;
  }

  take<T>(answered: Map<string, T>, area: string, place: Place): T | undefined {
    const name = this.name(place, area);
    const got = answered.get(name);
    answered.delete(name);
    if (!got) this.found.push(`${name}: not in the answer`);
    return got;
  }

  left(answered: ReadonlyMap<string, unknown>): void {
    for (const name of answered.keys()) this.found.push(`${name}: in the answer, not expected`);
  }

  /** Area, period, breakdown: the last in the order of the table of metrics. */
  order(items: readonly Answered[]): void {
    items.forEach((one, index) => {
      const before = items[index - 1];
      if (before && this.sortKey(before) >= this.sortKey(one)) this.found.push(`${this.name(one, one.area)}: out of order`);
    });
  }

  private sortKey({ area, period, breakdown }: Answered): string {
    const places = Object.entries(this.reading.dimensions).map(([name, values]) => String(values.indexOf(breakdown[name] ?? '')).padStart(2, '0'));
    return [area, period, ...places].join('\t');
  }

  private name({ period, breakdown }: Place, area: string): string {
    const dimensions = Object.keys(breakdown).sort().map((name) => `${name}=${breakdown[name] ?? ''}`);
    return [this.reading.metric, area, period, ...dimensions].join(' ');
  }
}

function textOf(value: number | null): string | null {
  return value === null ? null : String(value);
}

const sameNames = new WeakMap<OracleArea, Map<string, boolean>>();

/** Names vary between files: one must be made of the other's words. Each pair is looked at once. */
function sameName(area: OracleArea, answered: string): boolean {
  const ofArea = sameNames.get(area) ?? new Map<string, boolean>();
  sameNames.set(area, ofArea);
  const words = (name: string) => new Set(name.toLowerCase().match(/[a-z]+/g) ?? []);
  const within = (some: ReadonlySet<string>, all: ReadonlySet<string>) => [...some].every((word) => all.has(word));
  const same = ofArea.get(answered) ?? [...area.names].some((name) => within(words(name), words(answered)) || within(words(answered), words(name)));
  ofArea.set(answered, same);
  return same;
}
