import type { World } from '../../shared/areas/register.ts';
import { CAVEAT } from '../../shared/caveat.ts';
import type { Figure } from '../../shared/figures.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import type { Indicator } from '../../shared/framework/types.ts';
import type { Cell, CsvColumn } from './api-csv.ts';
import type { EditionFigures } from './edition-figures.ts';
import { sourceOf } from './page-source.ts';

/** A file to save: its name and its text. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/** `kingston-upon-hull-city-of-profile-2026-04-02.csv`: letters, digits and hyphens only. */
export function fileName(...parts: readonly string[]): string {
  return `${parts.join(' ').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}.csv`;
}

/** What stands behind a figure, where the publisher's file has it; a symbol where that is what the file says. */
export function behindColumns<Row>(figureOf: (row: Row) => Figure | undefined): readonly CsvColumn<Row>[] {
  const amount = (row: Row, name: 'count' | 'denominator') => {
    const found = figureOf(row)?.behind?.[name];
    return found ? (found.value ?? found.missing) : null;
  };
  return [
    ['count', (row) => amount(row, 'count')],
    ['denominator', (row) => amount(row, 'denominator')],
    ['lowerLimit', (row) => figureOf(row)?.behind?.limits?.lower],
    ['upperLimit', (row) => figureOf(row)?.behind?.limits?.upper],
  ];
}

/** What a row of a file has to say about where its figures come from. */
export interface Origin {
  readonly indicator: Indicator;
  /** `null` where no figures are loaded. */
  readonly edition: EditionFigures | null;
  readonly world: World;
  /** The day the file is as at, ISO. */
  readonly day: string;
}

/** Source, release, day, licence, notes and caveat in every row: a file is read without its page. */
export function originColumns<Row>(originOf: (row: Row) => Origin): readonly CsvColumn<Row>[] {
  const column = (name: string, cell: (origin: Origin) => Cell): CsvColumn<Row> => [name, (row) => cell(originOf(row))];
  const source = ({ indicator, world }: Origin) => sourceOf(metricOf(indicator.metric).dataset, world);
  return [
    column('source', (origin) => (origin.world === 'invented' ? 'Invented figures for trying things out' : [source(origin)?.publisher, source(origin)?.title].filter(Boolean).join(', '))),
    column('sourceUrl', (origin) => source(origin)?.url),
    column('release', ({ edition }) => edition?.release.id),
    column('releasePublished', ({ edition }) => edition?.release.published),
    column('denominatorRelease', ({ edition }) => edition?.denominator?.id),
    column('asAt', ({ day }) => day),
    column('licence', ({ world }) => (world === 'invented' ? null : 'Open Government Licence v3.0')),
    column('notes', ({ indicator }) => indicator.readWithCare.join(' ')),
    column('caveat', () => CAVEAT),
  ];
}
