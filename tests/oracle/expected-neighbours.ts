import type { AreaCodes, OracleArea } from './area-codes.ts';
import { decimalText, median, roundedHalfUp, type Fraction } from './exact-numbers.ts';
import type { ExpectedFigure, MetricReading } from './expected-figures.ts';
import { cellOf, publishedRows } from './published-rows.ts';

/** One item that `area=neighbours-of:{code}` must give. */
export interface ExpectedNeighbourFigure {
  readonly area: OracleArea;
  readonly period: string;
  readonly breakdown: Readonly<Record<string, string>>;
  readonly value: string | null;
  /** `x` where no neighbour has a number. */
  readonly missing: 'x' | null;
  readonly with: number;
  readonly of: number;
}

const MODEL = 'sn_model_2025_wide.csv';

/** LA → its ten neighbours, of the model of May 2025. */
export function neighbourModel(folder: string, areas: AreaCodes): ReadonlyMap<OracleArea, readonly OracleArea[]> {
  const places = Array.from({ length: 10 }, (_, index) => `SN_${index + 1}`);
  return new Map(
    publishedRows(folder, MODEL).map((row) => [
      areas.ofKey(cellOf(row, 'old_la_code')),
      places.map((place) => areas.ofKey(cellOf(row, place))),
    ]),
  );
}

/**
 * The median of the rounded figures of those neighbours that have a number, rounded half-up again, for every LA of the
 * model and every period and breakdown that the metric has. An LA that reports only jointly has no median (README,
 * Statistical neighbours) and is not in the answer: `reportsJointly` names it.
 */
export function expectedNeighbourFigures(
  reading: MetricReading,
  figures: readonly ExpectedFigure[],
  model: ReadonlyMap<OracleArea, readonly OracleArea[]>,
): readonly ExpectedNeighbourFigure[] {
  const numbers = new Map<string, Fraction>();
  const places = new Map<string, { period: string; breakdown: Readonly<Record<string, string>> }>();
  for (const { area, period, breakdown, rounded } of figures) {
    const place = placeKey(period, breakdown);
    places.set(place, { period, breakdown });
    if (rounded) numbers.set(`${area.code} ${place}`, rounded);
  }
  const joint = reportsJointly(figures);
  const expected: ExpectedNeighbourFigure[] = [];
  for (const [area, neighbours] of model) {
    if (joint.has(area.oldCode)) continue;
    for (const [place, { period, breakdown }] of places) {
      const known = neighbours.flatMap((neighbour) => numbers.get(`${neighbour.code} ${place}`) ?? []);
      const middle = median(known);
      const value = middle && decimalText(roundedHalfUp(middle, reading.decimals));
      expected.push({
        area,
        period,
        breakdown,
        value,
        missing: value === null ? 'x' : null,
        with: known.length,
        of: neighbours.length,
      });
    }
  }
  return expected;
}

/** Old codes of the LAs that stand only inside a joint row of these figures. */
export function reportsJointly(figures: readonly ExpectedFigure[]): ReadonlySet<string> {
  const alone = new Set(figures.map(({ area }) => area.oldCode));
  const members = [...alone].filter((code) => code.includes(' / ')).flatMap((code) => code.split(' / '));
  return new Set(members.filter((code) => !alone.has(code)));
}

function placeKey(period: string, breakdown: Readonly<Record<string, string>>): string {
  return `${period} ${JSON.stringify(breakdown)}`;
}
