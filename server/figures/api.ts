import type { ApiMetricsAnswer } from '../../shared/api.ts';
import type { Area } from '../../shared/areas/register.ts';
import type { Pin } from '../../shared/figures.ts';
import { findMetric, METRICS } from '../../shared/framework/metrics.ts';
import type { Metric } from '../../shared/framework/types.ts';
import type { Database } from '../db.ts';
import { answerQuestion, presentMetric } from './api-answer.ts';
import { figuresCsv } from './api-csv.ts';
import { answering, CSV_TYPE, JSON_TYPE, prefersCsv, stampText, type ApiAnswer } from './api-http.ts';
import { ApiFailure, badValue, checkPeriodKind, expectNoParameters, questionText, quoted, readQuestion, worldsOf, type FiguresQuestion } from './api-request.ts';
import { findAllShown, findShown, shownEditions, type ShownEdition } from './editions.ts';
import { neighboursOf, type Neighbours } from './neighbours.ts';
import { openApiDocument } from './openapi.ts';
import { findRelease } from './releases/queries.ts';

export { prefersCsv, type ApiAnswer } from './api-http.ts';
export { answerArea, answerAreas, answerNeighbours } from './api-areas.ts';
export { answerFramework } from './api-framework.ts';
export { answerChanges, answerRelease, answerReleases } from './api-releases.ts';

/** `GET /api/v1/metrics`: every metric of the catalogue, with the release that is shown where there are figures. */
export function answerMetrics(db: Database, request: Request): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    expectNoParameters(url.searchParams);
    const shown = await findAllShown(db, 'published');
    return {
      tag: ['metrics', ...[...shown.values()].map(({ stamp }) => stampText(stamp))],
      type: JSON_TYPE,
      async body() {
        const editions = await shownEditions(db, 'published');
        const metrics = METRICS.map((metric) => presentMetric(metric, [editions.get(metric.slug)].filter((edition) => edition !== undefined)));
        return JSON.stringify({ metrics } satisfies ApiMetricsAnswer);
      },
    };
  });
}

/**
 * `GET /api/v1/metrics/{metric}/figures`: the figures asked for, whole, as JSON or CSV; those of one release with
 * `release`, those of a day gone by with `asAt`.
 */
export function answerFigures(db: Database, request: Request, slug: string): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    const metric = findMetric(slug);
    if (!metric) throw new ApiFailure({ status: 404, code: 'unknown-metric', message: 'There is no metric of this name. /api/v1/metrics lists them.' });
    const question = readQuestion(url.searchParams, metric);
    await checkRelease(db, metric, question);
    const shown = await shownIn(db, metric, question);
    const neighbours = await neighboursOfAll(db, question.neighboursOf);
    const csv = prefersCsv(request.headers.get('Accept'));
    return {
      tag: ['figures', slug, csv ? 'csv' : 'json', questionText(question), ...shown.map(({ stamp }) => stampText(stamp)), ...neighbours.map((one) => JSON.stringify(one))],
      type: csv ? CSV_TYPE : JSON_TYPE,
      async body() {
        const editions = await Promise.all(shown.map((edition) => edition.read()));
        checkPeriodKind(question, editions.flatMap(({ periods }) => periods));
        const answer = answerQuestion(metric, question, { editions, neighbours });
        return csv ? figuresCsv(metric, answer.figures, neighbours.length > 0) : JSON.stringify(answer);
      },
    };
  });
}

/** `GET /api/v1/openapi.json` */
export function answerOpenApi(request: Request): Promise<ApiAnswer> {
  return answering(request, async () => ({ tag: ['openapi', JSON.stringify(openApiDocument)], type: JSON_TYPE, body: () => JSON.stringify(openApiDocument) }));
}

/** Any other address under `/api/v1`. */
export function answerElsewhere(request: Request): Promise<ApiAnswer> {
  return answering(request, async () => {
    throw new ApiFailure({ status: 404, code: 'not-found', message: 'There is nothing at this address. /api/v1/openapi.json says what there is.' });
  });
}

/** @throws ApiFailure 400 for a release that is not public, of another data set, or of a world that is not asked about. */
async function checkRelease(db: Database, metric: Metric, question: FiguresQuestion): Promise<void> {
  const { release: id } = question.pin;
  if (id === undefined) return;
  const refuse = (why: string) => badValue('unknown-release', 'release', `${quoted(id)} ${why}`);
  const release = await findRelease(db, id);
  if (release?.state !== 'signed-off') throw refuse('is no release. /api/v1/releases lists them.');
  if (release.dataset !== metric.dataset) throw refuse(`is no release of this metric's data set, ${metric.dataset}.`);
  if (!worldsOf(question).includes(release.world)) throw refuse('has no figures of the areas asked for: invented areas have releases of their own.');
}

async function shownIn(db: Database, { slug }: Metric, question: FiguresQuestion): Promise<ShownEdition[]> {
  const pin: Pin = question.pin;
  const found = await Promise.all(worldsOf(question).map((world) => findShown(db, slug, world, pin)));
  return found.filter((edition) => edition !== null);
}

async function neighboursOfAll(db: Database, areas: readonly Area[]): Promise<Neighbours[]> {
  const found: Neighbours[] = [];
  for (const area of areas) {
    const neighbours = await neighboursOf(db, area.code);
    if (!neighbours) throw new ApiFailure({ status: 404, code: 'no-neighbours', message: `${area.name} has no statistical neighbours.`, parameter: 'area' });
    found.push(neighbours);
  }
  return found;
}
