import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { AddEvidence, EditEvidence, SayNotKnownYet } from '../../shared/evidence-forms.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { conversationOn } from '../discussions/queries.ts';
import type { Database } from '../db.ts';
import { takeBack } from '../moderation/commands.ts';
import { addEvidence, editEvidence, sayNotKnownYet } from './commands.ts';
import { evidenceForm, evidenceList, evidencePage } from './pages.ts';

const LEEDS = 'E08000035';
const METRIC = 'repeat-referrals';

let db: Database;
let workspace: BuiltWorkspace;
let author: BuiltPerson;
let colleague: BuiltPerson;
let other: BuiltPerson;

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db);
  author = await buildMember(db, workspace);
  colleague = await buildMember(db, workspace);
  other = await buildMember(db, workspace, { organisationId: (await buildOrganisation(db)).id });
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2024', value: 22 }, { area: LEEDS, period: '2025', value: 21 }]);
});

const WRITTEN = {
  kind: 'audit', title: 'Audit of closed referrals', finding: 'Most were seen in time.', method: 'Two people read every fifth file.', size: 'forty files', limits: 'One team only.', gathered: 'Spring 2026',
  'links.0.metric': METRIC, 'links.0.area': LEEDS, 'links.0.period': '2024',
};
const form = (given: object = {}) => AddEvidence.parse({ key: randomUUID(), ...WRITTEN, ...given });
const VOICE = { kind: 'voice', title: 'Survey of families', consent: 'Themes may be shared', 'links.0.period': '' };

async function add(given: object = {}, who = author, place = workspace): Promise<string> {
  const input = form(given);
  await addEvidence(who.ctx, place.slug, input);
  return input.key;
}
const page = (id: string, who = author) => evidencePage(who.ctx, workspace.slug, id);
const beside = async (who = author) => (await conversationOn(who.ctx, workspace.slug, METRIC)).evidence;
const facts = async (workspaceId = workspace.id) => (await db.prisma.activity.findMany({ where: { workspaceId }, orderBy: { sequence: 'asc' } })).map(({ fact, subject, audience }) => [fact, subject, audience]);

test('an item stands at its own address and beside the figure, with method, size and limits', async () => {
  const id = await add();
  const { item, mine, history } = await page(id);
  expect(item).toMatchObject({ kind: 'audit', title: 'Audit of closed referrals', method: 'Two people read every fifth file.', size: 'forty files', limits: 'One team only.', links: [{ metric: METRIC, area: LEEDS, period: '2024' }], state: 'shown', version: 1 });
  expect([mine, history]).toEqual([true, []]);
  expect((await page(id, other)).mine).toBe(false);
  expect((await beside(other)).map((one) => one.id)).toContain(id);
  expect((await conversationOn(author.ctx, workspace.slug, 'care-rate')).evidence).toEqual([]);
  expect((await facts()).at(-1)).toEqual(['evidence:added', { evidenceId: id }, null]);
  expect((await evidenceList(other.ctx, workspace.slug, new URLSearchParams({ kind: 'survey' }))).items).toEqual([]);
  expect((await evidenceList(other.ctx, workspace.slug, new URLSearchParams({ kind: 'audit', metric: METRIC }))).items.map((one) => one.id)).toContain(id);
});

test('the form says what is missing, field by field', () => {
  const wrong = AddEvidence.safeParse({ key: randomUUID(), kind: 'voice', 'links.0.metric': '' });
  const fields = wrong.success ? [] : [...new Set(wrong.error.issues.map(({ path }) => path.join('.')))].sort();
  expect(fields).toEqual(['finding', 'gathered', 'limits', 'links', 'method', 'size', 'title']);
  const voice = AddEvidence.safeParse({ key: randomUUID(), ...WRITTEN, kind: 'voice' });
  expect(voice.success ? [] : voice.error.issues.map(({ path }) => path.join('.'))).toEqual(['consent']);
  const many = AddEvidence.safeParse({ key: randomUUID(), ...WRITTEN, links: Array.from({ length: 9 }, (_, index) => ({ metric: `m${index}` })) });
  expect(many.success).toBe(false);
});

test.each([
  [{ 'links.0.metric': 'nothing' }, 'links.0.metric'],
  [{ 'links.0.area': 'E08000036', 'links.0.period': '' }, 'links.0.area'],
  [{ 'links.0.period': '1999' }, 'links.0.period'],
])('a link that is not of this workspace is refused: %o', async (given, field) => {
  await expect(add(given)).rejects.toMatchObject({ status: 400, fields: { [field]: expect.any(String) as string } });
});

test('each is read by those it is for', async () => {
  const ids = { me: await add({ visibility: 'me' }), organisation: await add({ visibility: 'organisation' }), workspace: await add() };
  const seen = async (who: BuiltPerson) => {
    const shown = new Set((await beside(who)).map(({ id }) => id));
    for (const [visibility, id] of Object.entries(ids)) if (!shown.has(id)) await expect(page(id, who), visibility).rejects.toMatchObject({ status: 404 });
    const listed = new Set((await evidenceList(who.ctx, workspace.slug, new URLSearchParams())).items.map(({ id }) => id));
    expect(Object.values(ids).filter((id) => listed.has(id))).toEqual(Object.values(ids).filter((id) => shown.has(id)));
    return Object.entries(ids).filter(([, id]) => shown.has(id)).map(([visibility]) => visibility);
  };
  expect(await seen(author)).toEqual(['me', 'organisation', 'workspace']);
  expect(await seen(colleague)).toEqual(['organisation', 'workspace']);
  expect(await seen(other)).toEqual(['workspace']);
  expect((await facts()).slice(-3).map(([, , audience]) => audience)).toEqual(['actor', 'organisation', null]);
});

test('what is for the region is told in its workspace, and its author is shown there by the stricter rule', async () => {
  const region = await buildWorkspace(db, { areas: ['E12000003'] });
  const reader = await buildMember(db, region);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'organisation-only' } });
  const id = await add({ visibility: 'region' });
  const { item } = await evidencePage(reader.ctx, region.slug, id);
  expect([item.elsewhere, item.author.name]).toEqual([true, workspace.organisation.name]);
  expect(await facts(region.id)).toEqual([['evidence:added', { evidenceId: id }, null]]);
  await editEvidence(author.ctx, workspace.slug, EditEvidence.parse({ key: randomUUID(), evidenceId: id, version: '1', ...WRITTEN, title: 'Another title' }));
  expect((await facts(region.id)).at(-1)).toEqual(['evidence:changed', { evidenceId: id, what: 'edited' }, null]);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'attributed' } });
});

test('an edit keeps what it said before; one of an older version is refused with what stands now', async () => {
  const id = await add();
  const edit = (version: number, title: string, who = author) => editEvidence(who.ctx, workspace.slug, EditEvidence.parse({ key: randomUUID(), evidenceId: id, version: String(version), ...WRITTEN, title, finding: `${title}, at length.`, 'links.1.metric': 'care-rate' }));
  await edit(1, 'Second');
  const { item, history } = await page(id, other);
  expect([item.version, item.title, item.links.length, item.editedAt === null]).toEqual([2, 'Second', 2, false]);
  expect(history.map(({ version, title }) => [version, title])).toEqual([[1, 'Audit of closed referrals']]);
  await expect(edit(1, 'Third')).rejects.toMatchObject({ status: 409, code: 'edited-meanwhile', fields: { current: 'Second, at length.' } });
  await expect(edit(2, 'Mine now', colleague)).rejects.toMatchObject({ status: 404 });
  expect((await page(id)).item.title).toBe('Second');
});

test('its author takes it back: gone within the time for it, withdrawn later, and then without words', async () => {
  const [fresh, old] = [await add(), await add({ title: 'An older wren' })];
  const back = (id: string, who = author) => takeBack(who.ctx, workspace.slug, { key: randomUUID(), subjectKind: 'evidence', subjectId: id });
  await expect(back(fresh, colleague)).rejects.toMatchObject({ status: 404 });
  await back(fresh);
  await expect(page(fresh)).rejects.toMatchObject({ status: 404 });
  await db.prisma.evidence.update({ where: { id: old }, data: { createdAt: new Date(Date.now() - 3_600_000) } });
  await back(old);
  const { item, history } = await page(old, other);
  expect([item.state, item.title, item.finding, item.method, item.limits, history]).toEqual(['withdrawn', '', '', '', '', []]);
  expect((await evidenceList(other.ctx, workspace.slug, new URLSearchParams())).items.map(({ id }) => id)).not.toContain(old);
  await expect(editEvidence(author.ctx, workspace.slug, EditEvidence.parse({ key: randomUUID(), evidenceId: old, version: '1', ...WRITTEN }))).rejects.toMatchObject({ status: 404 });
});

test('“we do not know yet” is said once for an organisation, and gives way to what it has to say', async () => {
  const place = await buildWorkspace(db);
  const [one, two] = [await buildMember(db, place), await buildMember(db, place)];
  const partner = await buildMember(db, place, { organisationId: (await buildOrganisation(db)).id });
  const say = (who: BuiltPerson, area = LEEDS) => sayNotKnownYet(who.ctx, place.slug, SayNotKnownYet.parse({ key: randomUUID(), metric: METRIC, area }));
  const unknown = async () => (await conversationOn(one.ctx, place.slug, METRIC)).evidence.filter(({ notKnownYet }) => notKnownYet).map(({ author: { organisation } }) => organisation).sort();
  await say(one);
  await expect(say(two)).rejects.toMatchObject({ status: 409 });
  await say(two, '');
  await say(partner);
  expect(await unknown()).toHaveLength(3);
  await add({ ...VOICE, visibility: 'me' }, two, place);
  expect(await unknown()).toHaveLength(3);
  await add(VOICE, two, place);
  expect(await unknown()).toHaveLength(2);
  expect((await facts(place.id)).slice(-2).map(([fact]) => fact)).toEqual(['evidence:added', 'contribution:removed']);
  await expect(say(one)).rejects.toMatchObject({ status: 409 });
});

test.each(['', 'x', '-'.repeat(36), randomUUID()])('%j is no evidence', async (id) => {
  await expect(page(id)).rejects.toMatchObject({ status: 404 });
});

test('observers and strangers add nothing; what identifies a child is stored nowhere', async () => {
  const observer = await buildMember(db, workspace, { role: 'observer' });
  const stranger = await buildMember(db, await buildWorkspace(db));
  await expect(add({}, observer)).rejects.toMatchObject({ status: 403 });
  await expect(add({}, stranger)).rejects.toMatchObject({ status: 404 });
  await expect(evidenceForm(observer.ctx, workspace.slug, new URLSearchParams())).rejects.toMatchObject({ status: 403 });
  const before = await db.prisma.evidence.count();
  await expect(add({ limits: 'Ask about NHS number 943 476 5919.' })).rejects.toMatchObject({ status: 400, code: 'disclosure', fields: { limits: expect.any(String) as string } });
  expect(await db.prisma.evidence.count()).toBe(before);
});

test('the same form sent twice is one item', async () => {
  const input = form();
  const first = await addEvidence(author.ctx, workspace.slug, input);
  const again = await addEvidence(author.ctx, workspace.slug, input);
  expect([first.sequence, again.repeated]).toEqual([again.sequence, true]);
});
