import type { AreaCodes, OracleArea } from './area-codes.ts';
import { decimalText, median, roundedHalfUp, type Fraction } from './exact-numbers.ts';
import type { Breakdown, ExpectedFigure, MetricReading } from './expected-figures.ts';
import { cellOf, publishedRows } from './published-rows.ts';

/** One item that `area=neighbours-of:{code}` must give. */
export interface ExpectedNeighbourFigure {
  readonly area: OracleArea;
  readonly period: string;
  readonly breakdown: Breakdown;
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
 * What the neighbours of every LA of the model show, for every period and breakdown that the metric has. An LA that
 * reports only jointly has no median (README, Statistical neighbours) and is not in the answer: `reportsJointly` names it.
 */
export function expectedNeighbourFigures(
  reading: MetricReading,
  figures: readonly ExpectedFigure[],
  model: ReadonlyMap<OracleArea, readonly OracleArea[]>,
): readonly ExpectedNeighbourFigure[] {
  const said = new Map<string, ExpectedFigure>();
  const places = new Map<string, { period: string; breakdown: Breakdown }>();
  for (const figure of figures) {
    const { period, breakdown } = figure;
    // An LA's judgement has no breakdown: of each judgement its neighbours' count is asked.
    if (reading.neighbours !== 'judgements' || figure.area.level !== 'LA') places.set(placeKey(period, breakdown), { period, breakdown });
    said.set(`${figure.area.code} ${placeKey(period, breakdown)}`, figure);
  }
  const joint = reportsJointly(figures);
  const rule = reading.neighbours === 'judgements' ? judged : reading.neighbours === 'median' ? medianOfRounded : medianOfExact;
  return [...model].filter(([{ oldCode }]) => !joint.has(oldCode)).flatMap(([area, neighbours]) =>
    [...places.values()].map(({ period, breakdown }) => {
      const asked = placeKey(period, reading.neighbours === 'judgements' ? {} : breakdown);
      const theirs = neighbours.flatMap((neighbour) => said.get(`${neighbour.code} ${asked}`) ?? []);
      const { value, known } = rule(theirs, reading.decimals, breakdown);
      return { area, period, breakdown, value, missing: value === null ? ('x' as const) : null, with: known, of: neighbours.length };
    }),
  );
}

type Rule = (figures: readonly ExpectedFigure[], decimals: number, breakdown: Breakdown) => { readonly value: string | null; readonly known: number };

/** The median of those that have a number, rounded half-up (again). */
function medianOf(numbers: readonly Fraction[], decimals: number): ReturnType<Rule> {
  const middle = median(numbers);
  return { value: middle && decimalText(roundedHalfUp(middle, decimals)), known: numbers.length };
}
const medianOfRounded: Rule = (figures, decimals) => medianOf(figures.flatMap(({ rounded }) => rounded ?? []), decimals);
/** `injury-admissions-rate` only: over the publisher's unrounded values. */
const medianOfExact: Rule = (figures, decimals) => medianOf(figures.flatMap(({ exact }) => exact ?? []), decimals);

/** How many have the judgement, of those that have one. */
const judged: Rule = (figures, _, { judgement }) => {
  const known = figures.filter(({ category }) => category !== null);
  return { value: known.length === 0 ? null : String(known.filter(({ category }) => category === judgement).length), known: known.length };
};

/** Old codes of the LAs that stand only inside a joint row of these figures. */
export function reportsJointly(figures: readonly ExpectedFigure[]): ReadonlySet<string> {
  const alone = new Set(figures.map(({ area }) => area.oldCode));
  const members = [...alone].filter((code) => code.includes(' / ')).flatMap((code) => code.split(' / '));
  return new Set(members.filter((code) => !alone.has(code)));
}

function placeKey(period: string, breakdown: Breakdown): string {
  return `${period} ${JSON.stringify(breakdown)}`;
}
