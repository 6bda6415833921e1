import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { recordFact, type RecordedFact } from '../activity.ts';
import { openDatabase } from '../db.ts';
import { readActivity, readWorkspace, watchActivity } from './reader.ts';

const db = await testDatabase();
const LEEDS = 'E08000035';
const METRIC = 'care-rate';

let place: BuiltWorkspace;
let [author, other, coordinator]: BuiltPerson[] = [];
beforeEach(async () => {
  place = await buildWorkspace(db);
  author = await buildMember(db, place);
  other = await buildMember(db, place);
  coordinator = await buildMember(db, place, { role: 'coordinator' });
});

const people = () => ({ author: author!, other: other!, coordinator: coordinator! });
const record = (fact: RecordedFact, by: BuiltPerson | null, organisationId: string | null = place.organisation.id, workspaceId = place.id) =>
  db.prisma.$transaction((tx) => recordFact(tx, workspaceId, fact, { userId: by?.id ?? null, organisationId: by === null ? null : organisationId }));

async function note(by: BuiltPerson | null, change: object = {}): Promise<string> {
  const id = randomUUID();
  await db.prisma.annotation.create({ data: { id, workspaceId: place.id, metric: METRIC, area: LEEDS, period: '2025', kind: 'practice', body: 'A new front door', authorId: by?.id ?? null, unattributed: by === null, authorOrganisationId: by === null ? null : place.organisation.id, ...change } });
  return id;
}

async function discussion(by: BuiltPerson, change: object = {}): Promise<string> {
  const id = randomUUID();
  await db.prisma.discussion.create({ data: { id, workspaceId: place.id, metric: METRIC, area: LEEDS, title: 'Why did it rise?', authorId: by.id, authorOrganisationId: place.organisation.id, readers: { create: { userId: by.id, follows: true, seen: 1 } }, comments: { create: { id: randomUUID(), position: 1, body: written('Why?'), authorId: by.id, authorOrganisationId: place.organisation.id } }, ...change } });
  return id;
}

async function comment(discussionId: string, by: BuiltPerson | null, position = 2): Promise<string> {
  const id = randomUUID();
  await db.prisma.comment.create({ data: { id, discussionId, position, body: written('Because'), authorId: by?.id ?? null, unattributed: by === null, authorOrganisationId: by === null ? null : place.organisation.id } });
  return id;
}

const mention = (subjectKind: string, subjectId: string, kind: string, target: string) => db.prisma.mention.create({ data: { subjectKind, subjectId, kind, target } });

/** What was told so far in the workspace, as "kind subjectKind person". */
async function told(): Promise<string[]> {
  await readActivity(db);
  const rows = await db.prisma.notification.findMany({ where: { workspaceId: place.id }, orderBy: { sequence: 'asc' } });
  const names = new Map([[author?.id, 'author'], [other?.id, 'other'], [coordinator?.id, 'coordinator']]);
  return rows.map(({ kind, subjectKind, userId }) => `${kind} ${subjectKind} ${names.get(userId) ?? 'somebody else'}`).sort();
}

test('mentions: a person, a role, an organisation; never oneself, each person once', async () => {
  const { author: by, other: him } = people();
  const first = await note(by);
  await mention('annotation', first, 'person', him.id);
  await mention('annotation', first, 'person', by.id);
  await record({ fact: 'annotation:added', subject: { annotationId: first } }, by);
  expect(await told()).toEqual(['mention annotation other']);
  const second = await note(by);
  await mention('annotation', second, 'role', 'coordinator');
  await mention('annotation', second, 'organisation', place.organisation.id);
  await record({ fact: 'annotation:added', subject: { annotationId: second } }, by);
  expect(await told()).toEqual(['mention annotation coordinator', 'mention annotation other', 'mention annotation other']);
});

test('an edit tells those whom it mentions anew, and nobody again', async () => {
  const { author: by, other: him, coordinator: her } = people();
  const id = await note(by);
  await mention('annotation', id, 'person', him.id);
  await record({ fact: 'annotation:added', subject: { annotationId: id } }, by);
  await readActivity(db);
  await db.prisma.notification.updateMany({ data: { readAt: new Date(), mailedAt: new Date() } });
  await mention('annotation', id, 'person', her.id);
  await record({ fact: 'annotation:changed', subject: { annotationId: id, what: 'edited' } }, by);
  expect(await told()).toEqual(['mention annotation coordinator', 'mention annotation other']);
});

test.each([['me', []], ['organisation', ['mention annotation coordinator', 'mention annotation other']], ['workspace', ['mention annotation coordinator', 'mention annotation other', 'mention annotation somebody else']]])(
  'who may not see it is not told: %s', async (visibility, expected) => {
    const { author: by, other: him, coordinator: her } = people();
    const elsewhere = await buildOrganisation(db);
    const outsider = await buildMember(db, place, { organisationId: elsewhere.id });
    const id = await note(by, { visibility });
    for (const person of [him, her, outsider]) await mention('annotation', id, 'person', person.id);
    await record({ fact: 'annotation:added', subject: { annotationId: id } }, by);
    expect(await told()).toEqual(expected);
  },
);

test.each(['withdrawnAt', 'hiddenAt', 'purgedAt'])('nobody is told of what is %s by now', async (column) => {
  const { author: by, other: him } = people();
  const id = await note(by, { [column]: new Date() });
  await mention('annotation', id, 'person', him.id);
  await record({ fact: 'annotation:added', subject: { annotationId: id } }, by);
  expect(await told()).toEqual([]);
});

test('nobody whose membership is over, or whose account is closed', async () => {
  const { author: by, other: him, coordinator: her } = people();
  const id = await note(by);
  for (const person of [him, her]) await mention('annotation', id, 'person', person.id);
  await db.prisma.membership.updateMany({ where: { userId: him.id }, data: { endsAt: new Date(Date.now() - 1_000) } });
  await db.prisma.user.update({ where: { id: her.id }, data: { closedAt: new Date() } });
  await record({ fact: 'annotation:added', subject: { annotationId: id } }, by);
  expect(await told()).toEqual([]);
});

test('a note about a figure: the owner’s analysts and leads, else all who act for it; not where it wrote itself', async () => {
  const { author: by } = people();
  const owner = await buildOrganisation(db);
  await db.prisma.organisationArea.create({ data: { organisationId: owner.id, area: LEEDS } });
  const practitioner = await buildMember(db, place, { organisationId: owner.id });
  await buildMember(db, place, { organisationId: owner.id, role: 'observer' });
  await record({ fact: 'annotation:added', subject: { annotationId: await note(by) } }, by);
  expect(await told()).toEqual(['your-figure annotation somebody else']);
  const analyst = await buildMember(db, place, { organisationId: owner.id });
  await db.prisma.affiliation.create({ data: { organisationId: owner.id, userId: analyst.id, role: 'analyst' } });
  await db.prisma.affiliation.create({ data: { organisationId: owner.id, userId: practitioner.id, role: 'practitioner' } });
  const second = await note(by);
  await record({ fact: 'annotation:added', subject: { annotationId: second } }, by);
  await record({ fact: 'annotation:added', subject: { annotationId: await note(practitioner, { authorOrganisationId: owner.id }) } }, practitioner, owner.id);
  await readActivity(db);
  expect((await db.prisma.notification.findMany({ where: { subjectId: second } })).map(({ userId }) => userId)).toEqual([analyst.id]);
  expect(await told()).toHaveLength(2);
});

test('what is non-attributed is told without an actor, to its author as to everybody', async () => {
  const { author: by, other: him } = people();
  const id = await discussion(by);
  await db.prisma.discussionReader.create({ data: { discussionId: id, userId: him.id, follows: true } });
  await record({ fact: 'comment:posted', subject: { discussionId: id, commentId: await comment(id, null) } }, null);
  expect(await told()).toEqual(['reply comment author', 'reply comment other']);
});

test('replies: those who follow, not who wrote; a mention counts before it', async () => {
  const { author: by, other: him, coordinator: her } = people();
  const id = await discussion(by);
  await record({ fact: 'discussion:started', subject: { discussionId: id } }, by);
  await db.prisma.discussionReader.create({ data: { discussionId: id, userId: her.id, follows: true } });
  const reply = await comment(id, him);
  await mention('comment', reply, 'person', her.id);
  await record({ fact: 'comment:posted', subject: { discussionId: id, commentId: reply } }, him);
  expect(await told()).toEqual(['mention comment coordinator', 'reply comment author']);
  await db.prisma.discussionReader.updateMany({ where: { discussionId: id, userId: by.id }, data: { follows: false } });
  await record({ fact: 'comment:posted', subject: { discussionId: id, commentId: await comment(id, him, 3) } }, him);
  expect(await told()).toEqual(['mention comment coordinator', 'reply comment author', 'reply comment coordinator']);
});

test('an opening’s mentions, and a question to an organisation: those who write for it here, else its analysts and leads, and who reads along', async () => {
  const { author: by, other: him } = people();
  const asked = await buildOrganisation(db);
  const outside = [await buildPerson(db), await buildPerson(db), await buildPerson(db)];
  for (const [index, role] of ['analyst', 'lead', 'practitioner'].entries()) await db.prisma.affiliation.create({ data: { organisationId: asked.id, userId: outside[index]!.id, role } });
  const ask = async () => {
    const id = await discussion(by, { addressedToId: asked.id, questionStatus: 'asked' });
    const opening = await db.prisma.comment.findFirstOrThrow({ where: { discussionId: id } });
    await mention('comment', opening.id, 'person', him.id);
    await record({ fact: 'discussion:started', subject: { discussionId: id } }, by);
    await readActivity(db);
    const rows = await db.prisma.notification.findMany({ where: { subjectId: { in: [id, opening.id] } } });
    return rows.map(({ userId, kind }) => `${kind} ${userId}`).sort();
  };
  expect(await ask()).toEqual([`mention ${him.id}`, `question ${outside[0]!.id}`, `question ${outside[1]!.id}`].sort());
  const observer = await buildMember(db, place, { organisationId: asked.id, role: 'observer' });
  expect(await ask()).toEqual([`mention ${him.id}`, `question ${observer.id}`, `question ${outside[0]!.id}`, `question ${outside[1]!.id}`].sort());
  const member = await buildMember(db, place, { organisationId: asked.id });
  expect(await ask()).toEqual([`mention ${him.id}`, `question ${member.id}`].sort());
});

test('an answer to a question is told as that, once; an outcome too', async () => {
  const { author: by, other: him } = people();
  const id = await discussion(by, { addressedToId: place.organisation.id, questionStatus: 'asked' });
  const answer = await comment(id, him);
  await db.prisma.discussion.update({ where: { id }, data: { questionStatus: 'answered', answerCommentId: answer } });
  await record({ fact: 'comment:posted', subject: { discussionId: id, commentId: answer } }, him);
  await record({ fact: 'discussion:changed', subject: { discussionId: id, what: 'question' } }, him);
  expect(await told()).toEqual(['answer discussion author']);
  await db.prisma.notification.updateMany({ data: { readAt: new Date() } });
  await db.prisma.discussion.update({ where: { id }, data: { resolvedAt: new Date(), outcome: 'Recording changed' } });
  await record({ fact: 'discussion:changed', subject: { discussionId: id, what: 'resolved' } }, him);
  expect(await told()).toEqual(['answer discussion author', 'answer discussion author']);
});

test('the owner’s reply is told to the note’s author', async () => {
  const { author: by } = people();
  const owner = await buildOrganisation(db);
  const replier = await buildMember(db, place, { organisationId: owner.id });
  const id = await note(by);
  await db.prisma.ownerReply.create({ data: { id: randomUUID(), annotationId: id, organisationId: owner.id, verdict: 'confirm', authorId: replier.id } });
  await record({ fact: 'annotation:changed', subject: { annotationId: id, what: 'owner-reply' } }, replier, owner.id);
  expect(await told()).toEqual(['reply owner-reply author']);
});

test('an action: who is to see to it, when it becomes theirs', async () => {
  const { author: by, other: him, coordinator: her } = people();
  const id = randomUUID();
  await db.prisma.action.create({ data: { id, workspaceId: place.id, metric: METRIC, area: LEEDS, breakdown: '', what: 'Visit', organisationId: place.organisation.id, who: 'Head of service', due: new Date('2026-12-01'), authorId: by.id, holderId: by.id } });
  await record({ fact: 'action:agreed', subject: { actionId: id } }, by);
  await record({ fact: 'action:moved', subject: { actionId: id } }, him);
  expect(await told()).toEqual([]);
  await db.prisma.action.update({ where: { id }, data: { holderId: him.id } });
  await record({ fact: 'action:moved', subject: { actionId: id } }, by);
  await record({ fact: 'action:moved', subject: { actionId: id } }, her);
  expect(await told()).toEqual(['assignment action other']);
  await db.prisma.action.update({ where: { id }, data: { holderId: her.id } });
  await record({ fact: 'member:ended', subject: { userId: him.id, organisationId: place.organisation.id, actions: [id], successorId: her.id } }, by);
  expect(await told()).toEqual(['assignment action coordinator', 'assignment action other']);
});

test('moderation: its author, and coordinators while it waits; nobody hears who reported it', async () => {
  const { author: by, other: him } = people();
  const id = await note(by, { hiddenAt: new Date() });
  await db.prisma.moderationCase.create({ data: { workspaceId: place.id, subjectKind: 'annotation', subjectId: id, reason: 'disclosure', reporterId: him.id } });
  await record({ fact: 'annotation:changed', subject: { annotationId: id, what: 'hidden' } }, null);
  expect(await told()).toEqual(['moderation annotation author', 'moderation annotation coordinator']);
  const columns = Object.keys((await db.prisma.notification.findFirstOrThrow({ where: { subjectId: id } })));
  expect(columns.join()).not.toMatch(/actor|report/i);
});

test.each(['annotation', 'discussion', 'evidence'] as const)('%s is to become public: leads and approvers of its organisation, once until they answered; then those who moderate where it was written', async (kind) => {
  const { author: by, coordinator: her } = people();
  const organisationId = place.organisation.id;
  const affiliate = async (role: string, approver = false, person?: BuiltPerson) => {
    const { id } = person ?? (await buildPerson(db));
    await db.prisma.affiliation.create({ data: { organisationId, userId: id, role, approver } });
    return id;
  };
  const [lead, approver] = [await affiliate('lead'), await affiliate('practitioner', true)];
  await affiliate('analyst');
  await affiliate('lead', true, by);
  await db.prisma.affiliation.create({ data: { organisationId: (await buildOrganisation(db)).id, userId: (await buildPerson(db)).id, role: 'lead', approver: true } });
  const way = { visibility: 'public', publication: 'proposed' };
  const id = kind === 'annotation' ? await note(by, way) : kind === 'discussion' ? await discussion(by, way) : randomUUID();
  if (kind === 'evidence') await db.prisma.evidence.create({ data: { id, workspaceId: place.id, kind: 'audit', title: 'Audit', authorId: by.id, authorOrganisationId: organisationId, ...way } });
  const [added, subject] = ({ annotation: ['annotation:added', { annotationId: id }], discussion: ['discussion:started', { discussionId: id }], evidence: ['evidence:added', { evidenceId: id }] } as const)[kind];
  const changed = (what: string, person: BuiltPerson, workspaceId = place.id) => record({ fact: `${kind}:changed`, subject: { ...subject, what } } as RecordedFact, person, organisationId, workspaceId);
  const publication = async (now: string | null, visibility = 'public') => {
    const data = { where: { id }, data: { publication: now, visibility } };
    await (kind === 'annotation' ? db.prisma.annotation.update(data) : kind === 'discussion' ? db.prisma.discussion.update(data) : db.prisma.evidence.update(data));
  };
  /** Who was told of it since, and read it. */
  const since = async () => {
    await readActivity(db);
    const unread = { where: { subjectId: id, readAt: null } };
    const rows = await db.prisma.notification.findMany(unread);
    await db.prisma.notification.updateMany({ ...unread, data: { readAt: new Date() } });
    return rows.map(({ kind: told, userId }) => `${told} ${userId}`).sort();
  };
  const both = [`proposal ${lead}`, `proposal ${approver}`].sort();

  await record({ fact: added, subject } as RecordedFact, by);
  expect(await since()).toEqual(both);
  await changed('edited', by);
  expect(await since()).toEqual([]);
  await publication('approved');
  const region = await buildWorkspace(db);
  await buildMember(db, region, { role: 'coordinator' });
  await changed('publication', { ...by, id: approver });
  await changed('publication', { ...by, id: approver }, region.id);
  expect(await since()).toEqual([`moderation ${her.id}`]);
  await publication('proposed');
  await changed('edited', by);
  expect(await since()).toEqual(both);
  await publication(null, 'workspace');
  await changed('visibility', by);
  expect(await since()).toEqual([]);
  await publication('proposed');
  await changed('visibility', by);
  expect(await since()).toEqual(both);
  await db.prisma.activityReader.updateMany({ where: { workspaceId: place.id }, data: { sequence: 0 } });
  expect(await since()).toEqual([]);
});

test('a lead who is mentioned in what is to become public is told of both', async () => {
  const { author: by, other: him } = people();
  await db.prisma.affiliation.create({ data: { organisationId: place.organisation.id, userId: him.id, role: 'lead' } });
  const id = await note(by, { visibility: 'public', publication: 'proposed' });
  await mention('annotation', id, 'person', him.id);
  await record({ fact: 'annotation:added', subject: { annotationId: id } }, by);
  expect(await told()).toEqual(['mention annotation other', 'proposal annotation other']);
});

test('new figures in the focus set: everybody but guests, once for all data sets of a day; none where nothing here changed', async () => {
  await db.prisma.workspaceFocus.create({ data: { workspaceId: place.id, position: 1, metric: METRIC } });
  await buildMember(db, place, { role: 'guest' });
  const sign = (dataset: string, counts: object) => record({ fact: 'release:signed-off', subject: { release: `${dataset}@2026-11-20`, counts } }, null);
  await sign('referrals', { added: 3 });
  await sign('looked-after-rates', {});
  expect(await told()).toEqual([]);
  await sign('looked-after-rates', { added: 3 });
  await sign('looked-after-rates', { added: 2 });
  expect(await told()).toEqual(['revised release author', 'revised release coordinator', 'revised release other']);
});

test('a release that changes the figure under a note: its author and the figure’s owner, once; a note whose figure stays is left alone', async () => {
  const { author: by } = people();
  const owner = await buildOrganisation(db);
  await db.prisma.organisationArea.create({ data: { organisationId: owner.id, area: LEEDS } });
  await buildMember(db, place, { organisationId: owner.id });
  const editionKey = await buildFigures(db, METRIC, [{ area: LEEDS, period: '2024', value: 80 }, { area: LEEDS, period: '2025', value: 81 }], { published: '2025-11-20' });
  const [changed, same] = [await note(by, { editionKey, figureSeen: '81' }), await note(by, { editionKey, figureSeen: '80', period: '2024' })];
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2024', value: 80 }, { area: LEEDS, period: '2025', value: 90 }], { published: '2026-11-19' });
  await record({ fact: 'release:signed-off', subject: { release: 'looked-after-rates@2026-11-19', counts: { revised: 1 } } }, null);
  expect(await told()).toEqual(['revised annotation author', 'revised annotation somebody else']);
  expect(await db.prisma.notification.count({ where: { subjectId: changed } })).toBe(2);
  expect(await db.prisma.notification.count({ where: { subjectId: same } })).toBe(0);
});

test('read again, on two nodes at once and from the beginning: nobody is told twice', async () => {
  const { author: by, other: him } = people();
  const node = openDatabase(db.url);
  try {
    const ids: string[] = [];
    for (let index = 0; index < 20; index += 1) {
      const id = await note(by);
      ids.push(id);
      await mention('annotation', id, 'person', him.id);
      await record({ fact: 'annotation:added', subject: { annotationId: id } }, by);
    }
    await Promise.all([readWorkspace(db, place.id), readWorkspace(node, place.id), readWorkspace(db, place.id)]);
    await db.prisma.activityReader.updateMany({ where: { workspaceId: place.id }, data: { sequence: 0 } });
    await Promise.all([readActivity(db), readActivity(node)]);
    const rows = await db.prisma.notification.findMany({ where: { userId: him.id, kind: 'mention' } });
    expect(rows.map(({ subjectId }) => subjectId).sort()).toEqual([...ids].sort());
  } finally {
    await node.close();
  }
});

test('a commit is read without being asked for, and its person’s pages are told', async () => {
  const { author: by, other: him } = people();
  const listener = await db.pool.connect();
  try {
    await listener.query('LISTEN notifications');
    const heard = new Promise<string>((resolve) => listener.on('notification', ({ payload }) => resolve(payload ?? '')));
    const watching = watchActivity(db);
    const id = await note(by);
    await mention('annotation', id, 'person', him.id);
    await record({ fact: 'annotation:added', subject: { annotationId: id } }, by);
    expect(await heard).toBe(him.id);
    await watching.stop();
  } finally {
    listener.release(true);
  }
});
