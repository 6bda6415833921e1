import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { wordsOfWordFile } from '../../tests/word-file.ts';
import type { Database } from '../db.ts';
import { takeAlong } from './commands.ts';

const [CARROW, DUNMERE, GORSLEY] = ['X06000003', 'X06000004', 'X06000007'];
const METRIC = 'children-in-need-rate';

let db: Database;
let workspace: BuiltWorkspace;
let member: BuiltPerson;

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db, { invented: true, name: 'Northern Vale' });
  member = await buildMember(db, workspace, { name: 'Ada Author', invented: true });
});

const ours = () => ({ id: randomUUID(), workspaceId: workspace.id, metric: METRIC, area: CARROW, authorId: member.id, authorOrganisationId: workspace.organisation.id });

/** Both files about the measure: what a reader reads in the one, a paragraph a line, and the rows of the other. */
async function files(): Promise<{ word: string; rows: readonly Readonly<Record<string, string>>[] }> {
  const taken = async (format: 'docx' | 'csv') => Buffer.from((await takeAlong(member.ctx, workspace.slug, new URLSearchParams({ metric: METRIC, area: CARROW }), format)).body);
  return { word: await wordsOfWordFile(await taken('docx')), rows: parse(await taken('csv'), { bom: true, columns: true }) };
}

test('both files name every area of a note, whom a question is put to, what else it is about, and which reply is the answer', async () => {
  await db.prisma.annotation.create({ data: { ...ours(), scope: 'series', otherAreas: [DUNMERE, GORSLEY], period: '2018', periodTo: '2020', kind: 'context', body: 'Three front doors, one team.', capacity: 'organisation' } });
  const asked = await buildOrganisation(db, { invented: true });
  const [opening, remark, answer] = ['How do you count it?', 'We wonder as well.', 'By the day of the decision.'].map((text, index) => ({
    id: randomUUID(), position: index + 1, body: written(text), words: text, authorId: member.id, authorOrganisationId: workspace.organisation.id,
  }));
  await db.prisma.discussion.create({
    data: { ...ours(), otherMetrics: ['repeat-referrals'], title: 'Which day counts?', addressedToId: asked.id, questionStatus: 'answered', answerCommentId: answer!.id, comments: { create: [opening!, remark!, answer!] } },
  });

  const { word, rows } = await files();
  const note = rows.find(({ text }) => text === 'Three front doors, one team.');
  expect(note).toMatchObject({ area: 'Carrow (invented); Dunmere (invented); Gorsley (invented)', year: '2018 to 2020', written: 'written for their organisation' });
  expect(word).toContain('Carrow (invented), Dunmere (invented) and Gorsley (invented), 2018 to 2020');

  const question = rows.find(({ title }) => title === 'Which day counts?');
  expect(question).toMatchObject({ putTo: `${asked.name}, answered`, alsoAbout: 'Repeat referrals' });
  expect(question?.answers).toMatch(/^We wonder as well\. \(Ada Author.*\nThe answer: By the day of the decision\. \(Ada Author/);
  for (const text of [`Put to: ${asked.name}, answered`, 'Also about: Repeat referrals', 'The answer\nBy the day of the decision.']) expect(word).toContain(text);
  expect(word.match(/The answer/g)).toHaveLength(1);
});
