import { DATASETS } from '../../shared/framework/datasets.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { CHANGE_KINDS } from '../../shared/releases.ts';
import { areaCode, day, level, list, metric, orNull, record, ref, releaseId, symbol, text, type Schema } from './openapi-schema-parts.ts';

const dayOrNull = orNull(day);
const codes = (description: string) => list(areaCode, description);
const indicator = { type: 'string', enum: INDICATORS.map(({ slug }) => slug) };
const editionKey = text('`<metric>/<release>`, and where computed from two releases, `+<release>`.');

/** The schemas of areas, framework, releases and changes. */
export const resourceSchemas = {
  Area: record('An area and what it has been through. Days are inclusive; null where there is no beginning or end.', {
    code: areaCode,
    name: text('Name of the area.'),
    level,
    region: { ...orNull(areaCode), description: 'Region of an LA; of London, its inner or outer part.' },
    localCode: { type: ['string', 'null'], description: 'Three-digit code of an LA; both for a joint return.' },
    from: dayOrNull,
    to: dayOrNull,
    codes: list(record('An ONS code and its days.', { code: text('ONS code.', { pattern: '^[EX]\\d{8}$' }), from: dayOrNull, to: dayOrNull }), 'Every ONS code it has had, newest first; none for a joint return.'),
    predecessors: codes('Authorities whose area, or part of it, it took over.'),
    successors: codes('Authorities that took over its area.'),
    jointReturn: {
      ...orNull(record('A return made together with others.', {
        area: areaCode,
        partners: codes('With whom.'),
        from: text('First period.'),
        to: text('Last period.'),
      })),
      description: 'The return that holds its workforce figures, where it makes one together with others.',
    },
  }),
  Areas: record('Every published area.', { areas: list(ref('Area'), 'By code.') }),
  AreaAnswer: record('One area.', { area: ref('Area') }),
  Neighbours: record('Whom a local authority is compared with.', {
    area: areaCode,
    model: record('The newest model of statistical neighbours.', { id: text('Id of the model.'), title: text('Title of the model.') }),
    neighbours: list(record('A neighbour.', { area: areaCode, areaName: text('Name.'), closeness: text("How close, in the publisher's words.") }), 'Closest first.'),
  }),
  Indicator: record('A page about a metric, in words.', {
    slug: indicator,
    metric,
    shortTitle: text('A short name.'),
    counts: text('What the number is of and at.'),
    whyItMatters: text('Why people look at it.'),
    cannotSay: text('What it cannot tell.'),
    measures: text('What kind of measure it is.', { enum: ['activity', 'outcome', 'context', 'proxy'] }),
    companions: list(record('Another indicator to read it beside.', { indicator, why: text('The question it opens.') }), 'One to four.'),
    readWithCare: list({ type: 'string' }, 'Official context that travels with the figures.'),
  }),
  Pillar: record(
    "An outcome or enabler of the Children's Social Care National Framework.",
    {
      slug: text('Stays the same when numbers change.'),
      kind: text('Enablers have no numbers.', { enum: ['outcome', 'enabler'] }),
      title: text('In full.'),
      shortTitle: text('In short.'),
      numbers: list(record('A number and the days it was in force.', { number: { type: 'integer', minimum: 1 }, from: day, to: { ...dayOrNull, description: "First day of another number; null for today's." } }), 'Then and now, ascending.'),
      domains: list(record('A theme.', { slug: text('Slug.'), title: text('Title.'), indicators: list(ref('Indicator'), "In the framework's order.") }), "In the framework's order."),
    },
    { withoutIndicators: text('Said where it has no indicator.') },
  ),
  Framework: record('Outcomes, then enablers.', { pillars: list(ref('Pillar'), "In today's order.") }),
  ReleaseItem: record(
    'A data set at a published date.',
    {
      id: releaseId,
      published: day,
      dataset: { type: 'string', enum: DATASETS.map(({ slug }) => slug) },
      title: text('Title of the data set.'),
      collection: text('Title of the statistical release it came out with.'),
      publisher: text('Who publishes it.'),
      newestPeriod: ref('Period'),
      metrics: list(metric, 'Metrics whose figures come from it.'),
    },
    {
      assumed: { const: true, description: 'The published date is not known: it is the day the file was loaded.' },
      invented: { const: true, description: 'Of the sandbox: nobody published it.' },
    },
  ),
  Releases: record('Every public release.', { releases: list(ref('ReleaseItem'), 'Newest first.') }),
  ReleaseAnswer: record('One release.', { release: ref('ReleaseItem') }),
  ChangeSide: record(
    'What one of the two releases says: a number, a symbol or a category.',
    {
      value: { type: ['number', 'null'], description: 'Rounded half-up to `decimals` places.' },
      missing: orNull(symbol),
      category: { type: ['string', 'null'] },
    },
    { withheldSince: { ...day, description: 'The day since which a later release suppresses the figure; then missing is c.' } },
  ),
  Change: record('A figure that differs from the one people saw before. Numbers differ where they do at one decimal, rounded half-up from the unrounded ones.', {
    metric,
    area: areaCode,
    areaName: text('Name of the area.'),
    period: ref('Period'),
    breakdown: { type: 'object', additionalProperties: { type: 'string' } },
    kind: { type: 'string', enum: CHANGE_KINDS.filter((kind) => kind !== 'definition-changed') },
    before: { ...orNull(ref('ChangeSide')), description: 'null where there was no row, and where the figure is newly suppressed: what it was is said nowhere.' },
    after: { ...orNull(ref('ChangeSide')), description: 'null where there is no row any more.' },
    decimals: { type: 'integer', minimum: 0, description: "Places after the point of both numbers: the metric's, or 1 where only that tells them apart." },
  }),
  MetricChanges: record('What the release does to one metric.', {
    metric,
    before: { ...orNull(editionKey), description: 'What people saw before; null for the first figures of the metric, which are counted as added and not listed.' },
    after: editionKey,
    counts: record('How many of each kind, whatever was asked for.', Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, { type: 'integer', minimum: 0 }]))),
    definition: { type: ['string', 'null'], description: 'What is defined otherwise, in words.' },
  }),
  Changes: record('A release compared with what people saw before it.', {
    release: ref('ReleaseItem'),
    metrics: list(ref('MetricChanges'), "In the framework's order."),
    changes: list(ref('Change'), 'By metric, area, period, breakdown.'),
  }),
} satisfies Record<string, Schema>;
