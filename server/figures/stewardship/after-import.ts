import { metricOf } from '../../../shared/framework/metrics.ts';
import type { Database } from '../../db.ts';
import type { FileOutcome } from '../import/import-report.ts';
import { countsWords } from '../release-pages/change-words.ts';
import { changesOf, findRelease } from '../releases/queries.ts';
import { countsForWorkspaces, notYetTold, tellWorkspaces } from './activity.ts';
import { decide } from './commands.ts';
import { inDecision } from './in-turn.ts';

/**
 * What remains after files were loaded: the workspaces are told of what is public now, and what the releases changed is
 * put into words. An import that was cut off before this is completed by the next one of the same files.
 * @param preview whether the releases are to wait; else one that a preview left waiting is signed off, too.
 * @returns lines for a terminal; empty where nothing was loaded.
 */
export async function concludeImport(db: Database, files: readonly FileOutcome[], { preview, by = 'the command line' }: { readonly preview: boolean; readonly by?: string }): Promise<string> {
  const compared: string[] = [];
  const waiting: string[] = [];
  for (const file of files) {
    if (file.result !== 'loaded' && file.result !== 'unchanged') continue;
    const release = await findRelease(db, file.release);
    // A model of neighbours is no release.
    if (!release) continue;
    const signs = release.state === 'waiting' && !preview;
    if (signs) await decide(db, release.id, { intent: 'sign-off', by });
    else if (release.state === 'signed-off') await tellOfRelease(db, release.id);
    if (release.state === 'waiting' && preview) waiting.push(`  ${release.id}: npm run release -- sign-off ${release.id}`);
    if (file.result === 'loaded' || signs || (release.state === 'waiting' && preview)) compared.push(...(await changesText(db, release.id)));
  }
  return [
    section(preview ? 'What would change, compared with what is public now' : 'Compared with what was public before', compared),
    section('Waiting for sign-off: nobody but data stewards sees them', waiting),
  ].filter((text) => text !== '').join('\n\n');
}

/** What a release changes in words, a line for each measure: for a terminal. */
export async function changesText(db: Database, id: string): Promise<readonly string[]> {
  const { metrics } = await changesOf(db, id);
  return metrics.flatMap(({ metric, before, counts, definition }) => [
    `  ${id}, ${metricOf(metric).title}: ${before === null ? `the first figures, ${counts.added.toLocaleString('en-GB')}` : countsWords(counts) || 'no figure changed'}`,
    ...(definition === null ? [] : [`    ${definition}`]),
  ]);
}

/** Tells the workspaces that have not been told since the release was signed off. */
async function tellOfRelease(db: Database, id: string): Promise<void> {
  const changes = await changesOf(db, id);
  const all = await countsForWorkspaces(db, changes.release.world === 'invented', changes);
  await inDecision(db, async (client) => {
    const untold = new Set(await notYetTold(client, id));
    await tellWorkspaces(client, 'release:signed-off', id, new Map([...all].filter(([workspace]) => untold.has(workspace))));
  });
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}
