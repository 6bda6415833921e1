import { METRICS } from '../../shared/framework/metrics.ts';
import { errors, ifNoneMatch, json, repeated, unchanged } from './openapi-parts.ts';
import { resourcePaths } from './openapi-resources.ts';
import { refTo, schemas } from './openapi-schemas.ts';

/** The public API in OpenAPI 3.1, made from the catalogue. A test holds real answers against it. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Learning Loop figures',
    version: '1.0.0',
    description:
      'Published statistics on children’s social care in England, as this dashboard shows them: a figure is a number or a reason, with its release. ' +
      'Answers are whole (no paging) and carry an ETag. Published figures are under the Open Government Licence v3.0. ' +
      'Without release and asAt the newest figures are given. What a publisher suppresses in its newest release is withheld in earlier ones too. ' +
      'Areas whose code begins with X are invented, and are left out unless asked for by code.',
  },
  servers: [{ url: '/' }],
  paths: {
    '/api/v1/metrics': {
      get: {
        operationId: 'listMetrics',
        summary: 'Every metric of the catalogue',
        parameters: [ifNoneMatch()],
        responses: { 200: json('Metrics', 'Every metric.'), 304: unchanged(), ...errors(400, 405, 500) },
      },
    },
    '/api/v1/metrics/{metric}/figures': {
      get: {
        operationId: 'listFigures',
        summary: 'Figures of a metric',
        parameters: [
          { name: 'metric', in: 'path', required: true, schema: { type: 'string', enum: METRICS.map(({ slug }) => slug) } },
          repeated('area', { type: 'string' }, 'Any ONS code an area has had, a three-digit LA code, a joint return by either spelling, or `neighbours-of:` and the code of an LA. Left out: every published area.'),
          repeated('period', refTo('Period'), '`2025` where the metric has single years, `2024/25` where it has split ones.'),
          ...dimensions().map(({ name, values, metrics }) => repeated(name, { type: 'string', enum: values }, `Of ${metrics.join(', ')}; which values a metric has, its breakdowns say.`)),
          { name: 'release', in: 'query', schema: { type: 'string' }, description: "One release of the metric's own data set (with the newest denominator). Not together with asAt. /api/v1/releases lists releases." },
          { name: 'asAt', in: 'query', schema: { type: 'string', format: 'date' }, description: 'The figures that were public on this day. Not together with release.' },
          ifNoneMatch(),
        ],
        responses: {
          200: {
            description: 'The figures asked for; an empty list where there are none.',
            content: {
              'application/json': { schema: refTo('Figures') },
              'text/csv': { schema: { type: 'string', description: 'The JSON keys as header, with breakdown.<name>, confidence.<name>, release.id and release.published.' } },
            },
          },
          304: unchanged(),
          ...errors(400, 404, 405, 500),
        },
      },
    },
    ...resourcePaths,
    '/api/v1/openapi.json': {
      get: {
        operationId: 'describe',
        summary: 'This document',
        parameters: [ifNoneMatch()],
        responses: { 200: { description: 'This document.', content: { 'application/json': { schema: { type: 'object' } } } }, 304: unchanged(), ...errors(405, 500) },
      },
    },
  },
  components: { schemas },
};

/** Every breakdown dimension with its values in all metrics that have it. */
function dimensions(): { name: string; values: string[]; metrics: string[] }[] {
  const byName = new Map<string, { values: Set<string>; metrics: string[] }>();
  for (const { slug, breakdowns } of METRICS) {
    for (const { name, values } of breakdowns) {
      const dimension = byName.get(name) ?? { values: new Set(), metrics: [] };
      values.forEach(({ value }) => dimension.values.add(value));
      byName.set(name, { ...dimension, metrics: [...dimension.metrics, slug] });
    }
  }
  return [...byName].map(([name, { values, metrics }]) => ({ name, values: [...values], metrics }));
}
