import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { SubjectKind } from '../../shared/contributions.ts';
import { Decide } from '../../shared/moderation.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import { recordFact } from '../activity.ts';
import type { Database } from '../db.ts';
import { searchPosts } from '../search/queries.ts';
import { decide, hideWithheldWords } from './commands.ts';
import { moderationPage } from './queries.ts';

const METRIC = 'repeat-referrals';
const LEEDS = 'E08000035';
const HULL = 'E06000010';

let db: Database;
let workspace: BuiltWorkspace;
let author: BuiltPerson;
let coordinator: BuiltPerson;

interface Place {
  readonly area?: string | null;
  readonly period?: string | null;
  readonly scope?: string;
  readonly otherAreas?: string[];
  readonly visibility?: string;
}

const common = () => ({ workspaceId: workspace.id, authorId: author.id, authorOrganisationId: workspace.organisation.id });

async function note(body: string, { area = LEEDS, period = '2022', scope = 'point', otherAreas = [], visibility = 'workspace' }: Place = {}): Promise<string> {
  const { id } = await db.prisma.annotation.create({ data: { id: randomUUID(), kind: 'context', body, metric: METRIC, area, period, scope, otherAreas, visibility, ...common() } });
  return id;
}

async function thread(title: string, words: readonly string[]): Promise<readonly string[]> {
  const ids = words.map(() => randomUUID());
  const { id } = await db.prisma.discussion.create({
    data: {
      id: randomUUID(), metric: 'children-in-need-rate', otherMetrics: [METRIC], area: LEEDS, title, ...common(),
      comments: { create: words.map((said, index) => ({ id: ids[index]!, position: index + 1, body: written(said), words: said, authorId: author.id })) },
    },
  });
  return [id, ...ids];
}

async function evidence(finding: string): Promise<string> {
  const { id } = await db.prisma.evidence.create({ data: { id: randomUUID(), kind: 'audit', title: 'Audit', finding, ...common(), links: { create: { metric: METRIC, area: LEEDS } } } });
  return id;
}

async function reply(annotationId: string, body: string): Promise<string> {
  const { id } = await db.prisma.ownerReply.create({ data: { id: randomUUID(), annotationId, organisationId: workspace.organisation.id, verdict: 'add', body, authorId: author.id } });
  return id;
}

const signOff = async (release: string) => {
  await db.prisma.$transaction((tx) => recordFact(tx, workspace.id, { fact: 'release:signed-off', subject: { release, counts: {} } }, { userId: null, organisationId: null }));
};
const isHidden = async (kind: SubjectKind, id: string) => {
  const table = { annotation: 'annotation', discussion: 'discussion', comment: 'comment', evidence: 'evidence', 'owner-reply': 'owner_reply' }[kind];
  const { rows } = await db.pool.query<{ hidden: boolean }>(`SELECT hidden_at IS NOT NULL AS hidden FROM ${table} WHERE id = $1`, [id]);
  return rows[0]?.hidden;
};

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db);
  author = await buildMember(db, workspace);
  coordinator = await buildMember(db, workspace, { role: 'coordinator' });
  await putEdition(db, METRIC, { dataset: 'referrals', published: '2024-10-31', newestPeriod: '2023' }, { [`${LEEDS}|2022`]: 30.3, [`${LEEDS}|2023`]: 40.4, [`${HULL}|2022`]: 30.3 });
});

test('what tells a figure that a release withholds is hidden until a moderator decides; the rest stays', async () => {
  const about = await note('It was 30.3% in 2022, before the new front door.');
  const series = await note('A fall from 40.4 to 30.3 is no trend.', { scope: 'series', period: null });
  const compared = await note('Leeds was at 30.3 then.', { area: HULL, otherAreas: [LEEDS], scope: 'series', period: null });
  const before = await note('What we know of it.');
  await db.prisma.revision.create({ data: { subjectKind: 'annotation', subjectId: before, version: 1, content: { body: 'It was thirty, or 30.3.', kind: 'context' }, authorId: author.id, at: new Date() } });
  const beneath = await note('The front door moved.');
  const owners = await reply(beneath, 'Yes: 30.3 is right.');
  const [titled = ''] = await thread('Why 30.3?', ['Thoughts?']);
  const [opened = '', , answer = '', other = ''] = await thread('Why?', ['Thoughts?', 'Because it was 30.3.', 'It is 40.4 in the year after.']);
  const found = await evidence('Our own count came to 30.3 as well.');
  const stay: [SubjectKind, string][] = [
    ['annotation', beneath], ['annotation', await note('It is 40.4 in 2023.', { period: '2023' })], ['annotation', await note('It was 30.3 here.', { area: HULL })],
    ['annotation', await note('Mine: 30.3', { visibility: 'me' })], ['annotation', await note('Ours: 30.3', { visibility: 'organisation' })], ['discussion', opened], ['comment', other],
  ];
  await hideWithheldWords(db);
  expect(await isHidden('annotation', about)).toBe(false);

  await putEdition(db, METRIC, { dataset: 'referrals', published: '2025-10-30', newestPeriod: '2024' }, { [`${LEEDS}|2022`]: 'c', [`${LEEDS}|2023`]: 40.4, [`${HULL}|2022`]: 30.3 });
  await signOff('referrals@2025-10-30');
  await hideWithheldWords(db);
  const gone: [SubjectKind, string][] = [['annotation', about], ['annotation', series], ['annotation', compared], ['annotation', before], ['owner-reply', owners], ['discussion', titled], ['comment', answer], ['evidence', found]];
  for (const [kind, id] of gone) expect(await isHidden(kind, id), `${kind}, which tells it`).toBe(true);
  for (const [kind, id] of stay) expect(await isHidden(kind, id), `${kind}, which does not`).toBe(false);
  expect((await searchPosts(coordinator.ctx, new URLSearchParams({ q: '30.3' })))?.found, 'of Hull, and for the organisation alone').toBe(2);

  const { cases } = await moderationPage(coordinator.ctx, workspace.slug);
  expect(cases.map(({ subject }) => subject.id).sort()).toEqual(gone.map(([, id]) => id).sort());
  await decide(coordinator.ctx, workspace.slug, Decide.parse({ key: randomUUID(), subjectKind: 'annotation', subjectId: series, decision: 'show', reason: 'nothing-wrong' }));
  await hideWithheldWords(db);
  expect(await isHidden('annotation', series)).toBe(false);
  // Nothing twice.
  expect(await db.prisma.moderationCase.count({ where: { reason: 'withheld' } })).toBe(gone.length);
});
