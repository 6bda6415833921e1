import { metricOf } from '../../../shared/framework/metrics.ts';
import { draw } from './draw.ts';
import type { InventedFigure, ReleaseKind } from './generate.ts';
import { years } from './periods.ts';
import { COUNTRY, PLACES, REGION } from './places.ts';

export const JUDGED_YEARS = years(2018, 2025);

const [DIMENSION] = metricOf('ofsted-leadership').breakdowns;
const JUDGEMENTS = DIMENSION?.values.map(({ value }) => value) ?? [];
/** Authorities of the country outside Northern Vale. */
const ELSEWHERE = 60;

/** Figures of the judgement of leaders: a category for an authority, a count per judgement for region and country. */
export function judgements(covered: readonly string[], release: ReleaseKind): readonly InventedFigure[] {
  const authorities = PLACES.flatMap(({ code }) =>
    covered.map((period): InventedFigure => {
      const category = judgementIn(code, period, release);
      return category
        ? { area: code, period, breakdown: '', value: null, missing: null, category, published: asPublished(category) }
        : { area: code, period, breakdown: '', value: null, missing: 'x', category: null, published: 'x' };
    }),
  );
  const inside = PLACES.map(({ code }) => code);
  const outside = Array.from({ length: ELSEWHERE }, (_, index) => `elsewhere ${index}`);
  const wholes = { [COUNTRY]: [...inside, ...outside], [REGION]: inside };
  const counts = Object.entries(wholes).flatMap(([area, members]) =>
    covered.flatMap((period) =>
      JUDGEMENTS.map((judgement): InventedFigure => {
        const count = String(members.filter((code) => judgementIn(code, period, release) === judgement).length);
        return { area, period, breakdown: `judgement=${judgement}`, value: count, missing: null, category: null, published: count };
      }),
    ),
  );
  return [...counts, ...authorities];
}

/** As the publisher writes it: "Requires improvement to be good". */
function asPublished(judgement: string): string {
  const words = DIMENSION?.values.find(({ value }) => value === judgement)?.label ?? judgement;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The judgement in force on 31 March of a year; `undefined` before an authority's first inspection. */
function judgementIn(code: string, period: string, release: ReleaseKind): string | undefined {
  const first = 2017 + Math.floor(draw(`inspection|${code}|first`) * 5);
  const second = first + 3 + Math.floor(draw(`inspection|${code}|gap`) * 2);
  const year = Number(period);
  if (year < first) return undefined;
  // A judgement that was entered late: the earlier release still held the one before it.
  const late = release === 'earlier' && draw(`inspection|${code}|late`) < 0.15 && year === second;
  const visit = year >= second && !late ? 2 : 1;
  const position = draw(`inspection|${code}|visit ${visit}`);
  return JUDGEMENTS[position < 0.15 ? 0 : position < 0.6 ? 1 : position < 0.88 ? 2 : 3];
}
