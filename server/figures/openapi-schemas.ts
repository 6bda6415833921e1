import { API_ERROR_CODES } from '../../shared/api.ts';
import { MISSING_SYMBOLS, MISSING_WORDS } from '../../shared/figures.ts';
import { METRICS } from '../../shared/framework/metrics.ts';

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it. */
type Schema = Readonly<Record<string, unknown>>;

/** Where an OpenAPI document keeps its schemas. */
export const refTo = (name: keyof typeof schemas): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An object that has exactly these fields; `optional` ones may be absent. */
function record(description: string, fields: Readonly<Record<string, Schema>>, optional: Readonly<Record<string, Schema>> = {}): Schema {
  return { type: 'object', description, properties: { ...fields, ...optional }, required: Object.keys(fields), additionalProperties: false };
}

function text(description: string, more: Schema = {}): Schema {
  return { type: 'string', description, ...more };
}

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description });

const day = text('ISO day.', { format: 'date', examples: ['2025-10-30'] });
const releaseId = text('Data set at its published date; `invented/` stands before it in the sandbox.', { examples: ['children-in-need@2025-10-30'] });
const metric = { type: 'string', enum: METRICS.map(({ slug }) => slug) };
const level = { type: 'string', enum: ['England', 'region', 'LA'] };
const symbols = MISSING_SYMBOLS.map((symbol) => `${symbol} (${MISSING_WORDS[symbol]})`).join(', ');

/** The fields every figure has, with the pattern of its `area`. */
const figureFields = {
  metric,
  areaName: text('Name of the area.'),
  period: ref('Period'),
  breakdown: { type: 'object', description: 'Dimension and value; empty where the metric has no breakdown, and for the category of an LA.', additionalProperties: { type: 'string' } },
  value: { type: ['number', 'null'], description: "Rounded half-up to the metric's decimals; `null` where there is none." },
  release: ref('Release'),
};
const category = { category: { type: ['string', 'null'], description: 'Only for metrics of categories: the category of an LA; `null` for counts.' } };

export const schemas = {
  Period: text('A year to 31 March, or a split year.', { pattern: '^\\d{4}(/\\d{2})?$', examples: ['2025', '2024/25'] }),
  Release: record('The release a figure comes from.', { id: releaseId, published: day }),
  Metric: record(
    'A metric, its breakdowns, and the release that is shown.',
    {
      metric,
      title: text("The publisher's title."),
      unit: text('What the value counts in.', { enum: [...new Set(METRICS.map(({ unit }) => unit))] }),
      decimals: { type: 'integer', minimum: 0, description: 'Places after the point that values are rounded to.' },
      levels: list(level, 'Levels that the publisher has figures for.'),
      breakdowns: list(
        record('A breakdown dimension, which is also a query parameter.', {
          name: text('Name of the parameter.'),
          label: text('In words.'),
          values: list({ type: 'string' }, 'In the order figures are listed in.'),
        }),
        'Empty where the metric has none.',
      ),
      periods: list(ref('Period'), 'Ascending; empty while there are no figures.'),
      release: orNull(record('The release that is shown; null while there are no figures.', { id: releaseId, published: day }, {
        assumed: { const: true, description: 'The published date is not known: it is the day the file was loaded.' },
      })),
    },
    { denominator: { ...orNull(ref('Release')), description: "Release of the denominator's data set; only for metrics computed from two data sets." } },
  ),
  AreaFigure: record(
    'What is published about, or computed for, an area.',
    {
      ...figureFields,
      area: text('Newest ONS code; both codes with " / " between them for a joint return.', { pattern: '^[EX]\\d{8}( / E\\d{8})?$', examples: ['E08000035'] }),
      level,
      missing: { ...orNull({ type: 'string', enum: [...MISSING_SYMBOLS] }), description: `Why there is no value, the publisher's symbol: ${symbols}.` },
      published: text("The cell's text in the publisher's file; for a computed figure the numerator's symbol or an empty text."),
    },
    category,
  ),
  NeighbourFigure: record(
    'Median of the rounded figures of the statistical neighbours that have one, rounded again; for metrics of categories, how many are in the category.',
    {
      ...figureFields,
      area: text('`neighbours-of:` and the newest ONS code of the LA.', { pattern: '^neighbours-of:[EX]\\d{8}$' }),
      level: { const: 'neighbours' },
      missing: { ...orNull({ const: 'x' }), description: 'x where no neighbour has a number.' },
      with: { type: 'integer', minimum: 0, description: 'How many neighbours have a number.' },
      of: { type: 'integer', minimum: 1, description: 'How many neighbours the LA has.' },
      model: text('The model of statistical neighbours.'),
    },
    category,
  ),
  Metrics: record('Every metric of the catalogue.', { metrics: list(ref('Metric'), "In the framework's order.") }),
  Figures: record('The figures asked for, whole.', {
    metric: ref('Metric'),
    figures: list({ oneOf: [ref('AreaFigure'), ref('NeighbourFigure')] }, 'By area, period, breakdown. A place without a row in the files is not listed.'),
  }),
  Error: record('Why there is no such answer.', {
    error: record(
      'What went wrong.',
      {
        status: { type: 'integer', enum: [400, 404, 405, 500] },
        code: { type: 'string', enum: [...API_ERROR_CODES] },
        message: text('In words, for people.'),
      },
      { parameter: text('The parameter it is about.') },
    ),
  }),
} satisfies Record<string, Schema>;
