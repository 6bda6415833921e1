import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildPerson, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import { partsOfWordFile, wordsOfWordFile } from '../../tests/word-file.ts';
import type { Database } from '../db.ts';
import { takeAlong } from './commands.ts';
import { takePage } from './queries.ts';

const LEEDS = 'E08000035';
const METRIC = 'repeat-referrals';
const SUPPRESSED = '73.1';

let db: Database;
let workspace: BuiltWorkspace;
let author: BuiltPerson;
let reader: BuiltPerson;
/** Words of what may never stand in a file of the reader's. */
const forbidden: string[] = [];

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db, { name: 'Front doors' });
  author = await buildMember(db, workspace, { name: 'Ada Author' });
  reader = await buildMember(db, workspace, { organisationId: (await buildOrganisation(db)).id });
  await putEdition(db, METRIC, { dataset: 'referrals', published: '2024-10-30', newestPeriod: '2024' }, { [`${LEEDS}|2023`]: Number(SUPPRESSED), [`${LEEDS}|2024`]: 22.2 });
  await putEdition(db, METRIC, { dataset: 'referrals', published: '2025-10-30', newestPeriod: '2025' }, { [`${LEEDS}|2023`]: 'c', [`${LEEDS}|2024`]: 22.2, [`${LEEDS}|2025`]: 21.4 });
  await fill();
});

/** One of each kind that may go, and one of each in every state that may not. */
async function fill(): Promise<void> {
  await note('The lantern front door opened.', { figureSeen: `${SUPPRESSED}%`, period: '2023', reply: 'Yes, in the lantern month.' });
  await note('=HYPERLINK("http://example.org") \u0001 odd', {});
  await discussion('Why the lantern?', ['Because of the lantern team.', 'And the lantern rota.']);
  await evidence('Lantern audit', {});
  await db.prisma.action.create({
    data: { id: randomUUID(), workspaceId: workspace.id, metric: METRIC, area: LEEDS, breakdown: '', what: 'Review the lantern rota', organisationId: workspace.organisation.id, who: 'Head of service', due: new Date('2027-01-30'), authorId: author.id },
  });
  const states: readonly Record<string, unknown>[] = [
    { withdrawnAt: new Date() }, { hiddenAt: new Date() }, { purgedAt: new Date() }, { visibility: 'me' }, { visibility: 'organisation' }, { confidential: true },
  ];
  for (const state of states) {
    await note(banned(), state);
    await discussion(banned(), [banned()], state);
    await evidence(banned(), state);
  }
  for (const state of states.slice(0, 3)) await discussion('A thread that stays', ['Its opening.', banned()], {}, state);
  await note('A note with a hidden reply.', { reply: banned(), replyState: { hiddenAt: new Date() } });
  const elsewhere = await buildWorkspace(db);
  await note(banned(), { workspaceId: elsewhere.id });
  await db.prisma.unattributedWaiting.create({ data: { id: randomUUID(), workspaceId: workspace.id, what: 'annotation', content: { body: banned() }, withdrawalHash: randomUUID() } });
}

function banned(): string {
  const word = `forbidden${forbidden.length}x`;
  forbidden.push(word);
  return word;
}

async function note(body: string, { reply, replyState = {}, ...columns }: { reply?: string; replyState?: object } & Record<string, unknown>): Promise<void> {
  const { id } = await db.prisma.annotation.create({
    data: { id: randomUUID(), workspaceId: workspace.id, metric: METRIC, area: LEEDS, period: '2024', kind: 'context', body, authorId: author.id, authorOrganisationId: workspace.organisation.id, ...columns },
  });
  if (reply) await db.prisma.ownerReply.create({ data: { id: randomUUID(), annotationId: id, organisationId: workspace.organisation.id, verdict: 'confirm', body: reply, authorId: author.id, ...replyState } });
}

async function discussion(title: string, words: readonly string[], columns: object = {}, lastState: object = {}): Promise<void> {
  const comments = words.map((text, index) => ({
    id: randomUUID(), position: index + 1, body: written(text), words: text, authorId: author.id, authorOrganisationId: workspace.organisation.id, ...(index === words.length - 1 ? lastState : {}),
  }));
  await db.prisma.discussion.create({
    data: { id: randomUUID(), workspaceId: workspace.id, metric: METRIC, area: LEEDS, title, outcome: null, authorId: author.id, authorOrganisationId: workspace.organisation.id, ...columns, comments: { create: comments } },
  });
}

async function evidence(title: string, columns: object): Promise<void> {
  await db.prisma.evidence.create({
    data: {
      id: randomUUID(), workspaceId: workspace.id, kind: 'audit', title, finding: `${title} says so.`, method: 'Read by two', size: 'forty files', limits: 'One team only', authorId: author.id, authorOrganisationId: workspace.organisation.id,
      ...columns, links: { create: { metric: METRIC, area: LEEDS } },
    },
  });
}

const asked = (what: Record<string, string>) => new URLSearchParams(what);
const INDICATOR = asked({ metric: METRIC, area: LEEDS });
const csv = async (person = reader, what = INDICATOR) => new TextDecoder().decode((await takeAlong(person.ctx, workspace.slug, what, 'csv')).body);

/** Text of every paragraph of a Word file, one a line, and all its parts as they are. */
async function word(person = reader, what = INDICATOR): Promise<{ lines: string; parts: string }> {
  const { body } = await takeAlong(person.ctx, workspace.slug, what, 'docx');
  const file = Buffer.from(body);
  const [lines, parts] = await Promise.all([wordsOfWordFile(file), partsOfWordFile(file)]);
  return { lines, parts: [...parts.values()].join('\n') };
}

test('a Word file holds the figures, and what is said in the order it is read: the owner’s reply before the note', async () => {
  const { lines } = await word();
  const order = ['Re-referrals', 'complex system', 'Front doors', 'Figures', 'Context notes', 'confirms this: Yes, in the lantern month.', 'The lantern front door opened.', 'Discussions', 'Why the lantern?', 'Because of the lantern team.', 'And the lantern rota.', 'Actions', 'Review the lantern rota', 'Evidence', 'Lantern audit says so.', 'Read by two', 'forty files', 'One team only'];
  const places = order.slice(1).map((text) => [text, lines.indexOf(text)] as const);
  expect(places.filter(([, at]) => at < 0)).toEqual([]);
  expect(places.map(([, at]) => at)).toEqual([...places.map(([, at]) => at)].sort((a, b) => a - b));
  for (const text of ['22.2%', '21.4%', 'referrals@2025-10-30', 'Could be seen by members of Front doors', 'Ada Author', 'withheld since 30 October 2025']) expect(lines).toContain(text);
});

test('nothing withdrawn, hidden, purged, kept out of files, for others or from elsewhere enters any file, nor a suppressed figure', async () => {
  expect(forbidden.length).toBeGreaterThan(20);
  for (const what of [INDICATOR, asked({ area: LEEDS })]) {
    const files = [(await word(reader, what)).parts, await csv(reader, what)];
    for (const file of files) {
      for (const one of forbidden) expect(file, one).not.toContain(one);
      expect(file).not.toContain(SUPPRESSED);
      expect(file).toContain('lantern front door');
      // Nor that there was an answer, and whose.
      expect(file).not.toMatch(/(^|[\n,"])\s*\(Ada Author/m);
    }
  }
});

test('its author takes along what is for them alone, and what they keep out of others’ files', async () => {
  const own = await csv(author);
  expect(forbidden.filter((one) => own.includes(one)).length).toBe(3 * 4);
});

test('an area’s file has what is said about the area', async () => {
  const { lines } = await word(reader, asked({ area: LEEDS }));
  for (const text of ['Leeds', 'Leeds today', 'The lantern front door opened.', 'Why the lantern?', 'Review the lantern rota', 'Lantern audit']) expect(lines).toContain(text);
  const there = await buildWorkspace(db, { areas: [LEEDS, 'E08000036'] });
  const other = await buildMember(db, there);
  await db.prisma.annotation.create({ data: { id: randomUUID(), workspaceId: there.id, metric: METRIC, area: LEEDS, period: '2024', kind: 'context', body: 'lapwing', authorId: other.id } });
  const file = await takeAlong(other.ctx, there.slug, asked({ area: 'E08000036' }), 'csv');
  expect(new TextDecoder().decode(file.body)).not.toContain('lapwing');
});

test('no cell is run by a spreadsheet, and a file with odd characters opens', async () => {
  expect(await csv()).toContain(`"'=HYPERLINK(""http://example.org"")`);
  const { parts } = await word();
  expect([...parts].filter((char) => char < ' ' && !'\t\n\r'.includes(char))).toEqual([]);
  expect(parts).toContain('\ufffd odd');
});

test('the page says what a file would hold, and that others keep something out', async () => {
  const { chosen } = await takePage(reader.ctx, workspace.slug, INDICATOR);
  expect(chosen?.counts).toEqual({ notes: 3, discussions: 4, actions: 1, evidence: 1 });
  expect(chosen?.leftOut).toBe(3);
  expect((await takePage(reader.ctx, workspace.slug, asked({}))).chosen).toBeNull();
});

test('is for members alone, of what is the workspace’s, and the log says who took what', async () => {
  const stranger = await buildPerson(db);
  await expect(takeAlong(stranger.ctx, workspace.slug, INDICATOR, 'csv')).rejects.toMatchObject({ status: 404 });
  await expect(takeAlong(reader.ctx, workspace.slug, asked({ area: 'E08000036' }), 'csv')).rejects.toMatchObject({ status: 400 });
  await expect(takeAlong(reader.ctx, workspace.slug, asked({ metric: 'nothing' }), 'csv')).rejects.toMatchObject({ status: 400 });
  await expect(takeAlong(reader.ctx, workspace.slug, asked({}), 'csv')).rejects.toMatchObject({ status: 400 });
  await db.prisma.auditEvent.deleteMany({ where: { event: 'conversation:taken' } });
  await csv();
  const events = await db.prisma.auditEvent.findMany({ where: { event: 'conversation:taken' } });
  expect(events.map(({ actorId, workspaceId, facts }) => ({ actorId, workspaceId, facts }))).toEqual([{ actorId: reader.id, workspaceId: workspace.id, facts: { format: 'csv', metric: METRIC, area: LEEDS } }]);
});

test('one file at a time for each person', async () => {
  const answers = await Promise.allSettled([takeAlong(reader.ctx, workspace.slug, INDICATOR, 'docx'), takeAlong(reader.ctx, workspace.slug, INDICATOR, 'docx'), takeAlong(author.ctx, workspace.slug, INDICATOR, 'csv')]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect((await takeAlong(reader.ctx, workspace.slug, INDICATOR, 'csv')).name).toMatch(/^workspace-.*-repeat-referrals-\d{4}-\d\d-\d\d\.csv$/);
});
