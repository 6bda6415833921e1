import { CAVEAT } from '../../shared/caveat.ts';
import { csvTable, type CsvColumn } from '../figures/queries.ts';
import type { About } from './document.ts';
import type { FigureTable } from './figures.ts';
import type { TakenRow } from './rows.ts';

/** Spreadsheets take a CSV for another encoding where it does not begin with this. */
const BYTE_ORDER_MARK = '\ufeff';

/** A line of the file: a figure, or something that is said. */
type Line = Partial<Omit<TakenRow, 'part'>> & { readonly part: string; readonly figure?: string };

const lineOf = (row: Line, label: string) => row.lines?.find(([one]) => one === label)?.[1];

/** One line for each figure and for everything said; the caveat, the workspace and the day stand in each. */
export function takenCsv({ workspace, day, invented }: About, tables: readonly FigureTable[], rows: readonly TakenRow[]): string {
  const figures = tables.flatMap((table) => table.figures.map((figure): Line => ({
    part: 'Figure', indicator: figure.indicator, area: figure.area, year: figure.period, figure: figure.shown, source: figure.source, release: figure.release,
  })));
  const columns: readonly CsvColumn<Line>[] = [
    ['part', ({ part }) => part],
    ['indicator', ({ indicator }) => indicator],
    ['area', ({ area }) => area],
    ['year', ({ year }) => year],
    ['figure', ({ figure }) => figure],
    ['kind', ({ kind }) => kind],
    ['title', ({ title }) => title],
    ['ownerSays', ({ first }) => first?.join('\n')],
    ['text', ({ text }) => text],
    ['answers', ({ answers }) => answers?.map(({ text, by, isAnswer }) => `${isAnswer ? 'The answer: ' : ''}${text} (${by})`).join('\n')],
    ['figureSeen', (row) => lineOf(row, 'Figure as it was seen')],
    ['sinceThen', (row) => lineOf(row, 'Since then')],
    ['alsoAbout', (row) => lineOf(row, 'Also about')],
    ['putTo', (row) => lineOf(row, 'Put to')],
    ['outcome', (row) => lineOf(row, 'What came of it')],
    ['who', (row) => lineOf(row, 'Who')],
    ['due', (row) => lineOf(row, 'By')],
    ['seesToIt', (row) => lineOf(row, 'Sees to it')],
    ['howGathered', (row) => lineOf(row, 'How it was gathered')],
    ['gathered', (row) => lineOf(row, 'When')],
    ['howMany', (row) => lineOf(row, 'How many')],
    ['consent', (row) => lineOf(row, 'What they agreed to')],
    ['cannotTell', (row) => lineOf(row, 'What it cannot tell')],
    ['readBeside', ({ part, place }) => (part === 'Evidence' ? place : null)],
    ['by', ({ by }) => by],
    ['written', (row) => lineOf(row, 'Written')],
    ['on', ({ on }) => on],
    ['couldBeSeenBy', ({ seenBy }) => seenBy],
    ['source', ({ source }) => source],
    ['release', ({ release }) => release],
    ['workspace', () => workspace],
    ['taken', () => day],
    ['invented', () => (invented ? 'invented figures and people' : null)],
    ['caveat', () => CAVEAT],
  ];
  return BYTE_ORDER_MARK + csvTable(columns, [...figures, ...rows]);
}
