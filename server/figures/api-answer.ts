import type { ApiAreaFigure, ApiFigure, ApiFiguresAnswer, ApiMetric, ApiNeighbourFigure, ApiRelease } from '../../shared/api.ts';
import { areaOf, type Area } from '../../shared/areas/register.ts';
import { parseBreakdownKey, type Breakdown, type BreakdownKey, type Figure, type ReleaseStamp } from '../../shared/figures.ts';
import type { Metric } from '../../shared/framework/types.ts';
import { PUBLISHED_AREAS, type FiguresQuestion } from './api-request.ts';
import type { EditionFigures } from './edition-figures.ts';
import { allNeighbourFigures, type Neighbours } from './neighbours.ts';
import { byText } from './release-order.ts';

/** What a question is answered from: the shown edition of each world it touches, and the neighbours it names. */
export interface AnswerSources {
  /** The published world's first; metrics without figures have none. */
  readonly editions: readonly EditionFigures[];
  readonly neighbours: readonly Neighbours[];
}

/** The whole answer to a question about one metric's figures. */
export function answerQuestion(metric: Metric, question: FiguresQuestion, { editions, neighbours }: AnswerSources): ApiFiguresAnswer {
  const editionOf = ({ world }: Area) => editions.find(({ invented }) => invented === (world === 'invented'));
  const ofAreas = (question.areas ?? PUBLISHED_AREAS).flatMap((area) => areaFigures(metric, area, question, editionOf(area)));
  // `neighbours-of:` sorts after every code, and the authorities come in the order of their codes.
  const ofNeighbours = neighbours.flatMap((one) => neighbourItems(metric, one, question, editionOf(areaOf(one.area))));
  return { metric: presentMetric(metric, editions), figures: [...ofAreas, ...ofNeighbours] };
}

/** A metric with the periods and the release of the figures that are spoken about; the published world's come first. */
export function presentMetric(metric: Metric, editions: readonly EditionFigures[]): ApiMetric {
  const [edition] = editions;
  return {
    metric: metric.slug,
    title: metric.title,
    unit: metric.unit,
    decimals: metric.decimals,
    levels: metric.levels,
    breakdowns: metric.breakdowns.map(({ name, label, values }) => ({ name, label, values: values.map(({ value }) => value) })),
    periods: [...new Set(editions.flatMap(({ periods }) => periods))].sort(byText),
    release: edition ? { ...presentRelease(edition.release), ...(edition.release.assumed && { assumed: true }) } : null,
    ...(metric.denominator !== undefined && { denominator: edition?.denominator ? presentRelease(edition.denominator) : null }),
  };
}

function areaFigures(metric: Metric, area: Area, question: FiguresQuestion, edition: EditionFigures | undefined): ApiAreaFigure[] {
  if (!edition) return [];
  const release = presentRelease(edition.release);
  const keys = edition.breakdowns.map((key) => ({ key, breakdown: parseBreakdownKey(key) }));
  return (question.periods ?? edition.periods).flatMap((period) =>
    keys.flatMap(({ key, breakdown }) => {
      const figure = edition.at(area.code, period, key);
      if (!figure || !isAskedFor(breakdown, figure, metric, question)) return [];
      return [{
        metric: metric.slug,
        area: area.code,
        areaName: area.name,
        level: area.level,
        period,
        breakdown,
        value: figure.value,
        missing: figure.missing,
        ...categoryField(metric, figure.category),
        published: figure.published,
        ...behindFields(metric, figure),
        release,
      }];
    }),
  );
}

function neighbourItems(metric: Metric, neighbours: Neighbours, question: FiguresQuestion, edition: EditionFigures | undefined): ApiNeighbourFigure[] {
  if (!edition) return [];
  const release = presentRelease(edition.release);
  const breakdownOf = new Map<BreakdownKey, Breakdown>();
  return allNeighbourFigures(edition, neighbours).flatMap(({ period, breakdown: key, value, missing, with: counted, of }) => {
    const breakdown = breakdownOf.get(key) ?? parseBreakdownKey(key);
    breakdownOf.set(key, breakdown);
    if (question.periods && !question.periods.includes(period)) return [];
    if (!isAskedFor(breakdown, null, metric, question)) return [];
    return [{
      metric: metric.slug,
      area: `neighbours-of:${neighbours.area}`,
      areaName: `Statistical neighbours of ${areaOf(neighbours.area).name}`,
      level: 'neighbours',
      period,
      breakdown,
      value,
      missing,
      ...categoryField(metric, null),
      release,
      with: counted,
      of,
      model: neighbours.model,
    }];
  });
}

/** An LA's category stands for the breakdown value of that name when values are chosen. */
function isAskedFor(breakdown: Breakdown, figure: Figure | null, metric: Metric, { breakdowns }: FiguresQuestion): boolean {
  for (const [name, values] of breakdowns) {
    const value = breakdown[name] ?? (metric.unit === 'category' ? figure?.category : undefined);
    if (value === undefined || value === null || !values.has(value)) return false;
  }
  return true;
}

/** Metrics whose publisher gives confidence limits: their figures have the field, `null` where there are none. */
const WITH_CONFIDENCE: ReadonlySet<string> = new Set(['injury-admissions-rate']);

/** Whether figures of a metric come with confidence limits. */
export function hasConfidence({ slug }: Pick<Metric, 'slug'>): boolean {
  return WITH_CONFIDENCE.has(slug);
}

function behindFields(metric: Metric, { behind, withheldSince }: Figure): Pick<ApiAreaFigure, 'count' | 'countMissing' | 'denominator' | 'denominatorMissing' | 'confidence' | 'withheldSince'> {
  const { count, denominator, limits } = behind ?? {};
  return {
    count: count?.value ?? null,
    ...(count?.missing && { countMissing: count.missing }),
    denominator: denominator?.value ?? null,
    ...(denominator?.missing && { denominatorMissing: denominator.missing }),
    ...(hasConfidence(metric) && { confidence: limits ? { ...limits, level: 95 as const } : null }),
    ...(withheldSince !== undefined && { withheldSince }),
  };
}

function categoryField(metric: Metric, category: string | null): Pick<ApiFigure, 'category'> {
  return metric.unit === 'category' ? { category } : {};
}

function presentRelease({ id, published }: ReleaseStamp): ApiRelease {
  return { id, published };
}
