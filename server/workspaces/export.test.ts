import ExcelJS from 'exceljs';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import { agreeAction } from '../actions/commands.ts';
import { addAnnotation } from '../annotations/commands.ts';
import { startDiscussion } from '../discussions/commands.ts';
import { endMember } from '../members/commands.ts';
import { changeWorkspace } from './change.ts';
import { exportPage, exportWorkspace } from './export.ts';

const db = await testDatabase();
const LEEDS = 'E08000035';
const METRIC = 'repeat-referrals';
const FORMULA = '=HYPERLINK("https://elsewhere.example","x")';
let workspace: BuiltWorkspace;
let coordinator: BuiltPerson;
let writer: BuiltPerson;

await putEdition(db, METRIC, { dataset: 'referrals', published: '2024-10-30', newestPeriod: '2024' }, { [`${LEEDS}|2022`]: 73.1, [`${LEEDS}|2023`]: 22.2 });

beforeEach(async () => {
  workspace = await buildWorkspace(db, { name: '+Workspace' });
  coordinator = await buildMember(db, workspace, { role: 'coordinator', name: 'Coordinator C' });
  writer = await buildMember(db, workspace, { name: 'Writer W', organisationId: (await buildOrganisation(db)).id });
  const anchor = { metric: METRIC, area: LEEDS, breakdown: '' };
  await addAnnotation(writer.ctx, workspace.slug, AddAnnotation.parse({ key: randomUUID(), ...anchor, period: '2022', kind: 'context', body: FORMULA }));
  await startDiscussion(writer.ctx, workspace.slug, { key: randomUUID(), ...anchor, period: null, title: '@cmd', body: written('A question\u0007 with a bell') });
  await agreeAction(writer.ctx, workspace.slug, { key: randomUUID(), ...anchor, what: '-1+1', organisationId: workspace.organisation.id, who: 'Team manager', due: '2027-01-30' });
});

async function workbook() {
  const { name, body } = await exportWorkspace(coordinator.ctx, workspace.slug, 'xlsx');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(body.buffer as ArrayBuffer);
  return { name, book };
}
const json = async () => {
  const { body } = await exportWorkspace(coordinator.ctx, workspace.slug, 'json');
  return JSON.parse(new TextDecoder().decode(body)) as Record<'about' | 'contextNotes' | 'discussions' | 'actions' | 'members' | 'log', Record<string, unknown>[]>;
};

test('is everything the workspace says, as a workbook whose words are never formulas', async () => {
  const { name, book } = await workbook();
  expect(name).toMatch(new RegExp(`^${workspace.slug}-\\d{4}-\\d\\d-\\d\\d\\.xlsx$`));
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['About', 'Context notes', 'Discussions', 'Evidence', 'Actions', 'Members', 'Log']);
  const cells: ExcelJS.Cell[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  expect(cells.filter(({ type }) => type === ExcelJS.ValueType.Formula || type === ExcelJS.ValueType.Hyperlink)).toEqual([]);
  const texts = cells.map(({ value }) => value);
  for (const said of [FORMULA, '@cmd', 'A question\uFFFD with a bell', '-1+1', '+Workspace', 'Team manager', 'Leeds 2022: 73.1%, as published 30 October 2024']) expect(texts).toContain(said);
  const byline = `Writer W, ${await organisationOf(writer)}`;
  expect(texts.filter((text) => text === byline).length).toBeGreaterThan(1);
});

const organisationOf = async ({ id }: BuiltPerson) => (await db.prisma.membership.findFirstOrThrow({ where: { userId: id }, include: { organisation: true } })).organisation.name;

test('is the same as JSON, and each time in the log without its content', async () => {
  const { about, contextNotes, discussions, actions, members, log } = await json();
  expect(contextNotes).toMatchObject([{ area: 'Leeds', year: '2022', note: FORMULA, figureAsItWasSeen: 'Leeds 2022: 73.1%, as published 30 October 2024', release: expect.stringContaining('30 October 2024') as string, source: expect.stringContaining('Department for Education') as string, kind: 'Context' }]);
  expect(discussions).toMatchObject([{ question: '@cmd', number: 1 }]);
  expect(actions).toMatchObject([{ whatWillBeDone: '-1+1', due: '2027-01-30', howFar: 'Agreed' }]);
  expect(members.map(({ name }) => name).sort()).toEqual(['Coordinator C', 'Writer W']);
  expect(about.some(({ label, text }) => String(label).startsWith('Newest figures') && text === 'published 30 October 2024')).toBe(true);
  expect(log.length).toBeGreaterThan(0);
  const events = await db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id, event: 'workspace:exported' } });
  expect(events.map(({ actorId, facts }) => [actorId, facts])).toEqual([[coordinator.id, { format: 'json' }]]);
});

describe('authors are shown as the rule says', () => {
  test.each(['role-only', 'organisation-only', 'none'] as const satisfies readonly ContributionRule[])('%s', async (contributionRule) => {
    await changeWorkspace(coordinator.ctx, workspace.slug, { change: 'contribution-rule', contributionRule, understood: 'yes' });
    const { contextNotes, discussions, actions, members, log } = await json();
    expect(JSON.stringify({ contextNotes, discussions, actions, members, log })).not.toMatch(/Writer W/);
    const by = { 'role-only': 'Member, local authority', 'organisation-only': await organisationOf(writer), none: 'A member' }[contributionRule];
    expect([contextNotes[0]?.by, discussions[0]?.by, actions[0]?.recordedBy]).toEqual([by, by, by]);
    const { book } = await workbook();
    const all: string[] = [];
    for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => all.push(cell.text)));
    expect(all.join(' ')).not.toContain('Writer W');
  });

  test('who left is a former member', async () => {
    const organisation = await organisationOf(writer);
    await endMember(coordinator.ctx, workspace.slug, writer.id);
    const { contextNotes, members } = await json();
    expect(contextNotes[0]?.by).toBe(`Former member, ${organisation}`);
    expect(JSON.stringify({ contextNotes, members })).not.toContain('Writer W');
  });
});

test('a figure that is suppressed by now is withheld', async () => {
  const release = { dataset: 'referrals', published: '2025-10-30', newestPeriod: '2025' };
  await putEdition(db, METRIC, release, { [`${LEEDS}|2022`]: 'c' });
  try {
    expect((await json()).contextNotes[0]?.figureAsItWasSeen).toBe('Leeds 2022: withheld since 30 October 2025');
    const { book } = await workbook();
    const all: string[] = [];
    for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => all.push(cell.text)));
    expect(all.join(' ')).not.toContain('73.1');
  } finally {
    await db.prisma.release.update({ where: { key: 'referrals@2025-10-30' }, data: { state: 'rolled-back' } });
  }
});

test('is for coordinators with a second factor, also when the workspace has ended; not there for others', async () => {
  await expect(exportWorkspace(writer.ctx, workspace.slug, 'json')).rejects.toMatchObject({ status: 403 });
  await expect(exportPage(writer.ctx, workspace.slug)).rejects.toMatchObject({ status: 403 });
  await expect(exportWorkspace({ db, actor: { ...coordinator.ctx.actor!, secondFactor: false } }, workspace.slug, 'json')).rejects.toMatchObject({ code: 'second-factor' });
  const stranger = await buildMember(db, await buildWorkspace(db), { role: 'coordinator' });
  await expect(exportWorkspace(stranger.ctx, workspace.slug, 'json')).rejects.toMatchObject({ status: 404 });
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { archivedAt: new Date() } });
  expect((await json()).contextNotes).toHaveLength(1);
});

test('an empty workspace gives sheets that say so', async () => {
  workspace = await buildWorkspace(db);
  coordinator = await buildMember(db, workspace, { role: 'coordinator' });
  const { book } = await workbook();
  expect(book.getWorksheet('Actions')?.getCell('A1').value).toBe('No action was recorded.');
});
