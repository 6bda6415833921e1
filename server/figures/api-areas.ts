import type { ApiArea, ApiAreaAnswer, ApiAreasAnswer, ApiNeighboursAnswer } from '../../shared/api.ts';
import { storyOf } from '../../shared/areas/history.ts';
import { areaOf, findArea, type Area } from '../../shared/areas/register.ts';
import type { Database } from '../db.ts';
import { answering, JSON_TYPE, type ApiAnswer } from './api-http.ts';
import { ApiFailure, expectNoParameters, PUBLISHED_AREAS, quoted } from './api-request.ts';
import { neighboursOf } from './neighbours.ts';

/** `GET /api/v1/areas`: every area of the published world. */
export function answerAreas(request: Request): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    expectNoParameters(url.searchParams);
    const body = JSON.stringify({ areas: PUBLISHED_AREAS.map(presentArea) } satisfies ApiAreasAnswer);
    return { tag: ['areas', body], type: JSON_TYPE, body: () => body };
  });
}

/** `GET /api/v1/areas/{code}`: the area of any code it has had, an invented one too. */
export function answerArea(request: Request, code: string): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    expectNoParameters(url.searchParams);
    const body = JSON.stringify({ area: presentArea(namedArea(code)) } satisfies ApiAreaAnswer);
    return { tag: ['area', body], type: JSON_TYPE, body: () => body };
  });
}

/** `GET /api/v1/areas/{code}/neighbours`: whom a local authority is compared with, by the newest model. */
export function answerNeighbours(db: Database, request: Request, code: string): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    expectNoParameters(url.searchParams);
    const area = namedArea(code);
    const found = await neighboursOf(db, area.code);
    if (!found) throw new ApiFailure({ status: 404, code: 'no-neighbours', message: `${area.name} has no statistical neighbours.` });
    const answer: ApiNeighboursAnswer = {
      area: found.area,
      model: { id: found.model, title: found.title },
      neighbours: found.neighbours.map((one) => ({ area: one.area, areaName: areaOf(one.area).name, closeness: one.closeness })),
    };
    const body = JSON.stringify(answer);
    return { tag: ['neighbours', body], type: JSON_TYPE, body: () => body };
  });
}

/** @throws ApiFailure 404: the area is the resource itself. */
function namedArea(code: string): Area {
  const area = findArea(code);
  if (area) return area;
  throw new ApiFailure({ status: 404, code: 'unknown-area', message: `No area has the code ${quoted(code)}. /api/v1/areas lists them.` });
}

function presentArea(area: Area): ApiArea {
  const { span, codes, successors, predecessors, joint } = storyOf(area);
  return {
    code: area.code,
    name: area.name,
    level: area.level,
    region: area.region ?? null,
    localCode: area.localCode ?? null,
    ...span,
    codes: codes.map(({ code, from, to }) => ({ code, from, to })),
    predecessors: predecessors.map(({ code }) => code),
    successors: successors.map(({ code }) => code),
    jointReturn: joint && { area: joint.area.code, partners: joint.partners.map(({ code }) => code), from: joint.from, to: joint.to },
  };
}
