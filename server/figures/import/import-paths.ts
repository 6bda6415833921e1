import type { Database } from '../../db.ts';
import { waitingMetrics } from './computed-editions.ts';
import { importFile } from './import-file.ts';
import type { FileOutcome, ImportReport } from './import-report.ts';
import type { RefusedFile } from './refused-file.ts';
import { findSources } from './sources.ts';
import { isoToday } from '../../../shared/today.ts';

export interface ImportOptions {
  /** Published day of all files, ISO; else the calendar's, else today, marked as assumed. */
  readonly published?: string;
  /** ISO day; today's where left out. */
  readonly today?: string;
  /** Whether releases are public at once (the default); else they wait for a data steward. */
  readonly signOff?: boolean;
  /** Who loads them, for the releases' log; the command line where left out. */
  readonly by?: string;
  /** Told when a file is begun (0 rows), after every batch of its rows, and with its outcome. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly file: string;
  readonly rows: number;
  readonly outcome?: FileOutcome;
}

/**
 * Imports published files: `.csv`, `.zip` and `.gz`, or folders of them. Each file is checked whole and loaded in a
 * transaction of its own; one that is refused keeps none of the others from being loaded.
 * @throws what the database answers when it fails.
 */
export async function importPaths(db: Database, paths: readonly string[], options: ImportOptions = {}): Promise<ImportReport> {
  const { published, signOff, by, today = isoToday(), onProgress = () => {} } = options;
  const files: FileOutcome[] = [];
  const add = (outcome: FileOutcome) => {
    files.push(outcome);
    onProgress({ file: outcome.file, rows: outcome.rows, outcome });
  };
  await findSources(paths, {
    async read(source) {
      onProgress({ file: source.label, rows: 0 });
      add(await importFile(db, source, { published, signOff, by, today, onRows: (rows) => onProgress({ file: source.label, rows }) }));
    },
    refuse: (file, refused: RefusedFile) => add({ file, rows: 0, result: 'refused', reason: refused.message, ...refused.fault }),
    passOver: (file, reason) => add({ file, rows: 0, result: 'left alone', reason }),
  });
  const client = await db.pool.connect();
  try {
    return { files, waiting: await waitingMetrics(client) };
  } finally {
    client.release();
  }
}
