import { parseArgs } from 'node:util';
import type { Database } from '../../../db.ts';
import { readEnv } from '../../../env.ts';
import { concludeImport } from '../../stewardship/after-import.ts';
import { waitingMetrics } from '../computed-editions.ts';
import { reportText } from '../import-report.ts';
import { publishedDayOf, VERSION_ASKED } from './choose-version.ts';
import { EesClient, type ClientOptions } from './client.ts';
import { fetchDataSet, type Fetched } from './fetch-data-set.ts';
import { publicationText } from './publication-text.ts';
import { FetchRefused } from './trouble.ts';

const USAGE = `Usage: npm run import -- ees --data-set <id>… [--data-set-version <version>] [--query] [--changes] [--preview]
       npm run import -- ees --publication <slug or words>

Reads data sets of the Explore Education Statistics API through the same checks as a file.
--data-set          the id of a data set; may be given several times
--data-set-version  a version such as 2.1, or 2.* for the newest of version 2; else the newest published
--query             reads the rows page by page, where the CSV cannot be had
--changes           says everything that the publisher lists as changed; else the first lines of it
--preview           loads without showing: a data steward signs off
--publication       lists the data sets of a publication with their ids
--base-url          another address of the API (or EES_API_URL)`;

const MOST_NOTES = 10;
const AN_ID = /^[\w-]{1,100}$/;

interface Output {
  readonly say: (text: string) => void;
  readonly progress: (text: string) => void;
}

interface Asked {
  readonly dataSets: readonly string[];
  readonly publication?: string;
  readonly version?: string;
  readonly query: boolean;
  readonly everyChange: boolean;
  readonly signOff: boolean;
  readonly baseUrl?: string;
}

/**
 * The command `npm run import -- ees`; `argv` without the word `ees`.
 * @returns exit code: 0 when everything asked for is loaded or was before, 1 when something was not to be had or was
 * refused, 2 when the command was not understood.
 */
export async function runEesImport(argv: readonly string[], db: Database, output: Output, options: ClientOptions = {}): Promise<number> {
  const asked = understood(argv);
  if ('problem' in asked) {
    output.say(`${asked.problem}\n\n${USAGE}`);
    return 2;
  }
  const client = new EesClient({ onTrouble: output.progress, baseUrl: asked.baseUrl ?? readEnv().EES_API_URL, ...options });
  if (asked.publication !== undefined) return listPublication(client, asked.publication, output);
  const fetched: Fetched[] = [];
  for (const id of asked.dataSets) {
    const { version, query, signOff } = asked;
    const one = await fetchDataSet(db, client, id, { version, query, signOff, today: publishedDayOf(new Date().toISOString()), onProgress: output.progress });
    output.progress(`${one.name}: ${one.outcome.result}`);
    fetched.push(one);
  }
  const notes = notesText(fetched, asked.everyChange);
  if (notes !== '') output.say(`\n${notes}`);
  output.say(`\n${reportText({ files: fetched.map(({ outcome }) => outcome), waiting: await waiting(db) })}`);
  const concluded = await concludeImport(db, fetched.map(({ outcome }) => outcome), { preview: !asked.signOff });
  if (concluded !== '') output.say(`\n${concluded}`);
  return fetched.every(({ outcome }) => outcome.result !== 'refused') ? 0 : 1;
}

function understood(argv: readonly string[]): Asked | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'data-set': { type: 'string', multiple: true },
        'data-set-version': { type: 'string' },
        publication: { type: 'string' },
        query: { type: 'boolean', default: false },
        changes: { type: 'boolean', default: false },
        preview: { type: 'boolean', default: false },
        'base-url': { type: 'string' },
      },
    });
    const { 'data-set': dataSets = [], 'data-set-version': version, publication, 'base-url': baseUrl } = values;
    const wrongId = dataSets.find((id) => !AN_ID.test(id));
    if ((dataSets.length === 0) === (publication === undefined)) return { problem: 'Give either --data-set with an id, or --publication.' };
    if (wrongId !== undefined) return { problem: `--data-set expects the id of a data set, not "${wrongId}". --publication lists them.` };
    if (version !== undefined && dataSets.length !== 1) return { problem: '--data-set-version goes with one --data-set.' };
    if (version !== undefined && !VERSION_ASKED.test(version)) return { problem: `--data-set-version expects a version such as 2.1 or 2.*, not "${version}".` };
    if (publication !== undefined && publication.trim().length < 3) return { problem: '--publication expects three characters or more.' };
    if (baseUrl !== undefined && !isWebAddress(baseUrl)) return { problem: `--base-url expects a web address, not "${baseUrl}".` };
    return { dataSets: [...new Set(dataSets)], publication: publication?.trim(), version, query: values.query, everyChange: values.changes, signOff: !values.preview, baseUrl };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

async function listPublication(client: EesClient, words: string, output: Output): Promise<number> {
  try {
    const text = await publicationText(client, words);
    output.say(text ?? `No publication with data sets in the API fits "${words}".`);
    return text === null ? 1 : 0;
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error;
    output.say(`The list cannot be had: ${error.message}`);
    return 1;
  }
}

/** What the publisher says of the data sets, before what became of them. */
function notesText(fetched: readonly Fetched[], all: boolean): string {
  return fetched.flatMap(({ name, notes }) => {
    if (notes.length === 0) return [];
    const shown = all ? notes : notes.slice(0, MOST_NOTES);
    const rest = notes.length - shown.length;
    return [[`${name}:`, ...shown.map((note) => `  ${note}`), ...(rest > 0 ? [`  and ${rest} more (--changes says all)`] : [])].join('\n')];
  }).join('\n\n');
}

async function waiting(db: Database): ReturnType<typeof waitingMetrics> {
  const client = await db.pool.connect();
  try {
    return await waitingMetrics(client);
  } finally {
    client.release();
  }
}
