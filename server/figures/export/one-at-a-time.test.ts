import { expect, test } from 'vitest';
import type { Refusal } from '../../../shared/errors.ts';
import { testDatabase } from '../../../tests/database.ts';
import { putSampleCountry } from '../../../tests/sample-figures.ts';
import { indicatorView } from '../page.ts';
import { viewDownload, type DownloadFormat } from './downloads.ts';
import { oneAtATime } from './one-at-a-time.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
const statusOf = (error: Refusal) => error.status;

test('files are made one after the other, whatever becomes of the one before', async () => {
  let under = 0;
  let most = 0;
  const make = (fails: boolean) => oneAtATime(async () => {
    most = Math.max(most, (under += 1));
    await new Promise((next) => setImmediate(next));
    under -= 1;
    if (fails) throw new Error('no such font');
    return 'made';
  }).catch((error: Error) => error.message);
  expect(await Promise.all([make(false), make(true), make(false)])).toEqual(['made', 'no such font', 'made']);
  expect(most).toBe(1);
});

test('where too many wait, pictures and workbooks are refused in words; a table is not', async () => {
  const db = await testDatabase();
  await putSampleCountry(db);
  const view = await indicatorView({ db }, 'absence-overall', new URLSearchParams());
  const ask = (format: DownloadFormat) => viewDownload(view, format, '', () => SVG).then(() => 200, statusOf);
  let letGo = () => {};
  const held = new Promise<void>((done) => { letGo = done; });
  const waiting = Array.from({ length: 40 }, () => oneAtATime(() => held));
  expect([await ask('png'), await ask('xlsx'), await ask('csv'), await ask('svg')]).toEqual([503, 503, 200, 200]);
  letGo();
  await Promise.all(waiting);
  expect([await ask('png'), await ask('xlsx')]).toEqual([200, 200]);
});
