import { CAVEAT } from './caveat.ts';
import { markYears } from './context-marks.ts';
import { MISSING_SYMBOLS, MISSING_WORDS, type ReleaseStamp } from './figures.ts';
import { areaName, publishedText, unitText } from './format.ts';
import { findDataset } from './framework/datasets.ts';
import { COMPARISONS, type IndicatorView, type MeasureView } from './indicator-view.ts';

/** What a file says about one measure beside its figures: a file is read without its page. */
export interface MeasureFacts {
  readonly title: string;
  readonly unit: string;
  /** The chosen breakdown in words; empty where there is none. */
  readonly breakdown: string;
  readonly source: string;
  readonly sourceUrl: string | null;
  readonly release: ReleaseStamp | null;
  readonly denominator: ReleaseStamp | null;
  /** "published 30 October 2025"; empty where nothing is loaded. */
  readonly published: string;
  /** `null` for invented figures, which nobody licensed. */
  readonly licence: string | null;
  /** What to read with care, official context, bands, joint returns: a sentence or two each. */
  readonly footnotes: readonly string[];
}

export const LICENCE = 'Open Government Licence v3.0 (https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/)';
export const INVENTED = 'Invented figures for trying things out; they say nothing about any real place.';

/** Every symbol with its meaning, in one line. */
export const SYMBOLS = MISSING_SYMBOLS.map((symbol) => `${symbol} = ${MISSING_WORDS[symbol]}`).join('; ');

/** What is to be said of a measure of a view, wherever its figures go. */
export function measureFacts(measure: MeasureView, { world, choice }: Pick<IndicatorView, 'world' | 'choice'>): MeasureFacts {
  const { title, unit, breakdowns, chosen, source, figures, readWithCare, context, bands } = measure;
  const invented = world === 'invented';
  const joint = figures?.jointReturn ?? null;
  return {
    title, unit: unitText(unit),
    breakdown: breakdowns.map(({ name, values }) => values.find(({ value }) => value === chosen[name])?.label ?? '').filter(Boolean).join(', '),
    source: invented ? INVENTED : source ? `${source.publisher}, ${source.title}` : 'Published statistics',
    sourceUrl: invented ? null : (source?.url ?? null),
    release: figures?.release ?? null,
    denominator: figures?.denominator ?? null,
    published: figures ? publishedWords(figures) : '',
    licence: invented ? null : LICENCE,
    footnotes: [
      ...readWithCare.map((note) => withoutSaid(note, context)).filter((note) => note !== ''),
      ...context.map((mark) => `Official context, ${markYears(mark)}${mark.areas === 'all' ? '' : ` (${mark.areas.join(', ')})`}: ${mark.words}`),
      ...(bands ? [`${bands.bands.map(({ name, from, to }) => `${from} to ${to} ${name}`).join(', ')}. ${bands.words} Source: ${bands.source}.`] : []),
      ...(joint === null ? [] : [`${areaName(choice.area)} is counted together with its partner, as ${areaName(joint)}, and has no figures of its own here.`]),
    ],
  };
}

/** Lines for people: what the file shows and what travels with every figure. */
export function factLines(view: IndicatorView, address: string): readonly (readonly [label: string, text: string])[] {
  const lines = [view, ...(view.beside ? [view.beside] : [])].flatMap((measure): (readonly [string, string])[] => {
    const facts = measureFacts(measure, view);
    return [
      ['Measure', facts.title],
      ['Breakdown', facts.breakdown],
      ['Unit', facts.unit],
      ['What it counts', measure.counts],
      ['What it cannot say', measure.cannotSay],
      ['Source', facts.source + (facts.sourceUrl === null ? '' : ` (${facts.sourceUrl})`)],
      ['Release', releaseText(facts)],
      ['Licence', facts.licence ?? ''],
      ...facts.footnotes.map((note) => ['Footnote', note] as const),
    ];
  });
  const all: readonly (readonly [string, string])[] = [
    ['Read this first', CAVEAT],
    ['Area', areaName(view.choice.area)],
    ...lines,
    ...view.companions.map(({ title, text, period, what }): readonly [string, string] =>
      ['Read beside', `${title}${what === '' ? '' : `, ${what}`}: ${text ?? 'no figures loaded'}${period === null ? '' : ` (${period})`}`]),
    ['Neighbours', view.figures?.neighbourModel ? `statistical neighbours by the model “${view.figures.neighbourModel}”` : ''],
    ['Symbols', SYMBOLS],
    ['The same figures again', address],
  ];
  return all.filter(([, text]) => text !== '');
}

/** "children-in-need@2025-10-30, published 30 October 2025". */
export function releaseText({ release, denominator, published }: Pick<MeasureFacts, 'release' | 'denominator' | 'published'>): string {
  return release === null ? 'no figures are loaded' : `${release.id}${denominator ? ` with ${denominator.id}` : ''}, ${published}`;
}

/**
 * The day as at which the address of a file shows its figures again, those of the companions too: the one chosen, else
 * that of the newest release of which anything is in the file.
 */
export function pinnedDay(view: IndicatorView): string {
  const companions = [...view.companions, ...(view.beside?.companions ?? [])].flatMap(({ published }) => published ?? []);
  return view.choice.asAt ?? [figuresDay(view), ...companions].sort().at(-1)!;
}

/** The day chosen, else that of the newest release of the figures themselves: what a file is called by. */
function figuresDay({ choice, figures, beside, today }: IndicatorView): string {
  const days = [figures, beside?.figures].flatMap((one) => [one?.release.published, one?.denominator?.published]).filter((day) => day !== undefined);
  return choice.asAt ?? days.sort().at(-1) ?? today;
}

/** Path and query of the page that shows these very figures again. */
export function pinnedAddress(view: IndicatorView): string {
  const { choice, breakdowns, beside, slug } = view;
  const parts: (readonly [string, string])[] = [
    ['area', choice.area],
    ...(choice.compare.length === COMPARISONS.length ? [] : [['compare', choice.compare.join(',') || 'none'] as const]),
    ['list', choice.list],
    ...(choice.own.length > 0 ? [['la', choice.own.join(',')] as const] : []),
    ...breakdowns.map(({ name }) => [name, choice.breakdown[name] ?? ''] as const),
    ...(choice.period === null ? [] : [['period', choice.period] as const]),
    ...(choice.axis === 'zero' ? [] : [['axis', choice.axis] as const]),
    ...(beside ? [['beside', beside.slug] as const, ...beside.breakdowns.map(({ name }) => [`beside-${name}`, beside.chosen[name] ?? ''] as const)] : []),
    ['asAt', pinnedDay(view)],
  ];
  return `/indicators/${slug}?${new URLSearchParams(parts.map(([name, value]) => [name, value])).toString().replaceAll('%2C', ',')}`;
}

/** `children-in-need-rate-leeds-2025-10-30`, without an ending: letters, digits and hyphens only. */
export function fileStem(view: IndicatorView): string {
  const chosen = view.breakdowns.filter(({ name, values }) => view.choice.breakdown[name] !== values[0]?.value).map(({ name }) => view.choice.breakdown[name] ?? '');
  const words = [view.slug, areaName(view.choice.area), ...chosen, ...(view.beside ? [view.beside.slug] : []), figuresDay(view)].join(' ');
  return words.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 150);
}

/** A note without the sentences that official context says already. */
function withoutSaid(note: string, context: MeasureView['context']): string {
  const said = context.map(({ words }) => words).join(' ');
  return note.split(/(?<=\.) (?=\p{Lu})/u).filter((sentence) => !said.includes(sentence)).join(' ');
}

/** "published 30 October 2025", and when the second file came out where figures are worked out with one. */
export function publishedWords({ release, denominator }: { readonly release: ReleaseStamp; readonly denominator: ReleaseStamp | null }): string {
  return publishedText(release) + (denominator ? `; ${datasetTitle(denominator)} ${publishedText(denominator)}` : '');
}

/** Title of a release's data set: the second file of a measure need not be one of populations. */
function datasetTitle({ id }: ReleaseStamp): string {
  const slug = id.replace(/^invented\//, '').split('@')[0] ?? '';
  return `“${findDataset(slug)?.title ?? slug}”`;
}
