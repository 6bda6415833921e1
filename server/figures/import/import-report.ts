import type { ReleaseState } from '../../../shared/releases.ts';
import type { Waiting } from './computed-editions.ts';

/** What became of one file. */
export type FileOutcome = { readonly file: string; readonly title?: string; readonly rows: number } & (
  | {
      readonly result: 'loaded';
      /** `<dataset>@<published>`, or the name of a model of neighbours. */
      readonly release: string;
      readonly published: string;
      readonly assumed: boolean;
      /** Public, or seen by data stewards only until one signs it off. */
      readonly state: ReleaseState;
      readonly metrics: readonly { readonly metric: string; readonly figures: number }[];
      /** Numbers kept for metrics that are computed from them. */
      readonly observations: number;
      /** Editions of computed metrics that this file completed. */
      readonly editions: readonly string[];
      readonly notes: readonly string[];
    }
  | { readonly result: 'unchanged'; readonly release: string; readonly state: ReleaseState }
  | { readonly result: 'left alone'; readonly reason: string }
  | {
      readonly result: 'refused';
      /** The whole sentence, with line and column where they are known. */
      readonly reason: string;
      readonly expected: string;
      readonly line?: number;
      readonly column?: string;
      readonly columnNumber?: number;
    }
);

/** What an import did, file by file, and which metrics wait for another file. */
export interface ImportReport {
  readonly files: readonly FileOutcome[];
  readonly waiting: readonly Waiting[];
}

/** The report in words, for a terminal. */
export function reportText({ files, waiting }: ImportReport): string {
  const of = <Result extends FileOutcome['result']>(result: Result) =>
    files.filter((file): file is Extract<FileOutcome, { result: Result }> => file.result === result);
  const sections = [
    section('Loaded', of('loaded').map((file) => [
      `${file.file}: ${file.title ?? ''}, ${count(file.rows, 'row')}, as ${file.release}${file.state === 'waiting' ? ' (waits for sign-off)' : ''}${file.assumed ? ' (published date assumed: the day of import)' : ''}`,
      ...file.metrics.map(({ metric, figures }) => `    ${metric}: ${count(figures, 'figure')}`),
      ...(file.observations > 0 ? [`    ${count(file.observations, 'number')} kept for metrics that are computed`] : []),
      ...file.editions.map((key) => `    computed: ${key}`),
      ...file.notes.map((note) => `    note: ${note}`),
    ].join('\n'))),
    section('Already loaded, nothing changed', of('unchanged').map(({ file, release, state }) => `${file}: the same file is loaded as ${release}${state === 'rolled-back' ? `, which was rolled back (npm run release -- sign-off ${release})` : ''}`)),
    section('Waiting', waiting.map(({ metric, reason }) => `${metric}: ${reason}`)),
    section('Left alone', of('left alone').map(({ file, title, rows, reason }) => `${file}: ${title ? `${title}, ${count(rows, 'row')}, ` : ''}${reason}`)),
    section('Refused, the database is as it was', of('refused').map(({ file, reason }) => `${file}: ${reason}`)),
  ].filter((text) => text !== '');
  return sections.length === 0 ? 'No files found.' : sections.join('\n\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}
