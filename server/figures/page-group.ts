import { areaOf, countryOf, findArea, regionsOf, type Area } from '../../shared/areas/register.ts';
import { scaleOf } from '../../shared/chart-scale.ts';
import { notFound, Refusal } from '../../shared/errors.ts';
import { breakdownKey, type BreakdownKey } from '../../shared/figures.ts';
import { ageText, areaName, coverageText, dateText, figureText, lastDayOf, unitText } from '../../shared/format.ts';
import { findIndicator, indicatorOf } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import type { Indicator, Metric } from '../../shared/framework/types.ts';
import type { GroupCompanion, GroupFigures, GroupPlace, GroupView } from '../../shared/profile-view.ts';
import type { Context } from '../context.ts';
import type { EditionFigures } from './edition-figures.ts';
import { shownEditions } from './editions.ts';
import { authoritiesOf, groupFigures } from './groups.ts';
import { neighboursOf, type Neighbours } from './neighbours.ts';
import { asAtView } from './page-as-at.ts';
import { chosenBreakdown, chosenPin } from './page-choice.ts';
import { cellOf, firstBreakdown, periodFor, readingOf, type Place } from './page-rows.ts';
import { ownBreakdown, smallSeries } from './page-series.ts';
import { sourceOf } from './page-source.ts';
import { isoToday } from '../../shared/today.ts';

/** One indicator in the areas of a group: what its page and its file are made from. */
export interface GroupGround {
  readonly area: Area;
  readonly indicator: Indicator;
  readonly metric: Metric;
  readonly chosen: Readonly<Record<string, string>>;
  readonly breakdown: BreakdownKey;
  readonly editions: ReadonlyMap<string, EditionFigures>;
  readonly edition: EditionFigures | null;
  readonly neighbours: Neighbours | null;
  /** Today's authorities of a region; an authority with its neighbours; the regions of a country. */
  readonly group: readonly Area[];
  /** ISO day. */
  readonly day: string;
}

/**
 * One indicator in every area of a group, by name: the authorities of a region, an authority beside its statistical
 * neighbours, or the regions of a country.
 * @throws Refusal 404 for an unknown area or indicator; 400 for an unknown breakdown value or an `asAt` that is no day.
 */
export async function groupView(ctx: Pick<Context, 'db'>, code: string, slug: string, query: URLSearchParams): Promise<GroupView> {
  const ground = await groupGround(ctx, code, slug, query);
  const { area, indicator, metric, chosen, neighbours, edition } = ground;
  const { counts, cannotSay, readWithCare, shortTitle } = indicator;
  return {
    area: area.code,
    areaLevel: area.level,
    world: area.world,
    asAt: await asAtView(ctx.db, area.world, query),
    slug,
    title: shortTitle,
    counts, cannotSay, readWithCare,
    unit: unitText(metric.unit),
    breakdowns: metric.unit === 'category' && area.level !== 'England' ? [] : metric.breakdowns.map(({ name, label, values }) => ({
      name, label, values: values.map(({ value, label: words }) => ({ value, label: words, chosen: chosen[name] === value })),
    })),
    chosen: metric.breakdowns.flatMap(({ name, values }) => (chosen[name] === values[0]?.value ? [] : [[name, chosen[name] ?? ''] as const])),
    groupTitle: groupTitle(area),
    groupWords: neighbours && `By the model “${neighbours.title}”: authorities whose population and circumstances are alike. The word beside each says how alike; the order is by name.`,
    companions: indicator.companions.map(({ indicator: other, why }) => companionOf(other, why, ground)),
    source: sourceOf(metric.dataset, area.world),
    figures: edition && figuresOf(edition, ground),
  };
}

/** The group that an address asks for, with its figures of the chosen day. @throws Refusal 404, 400 */
export async function groupGround(ctx: Pick<Context, 'db'>, code: string, slug: string, query: URLSearchParams): Promise<GroupGround> {
  const area = findArea(code);
  if (!area) throw new Refusal(404, 'no-such-area', 'No area has this code. Search for it by its name, or by another code it has had.');
  const indicator = findIndicator(slug);
  if (!indicator) throw notFound();
  const metric = metricOf(indicator.metric);
  const chosen = chosenBreakdown(query, metric);
  const pin = chosenPin(query);
  const metrics = [metric.slug, ...indicator.companions.map((companion) => indicatorOf(companion.indicator).metric)];
  const [editions, neighbours] = await Promise.all([shownEditions(ctx.db, area.world, metrics, pin), area.level === 'LA' ? neighboursOf(ctx.db, area.code) : null]);
  return {
    area, indicator, metric, chosen, editions, neighbours,
    breakdown: breakdownKey(chosen, metric.breakdowns),
    edition: editions.get(metric.slug) ?? null,
    group: groupOf(area, neighbours),
    day: pin.asAt ?? isoToday(),
  };
}

function groupOf(area: Area, neighbours: Neighbours | null): readonly Area[] {
  if (area.level === 'England') return regionsOf(area.world);
  if (area.level === 'region') return authoritiesOf('region', area, null);
  return neighbours ? authoritiesOf('neighbours', area, neighbours) : [area];
}

function groupTitle(area: Area): string {
  const name = areaName(area.code);
  if (area.level === 'England') return `regions of ${name}`;
  return area.level === 'region' ? `local authorities of ${name}` : `${name} and its statistical neighbours`;
}

/** The areas of a group with what each shows in the newest period; a joint return in the place of its partners. */
export function placesOf(edition: EditionFigures, { metric, group, breakdown, area }: GroupGround): readonly Place[] {
  const period = periodFor(edition, metric, area, breakdown);
  const level = group[0]?.level ?? 'LA';
  return groupFigures(edition, group, period, metric.unit === 'category' && level === 'LA' ? '' : breakdown)
    .map((row) => ({ ...row, published: metric.levels.includes(row.area.level) }));
}

function figuresOf(edition: EditionFigures, ground: GroupGround): GroupFigures {
  const { area, metric, breakdown, neighbours, day, group } = ground;
  const period = periodFor(edition, metric, area, breakdown);
  const judged = metric.unit === 'category' && group[0]?.level === 'LA';
  const closeness = new Map(neighbours?.neighbours.map((one) => [one.area, one.closeness]));
  const places = placesOf(edition, ground);
  const drawn = places.map((place) => (judged ? [] : smallSeries(edition, metric, place.area, breakdown)));
  const around = judged ? [] : aroundOf(edition, ground, period);
  const lines = [...drawn, ...around.map(({ values }) => values)].map((values) => values.filter((value) => value !== null));
  const scale = lines.some((numbers) => numbers.length > 0) ? scaleOf(lines, 'zero', metric) : null;
  const { published, assumed } = edition.release;
  return {
    periods: edition.periods,
    period,
    stamp: `Covers ${coverageText(period, metric.dataset)}, ${assumed ? 'loaded' : 'published'} ${dateText(published)}, ${ageText(lastDayOf(period, metric.dataset), day)}`,
    axis: scale && { low: scale.domain[0], high: scale.domain[1], lowText: figureText(scale.domain[0], metric), highText: figureText(scale.domain[1], metric) },
    places: places.map((place, index): GroupPlace => {
      const values = drawn[index] ?? [];
      return {
        code: place.area.code,
        name: areaName(place.area.code),
        values,
        newest: cellOf(place, metric, breakdown),
        first: firstText(values, edition.periods, metric),
        offScale: scale !== null && values.some((value) => value !== null && value > scale.domain[1]),
        closeness: place.area.code === area.code ? null : (closeness.get(place.area.code) ?? null),
      };
    }),
    around,
    notAtThisLevel: metric.levels.includes(group[0]?.level ?? 'LA') ? null : `This measure is published for ${metric.levels.join(' and ')} only.`,
  };
}

/** The region the group lies in and the country, where they are not the group's own areas. */
function aroundOf(edition: EditionFigures, { area, metric, breakdown }: GroupGround, period: string): GroupFigures['around'] {
  const country = countryOf(area.world);
  const region = area.level === 'region' ? area : area.region === undefined ? undefined : areaOf(area.region);
  const line = (role: 'region' | 'country', other: Area) => ({
    role,
    name: areaName(other.code),
    text: cellOf({ area: other, published: metric.levels.includes(other.level), figure: edition.at(other.code, period, ownBreakdown(metric, other, breakdown)) }, metric, breakdown).text,
    values: smallSeries(edition, metric, other, breakdown),
  });
  return [...(region ? [line('region', region)] : []), line('country', country)];
}

/** "2013: 75": where the line starts, if that is not where it ends. */
function firstText(values: readonly (number | null)[], periods: readonly string[], metric: Metric): string | null {
  const first = values.findIndex((value) => value !== null);
  if (first < 0 || first === values.length - 1) return null;
  return `${periods[first]}: ${figureText(values[first]!, metric)}`;
}

function companionOf(slug: string, why: string, { editions, area }: GroupGround): GroupCompanion {
  const companion = indicatorOf(slug);
  const metric = metricOf(companion.metric);
  const edition = editions.get(metric.slug);
  if (!edition) return { slug, why, title: companion.shortTitle, said: 'no figures loaded yet', values: [] };
  const { own, period, breakdown, joint } = readingOf(edition, companion, area, null);
  const shown = joint ? { ...own, area: joint, figure: edition.at(joint.code, period, breakdown) } : own;
  return {
    slug, why, title: companion.shortTitle,
    said: `${areaName(shown.area.code)} ${cellOf(shown, metric, breakdown).text} in ${period}`,
    values: metric.unit === 'category' ? [] : smallSeries(edition, metric, shown.area, firstBreakdown(metric)),
  };
}
