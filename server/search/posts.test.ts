import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { indicatorOf } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import type { PostAnswer, PostHit } from '../../shared/search.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildPerson, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import type { Database } from '../db.ts';
import { searchPosts } from './queries.ts';

const LEEDS = 'E08000035';
const METRIC = 'repeat-referrals';

let db: Database;
let workspace: BuiltWorkspace;
let author: BuiltPerson;
let colleague: BuiltPerson;
let other: BuiltPerson;

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db, { name: 'Here' });
  author = await buildMember(db, workspace, { name: 'Ada Author' });
  colleague = await buildMember(db, workspace);
  other = await buildMember(db, workspace, { organisationId: (await buildOrganisation(db)).id });
});

interface Given {
  readonly place?: BuiltWorkspace;
  readonly visibility?: string;
  readonly state?: 'withdrawnAt' | 'hiddenAt' | 'purgedAt';
  readonly unattributed?: boolean;
  readonly metric?: string | null;
  readonly area?: string | null;
}

const columnsOf = ({ place = workspace, visibility = 'workspace', state, unattributed = false }: Given) => ({
  workspaceId: place.id, visibility, unattributed, ...(state ? { [state]: new Date() } : {}),
  ...(unattributed ? { authorId: null, authorOrganisationId: null } : { authorId: author.id, authorOrganisationId: workspace.organisation.id }),
});

async function note(body: string, given: Given = {}): Promise<string> {
  const { id } = await db.prisma.annotation.create({ data: { id: randomUUID(), kind: 'context', body, metric: given.metric === undefined ? METRIC : given.metric, area: given.area === undefined ? LEEDS : given.area, period: '2024', ...columnsOf(given) } });
  return id;
}

async function discussion(title: string, words: string, given: Given = {}, commentState: Given['state'] | null = null): Promise<string> {
  const { id } = await db.prisma.discussion.create({
    data: {
      id: randomUUID(), metric: METRIC, area: LEEDS, title, ...columnsOf(given),
      comments: { create: { id: randomUUID(), position: 1, body: written(words), words, authorId: author.id, ...(commentState ? { [commentState]: new Date() } : {}) } },
    },
  });
  return id;
}

async function evidence(title: string, given: Given = {}): Promise<string> {
  const { unattributed, ...columns } = columnsOf(given);
  const { id } = await db.prisma.evidence.create({
    data: { id: randomUUID(), kind: 'audit', title, finding: 'Of forty closed referrals, most were seen in time.', ...columns, authorId: author.id, links: { create: { metric: METRIC, area: LEEDS } } },
  });
  void unattributed;
  return id;
}

async function action(what: string, place = workspace): Promise<string> {
  const { id } = await db.prisma.action.create({
    data: { id: randomUUID(), workspaceId: place.id, metric: METRIC, area: LEEDS, breakdown: '', what, organisationId: place.organisation.id, who: 'Head of service', due: new Date(), authorId: author.id },
  });
  return id;
}

const ask = async (reader: BuiltPerson, q: string, more: Record<string, string> = {}): Promise<PostAnswer> => (await searchPosts(reader.ctx, new URLSearchParams({ q, ...more })))!;
const found = async (reader: BuiltPerson, q: string, more?: Record<string, string>): Promise<readonly PostHit[]> => (await ask(reader, q, more)).hits;
const kinds = async (reader: BuiltPerson, q: string, more?: Record<string, string>) => (await found(reader, q, more)).map(({ what }) => what).sort();

test('finds context, discussions with their comments, evidence and actions; nothing for the public', async () => {
  await note('The lantern front door opened.');
  await discussion('Why lantern?', 'Because the lantern team said so.');
  await evidence('Lantern audit');
  await action('Review the lantern rota');
  expect(await kinds(author, 'lantern')).toEqual(['action', 'comment', 'discussion', 'evidence', 'note']);
  expect(await searchPosts({ db, actor: null }, new URLSearchParams({ q: 'lantern' }))).toBeNull();
  expect(await searchPosts(author.ctx, new URLSearchParams({ q: '  ' }))).toBeNull();
  expect((await ask(author, '?!')).hits).toEqual([]);
});

test('shows each reader what they may see, by who it is for', async () => {
  for (const visibility of ['me', 'organisation', 'workspace', 'region', 'public']) {
    await note(`heron ${visibility}`, { visibility });
    await discussion(`heron ${visibility}`, `heron ${visibility} too`, { visibility });
    await evidence(`heron ${visibility}`, { visibility });
  }
  const seenBy = async (reader: BuiltPerson) => (await ask(reader, 'heron')).found;
  expect(await seenBy(author)).toBe(5 * 4);
  expect(await seenBy(colleague)).toBe(4 * 4);
  expect(await seenBy(other)).toBe(3 * 4);
  const elsewhere = await buildWorkspace(db);
  expect(await seenBy(await buildMember(db, elsewhere))).toBe(0);
  expect(await seenBy(await buildPerson(db))).toBe(0);
});

test('what is shared with a region is found there, and by those who read it in both once, at home', async () => {
  const region = await buildWorkspace(db, { name: 'A region' });
  const reader = await buildMember(db, region);
  const id = await note('kestrel for the region', { visibility: 'region' });
  const kept = await note('kestrel kept here');
  for (const subjectId of [id, kept]) await db.prisma.contributionShare.create({ data: { subjectKind: 'annotation', subjectId, workspaceId: region.id } });
  expect((await found(reader, 'kestrel')).map((hit) => [hit.id, hit.workspace.name])).toEqual([[id, 'A region']]);
  await buildMember(db, region, { person: colleague });
  expect((await found(colleague, 'kestrel region')).map((hit) => [hit.id, hit.workspace.name])).toEqual([[id, 'Here']]);
});

test('nothing that is hidden, withdrawn or purged is found, nor what stands under it, nor what was taken back', async () => {
  for (const state of ['withdrawnAt', 'hiddenAt', 'purgedAt'] as const) {
    await note('osprey', { state });
    await discussion('osprey', 'osprey', { state });
    await discussion('something else', 'osprey', {}, state);
    await evidence('osprey', { state });
    const annotationId = await note('A note that is gone.', { state });
    await db.prisma.ownerReply.create({ data: { id: randomUUID(), annotationId, organisationId: workspace.organisation.id, verdict: 'add', body: 'osprey', authorId: author.id } });
  }
  const annotationId = await note('A note that stays.');
  const reply = await db.prisma.ownerReply.create({ data: { id: randomUUID(), annotationId, organisationId: workspace.organisation.id, verdict: 'add', body: 'osprey', authorId: author.id, hiddenAt: new Date() } });
  expect(await found(author, 'osprey')).toEqual([]);
  await db.prisma.ownerReply.update({ where: { id: reply.id }, data: { hiddenAt: null } });
  expect(await kinds(other, 'osprey')).toEqual(['reply']);
  const undone = await note('bittern');
  expect(await kinds(author, 'bittern')).toEqual(['note']);
  await db.prisma.annotation.delete({ where: { id: undone } });
  expect(await found(author, 'bittern')).toEqual([]);
});

test('a membership that ended, terms to accept first, another world: nothing', async () => {
  const place = await buildWorkspace(db);
  const reader = await buildMember(db, place);
  await note('curlew', { place });
  const count = async (person = reader) => (await ask(person, 'curlew')).found;
  const membership = { where: { workspaceId_userId: { workspaceId: place.id, userId: reader.id } } };
  expect(await count()).toBe(1);
  await db.prisma.workspace.update({ where: { id: place.id }, data: { terms: 'New terms.', termsVersion: 1 } });
  expect(await count()).toBe(0);
  await db.prisma.membership.update({ ...membership, data: { acceptedTerms: 1 } });
  expect(await count()).toBe(1);
  await db.prisma.membership.update({ ...membership, data: { endsAt: new Date(Date.now() - 1000) } });
  expect(await count()).toBe(0);
  const inSandbox = await buildPerson(db, { invented: true });
  await buildMember(db, place, { person: inSandbox });
  await db.prisma.membership.updateMany({ where: { userId: inSandbox.id }, data: { acceptedTerms: 1 } });
  expect(await count(inSandbox)).toBe(0);
});

test('finds what is called by another of the sector’s names, both ways', async () => {
  const pairs = [
    ['LAC', 'CLA'], ['CLA', 'children in care'], ['looked after', 'LAC'], ['EHE', 'elective home education'], ['CP', 'child protection plan'], ['CIN', 'children in need'],
    ['UASC', 'unaccompanied asylum-seeking'], ['EHCP', 'SEND'], ['MASH', 'front door'], ['NEET', 'EET'], ['SGO', 'special guardianship'], ['LADO', 'local authority designated officer'],
    ['IRO', 'independent reviewing officer'], ['ICB', 'CCG'], ['RIIA', 'RIA'], ['DCS', 'director of children’s services'],
  ] as const;
  const place = await buildWorkspace(db);
  const reader = await buildMember(db, place);
  for (const [one, two] of pairs) {
    const ids = [await note(`About ${one}, avocet.`, { place, metric: null, area: null }), await note(`About ${two}, avocet.`, { place, metric: null, area: null })].sort();
    for (const asked of [one, two]) expect((await found(reader, `avocet ${asked}`)).map(({ id }) => id), asked).toEqual(expect.arrayContaining(ids));
  }
  // Wide words stand for themselves alone: what says "care" is not about children in care.
  await note('dipper intensive care', { place });
  expect(await found(reader, 'dipper LAC')).toEqual([]);
});

test('finds an outcome by its numbers then and now, and an area by former names and codes', async () => {
  await note('plover on Outcome 3 as it was numbered then', { metric: null, area: null });
  await note('plover on Outcome 4', { metric: null, area: null });
  expect((await found(author, 'plover "outcome 4"')).length).toBe(1);
  expect((await found(author, 'plover outcome 2')).map(({ words }) => words.map(({ text }) => text).join(''))).toEqual(['plover on Outcome 3 as it was numbered then']);
  await note('plover, pinned to a place', { area: 'E08000038' });
  for (const name of ['Barnsley', 'E08000016', '370']) expect((await found(author, `plover ${name}`)).length, name).toBe(1);
});

test('a word is found whatever mark stands beside it, in what was written and in what is typed', async () => {
  const id = await note('Teams said “walrus”, ‘narwhal’ – puffin—jackdaw’s, …lemur… and «okapi».');
  for (const word of ['walrus', 'narwhal', 'puffin', "jackdaw's", 'jackdaw’s', 'jackdaw', 'lemur', 'okapi', '“walrus”', '"walrus"', 'wal', '‘narwhal’ puffin']) {
    expect((await found(author, word)).map((hit) => hit.id), word).toEqual([id]);
  }
});

test('finds what stands beside an indicator by its name and a word of what was written', async () => {
  const { shortTitle } = indicatorOf('sw-agency');
  const beside = await note('pipit, a winter of illness', { metric: 'sw-agency', area: null });
  await note('pipit, about something else', { area: null });
  for (const name of [shortTitle, shortTitle.toUpperCase(), metricOf('sw-agency').title]) expect((await found(author, `pipit ${name}`)).map(({ id }) => id), name).toEqual([beside]);
  expect((await found(author, `${shortTitle} pipit`)).map(({ id }) => id)).toEqual([beside]);
  const referrals = await note('pipit, at a desk', { metric: 'repeat-referrals', area: null });
  const inCare = await note('pipit, in a home', { metric: 'care-rate', area: null });
  for (const [name, id] of [['re-referrals', referrals], ['CLA', inCare], ['looked after', inCare]] as const) expect((await found(author, `pipit ${name}`)).map((hit) => hit.id), name).toContain(id);
  // What is said of many things is no name of a figure.
  for (const name of ['front door', 'MASH']) expect((await found(author, `pipit ${name}`)).map((hit) => hit.id), name).toEqual([]);
});

test('a word that stands in every new post of others is found in one’s own old ones, each of them', async () => {
  const [elsewhere, mine] = [await buildWorkspace(db), await buildWorkspace(db)];
  const reader = await buildMember(db, mine);
  const old = [];
  for (let nth = 0; nth < 3; nth += 1) old.push(await note('whinchat', { place: mine }));
  const before = (await ask(reader, 'whinchat')).found;
  await db.prisma.$executeRaw`
    INSERT INTO annotation (id, workspace_id, metric, kind, body, visibility, author_id, author_organisation_id, created_at)
    SELECT gen_random_uuid(), ${elsewhere.id}::uuid, ${METRIC}, 'context', 'whinchat', 'workspace', ${author.id}::uuid, ${workspace.organisation.id}::uuid, now() FROM generate_series(1, 6000)`;
  expect(before).toBe(3);
  expect((await found(reader, 'whinchat')).map(({ id }) => id).sort()).toEqual(old.sort());
  // Of those who read all of it the newest are put in order, as of any other word.
  const member = await buildMember(db, elsewhere);
  expect(await ask(member, 'whinchat')).toMatchObject({ found: 500, more: true });
  await db.prisma.annotation.deleteMany({ where: { workspaceId: elsewhere.id } });
});

test('reads what is typed as web searches do: phrases, without, either, and the word that is not finished', async () => {
  await note('snipe and grouse by the river');
  await note('grouse and snipe by the lake');
  const texts = async (q: string) => (await found(author, q)).map(({ words }) => words.map(({ text }) => text).join('')).sort();
  expect(await texts('"snipe and grouse"')).toEqual(['snipe and grouse by the river']);
  expect(await texts('snipe -lake')).toEqual(['snipe and grouse by the river']);
  expect(await texts('lake OR river')).toHaveLength(2);
  expect(await texts('snipe ri')).toEqual([]);
  expect(await texts('snipe riv')).toEqual(['snipe and grouse by the river']);
  expect(await texts('snipe the riv ')).toEqual([]);
  for (const hostile of ["'", "snipe:*'); DROP TABLE annotation;--", '!!! &&& |||', '\\', '"', '-', 'a'.repeat(500), '<->', '\u0001']) await expect(ask(author, hostile)).resolves.toBeDefined();
});

test('what people wrote is shown as text, with what was found as marks', async () => {
  await note('<img src=x onerror=alert(1)> \u0001gannet\u0002 <b>gannet</b> & more');
  const [hit] = await found(author, 'gannet');
  expect(hit?.words.filter(({ mark }) => mark).map(({ text }) => text)).toEqual(['gannet', 'gannet']);
  expect(hit?.words.map(({ text }) => text).join('')).toContain('<img src=x onerror=alert(1)> gannet <b>gannet</b> & more');
  expect(hit?.words.some(({ text }) => ['\u0001', '\u0002', '\u0003'].some((mark) => text.includes(mark)))).toBe(false);
});

test('non-attributed notes are found like others, without a name', async () => {
  await note('wheatear', { unattributed: true });
  expect((await found(other, 'wheatear')).map((hit) => hit.author.name)).toEqual(['A member, not attributed']);
});

test('narrows by kind, workspace, indicator, area and year, page by page', async () => {
  const second = await buildWorkspace(db, { name: 'There' });
  const reader = await buildMember(db, second);
  await buildMember(db, workspace, { person: reader });
  for (let nth = 0; nth < 25; nth += 1) await note(`merlin ${nth}`, { place: second });
  await note('merlin', { metric: 'care-rate', area: null });
  await evidence('merlin');
  const count = async (more: Record<string, string> = {}) => (await ask(reader, 'merlin', more)).found;
  expect(await count()).toBe(27);
  expect(await count({ kind: 'evidence' })).toBe(1);
  expect(await count({ in: second.slug })).toBe(25);
  expect(await count({ metric: 'care-rate' })).toBe(1);
  expect(await count({ area: LEEDS })).toBe(26);
  expect(await count({ year: '2025' })).toBe(0);
  expect(await count({ year: String(new Date().getUTCFullYear()) })).toBe(27);
  const pages = [await ask(reader, 'merlin'), await ask(reader, 'merlin', { page: '2' })];
  expect(pages.map(({ hits }) => hits.length)).toEqual([20, 7]);
  expect(new Set(pages.flatMap(({ hits }) => hits.map(({ id }) => id))).size).toBe(27);
  const stranger = await buildWorkspace(db);
  expect(await count({ in: stranger.slug })).toBe(27);
});
