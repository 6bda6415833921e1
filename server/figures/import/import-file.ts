import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { datasetOf } from '../../../shared/framework/datasets.ts';
import type { Database } from '../../db.ts';
import { makeComputedEditions } from './computed-editions.ts';
import { csvRows, type RowBatch } from './csv-rows.ts';
import { decodedText } from './decoded-text.ts';
import type { FileOutcome } from './import-report.ts';
import { inImportTransaction } from './import-transaction.ts';
import { isRead, type FittedLayout } from './layout.ts';
import { Loading } from './loading.ts';
import { NeighbourRows, writeNeighbourModel } from './neighbour-models.ts';
import { recognise } from './recognise.ts';
import { RefusedFile } from './refused-file.ts';
import { AlreadyLoaded, publishedDay } from './release-record.ts';
import { RowCheck } from './row-check.ts';
import type { Source } from './sources.ts';

export interface FileOptions {
  /** Published day given by the person, ISO. */
  readonly published?: string;
  /** ISO day that stands in where no published day is known. */
  readonly today: string;
  /** Whether the release is public at once (the default); else it waits for a data steward. */
  readonly signOff?: boolean;
  /** Who loads it, for the release's log; the command line where left out. */
  readonly by?: string;
  /** Told after every batch of rows. */
  readonly onRows: (rows: number) => void;
}

interface OpenedFile {
  readonly fitted: FittedLayout;
  /** All rows but the header, the ones looked at to recognise the file included. */
  readonly batches: AsyncIterable<RowBatch>;
  /** Of the unpacked bytes; known when all rows were read. */
  fingerprint(): string;
}

/**
 * Reads one file, checks all of it and loads what this version reads from it, in one transaction: everything or nothing.
 * @throws what the database answers when it fails; a file that is not right is an outcome, not an error.
 */
export async function importFile(db: Database, source: Source, options: FileOptions): Promise<FileOutcome> {
  const file = source.label;
  let title: string | undefined;
  let rows = 0;
  const onRows = (more: number) => options.onRows((rows += more));
  try {
    const opened = await openFile(source);
    const { layout } = opened.fitted;
    title = datasetOf(layout.dataset).title;
    if (!isRead(layout)) {
      await checkOnly(opened, onRows);
      return { file, title, rows, result: 'left alone', reason: 'checked; no metric of this version is read from it' };
    }
    const work = layout.neighbours ? loadNeighbours : loadFigures;
    const loaded = await inImportTransaction(db, (client) => work(client, opened, source, { ...options, onRows }));
    return { file, title, rows, result: 'loaded', ...loaded };
  } catch (error) {
    if (error instanceof AlreadyLoaded) return { file, title, rows, result: 'unchanged', release: error.key, state: error.state };
    if (error instanceof RefusedFile) return { file, title, rows, result: 'refused', reason: error.message, ...error.fault };
    throw error;
  }
}

async function openFile(source: Source): Promise<OpenedFile> {
  const hash = createHash('sha256');
  const batches = csvRows(decodedText(await source.open(), hash));
  const first = await batches.next();
  const [header, ...firstRows] = first.done ? [] : first.value.rows;
  if (first.done || !header) throw new RefusedFile({ expected: 'the file is empty; expected a header and rows.' });
  const fitted = recognise(header, firstRows, source.name);
  const { lines } = first.value;
  async function* afterHeader(): AsyncGenerator<RowBatch> {
    if (firstRows.length > 0) yield { rows: firstRows, lines: lines.slice(1) };
    yield* batches;
  }
  return { fitted, batches: afterHeader(), fingerprint: () => hash.digest('hex') };
}

async function checkOnly({ fitted, batches }: OpenedFile, onRows: (rows: number) => void): Promise<void> {
  const check = new RowCheck(fitted);
  await eachBatch(batches, onRows, async ({ rows, lines }) => {
    for (let index = 0; index < rows.length; index++) check.check(rows[index]!, lines[index]!);
  });
  check.finish();
}

/** @throws RefusedFile for a file that holds a header only. */
async function eachBatch(batches: AsyncIterable<RowBatch>, onRows: (rows: number) => void, work: (batch: RowBatch) => Promise<void>): Promise<void> {
  let any = false;
  for await (const batch of batches) {
    any = true;
    await work(batch);
    onRows(batch.rows.length);
  }
  if (!any) throw new RefusedFile({ line: 1, expected: 'the file holds a header only; expected rows.' });
}

type Loaded = Omit<Extract<FileOutcome, { result: 'loaded' }>, 'file' | 'title' | 'rows' | 'result'>;

async function loadFigures(client: PoolClient, { fitted, batches, fingerprint }: OpenedFile, source: Source, options: FileOptions): Promise<Loaded> {
  const { layout, header, others } = fitted;
  const check = new RowCheck(fitted);
  const loading = await Loading.open(client, layout, check, source.name);
  try {
    await eachBatch(batches, options.onRows, async ({ rows, lines, endsOpen }) => {
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index]!;
        loading.take(row, check.check(row, lines[index]!));
      }
      if (endsOpen) check.refuseOpenEnd(lines.at(-1) ?? 0);
      await loading.between();
    });
    check.finish();
    const day = publishedDay(layout.dataset, check.newestPeriod, options.published, options.today);
    const signing = { signOff: options.signOff ?? true, by: options.by ?? 'the command line' };
    const { id, key, partners, without, notes, ...loaded } = await loading.close(check.newestPeriod, fingerprint(), day, signing);
    const editions: string[] = [];
    for (const including of [id, ...partners]) editions.push(...(await makeComputedEditions(client, layout.dataset, { including })));
    // The sheets' other columns are all of one kind: known, and checked.
    const unknown = layout.otherCells ? [] : others.map((index) => header[index]).filter((name) => name !== '');
    const more = [
      ...(without.length > 0 ? [`no row of this file is one that these metrics are read from: ${without.join(', ')}`] : []),
      ...(unknown.length > 0 ? [`columns that this version does not know were passed over: ${unknown.join(', ')}`] : []),
    ];
    return { release: key, ...loaded, editions, notes: [...notes, ...more] };
  } finally {
    await loading.settle();
  }
}

async function loadNeighbours(client: PoolClient, { fitted, batches }: OpenedFile, _source: Source, options: FileOptions): Promise<Loaded> {
  const { dataset, neighbours } = fitted.layout;
  if (!neighbours) throw new Error(`${dataset} is no model of neighbours.`);
  if (options.signOff === false) {
    throw new RefusedFile({ expected: `"${datasetOf(dataset).title}" is a model of neighbours, which has no preview. Import it on the command line: npm run import.` });
  }
  const check = new NeighbourRows(fitted, neighbours);
  await eachBatch(batches, options.onRows, async ({ rows, lines }) => {
    for (let index = 0; index < rows.length; index++) check.check(rows[index]!, lines[index]!);
  });
  const { day, assumed } = publishedDay(dataset, '', options.published, options.today);
  await writeNeighbourModel(client, dataset, neighbours.title, day, check.links);
  return { release: dataset, published: day, assumed, state: 'signed-off', metrics: [], observations: 0, editions: [], notes: [`${check.links.length} neighbours`] };
}
