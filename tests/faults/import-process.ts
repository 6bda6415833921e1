import { openDatabase } from '../../server/db.ts';
import { importPaths } from '../../server/figures/import/index.ts';

/** Imports one file and kills itself, without a word to anyone, once so many rows were read; at 0 it lives. */
const [url = '', file = '', rowsToLive = '0'] = process.argv.slice(2);
const db = openDatabase(url, 2);
await importPaths(db, [file], {
  onProgress: ({ rows, outcome }) => {
    if (Number(rowsToLive) > 0 && !outcome && rows >= Number(rowsToLive)) process.kill(process.pid, 'SIGKILL');
  },
});
await db.close();
