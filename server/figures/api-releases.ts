import type { ApiChange, ApiChangesAnswer, ApiChangeSide, ApiReleaseAnswer, ApiReleaseItem, ApiReleasesAnswer } from '../../shared/api.ts';
import { areaOf, type Area } from '../../shared/areas/register.ts';
import { parseBreakdownKey } from '../../shared/figures.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import { CHANGE_KINDS, type ChangeContent, type ChangeKind, type FigureChange, type ReleaseChanges, type ReleaseSummary } from '../../shared/releases.ts';
import type { Database } from '../db.ts';
import { changesCsv } from './api-changes-csv.ts';
import { answering, CSV_TYPE, JSON_TYPE, prefersCsv, type ApiAnswer } from './api-http.ts';
import { ApiFailure, badValue, expectNoParameters, quoted, readArea, unknownParameter } from './api-request.ts';
import { compare, planComparison } from './releases/changes.ts';
import { findRelease, listReleases } from './releases/queries.ts';

/** `GET /api/v1/releases`: the published world's releases that are signed off, newest first. */
export function answerReleases(db: Database, request: Request): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    expectNoParameters(url.searchParams);
    const body = JSON.stringify({ releases: (await listReleases(db, 'published')).map(presentRelease) } satisfies ApiReleasesAnswer);
    return { tag: ['releases', body], type: JSON_TYPE, body: () => body };
  });
}

/** `GET /api/v1/releases/{id}` */
export function answerRelease(db: Database, request: Request, id: string): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    expectNoParameters(url.searchParams);
    const body = JSON.stringify({ release: presentRelease(await publicRelease(db, id)) } satisfies ApiReleaseAnswer);
    return { tag: ['release', body], type: JSON_TYPE, body: () => body };
  });
}

/** `GET /api/v1/releases/{id}/changes`: the release compared with what people saw before it, as JSON or CSV. */
export function answerChanges(db: Database, request: Request, id: string): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    const question = readChangesQuestion(url.searchParams);
    const release = await publicRelease(db, id);
    const plan = await planComparison(db, release);
    const csv = prefersCsv(request.headers.get('Accept'));
    return {
      tag: ['changes', csv ? 'csv' : 'json', JSON.stringify(presentRelease(release)), plan.mark, textOf(question)],
      type: csv ? CSV_TYPE : JSON_TYPE,
      async body() {
        const answer = answerOf(await compare(db, plan), question);
        return csv ? changesCsv(answer, question.asksFor('definition-changed') && question.areas === null) : JSON.stringify(answer);
      },
    };
  });
}

/** Which changes are asked for; `null` is all. */
interface ChangesQuestion {
  readonly areas: ReadonlySet<Area> | null;
  readonly metrics: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<string> | null;
  asksFor(kind: ChangeKind): boolean;
}

/** @throws ApiFailure 400 for the first parameter that is unknown or has an unknown value. */
function readChangesQuestion(parameters: URLSearchParams): ChangesQuestion {
  const [areas, metrics, kinds] = [new Set<Area>(), new Set<string>(), new Set<string>()];
  for (const [name, value] of parameters) {
    if (name === 'area') areas.add(readArea(value));
    else if (name === 'metric') metrics.add(known(name, value, findMetric(value) !== undefined, '/api/v1/metrics lists them.'));
    else if (name === 'kind') kinds.add(known(name, value, CHANGE_KINDS.some((kind) => kind === value), `There are ${CHANGE_KINDS.join(', ')}.`));
    else throw unknownParameter(name, ['area', 'metric', 'kind'], 'This resource');
  }
  const some = <Item>(asked: ReadonlySet<Item>) => (asked.size === 0 ? null : asked);
  return { areas: some(areas), metrics: some(metrics), kinds: some(kinds), asksFor: (kind) => kinds.size === 0 || kinds.has(kind) };
}

function known(name: string, value: string, isKnown: boolean, what: string): string {
  if (isKnown) return value;
  throw badValue(name === 'metric' ? 'unknown-metric' : 'unknown-value', name, `${quoted(value)} is no ${name}. ${what}`);
}

function textOf({ areas, metrics, kinds }: ChangesQuestion): string {
  const sorted = (asked: Iterable<string> | null) => asked && [...asked].sort();
  return JSON.stringify([sorted(areas && [...areas].map(({ code }) => code)), sorted(metrics), sorted(kinds)]);
}

/** @throws ApiFailure 404 for a release that is not there, waits, or was rolled back: the same words for all three. */
async function publicRelease(db: Database, id: string): Promise<ReleaseSummary> {
  const release = await findRelease(db, id);
  if (release?.state === 'signed-off') return release;
  throw new ApiFailure({ status: 404, code: 'unknown-release', message: `There is no release ${quoted(id)}. /api/v1/releases lists them.` });
}

function answerOf({ release, metrics }: ReleaseChanges, { areas, metrics: asked, asksFor }: ChangesQuestion): ApiChangesAnswer {
  const found = metrics.filter(({ metric }) => asked === null || asked.has(metric));
  return {
    release: presentRelease(release),
    metrics: found.map(({ metric, before, after, counts, definition }) => ({ metric, before, after, counts, definition })),
    changes: found.flatMap(({ changes }) => changes)
      .filter(({ area, kind }) => asksFor(kind) && (areas === null || areas.has(areaOf(area))))
      .map(presentChange),
  };
}

function presentChange({ metric, area, period, breakdown, kind, before, after, decimals }: FigureChange): ApiChange {
  return {
    metric, area, areaName: areaOf(area).name, period, breakdown: parseBreakdownKey(breakdown), kind,
    before: before && presentSide(before),
    after: after && presentSide(after),
    decimals,
  };
}

function presentSide({ value, missing, category, withheldSince }: ChangeContent): ApiChangeSide {
  return { value, missing, category, ...(withheldSince !== undefined && { withheldSince }) };
}

function presentRelease({ id, published, assumed, world, dataset, title, collection, publisher, newestPeriod, metrics }: ReleaseSummary): ApiReleaseItem {
  return {
    id, published,
    ...(assumed && { assumed: true }),
    ...(world === 'invented' && { invented: true }),
    dataset, title, collection, publisher, newestPeriod, metrics,
  };
}
