import { MISSING_SYMBOLS, MISSING_WORDS } from '../../shared/figures.ts';
import { METRICS } from '../../shared/framework/metrics.ts';

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it; what follows is what the API's schemas are built from. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object that has exactly these fields; `optional` ones may be absent. */
export function record(description: string, fields: Readonly<Record<string, Schema>>, optional: Readonly<Record<string, Schema>> = {}): Schema {
  return { type: 'object', description, properties: { ...fields, ...optional }, required: Object.keys(fields), additionalProperties: false };
}

/** A string. */
export function text(description: string, more: Schema = {}): Schema {
  return { type: 'string', description, ...more };
}

/** A schema of this document by its name. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
/** The same, or null. */
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
/** An array. */
export const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description });

export const day = text('ISO day.', { format: 'date', examples: ['2025-10-30'] });
export const releaseId = text('Data set at its published date; `invented/` stands before it in the sandbox.', { examples: ['children-in-need@2025-10-30'] });
export const metric = { type: 'string', enum: METRICS.map(({ slug }) => slug) };
export const level = { type: 'string', enum: ['England', 'region', 'LA'] };
export const symbols = MISSING_SYMBOLS.map((symbol) => `${symbol} (${MISSING_WORDS[symbol]})`).join(', ');
/** A publisher's symbol for a missing number. */
export const symbol = { type: 'string', enum: [...MISSING_SYMBOLS] };

/** Newest ONS code. */
export const areaCode = text('Newest ONS code; both codes with " / " between them for a joint return.', { pattern: '^[EX]\\d{8}( / E\\d{8})?$', examples: ['E08000035'] });
