import { join } from 'node:path';
import { changesOf, listReleases } from '../../server/figures/queries.ts';
import { importPaths } from '../../server/figures/import/index.ts';
import { durableDatabase } from '../durable-database.ts';
import { publishedData } from '../published-data.ts';
import type { BenchRow } from './bench-row.ts';

const LIMIT_MB = 256;

/** P10: all published files, and those of the release before, imported, checked and compared in this one process. */
export default async function benchImportEverything(): Promise<BenchRow[]> {
  const data = publishedData();
  if (!data) throw new Error('P10 needs the published files: PUBLISHED_DATA, else ../shared/data.');
  const { db, close } = await durableDatabase(2);
  try {
    const bare = process.memoryUsage.rss() / 1e6;
    const start = performance.now();
    const report = await importPaths(db, [join(data, 'earlier-releases'), join(data, 'published')]);
    const imported = performance.now();
    let differences = 0;
    for (const { id } of await listReleases(db, 'published')) {
      for (const { changes } of (await changesOf(db, id)).metrics) differences += changes.length;
    }
    const compared = performance.now();
    const refused = report.files.filter(({ result }) => result === 'refused').length;
    const peak = process.resourceUsage().maxRSS / 1_000;
    return [{
      row: 'P10', what: 'all published files imported, checked and compared in one process', goal: `at most ${LIMIT_MB} MB`, ratio: null,
      detail: `${report.files.length} files (${refused} refused) in ${seconds(imported - start)}, ${differences.toLocaleString('en-GB')} differences named in ${seconds(compared - imported)}; ` +
        `${peak.toFixed(0)} MB at most, of which ${bare.toFixed(0)} MB before the first file`,
      holds: peak <= LIMIT_MB && refused === 0,
    }];
  } finally {
    await close();
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
