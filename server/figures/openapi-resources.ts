import { METRICS } from '../../shared/framework/metrics.ts';
import { CHANGE_KINDS } from '../../shared/releases.ts';
import { errors, ifNoneMatch, json, repeated, unchanged } from './openapi-parts.ts';
import { refTo } from './openapi-schemas.ts';

const code = { name: 'code', in: 'path', required: true, schema: { type: 'string' }, description: 'Any ONS code the area has had, or a three-digit local authority code; an invented area by its code.' };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: 'Id of a public release; the slash of an invented one encoded or not.' };

/** The paths of areas, framework and releases. */
export const resourcePaths = {
  '/api/v1/areas': reading('listAreas', 'Every published area', json('Areas', 'Every published area.'), [], 400),
  '/api/v1/areas/{code}': reading('findArea', 'An area by any code it has had', json('AreaAnswer', 'The area.'), [code], 400, 404),
  '/api/v1/areas/{code}/neighbours': reading('listNeighbours', 'The statistical neighbours of a local authority', json('Neighbours', 'Its neighbours by the newest model.'), [code], 400, 404),
  '/api/v1/framework': reading('readFramework', 'Outcomes, enablers, domains and indicators', json('Framework', 'The framework.'), [], 400),
  '/api/v1/releases': reading('listReleases', 'Every public release', json('Releases', 'Every public release of the published world.'), [], 400),
  '/api/v1/releases/{id}': reading('findRelease', 'A release', json('ReleaseAnswer', 'The release.'), [id], 400, 404),
  '/api/v1/releases/{id}/changes': reading(
    'listChanges',
    'What a release changed, figure by figure',
    {
      description: 'The changes asked for.',
      content: {
        'application/json': { schema: refTo('Changes') },
        'text/csv': { schema: { type: 'string', description: 'One row for each change, with before.<name> and after.<name>; a changed definition has a row with its words.' } },
      },
    },
    [
      id,
      repeated('area', { type: 'string' }, 'Any code of an area.'),
      repeated('metric', { type: 'string', enum: METRICS.map(({ slug }) => slug) }, 'A metric.'),
      repeated('kind', { type: 'string', enum: [...CHANGE_KINDS] }, 'A kind of change.'),
    ],
    400, 404,
  ),
};

function reading(operationId: string, summary: string, answer: object, parameters: readonly object[], ...refusals: readonly (400 | 404)[]) {
  return { get: { operationId, summary, parameters: [...parameters, ifNoneMatch()], responses: { 200: answer, 304: unchanged(), ...errors(...refusals, 405, 500) } } };
}
