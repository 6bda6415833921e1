import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/database.ts';
import { buildPerson, buildWorkspace } from '../../../tests/factories.ts';
import { factsAfter } from '../../live/facts.ts';
import { importPaths } from '../import/index.ts';
import { ENGLAND, LEEDS, referrals } from '../import/invented-files.ts';
import { runImport } from '../import/main.ts';
import { shownEdition } from '../queries.ts';
import { runReleaseCommand } from './release-main.ts';
import { runStewardCommand } from './steward-main.ts';

const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const db = await testDatabase();
const workspace = await buildWorkspace(db);

function file(name: string, rows: readonly (readonly [period: string, percent: string])[]): string {
  const path = join(folder, name);
  writeFileSync(path, referrals(rows.flatMap(([period, percent]) => [ENGLAND, LEEDS].map((area) => ({ area, period, percent })))));
  return path;
}

async function run(command: (argv: readonly string[], say: (line: string) => void) => Promise<number>, ...argv: string[]) {
  const said: string[] = [];
  return { code: await command(argv, (line) => said.push(line)), said: said.join('\n') };
}
const imported = (...argv: string[]) => run((words, say) => runImport(words, db, { say, progress: () => {} }), ...argv);
const release = (...argv: string[]) => run((words, say) => runReleaseCommand(words, db, say), ...argv);
const steward = (...argv: string[]) => run((words, say) => runStewardCommand(words, db, say), ...argv);
const leeds = async (period: string) => (await shownEdition(db, 'repeat-referrals', 'published'))?.at(LEEDS, period, '')?.value;
const told = async () => (await factsAfter(db, workspace.id, 0)).facts?.map(({ fact: { fact } }) => fact);

const OLDER = file('older.csv', [['2024', '20']]);
const NEWER = file('newer.csv', [['2024', '21'], ['2025', '22']]);

test('an import signs off at once, says what it changed, and tells the workspaces once', async () => {
  expect((await imported(OLDER)).said).toContain('referrals@2024-10-31, Repeat referrals within 12 months: the first figures, 2');
  expect(await told()).toEqual(['release:signed-off']);
  await imported(OLDER);
  expect(await told()).toEqual(['release:signed-off']);
});

test('with --preview it waits, and says what would change; without it the same file is signed off', async () => {
  const preview = await imported(NEWER, '--preview');
  expect(preview.said).toMatch(/as referrals@2025-10-30 \(waits for sign-off\)/);
  expect(preview.said).toMatch(/What would change, compared with what is public now\n {2}referrals@2025-10-30, Repeat referrals within 12 months: 2 figures revised and 2 new/);
  expect(preview.said).toContain('npm run release -- sign-off referrals@2025-10-30');
  expect([await leeds('2024'), await leeds('2025'), await told()]).toEqual([20, undefined, ['release:signed-off']]);
  const public_ = await imported(NEWER);
  expect(public_).toMatchObject({ code: 0, said: expect.stringContaining('Compared with what was public before\n  referrals@2025-10-30') as string });
  expect([await leeds('2024'), await leeds('2025'), (await told())?.length]).toEqual([21, 22, 2]);
});

test('releases are listed, shown, rolled back with a reason, signed off again and discarded', async () => {
  const id = 'referrals@2025-10-30';
  expect((await release('list')).said.split('\n')).toEqual([
    'public      referrals@2025-10-30  Referrals and re-referrals, covers the year to 31 March 2025',
    'public      referrals@2024-10-31  Referrals and re-referrals, covers the year to 31 March 2024',
  ]);
  expect((await release('roll-back', id)).code).toBe(2);
  expect(await release('roll-back', id, '--reason', 'A wrong file.')).toMatchObject({ code: 0 });
  expect(await leeds('2024')).toBe(20);
  expect((await release('show', id)).said).toMatch(/^rolled back.*Loaded by the command line\n.*Signed off by the command line\n.*Rolled back by the command line: A wrong file\.$/s);
  expect((await imported(NEWER)).said).toMatch(/the same file is loaded as referrals@2025-10-30, which was rolled back/);
  expect(await leeds('2024')).toBe(20);
  expect(await release('roll-back', id, '--reason', 'Twice.')).toMatchObject({ code: 1, said: expect.stringMatching(/it is rolled back now/) as string });
  expect(await release('sign-off', id)).toMatchObject({ code: 0 });
  expect(await leeds('2024')).toBe(21);
  expect(await release('discard', id)).toMatchObject({ code: 1 });
  await release('roll-back', id, '--reason', 'To discard it.');
  expect(await release('discard', id)).toMatchObject({ code: 0 });
  expect(await release('show', id)).toMatchObject({ code: 1, said: expect.stringMatching(/no release called/) as string });
  for (const words of [[], ['list', id], ['sign-off'], ['publish', id], ['list', '--all']]) expect((await release(...words)).code, words.join(' ')).toBe(2);
});

test('an import that was cut off before it told the workspaces is completed by the next one', async () => {
  const before = (await told())?.length ?? 0;
  // Loads and signs off, and gets no further.
  await importPaths(db, [NEWER]);
  expect((await told())?.length).toBe(before);
  await imported(NEWER);
  await imported(NEWER);
  expect((await told())?.slice(before)).toEqual(['release:signed-off']);
});

test('the role is granted, listed and ended by email address', async () => {
  const { email } = await buildPerson(db, { name: 'Rowan' });
  expect((await steward('list')).said).toMatch(/Nobody/);
  expect((await steward('grant', email)).code).toBe(0);
  expect((await steward('list')).said).toMatch(new RegExp(`^${email} {2}Rowan, since \\d{4}-\\d{2}-\\d{2}$`));
  expect((await steward('revoke', email)).code).toBe(0);
  expect(await steward('revoke', email)).toMatchObject({ code: 1, said: `${email} is no data steward.` });
  expect(await steward('grant', 'nobody@example.org')).toMatchObject({ code: 1, said: expect.stringMatching(/Nobody has the email address/) as string });
  for (const words of [[], ['grant'], ['make', email], ['list', email]]) expect((await steward(...words)).code).toBe(2);
});
