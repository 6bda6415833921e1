import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/database.ts';
import { csv, ENGLAND, LEEDS, referrals } from './invented-files.ts';
import { runImport } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-main-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SOUND = referrals([ENGLAND, LEEDS].map((area) => ({ area, period: '2025', percent: '1' })));

test('says what it loaded, what it left alone and what it refused, and answers with an exit code', async () => {
  const db = await testDatabase();
  const run = async (...argv: string[]) => {
    const said: string[] = [];
    const code = await runImport(argv, db, { say: (text) => said.push(text), progress: (text) => said.push(text) });
    return { code, said: said.join('\n') };
  };
  writeFileSync(join(folder, 'sound.csv'), SOUND);
  writeFileSync(join(folder, 'readme.txt'), 'read me');
  const first = await run(folder);
  expect(first.code).toBe(0);
  expect(first.said).toMatch(/sound\.csv: Referrals and re-referrals, 2 rows, as referrals@2025-10-30\n {4}repeat-referrals: 2 figures/);
  expect(first.said).toMatch(/Left alone \(1\)\n.*readme\.txt: not a \.csv, \.zip or \.gz file/);

  const again = await run(folder);
  expect(again).toMatchObject({ code: 0, said: expect.stringContaining('the same file is loaded as referrals@2025-10-30') as string });

  writeFileSync(join(folder, 'broken.csv'), SOUND.replace(',1\n', ',~\n'));
  const broken = await run(folder);
  expect(broken.code).toBe(1);
  expect(broken.said).toMatch(/Refused, the database is as it was \(1\)\n.*broken\.csv: line 2, column 13 \(rereferral_percent\): expected a number/);

  expect(await run()).toMatchObject({ code: 2, said: expect.stringContaining('Usage') as string });
  expect(await run(folder, '--published', '31/12/2025')).toMatchObject({ code: 2 });
  expect(await run(folder, '--published', '2025-02-30')).toMatchObject({ code: 2 });
  expect(await run(folder, '--published', '2062-10-30')).toMatchObject({ code: 2, said: expect.stringMatching(/expects a day that has come, not 2062-10-30/) as string });
  expect((await run(join(folder, 'nowhere'))).code).toBe(1);

  writeFileSync(join(folder, 'later.csv'), csv([['a'], ['1']]));
  expect((await run(join(folder, 'later.csv'))).code).toBe(1);
});
