import { parseArgs } from 'node:util';
import type { Database } from '../../db.ts';
import { concludeImport } from '../stewardship/after-import.ts';
import { dayProblem } from './day-given.ts';
import { runEesImport } from './ees/main.ts';
import { importPaths, type ImportProgress } from './import-paths.ts';
import { reportText } from './import-report.ts';

const USAGE = `Usage: npm run import -- <file or folder>… [--published YYYY-MM-DD] [--preview]
       npm run import -- ees --data-set <id>…   (reads the Explore Education Statistics API)

Reads published files (.csv, or .zip and .gz of them), checks all of each, and loads what this version shows.
--published  the day the files were published, where the calendar does not know it
--preview    says what would change and lets the releases wait for sign-off; without it they are public at once`;

/** Where the words go; the terminal unless a test listens. */
export interface Output {
  readonly say: (text: string) => void;
  readonly progress: (text: string) => void;
}

const TERMINAL: Output = {
  say: (text) => void process.stdout.write(`${text}\n`),
  progress: (text) => void process.stderr.write(`${text}\n`),
};

/**
 * The command `npm run import`.
 * @returns exit code: 0 when no file was refused, 1 when one was, 2 when the command was not understood.
 */
export async function runImport(argv: readonly string[], db: Database, output: Output = TERMINAL): Promise<number> {
  if (argv[0] === 'ees') return runEesImport(argv.slice(1), db, output);
  const asked = understood(argv);
  if ('problem' in asked) {
    output.say(`${asked.problem}\n\n${USAGE}`);
    return 2;
  }
  const { paths, published, preview } = asked;
  const report = await importPaths(db, paths, { published, signOff: !preview, onProgress: progressLines(output.progress) });
  output.say(`\n${reportText(report)}`);
  const concluded = await concludeImport(db, report.files, { preview });
  if (concluded !== '') output.say(`\n${concluded}`);
  return report.files.length > 0 && report.files.every(({ result }) => result !== 'refused') ? 0 : 1;
}

function understood(argv: readonly string[]): { paths: string[]; published?: string; preview: boolean } | { problem: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: { published: { type: 'string' }, preview: { type: 'boolean', default: false } }, allowPositionals: true });
    if (positionals.length === 0) return { problem: 'Name at least one file or folder.' };
    const problem = values.published === undefined ? null : dayProblem(values.published);
    if (problem) return { problem: `--published ${problem}` };
    return { paths: positionals, published: values.published, preview: values.preview };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** One line when a file is done, and one a second while a long one is read. */
function progressLines(progress: (text: string) => void): (step: ImportProgress) => void {
  let last = Date.now();
  return ({ file, rows, outcome }) => {
    if (outcome) progress(`${file}: ${outcome.result}`);
    else if (Date.now() - last > 1_000) progress(`${file}: ${rows.toLocaleString('en-GB')} rows read…`);
    else return;
    last = Date.now();
  };
}
