import { API_ERROR_CODES } from '../../shared/api.ts';
import { METRICS } from '../../shared/framework/metrics.ts';
import { resourceSchemas } from './openapi-resource-schemas.ts';
import { areaCode, day, level, list, metric, orNull, record, ref, releaseId, symbol, symbols, text, type Schema } from './openapi-schema-parts.ts';

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

/** Every schema of the document. */
export const schemas = {
  ...resourceSchemas,
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
      area: areaCode,
      level,
      missing: { ...orNull(symbol), description: `Why there is no value, the publisher's symbol: ${symbols}.` },
      published: text("The cell's text in the publisher's file; for a computed figure the numerator's symbol or an empty text. Empty where the figure is withheld."),
      count: { type: ['number', 'null'], description: 'The numerator, where the file has it; null where it does not, or has a symbol.' },
      denominator: { type: ['number', 'null'], description: 'What the count is out of, where the file has it.' },
    },
    {
      ...category,
      countMissing: { ...symbol, description: "The file's symbol in place of the count." },
      denominatorMissing: { ...symbol, description: "The file's symbol in place of the denominator." },
      confidence: orNull(record('Confidence limits as published; only for metrics whose publisher gives them.', {
        lower: { type: 'number' }, upper: { type: 'number' }, level: { const: 95, description: 'Per cent.' },
      })),
      withheldSince: { ...day, description: 'Only in an earlier release: the day since which the publisher suppresses this figure. Then missing is c, and what the figure was is said nowhere.' },
    },
  ),
  NeighbourFigure: record(
    'Median of the rounded figures of the statistical neighbours that have one, rounded again (injury-admissions-rate: of the unrounded ones, as its publisher does); for metrics of categories, how many are in the category. Always by the newest model of neighbours.',
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

/** Where an OpenAPI document keeps its schemas. */
export const refTo = (name: keyof typeof schemas): Schema => ref(name);
