import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conflict, invalid } from '../../../shared/errors.ts';
import type { ReleaseState } from '../../../shared/releases.ts';
import type { UploadedFile } from '../../../shared/stewardship.ts';
import { authorizeForInstallation } from '../../authorize.ts';
import type { Context } from '../../context.ts';
import type { Database } from '../../db.ts';
import { dayProblem } from '../import/day-given.ts';
import { importPaths } from '../import/import-paths.ts';
import type { FileOutcome } from '../import/import-report.ts';
import { answersChanged } from '../standing-answers.ts';
import { inTurn } from './in-turn.ts';
import { receiveFile, type ReceivedFile } from './received-file.ts';
import { beginUpload, forgetUpload, uploadUnderWay, type Upload } from './upload-list.ts';

/** A form without script is answered when the file is checked, or after this long by a page that refreshes itself. */
const PATIENCE_MS = 8_000;

/**
 * Receives a file from a data steward and has it checked and loaded as a release that waits; that goes on when nobody
 * waits for it any more, and is found again by `stewardView`.
 * @param patient whether to answer only when the file is checked (at most some seconds), as a form without script likes.
 * @throws Refusal as `authorizeForInstallation` does; 409 while an earlier file of the same person is under way; 400 for a form
 * without a whole file, or with a day that is none: then nothing stays behind.
 */
export async function receiveUpload(ctx: Context, request: Request, { patient = false } = {}): Promise<{ readonly id: string }> {
  const { userId, name } = await authorizeForInstallation(ctx, 'release.upload');
  const before = uploadUnderWay(ctx.db, userId);
  if (before) throw conflict(`Your file ${before.fileName || 'from before'} is still being read. Send the next one when that is done.`);
  const upload = beginUpload(ctx.db, userId, name);
  let folder: string | undefined;
  let received: ReceivedFile;
  try {
    folder = await mkdtemp(join(tmpdir(), 'learning-loop-upload-'));
    received = await receiveFile(request, folder, (fileName) => { upload.fileName = fileName; }, (bytes) => { upload.bytes = bytes; });
    const problem = received.published === '' ? null : dayProblem(received.published);
    if (problem) throw invalid({ published: `The published day ${problem}` });
  } catch (error) {
    forgetUpload(ctx.db, upload);
    if (folder) await rm(folder, { recursive: true, force: true });
    throw error;
  }
  upload.stage = 'waiting';
  const checked = check(ctx.db, upload, received, folder);
  if (patient) await Promise.race([checked, new Promise((late) => setTimeout(late, PATIENCE_MS).unref())]);
  return { id: upload.id };
}

async function check(db: Database, upload: Upload, { path, published }: ReceivedFile, folder: string): Promise<void> {
  try {
    await inTurn(db, async () => {
      upload.stage = 'checking';
      let done = 0;
      const { files } = await importPaths(db, [path], {
        published: published || undefined,
        signOff: false,
        by: upload.by,
        onProgress: ({ rows, outcome }) => {
          upload.rows = done + rows;
          if (outcome) done += rows;
        },
      });
      upload.files = files.map((file) => uploadedFile(file, folder));
      answersChanged(db);
    });
    upload.stage = 'done';
  } catch (error) {
    process.stderr.write(`An uploaded file could not be checked: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    upload.stage = 'broken off';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The outcome as the page says it: no folder of ours, no word of the command line. */
function uploadedFile(outcome: FileOutcome, folder: string): UploadedFile {
  const plain = (text: string) => text.replaceAll(`${folder}/`, '').replace(/: --published YYYY-MM-DD\./, ' beside the file.');
  const file = plain(outcome.file);
  switch (outcome.result) {
    case 'loaded': return { file, result: 'loaded', words: loadedWords(outcome), release: isRelease(outcome.release) ? outcome.release : null };
    case 'unchanged': return { file, result: 'unchanged', words: UNCHANGED_WORDS[outcome.state], release: isRelease(outcome.release) ? outcome.release : null };
    case 'left alone': return { file, result: 'left alone', words: plain(outcome.reason), release: null };
    case 'refused': return { file, result: 'refused', words: plain(outcome.reason), release: null };
  }
}

/** A model of neighbours is no release. */
const isRelease = (key: string) => key.includes('@');

const UNCHANGED_WORDS: Readonly<Record<ReleaseState, string>> = {
  waiting: 'The same file is loaded already and waits for sign-off; nothing was changed.',
  'signed-off': 'The same file is loaded already and public; nothing was changed.',
  'rolled-back': 'The same file is loaded already and was rolled back; it can be signed off again.',
};

function loadedWords({ title, rows, release }: Extract<FileOutcome, { result: 'loaded' }>): string {
  const read = `${title ?? 'A file'}: ${rows.toLocaleString('en-GB')} rows read and found right.`;
  return isRelease(release) ? `${read} It waits for sign-off.` : `${read} It is in use from now on.`;
}
