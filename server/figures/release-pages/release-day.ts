import { areaOf, countryOf, localAuthoritiesIn, type Area } from '../../../shared/areas/register.ts';
import { notFound, Refusal } from '../../../shared/errors.ts';
import { areaName, listText } from '../../../shared/format.ts';
import { indicatorOf } from '../../../shared/framework/indicators.ts';
import { METRICS, metricOf } from '../../../shared/framework/metrics.ts';
import type { DayArea, DayChanges, DayMeasure, ReleaseDayView } from '../../../shared/release-pages.ts';
import type { FigureChange, MetricChanges } from '../../../shared/releases.ts';
import { isoToday } from '../../../shared/today.ts';
import type { Context } from '../../context.ts';
import { csvTable } from '../api-csv.ts';
import { chosenArea, PUBLIC_PAGE } from '../page-choice.ts';
import { changesOf, listReleases } from '../releases/queries.ts';
import { breakdownWords, changeLine, FIGURE_KINDS, inReadingOrder, KIND_HEADINGS } from './change-words.ts';
import { loggedReleases } from './release-log.ts';

const MOST_AREAS = 12;
/** Texts of each kind, measure and area on the page; the rest is in the CSV. */
const MOST_TEXTS = 20;

/** What was asked for: areas of one world, and what the day's releases did. */
interface Day {
  readonly areas: readonly Area[];
  readonly chosen: readonly string[];
  readonly view: Pick<ReleaseDayView, 'day' | 'world' | 'releases'>;
  readonly metrics: readonly MetricChanges[];
}

/**
 * What a day's releases brought for the chosen areas: new, revised, newly suppressed, newly shown, withdrawn, in words.
 * @throws Refusal 404 for a day without a release; 400 for areas that are unknown, of both worlds, or too many.
 */
export async function releaseDay(ctx: Pick<Context, 'db'>, day: string, query: URLSearchParams): Promise<ReleaseDayView> {
  const { areas, chosen, view, metrics } = await readDay(ctx, day, query);
  const told = areas.map((area) => dayArea(area, metrics));
  const shortened = told.some(({ measures }) => measures.some(({ changes }) => changes.some(({ total, texts }) => total > texts.length)));
  return { ...view, areas: told, chosen, shortened };
}

/**
 * Every change of the day for the chosen areas as CSV (RFC 4180); without areas, of the whole country.
 * @throws Refusal as `releaseDay`.
 */
export async function releaseDayCsv(ctx: Pick<Context, 'db'>, day: string, query: URLSearchParams): Promise<string> {
  const { areas, metrics } = await readDay(ctx, day, query);
  const codes = new Set(areas.flatMap(codesOf));
  return changesAsCsv(metrics.map((one) => ({ ...one, changes: one.changes.filter(({ area }) => codes.has(area)) })));
}

/** Changes figure by figure as CSV: of what was suppressed, nothing but that it is. */
export function changesAsCsv(metrics: readonly MetricChanges[]): string {
  const rows = metrics.flatMap(({ metric, changes }) => inReadingOrder(changes).map((change) => ({ metric, change, line: changeLine(change) })));
  return csvTable<(typeof rows)[number]>([
    ['metric', ({ metric }) => metric],
    ['indicator', ({ metric }) => indicatorOf(metric).shortTitle],
    ['area', ({ change }) => change.area],
    ['areaName', ({ line }) => line.area],
    ['period', ({ line }) => line.period],
    ['breakdown', ({ line }) => line.breakdown],
    ['change', ({ change }) => KIND_HEADINGS[change.kind]],
    ['before', ({ line }) => line.before],
    ['after', ({ line }) => line.after],
  ], rows);
}

async function readDay(ctx: Pick<Context, 'db'>, day: string, query: URLSearchParams): Promise<Day> {
  const chosen = [...new Set(query.getAll('area').filter((code) => code !== '').map((code) => chosenArea(new URLSearchParams({ area: code }), PUBLIC_PAGE).code))];
  if (chosen.length > MOST_AREAS) throw refused(`Choose at most ${MOST_AREAS} areas.`);
  const areas = chosen.length > 0 ? chosen.map(areaOf) : [countryOf('published')];
  const { world } = areas[0]!;
  if (areas.some((area) => area.world !== world)) throw refused('Invented areas and real ones never stand beside each other. Choose areas of one kind.');
  const releases = (await listReleases(ctx.db, world)).filter(({ published }) => published === day);
  if (releases.length === 0) throw notFound();
  const metrics: MetricChanges[] = [];
  // One after the other: a comparison reads whole editions.
  for (const { id } of releases) metrics.push(...(await changesOf(ctx.db, id)).metrics);
  return { areas, chosen, view: { day, world, releases: loggedReleases(releases, isoToday()) }, metrics };
}

function dayArea(area: Area, metrics: readonly MetricChanges[]): DayArea {
  const codes = new Set(codesOf(area));
  const slugs = METRICS.map(({ slug }) => slug).filter((slug) => metrics.some(({ metric }) => metric === slug) && speaksOf(slug, area));
  const measures = slugs.map((slug) => dayMeasure(slug, metrics.filter(({ metric }) => metric === slug), codes));
  const still = measures.filter(({ sentences, changes }) => sentences.length === 0 && changes.length === 0);
  const name = areaName(area.code);
  return {
    code: area.code,
    name,
    authorities: codes.size - 1,
    measures: measures.filter((one) => !still.includes(one)),
    unchanged: still.length === 0 ? '' : `Nothing changed for ${name}${codes.size > 1 ? ' and its local authorities' : ''} in ${listText(still.map(({ title }) => title))}.`,
  };
}

/** A region stands for itself and its local authorities. */
function codesOf({ code, level }: Area): readonly string[] {
  return level === 'region' ? [code, ...localAuthoritiesIn(code).map((authority) => authority.code)] : [code];
}

function speaksOf(slug: string, { level }: Area): boolean {
  const { levels } = metricOf(slug);
  return levels.includes(level) || (level === 'region' && levels.includes('LA'));
}

function dayMeasure(slug: string, compared: readonly MetricChanges[], codes: ReadonlySet<string>): DayMeasure {
  const changes = compared.flatMap((one) => one.changes).filter(({ area }) => codes.has(area));
  const first = compared.some(({ before }) => before === null);
  return {
    slug,
    title: indicatorOf(slug).shortTitle,
    sentences: [...(first ? ['These are the first figures of this measure here: all of them are new.'] : []), ...compared.flatMap(({ definition }) => definition ?? [])],
    besides: indicatorOf(slug).companions.map(({ indicator }) => indicatorOf(indicator).shortTitle),
    changes: FIGURE_KINDS.flatMap((kind): DayChanges[] => {
      const ofKind = changes.filter((change) => change.kind === kind);
      if (ofKind.length === 0) return [];
      const texts = inReadingOrder(ofKind).slice(0, MOST_TEXTS).map((change) => changeText(change, codes.size > 1));
      return [{ heading: KIND_HEADINGS[kind], total: ofKind.length, texts }];
    }),
  };
}

/** "Leeds 2024: 325, now 331". */
function changeText(change: FigureChange, withArea: boolean): string {
  const { area, period, before, after } = changeLine(change);
  const breakdown = breakdownWords(metricOf(change.metric), change.breakdown);
  const where = [...(withArea ? [area] : []), period].join(' ') + (breakdown === '' ? '' : `, ${breakdown}`);
  switch (change.kind) {
    case 'added': return `${where}: ${after}`;
    case 'revised': return `${where}: ${before}, now ${after}`;
    case 'newly-suppressed': return `${where}: ${after}`;
    case 'newly-shown': return `${where}: ${before}, now ${after}`;
    case 'withdrawn': return `${where}: ${before}, no longer published`;
  }
}

const refused = (message: string) => new Refusal(400, 'unknown-choice', message);
