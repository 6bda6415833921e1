import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import { wordsOfWordFile } from '../../tests/word-file.ts';
import type { Database } from '../db.ts';
import { takeAlong } from './commands.ts';

const [CARROW, DUNMERE, GORSLEY] = ['X06000003', 'X06000004', 'X06000007'];
const METRIC = 'children-in-need-rate';

let db: Database;
let workspace: BuiltWorkspace;
let member: BuiltPerson;
/** Keys of editions: an earlier one, of which 718 is suppressed by now, and one that was taken back. */
let [older, takenBack] = ['', ''];

beforeAll(async () => {
  db = await testDatabase();
  const inYear = (year: number, state: 'signed-off' | 'rolled-back' = 'signed-off') => ({ dataset: 'children-in-need', published: `${year}-10-30`, newestPeriod: String(year), invented: true, state });
  older = await putEdition(db, METRIC, inYear(2023), { [`${CARROW}|2018`]: 335, [`${CARROW}|2019`]: 718, [`${CARROW}|2020`]: 'x' });
  takenBack = await putEdition(db, METRIC, inYear(2024, 'rolled-back'), { [`${CARROW}|2018`]: 333 });
  await putEdition(db, METRIC, inYear(2025), { [`${CARROW}|2018`]: 341, [`${CARROW}|2019`]: 'c', [`${CARROW}|2020`]: 'x' });
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

test('a note’s figure stands with its area, year, unit, release and source; one that is withheld by now, or not published any more, says so', async () => {
  const seen: readonly (readonly [body: string, period: string | null, figureSeen: string | null, editionKey: string])[] = [
    ['seen', '2018', '335', older], ['withheld', '2019', '718', older], ['a reason', '2020', 'not available', older], ['taken back', '2018', '333', takenBack], ['of no year', null, null, older],
  ];
  for (const [body, period, figureSeen, editionKey] of seen) await db.prisma.annotation.create({ data: { ...ours(), scope: period === null ? 'series' : 'point', period, kind: 'context', body, figureSeen, editionKey } });

  const { word, rows } = await files();
  const said = (body: string) => {
    const { figureSeen, sinceThen, source, release } = rows.find(({ text }) => text === body) ?? {};
    return [figureSeen, sinceThen, source?.split(' ')[0], release];
  };
  const from = ['Invented', 'invented/children-in-need@2023-10-30, published 30 October 2023'];
  const carrow = 'Carrow (invented)';
  expect(said('seen')).toEqual([`${carrow} 2018: 335 per 10,000 children, as published 30 October 2023`, 'figure revised since: 335 → 341, as published 30 October 2025', ...from]);
  expect(said('withheld')).toEqual([`${carrow} 2019: withheld since 30 October 2025`, 'withheld since 30 October 2025', '', '']);
  expect(said('a reason')).toEqual([`${carrow} 2020: not available, as published 30 October 2023`, '', ...from]);
  expect(said('taken back')).toEqual([`${carrow} 2018: 333 per 10,000 children, in figures that are not published any more`, 'figure revised since: 333 → 341, as published 30 October 2025', '', '']);
  expect(said('of no year')).toEqual(['', '', ...from]);
  for (const body of seen.map(([one]) => one)) expect(word).toContain(said(body)[0]);
  expect(word.match(/Source of the figure: Invented/g)).toHaveLength(2);
  expect(word + JSON.stringify(rows)).not.toContain('718');
});

test('a chart inside a text says what it shows, as its release has it and without what is withheld by now', async () => {
  const chart = (change: object) => ({ type: 'figure', attrs: { metric: METRIC, area: CARROW, period: null, breakdown: '', edition: older, ...change } });
  const body = { type: 'doc', content: [...written('Look at this.').content, chart({}), chart({ period: '2019' }), chart({ edition: takenBack })] };
  const comment = { id: randomUUID(), authorId: member.id, authorOrganisationId: workspace.organisation.id, words: '' };
  await db.prisma.discussion.create({ data: { ...ours(), title: 'What does it show?', comments: { create: [{ ...comment, position: 1, body }, { ...comment, id: randomUUID(), position: 2, body }] } } });

  const { word, rows } = await files();
  const shown = (point: string) =>
    `[Chart: Children in need, Carrow (invented). In ${point}. Every year: 2018: 335; 2019: withheld since 30 October 2025; 2020: not available. Invented figures, published 30 October 2023. Figures have been revised or added since.]`;
  const lines = ['Look at this.', shown('2018: 335 per 10,000 children'), shown('2019: withheld since 30 October 2025'), '[A chart stood here. Its figures are withheld: they are not published any more.]'];
  const discussion = rows.find(({ title }) => title === 'What does it show?');
  expect(discussion?.text).toBe(lines.join('\n'));
  expect(discussion?.answers).toMatch(new RegExp(`^${lines[0]}\\n\\[Chart: Children in need`));
  for (const line of lines) expect(word).toContain(line);
  expect(word + JSON.stringify(rows)).not.toContain('718');
});
