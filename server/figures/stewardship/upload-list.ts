import { randomUUID } from 'node:crypto';
import type { UploadedFile, UploadView } from '../../../shared/stewardship.ts';
import type { Database } from '../../db.ts';

/** A file on its way, as this process keeps it. */
export interface Upload extends UploadView {
  readonly userId: string;
  readonly by: string;
  fileName: string;
  stage: UploadView['stage'];
  bytes: number;
  rows: number;
  files: readonly UploadedFile[];
}

const MOST_KEPT = 5;
const UPLOADS = new WeakMap<Database, Upload[]>();

function listOf(db: Database): Upload[] {
  const list = UPLOADS.get(db) ?? [];
  UPLOADS.set(db, list);
  return list;
}

const underWay = ({ stage }: Upload) => stage === 'arriving' || stage === 'waiting' || stage === 'checking';

/** The file that somebody has under way. */
export function uploadUnderWay(db: Database, userId: string): Upload | undefined {
  return listOf(db).find((one) => one.userId === userId && underWay(one));
}

/** Begins one; the oldest finished ones of the same person are forgotten. */
export function beginUpload(db: Database, userId: string, by: string): Upload {
  const upload: Upload = { id: randomUUID(), userId, by, fileName: '', stage: 'arriving', bytes: 0, rows: 0, since: new Date().toISOString(), files: [] };
  const list = listOf(db);
  list.unshift(upload);
  const finished = list.filter((one) => one.userId === userId && !underWay(one));
  for (const old of finished.slice(MOST_KEPT - 1)) forgetUpload(db, old);
  return upload;
}

/** As if it had never been sent. */
export function forgetUpload(db: Database, upload: Upload): void {
  const list = listOf(db);
  const at = list.indexOf(upload);
  if (at !== -1) list.splice(at, 1);
}

/** A person's files, newest first. */
export function uploadsOf(db: Database, userId: string): readonly UploadView[] {
  return listOf(db)
    .filter((one) => one.userId === userId)
    .map(({ id, fileName, stage, bytes, rows, since, files }) => ({ id, fileName, stage, bytes, rows, since, files }));
}

/** Names of other people whose files are under way. */
export function othersAtWork(db: Database, userId: string): readonly string[] {
  return listOf(db).filter((one) => one.userId !== userId && underWay(one)).map(({ by }) => by);
}
