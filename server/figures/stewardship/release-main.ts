import { parseArgs } from 'node:util';
import { notFound, Refusal } from '../../../shared/errors.ts';
import type { ReleaseSummary } from '../../../shared/releases.ts';
import type { Database } from '../../db.ts';
import { coversText } from '../release-pages/release-log.ts';
import { findRelease, listReleases } from '../releases/queries.ts';
import { changesText } from './after-import.ts';
import { decide } from './commands.ts';
import { historyOf } from './queries.ts';

const USAGE = `Usage:
  npm run release -- list                            every release and its state
  npm run release -- show <release>                  what it changes, or would change, and its history
  npm run release -- sign-off <release>              makes it public
  npm run release -- roll-back <release> --reason …  the figures before are shown again
  npm run release -- discard <release>               forgets one that waits or was rolled back

A release is named as the list has it: children-in-need@2025-10-30.`;

const BY = 'the command line';

/**
 * The command `npm run release`.
 * @returns exit code: 0, 1 when it could not be done, 2 when the command was not understood.
 */
export async function runReleaseCommand(argv: readonly string[], db: Database, print: (line: string) => void = console.log): Promise<number> {
  const asked = understood(argv);
  if (!asked) {
    print(USAGE);
    return 2;
  }
  try {
    await carryOut(asked, db, print);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    print(error.status === 404 ? `There is no release called ${asked.id}. npm run release -- list names them.` : error.message);
    return 1;
  }
}

interface Asked {
  readonly what: 'list' | 'show' | 'sign-off' | 'roll-back' | 'discard';
  readonly id: string;
  readonly reason: string;
}

function understood(argv: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: { reason: { type: 'string', default: '' } }, allowPositionals: true });
    const [word = '', id = '', ...more] = positionals;
    const what = (['list', 'show', 'sign-off', 'roll-back', 'discard'] as const).find((one) => one === word);
    const reason = values.reason.trim();
    if (!what || more.length > 0 || (what === 'list') !== (id === '') || (what === 'roll-back') !== (reason !== '')) return null;
    return { what, id, reason };
  } catch {
    return null;
  }
}

async function carryOut({ what, id, reason }: Asked, db: Database, print: (line: string) => void): Promise<void> {
  switch (what) {
    case 'list': {
      const releases = await listReleases(db, 'published', { includeUnseen: true });
      for (const release of releases) print(lineOf(release));
      if (releases.length === 0) print('No release is loaded: npm run import -- <file or folder>');
      return;
    }
    case 'show': {
      const release = await findRelease(db, id);
      if (!release) throw notFound();
      print(lineOf(release));
      for (const line of await changesText(db, id)) print(line);
      for (const { words, by, at, reason: why } of await historyOf(db, id)) print(`  ${at.slice(0, 16).replace('T', ' ')}  ${words} by ${by}${why === null ? '' : `: ${why}`}`);
      return;
    }
    case 'sign-off':
      await decide(db, id, { intent: 'sign-off', by: BY });
      return print(`${id} is public now.`);
    case 'roll-back':
      await decide(db, id, { intent: 'roll-back', by: BY, reason });
      return print(`${id} is public no longer; the figures before are shown again.`);
    case 'discard':
      await decide(db, id, { intent: 'discard', by: BY });
      return print(`${id} is forgotten. Another file of that day can be loaded.`);
  }
}

const STATES = { waiting: 'waits', 'signed-off': 'public', 'rolled-back': 'rolled back' } as const;

function lineOf({ id, dataset, title, newestPeriod, state, assumed }: ReleaseSummary): string {
  return `${STATES[state].padEnd(12)}${id}  ${title}${newestPeriod === '' ? '' : `, covers ${coversText(newestPeriod, dataset)}`}${assumed ? ' (published date assumed)' : ''}`;
}
