import { z } from 'zod';
import { areaOf, countryOf, findArea, LONDON, PARTS_OF_LONDON, type Area } from '../areas/register.ts';
import { holdsIn, type ContextMark } from '../context-marks.ts';
import type { Breakdown } from '../figures.ts';
import { areaName } from '../format.ts';
import { COLLECTIONS } from './datasets.ts';
import entries from './official-context.json' with { type: 'json' };

/**
 * The publishers' notes on their figures, as data in our own words (`official-context.json`). Source: notes printed with
 * the statistical releases, gathered in the README of the published data; periods and areas checked against the files.
 * For the server: pages get the marks of what they show, never the whole list.
 */
const period = z.string().regex(/^\d{4}(\/\d{2})?$/);
const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  world: z.enum(['published', 'invented']).default('published'),
  label: z.string().min(1).max(40),
  words: z.string().min(1),
  metrics: z.array(z.string()).min(1),
  /** Only for some values of a dimension; a metric without that dimension is meant whole. */
  breakdown: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  /** Newest ONS codes, or every area of its world. */
  areas: z.union([z.literal('all'), z.array(z.string()).min(1)]),
  /** What is said of these areas is also true of sums over them: their region and their country. */
  totals: z.boolean().default(false),
  /** Figures of these periods are not like those of others: no words about direction across them. */
  breaks: z.boolean().default(false),
  /** `to: null` where it still holds. */
  periods: z.union([z.literal('all'), z.array(z.strictObject({ from: period, to: period.nullable() })).min(1)]),
  /** Collection of `datasets.ts`; `null` for what is invented. */
  source: z.string().nullable(),
});
export type OfficialContext = z.output<typeof entrySchema>;

export const OFFICIAL_CONTEXT: readonly OfficialContext[] = z.array(entrySchema).parse(entries);

/**
 * The official context of a metric for some areas over the periods a page shows: dated marks by their first period, then
 * those of all years. A note on an authority also reaches its region and country where totals are touched by it.
 * @param areaCodes newest ONS codes of one world
 * @param breakdown the chosen breakdown; left out, notes on any value are given
 */
export function contextMarksFor(metric: string, areaCodes: readonly string[], periods: readonly string[], breakdown?: Breakdown): readonly ContextMark[] {
  const areas = areaCodes.flatMap((code) => findArea(code) ?? []);
  return OFFICIAL_CONTEXT.filter((entry) => entry.metrics.includes(metric) && areas.some((area) => isAbout(entry, area)) && isOfBreakdown(entry, breakdown))
    .flatMap((entry) => marksOf(entry, areas.filter((area) => isAbout(entry, area)), periods))
    .sort((a, b) => (a.from === null ? 1 : 0) - (b.from === null ? 1 : 0) || (a.from ?? '').localeCompare(b.from ?? ''));
}

/** The same as prose for the catalogue, whatever the area: the words of every note, those on all areas first. */
export function officialWords(metric: string): readonly string[] {
  const own = OFFICIAL_CONTEXT.filter(({ world, metrics }) => world === 'published' && metrics.includes(metric));
  return [...own.filter(({ areas }) => areas === 'all'), ...own.filter(({ areas }) => areas !== 'all')].map(({ words }) => words);
}

function isAbout({ world, areas, totals }: OfficialContext, area: Area): boolean {
  if (area.world !== world) return false;
  if (areas === 'all' || areas.includes(area.code)) return true;
  return totals && areas.some((code) => reaches(areaOf(code), area));
}

/** Whether a total over `area` holds the authority. */
function reaches(authority: Area, area: Area): boolean {
  if (area.code === countryOf(authority.world).code || area.code === authority.region) return true;
  return area.code === LONDON && authority.region !== undefined && PARTS_OF_LONDON.includes(authority.region);
}

function isOfBreakdown({ breakdown = {} }: OfficialContext, chosen: Breakdown | undefined): boolean {
  return Object.entries(breakdown).every(([name, values]) => chosen?.[name] === undefined || values.includes(chosen[name]));
}

function marksOf({ id, label, words, areas, breaks, periods: dates, source: collection }: OfficialContext, touched: readonly Area[], shown: readonly string[]): readonly ContextMark[] {
  const found = COLLECTIONS.find(({ slug }) => slug === collection);
  const source = found ? { publisher: found.publisher, title: found.title, url: found.url } : null;
  const mark = { id, label, words, breaks, areas: areas === 'all' ? areas : areas.map(areaName), touches: touched.map(({ code }) => areaName(code)), source };
  if (dates === 'all') return [{ ...mark, from: null, to: null }];
  return dates.filter((date) => shown.some((one) => holdsIn(date, one))).map(({ from, to }) => ({ ...mark, from, to }));
}
