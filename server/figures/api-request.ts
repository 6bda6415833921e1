import type { ApiErrorAnswer } from '../../shared/api.ts';
import { AREAS, findArea, type Area, type World } from '../../shared/areas/register.ts';
import type { Pin } from '../../shared/figures.ts';
import type { Metric } from '../../shared/framework/types.ts';
import { byText } from './release-order.ts';

/** An answer other than the one asked for, in the words of the API. */
export class ApiFailure extends Error {
  constructor(readonly error: ApiErrorAnswer['error']) {
    super(error.message);
    this.name = 'ApiFailure';
  }
}

/** Which figures are asked for; every list ascending and without doubles, so that equal questions are equal texts. */
export interface FiguresQuestion {
  /** `null`: every area of the published world. */
  readonly areas: readonly Area[] | null;
  /** LAs whose neighbours are asked for. */
  readonly neighboursOf: readonly Area[];
  /** `null`: all. */
  readonly periods: readonly string[] | null;
  /** Dimension → values asked for; dimensions left out mean all. */
  readonly breakdowns: ReadonlyMap<string, ReadonlySet<string>>;
  /** One release or one day; the newest figures where it is empty. */
  readonly pin: Pin;
}

const NEIGHBOURS_OF = 'neighbours-of:';

/**
 * Reads the parameters of a request for figures of a metric.
 * @throws ApiFailure 400 for the first parameter that is unknown, malformed, or has an unknown value.
 */
export function readQuestion(parameters: URLSearchParams, metric: Metric): FiguresQuestion {
  const areas = new Set<Area>();
  const neighboursOf = new Set<Area>();
  const periods = new Set<string>();
  const breakdowns = new Map<string, Set<string>>();
  const pin: { asAt?: string; release?: string } = {};
  for (const [name, value] of parameters) {
    const dimension = metric.breakdowns.find((one) => one.name === name);
    if (name === 'area' && value.startsWith(NEIGHBOURS_OF)) neighboursOf.add(readArea(value.slice(NEIGHBOURS_OF.length)));
    else if (name === 'area') areas.add(readArea(value));
    else if (name === 'period') periods.add(readPeriod(value));
    else if (name === 'asAt' || name === 'release') {
      if (pin.asAt !== undefined || pin.release !== undefined) throw badValue('contradiction', name, 'Give one release or one day, not several.');
      pin[name] = name === 'asAt' ? readDay(value) : value;
    } else if (dimension) breakdowns.set(name, (breakdowns.get(name) ?? new Set()).add(readValue(value, dimension)));
    else throw unknownParameter(name, ['area', 'period', 'release', 'asAt', ...metric.breakdowns.map((one) => one.name)]);
  }
  return {
    areas: areas.size + neighboursOf.size === 0 ? null : byCode(areas),
    neighboursOf: byCode(neighboursOf),
    periods: periods.size === 0 ? null : [...periods].sort(byText),
    breakdowns,
    pin,
  };
}

/** @throws ApiFailure 400 for any parameter, where a resource takes none. */
export function expectNoParameters(parameters: URLSearchParams): void {
  for (const name of parameters.keys()) throw unknownParameter(name, []);
}

/**
 * Refuses a period of the kind the metric does not use; a metric without periods yet takes both kinds.
 * @throws ApiFailure 400
 */
export function checkPeriodKind(question: FiguresQuestion, periods: readonly string[]): void {
  const [known] = periods;
  if (known === undefined) return;
  const other = question.periods?.find((period) => period.includes('/') !== known.includes('/'));
  if (other !== undefined) throw malformedPeriod(other, `This metric's periods read ${known}.`);
}

/** The worlds whose figures a question is about; the published one when no area is named. */
export function worldsOf({ areas, neighboursOf }: FiguresQuestion): readonly World[] {
  return areas === null ? ['published'] : [...new Set([...areas, ...neighboursOf].map(({ world }) => world))].sort(byText).reverse();
}

/** The question in canonical words, for caches: two requests for the same have the same text. */
export function questionText({ areas, neighboursOf, periods, breakdowns, pin }: FiguresQuestion): string {
  const codes = (list: readonly Area[] | null) => list?.map(({ code }) => code);
  const values = [...breakdowns].map(([name, set]) => [name, [...set].sort(byText)]).sort(([a], [b]) => byText(String(a), String(b)));
  return JSON.stringify([codes(areas) ?? null, codes(neighboursOf), periods, values, pin.release ?? null, pin.asAt ?? null]);
}

/** Every area of the published world by code: the sandbox is left out unless asked for by code. */
export const PUBLISHED_AREAS: readonly Area[] = byCode(AREAS.filter(({ world }) => world === 'published'));

function byCode(areas: Iterable<Area>): readonly Area[] {
  return [...areas].sort((a, b) => byText(a.code, b.code));
}

/** The area of any code it has had. @throws ApiFailure 400 */
export function readArea(code: string): Area {
  const area = findArea(code);
  if (area) return area;
  throw badValue('unknown-area', 'area', `No area has the code ${quoted(code)}. Give an ONS code, a three-digit local authority code, or neighbours-of: and one of them.`);
}

function readPeriod(text: string): string {
  const [, first, second] = /^(\d{4})(?:\/(\d{2}))?$/.exec(text) ?? [];
  if (first === undefined) throw malformedPeriod(text, 'A period reads 2025, or 2024/25.');
  if (second !== undefined && (Number(first) + 1) % 100 !== Number(second)) throw malformedPeriod(text, 'The two years of a period follow each other, as in 2024/25.');
  return text;
}

function readValue(value: string, { name, values }: Metric['breakdowns'][number]): string {
  if (values.some((one) => one.value === value)) return value;
  throw badValue('unknown-value', name, `${quoted(value)} is no value of ${name}. Its values are ${values.map((one) => one.value).join(', ')}.`);
}

/** ISO day. @throws ApiFailure 400 */
function readDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(text) : new Date(NaN);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw badValue('malformed-day', 'asAt', `${quoted(text)} is not a day. A day reads 2024-12-31.`);
}

/** A refusal of a parameter that the resource does not take. */
export function unknownParameter(name: string, known: readonly string[], whatTakes = 'This metric'): ApiFailure {
  const taken = known.length > 0 ? `${whatTakes} takes ${known.join(', ')}.` : 'Nothing can be asked for here by a parameter.';
  return badValue('unknown-parameter', name.slice(0, LONGEST_ECHO), `There is no parameter ${quoted(name)}. ${taken}`);
}

function malformedPeriod(text: string, expected: string): ApiFailure {
  return badValue('malformed-period', 'period', `${quoted(text)} is not a period of this metric. ${expected}`);
}

/** A refusal of a value. */
export function badValue(code: ApiErrorAnswer['error']['code'], parameter: string, message: string): ApiFailure {
  return new ApiFailure({ status: 400, code, message, parameter });
}

/** What was sent is said back in part only: nobody needs a long answer to a long mistake. */
const LONGEST_ECHO = 60;

/** What was sent, in part and in quotation marks. */
export function quoted(text: string): string {
  return `“${text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text}”`;
}
