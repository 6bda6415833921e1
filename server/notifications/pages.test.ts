import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { ChangeMailSetting, MarkNotifications } from '../../shared/notification-forms.ts';
import { USUAL_MAIL_SETTING } from '../../shared/notifications.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildPerson, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { changeMailSetting, mailSettingPage, markNotifications, notificationsPage, notificationsSeen, openNotification, unreadNotifications } from './pages.ts';

const db = await testDatabase();
const nobody = { db, actor: null };
let place: BuiltWorkspace;
let reader: BuiltPerson;
let writer: BuiltPerson;
let sequence = 0;
beforeEach(async () => {
  place = await buildWorkspace(db, { name: 'The Vale' });
  [reader, writer] = [await buildMember(db, place, { name: 'Reader' }), await buildMember(db, place, { name: 'Writer' })];
});

async function told(kind: string, subjectKind: string, subjectId: string, createdAt = new Date(), person = reader): Promise<string> {
  const { id } = await db.prisma.notification.create({ data: { userId: person.id, workspaceId: place.id, sequence: (sequence += 1), kind, subjectKind, subjectId, createdAt } });
  return id;
}

async function note(change: object = {}): Promise<string> {
  const id = randomUUID();
  await db.prisma.annotation.create({ data: { id, workspaceId: place.id, metric: 'care-rate', area: 'E08000035', period: '2025', kind: 'practice', body: 'A new front door', authorId: writer.id, authorOrganisationId: place.organisation.id, ...change } });
  return id;
}

async function thread(change: object = {}): Promise<{ id: string; commentId: string }> {
  const [id, commentId] = [randomUUID(), randomUUID()];
  await db.prisma.discussion.create({ data: { id, workspaceId: place.id, metric: 'care-rate', area: 'E08000035', title: 'Why did it rise?', authorId: writer.id, authorOrganisationId: place.organisation.id, ...change, comments: { create: { id: commentId, position: 1, body: written('Why?'), words: 'Why?', authorId: writer.id, authorOrganisationId: place.organisation.id } } } });
  return { id, commentId };
}

const lines = async (person = reader) => (await notificationsPage(person.ctx, '')).days.flatMap(({ items }) => items);

test('a line says who did what, where, and how it begins; opening it leads to its permalink and marks it as read', async () => {
  const [noteId, { id, commentId }] = [await note(), await thread()];
  const mention = await told('mention', 'annotation', noteId, new Date('2026-07-01T22:59:00Z'));
  const reply = await told('reply', 'comment', commentId, new Date('2026-07-01T23:01:00Z'));
  const view = await notificationsPage(reader.ctx, '');
  expect(view.days.map(({ day }) => day)).toEqual(['2026-07-02', '2026-07-01']);
  const organisation = place.organisation.name;
  expect(view.days[0]?.items[0]).toMatchObject({ words: `Writer, ${organisation}, wrote in “Why did it rise?”`, where: 'Rate of children looked after on 31 March, Leeds · The Vale', excerpt: 'Why?', time: '00:01', unread: true });
  expect(view.days[1]?.items[0]).toMatchObject({ words: `Writer, ${organisation}, mentioned you in a note`, excerpt: 'A new front door' });
  expect(await openNotification(reader.ctx, reply)).toBe(`/workspaces/${place.slug}/discussions/${id}#comment-${commentId}`);
  expect(await openNotification(reader.ctx, mention)).toBe(`/workspaces/${place.slug}/annotations/${noteId}`);
  expect(await unreadNotifications(reader.ctx)).toBe(0);
});

test.each([['me', {}], ['withdrawn', { withdrawnAt: new Date() }], ['hidden', { hiddenAt: new Date() }], ['purged', { purgedAt: new Date() }]])('what is %s by now says nothing of itself and leads nowhere', async (state, change) => {
  const { id, commentId } = await thread(state === 'me' ? { visibility: 'me' } : change);
  await told('reply', 'comment', commentId);
  await told('answer', 'discussion', id);
  await told('mention', 'annotation', await note(state === 'me' ? { visibility: 'me' } : change));
  for (const { words, excerpt, href, where } of await lines()) {
    expect(`${words} ${excerpt} ${where}`).not.toMatch(/rise|Why|front door/);
    expect(href).toBeNull();
  }
  expect(await lines()).toHaveLength(3);
});

test('a stricter rule about names holds here at once', async () => {
  await told('mention', 'annotation', await note());
  await db.prisma.workspace.update({ where: { id: place.id }, data: { contributionRule: 'none' } });
  expect((await lines())[0]?.words).toBe('A member mentioned you in a note');
});

test('who takes part no more is told nothing, and counts nothing', async () => {
  await told('mention', 'annotation', await note());
  expect(await unreadNotifications(reader.ctx)).toBe(1);
  await db.prisma.membership.deleteMany({ where: { userId: reader.id } });
  expect([await unreadNotifications(reader.ctx), (await lines()).length]).toEqual([0, 0]);
});

test('somebody outside the workspace reads the question put to their organisation, not the workspace’s name', async () => {
  const asked = await buildOrganisation(db);
  const analyst = await buildPerson(db);
  await db.prisma.affiliation.create({ data: { organisationId: asked.id, userId: analyst.id, role: 'analyst' } });
  const { id } = await thread({ addressedToId: asked.id, questionStatus: 'asked' });
  const line = await told('question', 'discussion', id, new Date(), analyst);
  expect(await lines(analyst)).toMatchObject([{ words: `A question to ${asked.name}: “Why did it rise?”`, where: 'Rate of children looked after on 31 March, Leeds' }]);
  expect(await openNotification(analyst.ctx, line)).toBe(`/organisations/${asked.id}/questions`);
  await db.prisma.affiliation.updateMany({ where: { userId: analyst.id }, data: { role: 'practitioner' } });
  expect([await unreadNotifications(analyst.ctx), await lines(analyst)]).toEqual([0, []]);
});

test('a decision: the author hears what became of it; a coordinator that it waits', async () => {
  const coordinator = await buildMember(db, place, { role: 'coordinator' });
  const id = await note({ authorId: reader.id, hiddenAt: new Date() });
  await told('moderation', 'annotation', id);
  await told('moderation', 'annotation', id, new Date(), coordinator);
  expect((await lines())[0]?.words).toBe('Your note is hidden until a moderator decides');
  const [waiting] = await lines(coordinator);
  expect(await openNotification(coordinator.ctx, waiting!.id)).toBe(`/workspaces/${place.slug}/moderation`);
});

test('what was decided against one’s own is told with its reason, and without what anybody wrote', async () => {
  const id = await note({ authorId: reader.id, visibility: 'public', publication: 'declined' });
  const decided = (state: string, decisionReason: string) => db.prisma.moderationCase.create({ data: { workspaceId: place.id, subjectKind: 'annotation', subjectId: id, reason: 'other', state, decidedAt: new Date(), decisionReason } });
  await told('moderation', 'annotation', id);
  const words = async () => (await lines())[0]?.words;
  expect(await words()).toBe('Your note is not public');
  await decided('not-approved', 'Not before May.');
  expect(await words()).toBe('Your note does not become public');
  await decided('taken-back', 'Outdated.');
  expect(await words()).toBe('Your note was public and is so no longer');
  await db.prisma.annotation.update({ where: { id }, data: { body: '', publication: null, purgedAt: new Date() } });
  await decided('purged', 'unkind: Read it again.');
  expect(await words()).toBe('A moderator deleted something you wrote: your note. It is unkind, or about a person rather than the work');
  await decided('purged', 'other: Read it again.');
  expect(await words()).toBe('A moderator deleted something you wrote: your note');
});

describe('to become public', () => {
  let approver: BuiltPerson;
  let id: string;
  beforeEach(async () => {
    approver = await buildPerson(db);
    await db.prisma.affiliation.create({ data: { organisationId: place.organisation.id, userId: approver.id, role: 'lead' } });
    id = await note({ visibility: 'public', publication: 'proposed' });
    await told('proposal', 'annotation', id, new Date(), approver);
  });
  const state = (data: object) => db.prisma.annotation.update({ where: { id }, data });

  test('its organisation’s lead reads what waits, also outside the workspace, and is led to where it is answered', async () => {
    const [line] = await lines(approver);
    expect(line).toMatchObject({ words: 'A note waits for your organisation’s approval to become public', excerpt: 'A new front door', where: 'Rate of children looked after on 31 March, Leeds', unread: true });
    expect(await openNotification(approver.ctx, line!.id)).toBe(`/organisations/${place.organisation.id}/publications`);
    const { id: discussionId } = await thread({ visibility: 'public', publication: 'approved' });
    await told('proposal', 'discussion', discussionId, new Date(), approver);
    expect((await lines(approver))[0]?.words).toBe('A discussion, “Why did it rise?”, waited for your organisation’s approval to become public, and was answered');
  });

  test('whoever answers for it no more is told nothing, member or not', async () => {
    await told('proposal', 'annotation', id, new Date(), reader);
    await db.prisma.affiliation.updateMany({ where: { userId: approver.id }, data: { role: 'analyst' } });
    for (const person of [approver, reader]) expect([await unreadNotifications(person.ctx), await lines(person)]).toEqual([0, []]);
  });

  test.each([
    ['withdrawn', { withdrawnAt: new Date(), publication: null }], ['hidden', { hiddenAt: new Date() }], ['purged', { purgedAt: new Date() }],
    ['for its workspace', { visibility: 'workspace', publication: null }],
  ])('what is %s by now says nothing of itself and leads nowhere', async (_, data) => {
    await state(data);
    expect(JSON.stringify(await lines(approver))).not.toContain('front door');
    expect(await lines(approver)).toMatchObject([{ href: null }]);
  });

  test('a coordinator reads that it waits for them once it is approved, and no longer when it is decided', async () => {
    const coordinator = await buildMember(db, place, { role: 'coordinator' });
    await state({ publication: 'approved' });
    const line = await told('moderation', 'annotation', id, new Date(), coordinator);
    expect(await lines(coordinator)).toMatchObject([{ words: 'Something that its organisation approved waits for a moderator to make it public' }]);
    expect(await openNotification(coordinator.ctx, line)).toBe(`/workspaces/${place.slug}/moderation`);
    await state({ publication: 'published' });
    expect(await lines(coordinator)).toMatchObject([{ words: 'Something that waited for a moderator waits no more' }]);
  });
});

test('marks: one, back, all that stood on the page; opening its own page; never somebody else’s', async () => {
  const [first, second] = [await told('mention', 'annotation', await note(), new Date('2026-07-01T10:00:00Z')), await told('mention', 'annotation', await note(), new Date('2026-07-01T11:00:00Z'))];
  await markNotifications(reader.ctx, { what: 'read', id: first });
  expect(await unreadNotifications(reader.ctx)).toBe(1);
  await markNotifications(reader.ctx, { what: 'unread', id: first });
  await expect(markNotifications(writer.ctx, { what: 'read', id: second })).rejects.toMatchObject({ status: 404 });
  await expect(openNotification(writer.ctx, second)).rejects.toMatchObject({ status: 404, message: 'What this notification was about is not there for you, or not any more.' });
  await expect(openNotification(reader.ctx, 'not-an-id')).rejects.toMatchObject({ status: 404 });
  await markNotifications(reader.ctx, MarkNotifications.parse({ what: 'all-read', until: '2026-07-01T10:00:00.000Z' }));
  expect(await unreadNotifications(reader.ctx)).toBe(1);
  const { id, commentId } = await thread();
  await told('reply', 'comment', commentId);
  await notificationsSeen(writer.ctx, [id]);
  expect(await unreadNotifications(reader.ctx)).toBe(2);
  await notificationsSeen(reader.ctx, [id, 'not-an-id']);
  expect(await unreadNotifications(reader.ctx)).toBe(1);
});

test.each(['x', `2026-07-01T10:00:00.000Z_${'-'.repeat(36)}`, `2026-13-01T10:00:00.000Z_${randomUUID()}`])('from a place that there is not (%j), the first page', async (before) => {
  await told('mention', 'annotation', randomUUID());
  expect((await notificationsPage(reader.ctx, before)).days).toHaveLength(1);
});

test('page after page, none left out, none twice', async () => {
  const ids: string[] = [];
  for (let index = 0; index < 105; index += 1) ids.push(await told('mention', 'annotation', randomUUID(), new Date('2026-07-01T10:00:00Z')));
  const seen: string[] = [];
  for (let before: string | null = ''; before !== null;) {
    const view: Awaited<ReturnType<typeof notificationsPage>> = await notificationsPage(reader.ctx, before);
    seen.push(...view.days.flatMap(({ items }) => items.map(({ id }) => id)));
    before = view.older;
  }
  expect(seen).toHaveLength(105);
  expect([...seen].sort()).toEqual([...ids].sort());
});

test('nobody signed in: no page, no count', async () => {
  expect(await unreadNotifications(nobody)).toBe(0);
  for (const asking of [notificationsPage(nobody, ''), mailSettingPage(nobody), markNotifications(nobody, { what: 'read', id: randomUUID() }), openNotification(nobody, randomUUID())]) await expect(asking).rejects.toMatchObject({ status: 401 });
});

test('how one is told: kept, noted in one’s log; what came while mail was off is not mailed afterwards; guests have none', async () => {
  expect((await mailSettingPage(reader.ctx)).setting).toEqual(USUAL_MAIL_SETTING);
  const line = await told('mention', 'annotation', await note());
  const form = (change: object) => ChangeMailSetting.parse({ mail: 'digest', day: ['3', '5'], 'digest-hour': '17', 'quiet-from': '', 'quiet-to': '', ...change });
  await changeMailSetting(reader.ctx, form({ mail: 'none', 'paused-day': '7', 'paused-month': '4', 'paused-year': '2027' }));
  await changeMailSetting(reader.ctx, form({}));
  expect((await mailSettingPage(reader.ctx)).setting).toEqual({ mail: 'digest', digestDays: [3, 5], digestHour: 17, quietFrom: null, quietTo: null, pausedUntil: null });
  expect(await db.prisma.notification.findUnique({ where: { id: line } })).toMatchObject({ mailedAt: expect.any(Date) });
  expect(await db.prisma.auditEvent.count({ where: { event: 'notifications:changed', actorId: reader.id } })).toBe(2);
  await expect(changeMailSetting({ db, actor: { ...reader.ctx.actor!, guest: true } }, form({}))).rejects.toMatchObject({ status: 404 });
});

test.each([
  [{ mail: 'sometimes' }, 'mail'],
  [{ day: [] }, 'day'],
  [{ day: ['8'] }, 'day.0'],
  [{ 'quiet-from': '19' }, 'quiet-to'],
  [{ 'quiet-from': '7', 'quiet-to': '7' }, 'quiet-to'],
  [{ 'quiet-from': '19', 'quiet-to': '8' }, 'digest-hour'],
  [{ 'digest-hour': '24' }, 'digest-hour'],
  [{ 'paused-day': '31', 'paused-month': '2', 'paused-year': '2027' }, 'paused'],
])('a form that makes no sense is refused where it does not: %j', (change, path) => {
  const result = ChangeMailSetting.safeParse({ mail: 'digest', day: '1', 'digest-hour': '7', 'quiet-from': '', 'quiet-to': '', ...change });
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});
