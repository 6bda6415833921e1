import { parseArgs } from 'node:util';
import type { Database } from '../../db.ts';
import { importPaths, type ImportProgress } from './import-paths.ts';
import { reportText } from './import-report.ts';

const USAGE = `Usage: npm run import -- <file or folder>… [--published YYYY-MM-DD]

Reads published files (.csv, or .zip and .gz of them), checks all of each, and loads what this version shows.
--published  the day the files were published, where the calendar does not know it`;

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
  const asked = understood(argv);
  if ('problem' in asked) {
    output.say(`${asked.problem}\n\n${USAGE}`);
    return 2;
  }
  const report = await importPaths(db, asked.paths, { published: asked.published, onProgress: progressLines(output.progress) });
  output.say(`\n${reportText(report)}`);
  return report.files.length > 0 && report.files.every(({ result }) => result !== 'refused') ? 0 : 1;
}

function understood(argv: readonly string[]): { paths: string[]; published?: string } | { problem: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: { published: { type: 'string' } }, allowPositionals: true });
    if (positionals.length === 0) return { problem: 'Name at least one file or folder.' };
    if (values.published !== undefined && !isDay(values.published)) return { problem: `--published expects a day as YYYY-MM-DD, not ${values.published}.` };
    if (values.published !== undefined && values.published > tomorrow()) return { problem: `--published expects a day that has come, not ${values.published}: a release never changes, and one of the future would stay the newest.` };
    return { paths: positionals, published: values.published };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** Some clocks are ahead of the server's. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
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
