import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { PLANNED_ANEW, statementNames } from './statement-names.ts';

test('what is asked again and again has a name of its own, the same from then on', () => {
  const nameOf = statementNames();
  const ask = (sql: string) => nameOf({ sql });
  expect([ask('a'), ask('a'), ask('b')]).toEqual(['', '', '']);
  const named = ask('a');
  expect(named).not.toBe('');
  expect([ask('a'), ask('b'), ask('a')]).toEqual([named, '', named]);
  expect(ask('b')).not.toBe(named);
});

test('there are so many names and no more, whatever is asked', () => {
  const nameOf = statementNames(5);
  const names = Array.from({ length: 60 }, (_, index) => nameOf({ sql: `text ${index % 20}` }));
  // Twenty texts in turn are forgotten before any comes often.
  expect(new Set(names)).toEqual(new Set(['']));
  for (let index = 0; index < 20; index += 1) for (let times = 0; times < 4; times += 1) names.push(nameOf({ sql: `text ${index}` }));
  expect(new Set(names.filter((name) => name !== '')).size).toBe(5);
});

test('what is to be planned anew never has one', () => {
  const nameOf = statementNames();
  expect(Array.from({ length: 9 }, () => nameOf({ sql: `${PLANNED_ANEW} SELECT 1` }))).toEqual(Array(9).fill(''));
});

test('PostgreSQL keeps the plan of a frequent question, and answers it alike', async () => {
  const { prisma } = await testDatabase();
  await prisma.$transaction(async (tx) => {
    const answers = [];
    for (let asked = 0; asked < 6; asked += 1) answers.push(await tx.$queryRaw`SELECT ${asked}::int + 1 AS "of a frequent question"`);
    expect(answers).toEqual([1, 2, 3, 4, 5, 6].map((sum) => ({ 'of a frequent question': sum })).map((row) => [row]));
    const kept = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM pg_prepared_statements WHERE statement LIKE '%of a frequent question%' AND statement NOT LIKE '%pg_prepared_statements%'`;
    expect(kept).toHaveLength(1);
  });
});
