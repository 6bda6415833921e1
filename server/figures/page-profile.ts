import { existedOn, storyOf } from '../../shared/areas/history.ts';
import { countryOf, findArea, type Area } from '../../shared/areas/register.ts';
import { Refusal } from '../../shared/errors.ts';
import { ageText, areaName, counted, dateText, lastDayOf, listText, unitText } from '../../shared/format.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { DOMAINS, pillarLabel, pillarsOn, thenAndNow } from '../../shared/framework/pillars.ts';
import type { Indicator, Pillar } from '../../shared/framework/types.ts';
import type { GlanceView, ProfileFigures, ProfilePillar, ProfileRow, ProfileView } from '../../shared/profile-view.ts';
import { COUNT_PHRASE, PHRASES, PLAIN_PHRASE } from '../../shared/summary-phrases.ts';
import type { Context } from '../context.ts';
import type { EditionFigures } from './edition-figures.ts';
import { shownEditions } from './editions.ts';
import { neighboursOf, type Neighbours } from './neighbours.ts';
import { asAtView } from './page-as-at.ts';
import { chosenPin } from './page-choice.ts';
import { factsOf } from './page-facts.ts';
import { breakdownText, cellOf, firstBreakdown, neighboursCell, readingOf, type Reading } from './page-rows.ts';
import { smallSeries } from './page-series.ts';
import { isoToday } from '../../shared/today.ts';

/** What every view of an area's indicators is made from: which figures, beside whom, as at which day. */
export interface ProfileGround {
  readonly area: Area;
  readonly editions: ReadonlyMap<string, EditionFigures>;
  readonly neighbours: Neighbours | null;
  /** ISO day. */
  readonly day: string;
}

/**
 * All indicators of one area at a glance, each at the metric's first breakdown, beside its region, its neighbours and
 * its country. The figures are public.
 * @param code any code the area has had
 * @throws Refusal 404 for a code of no area; 400 for an `asAt` that is no day.
 */
export async function profileView(ctx: Pick<Context, 'db'>, code: string, query: URLSearchParams): Promise<ProfileView> {
  const ground = await profileGround(ctx, code, query);
  const { area, day, editions, neighbours } = ground;
  const [asAt, facts] = await Promise.all([asAtView(ctx.db, area.world, query), factsOf(ctx.db, area, query)]);
  return {
    area: area.code,
    areaLevel: area.level,
    world: area.world,
    asAt,
    day,
    story: storyOf(area),
    absent: existedOn(area, day) ? null : area.lastYear === undefined ? 'not-yet' : 'ended',
    facts,
    heads: headsOf(ground),
    neighbourModel: neighbours?.title ?? null,
    nothingLoaded: editions.size === 0,
    pillars: pillarsOn(day).map((pillar) => pillarOf(pillar, ground)),
  };
}

/**
 * A few indicators of one area, in the order given, as its profile shows them; metrics that no indicator is made of are
 * left out. The figures are public.
 */
export async function glanceView({ db }: Pick<Context, 'db'>, area: Area, metrics: readonly string[]): Promise<GlanceView> {
  const [editions, neighbours] = await Promise.all([shownEditions(db, area.world, [...metrics]), neighboursOf(db, area.code)]);
  const ground: ProfileGround = { area, editions, neighbours, day: isoToday() };
  const indicators = metrics.flatMap((slug) => INDICATORS.find(({ metric }) => metric === slug) ?? []);
  return { area: area.code, heads: headsOf(ground), neighbourModel: neighbours?.title ?? null, rows: indicators.map((one) => rowOf(one, readIn(ground, one), ground)) };
}

function headsOf({ area, neighbours }: ProfileGround): ProfileView['heads'] {
  const country = countryOf(area.world).code;
  return {
    region: area.region === undefined ? null : areaName(area.region),
    neighbours: neighbours && 'Neighbours’ median',
    country: country === area.code ? null : areaName(country),
  };
}

/** The area of a code with the figures of the chosen day. @throws Refusal 404, 400 */
export async function profileGround(ctx: Pick<Context, 'db'>, code: string, query: URLSearchParams): Promise<ProfileGround> {
  const area = findArea(code);
  if (!area) throw new Refusal(404, 'no-such-area', 'No area has this code. Search for it by its name, or by another code it has had.');
  const pin = chosenPin(query);
  const [editions, neighbours] = await Promise.all([shownEditions(ctx.db, area.world, undefined, pin), neighboursOf(ctx.db, area.code)]);
  return { area, editions, neighbours, day: pin.asAt ?? isoToday() };
}

function pillarOf(pillar: Pillar, ground: ProfileGround): ProfilePillar {
  const readings = INDICATORS.filter(({ metric }) => metricOf(metric).pillar === pillar.slug).map((indicator) => ({ indicator, reading: readIn(ground, indicator) }));
  const domains = DOMAINS.filter((domain) => domain.pillar === pillar.slug).map(({ slug, title }) => ({
    title,
    rows: readings.filter(({ indicator }) => metricOf(indicator.metric).domain === slug).map(({ indicator, reading }) => rowOf(indicator, reading, ground)),
  }));
  return {
    slug: pillar.slug,
    label: pillarLabel(pillar, ground.day),
    thenAndNow: thenAndNow(pillar, ground.day),
    title: pillar.title,
    without: pillar.withoutIndicators ?? null,
    sentence: readings.length === 0 ? '' : pillarSentence(readings.map(({ reading }) => reading), ground.area),
    domains: domains.filter(({ rows }) => rows.length > 0),
  };
}

/** An indicator for the area of a profile; `null` where no figures are loaded. */
export function readIn({ editions, area, neighbours }: ProfileGround, indicator: Indicator): Reading | null {
  const edition = editions.get(indicator.metric);
  return edition ? readingOf(edition, indicator, area, neighbours) : null;
}

function rowOf(indicator: Indicator, reading: Reading | null, { area, day }: ProfileGround): ProfileRow {
  const metric = metricOf(indicator.metric);
  const breakdown = firstBreakdown(metric);
  return {
    slug: indicator.slug,
    title: indicator.shortTitle,
    of: [unitText(metric.unit), breakdownText(metric, area, breakdown)].filter(Boolean).join(' · '),
    figures: reading && figuresOf(reading, day),
  };
}

function figuresOf(reading: Reading, day: string): ProfileFigures {
  const { metric, edition, breakdown, period, own, region, country, neighbours, joint } = reading;
  const { published, assumed } = edition.release;
  return {
    period,
    age: `${ageText(lastDayOf(period, metric.dataset), day)}, ${assumed ? 'loaded' : 'published'} ${dateText(published)}`,
    sentence: sentenceOf(reading),
    values: metric.unit === 'category' ? null : smallSeries(edition, metric, own.area, breakdown),
    area: joint ? { text: 'returned together', missing: true } : cellOf(own, metric, breakdown),
    region: region && cellOf(region, metric, breakdown),
    country: country && cellOf(country, metric, breakdown),
    neighbours: neighbours && neighboursCell(metric, breakdown, neighbours),
    joint: joint?.code ?? null,
  };
}

/** The area's figure as a sentence; where there is none, why. */
function sentenceOf({ metric, breakdown, edition, period, own, joint }: Reading): string {
  const name = areaName(own.area.code);
  if (joint) {
    const figure = edition.at(joint.code, period, breakdown);
    const together = cellOf({ area: joint, published: true, figure }, metric, breakdown).text;
    return `Counted together with ${listText((joint.partners ?? []).filter((code) => code !== own.area.code).map(areaName))}: ${together} in ${period}.`;
  }
  const { text, missing } = cellOf(own, metric, breakdown);
  const what = breakdownText(metric, own.area, breakdown);
  if (missing) return `No figure for ${period}${what === '' ? '' : ` (${what})`}: ${text}.`;
  const counting = metric.unit === 'category' && own.area.level !== 'LA';
  const template = counting ? COUNT_PHRASE : (PHRASES[metric.slug] ?? PLAIN_PHRASE);
  const figure = counting ? String(own.figure?.value) : text;
  return `${template.replace('{area}', name).replace('{figure}', figure).replace('{period}', period).replace('{what}', what)}.`;
}

/** "Leeds has figures for 11 of 12 indicators here. Without: one (confidential: small number)." */
function pillarSentence(readings: readonly (Reading | null)[], area: Area): string {
  const loaded = readings.filter((reading) => reading !== null);
  const name = areaName(area.code);
  if (loaded.length === 0) return `No figures of these ${counted(readings.length, 'indicator')} are loaded yet.`;
  const cells = loaded.map((reading) => (reading.joint ? 'returned together with another authority' : reason(reading)));
  const reasons = [...new Set(cells.filter((text) => text !== null))];
  const without = reasons.map((text) => `${counted(cells.filter((cell) => cell === text).length, 'indicator')}: ${text}`);
  const notLoaded = readings.length - loaded.length;
  if (notLoaded > 0) without.push(`${counted(notLoaded, 'indicator')}: no figures loaded yet`);
  const have = cells.filter((text) => text === null).length;
  if (without.length === 0) return `${name} has figures for ${readings.length === 1 ? 'the one indicator' : `all ${counted(readings.length, 'indicator')}`} here.`;
  if (have === 0) return `${name} has no figures here; ${listText(without)}.`;
  return `${name} has figures for ${have} of ${readings.length} indicators here; none for ${listText(without)}.`;
}

/** Why there is no figure of the area, in words; `null` where there is one. */
function reason({ own, metric, breakdown }: Reading): string | null {
  const { text, missing } = cellOf(own, metric, breakdown);
  return missing ? text : null;
}
