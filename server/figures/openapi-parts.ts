import { refTo, type schemas } from './openapi-schemas.ts';

/** A query parameter that may be given several times. */
export function repeated(name: string, items: object, description: string): object {
  return { name, in: 'query', description, style: 'form', explode: true, schema: { type: 'array', items } };
}

/** The header with the ETag of an answer that the asker holds. */
export function ifNoneMatch(): object {
  return { name: 'If-None-Match', in: 'header', schema: { type: 'string' }, description: 'The ETag of an answer you hold.' };
}

/** An answer in JSON, by the name of its schema. */
export function json(name: keyof typeof schemas, description: string): object {
  return { description, content: { 'application/json': { schema: refTo(name) } } };
}

/** Status 304. */
export function unchanged(): object {
  return { description: 'The answer you hold is still the answer.' };
}

/** Answers in the words of `Error`, by status. */
export function errors(...statuses: readonly (400 | 404 | 405 | 500)[]): Record<string, object> {
  const descriptions = { 400: 'An unknown or malformed parameter or value.', 404: 'No such metric, area or release, or an area without neighbours.', 405: 'Only GET and HEAD.', 500: 'The server could not answer.' };
  return Object.fromEntries(statuses.map((status) => [String(status), json('Error', descriptions[status])]));
}
