import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AnswerQuestion, ChangeQuestion } from '../../shared/discussions.ts';
import { plainText } from '../../shared/rich-text-document.ts';
import { testDatabase } from '../../tests/database.ts';
import { LEEDS, METRIC, replied, reply, seenBy, sentBody, sentWords, started, thread } from '../../tests/discussion-scene.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { endMembership } from '../members/end.ts';
import { answerQuestion, changeQuestion, postComment, startDiscussion } from './commands.ts';
import { askable, conversationOn, discussionPage, questionsFor } from './queries.ts';

const db = await testDatabase();
let workspace: BuiltWorkspace;
let outside: { id: string; name: string };
let here: { id: string; name: string };
let [ana, ben, cat, analyst] = [] as unknown as BuiltPerson[] as [BuiltPerson, BuiltPerson, BuiltPerson, BuiltPerson];

async function worksFor(organisationId: string, role: 'analyst' | 'practitioner' | 'lead'): Promise<BuiltPerson> {
  const person = await buildPerson(db, { name: `Somebody ${role}` });
  await db.prisma.affiliation.create({ data: { userId: person.id, organisationId, role } });
  return person;
}

beforeAll(async () => {
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 328 }]);
  workspace = await buildWorkspace(db, { name: 'A secret workspace' });
  [outside, here] = [await buildOrganisation(db), await buildOrganisation(db)];
  ana = await buildMember(db, workspace, { name: 'Ana' });
  ben = await buildMember(db, workspace, { name: 'Ben' });
  cat = await buildMember(db, workspace, { name: 'Cat', organisationId: here.id });
  analyst = await worksFor(outside.id, 'analyst');
});

const ask = (to: { id: string }, change: object = {}) => started(ana, workspace, { period: '2025', title: 'How do you record this?', body: sentWords('We wonder how.'), addressedTo: to.id, ...change });
const say = (discussionId: string, status: string, commentId?: string) => ChangeQuestion.parse({ key: randomUUID(), discussionId, status, commentId });
const answer = (discussionId: string, words = 'By the day of the decision.') => AnswerQuestion.parse({ key: randomUUID(), discussionId, body: sentWords(words) });
const listed = async (person = analyst, organisation = outside) => (await questionsFor(person.ctx, organisation.id)).questions;

describe('inside the workspace', () => {
  test('it is asked, answered by a comment, asked again, withdrawn: each by who may', async () => {
    const id = await ask(here);
    expect((await seenBy(ben, workspace, id)).question).toEqual({ to: here, status: 'asked', answerId: null });
    const comment = await replied(cat, workspace, id);
    await expect(changeQuestion(ben.ctx, workspace.slug, say(id, 'answered', comment))).rejects.toMatchObject({ status: 403 });
    await changeQuestion(cat.ctx, workspace.slug, say(id, 'answered', comment));
    expect((await seenBy(ben, workspace, id)).question).toEqual({ to: here, status: 'answered', answerId: comment });
    await expect(changeQuestion(cat.ctx, workspace.slug, say(id, 'asked'))).rejects.toMatchObject({ status: 403 });
    await changeQuestion(ana.ctx, workspace.slug, say(id, 'asked'));
    await changeQuestion(ana.ctx, workspace.slug, say(id, 'answered', comment));
    await changeQuestion(ana.ctx, workspace.slug, say(id, 'withdrawn'));
    expect((await seenBy(ben, workspace, id)).question).toEqual({ to: here, status: 'withdrawn', answerId: null });
  });

  test('somebody of the organisation answers as they write; nobody else can', async () => {
    const id = await ask(here);
    await expect(postComment(ben.ctx, workspace.slug, reply(id, { asAnswer: 'yes' }))).rejects.toMatchObject({ status: 400, fields: { asAnswer: expect.any(String) as string } });
    const comment = await replied(cat, workspace, id, { asAnswer: 'yes' });
    const shown = await seenBy(ben, workspace, id);
    expect([shown.question?.answerId, shown.comments.length, shown.comments[1]?.author]).toEqual([comment, 2, { name: 'Cat', organisation: here.name }]);
    // Open pages hear of the reply, and then that the question is answered.
    const rows = await db.prisma.activity.findMany({ where: { workspaceId: workspace.id }, orderBy: { sequence: 'desc' }, take: 2 });
    expect(rows.map(({ fact, subject }) => [fact, subject])).toEqual([['discussion:changed', { discussionId: id, what: 'question' }], ['comment:posted', { discussionId: id, commentId: comment }]]);
  });

  test('whoever was a member and left is shown as the rule says, not as their organisation', async () => {
    const place = await buildWorkspace(db);
    const [asker, reader] = [await buildMember(db, place), await buildMember(db, place)];
    const leaver = await buildMember(db, place, { organisationId: here.id });
    const id = await started(asker, place, { period: '2025', addressedTo: here.id });
    await replied(leaver, place, id);
    await db.prisma.workspace.update({ where: { id: place.id }, data: { contributionRule: 'none' } });
    await db.prisma.$transaction((tx) => endMembership(tx, { workspaceId: place.id, userId: leaver.id, by: { userId: null, organisationId: null }, why: 'left' }));
    expect((await seenBy(reader, place, id)).comments[1]?.author).toEqual({ name: 'A member', organisation: '' });
  });

  test('only what is a question, by a comment of its own, put to an organisation of this world that is open', async () => {
    const [plain, id] = [await started(ana, workspace), await ask(here)];
    await expect(changeQuestion(ana.ctx, workspace.slug, say(plain, 'withdrawn'))).rejects.toMatchObject({ status: 400 });
    const [opening] = (await seenBy(ana, workspace, id)).comments;
    for (const comment of [opening!.id, await replied(ben, workspace, plain), randomUUID()]) {
      await expect(changeQuestion(ana.ctx, workspace.slug, say(id, 'answered', comment))).rejects.toMatchObject({ status: 400, fields: { commentId: expect.any(String) as string } });
    }
    const [invented, closed] = [await buildOrganisation(db, { invented: true }), await buildOrganisation(db)];
    await db.prisma.organisation.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
    for (const { id: addressedTo } of [invented, closed, { id: randomUUID() }]) {
      await expect(startDiscussion(ana.ctx, workspace.slug, thread({ addressedTo }))).rejects.toMatchObject({ status: 400, fields: { addressedTo: expect.any(String) as string } });
    }
    for (const visibility of ['me', 'organisation']) {
      await expect(startDiscussion(ana.ctx, workspace.slug, thread({ addressedTo: outside.id, visibility }))).rejects.toMatchObject({ status: 400, fields: { addressedTo: expect.any(String) as string } });
    }
  });
});

describe('from outside', () => {
  test('an organisation that takes no part sees title, opening, figure and status, and nothing else of the place', async () => {
    const mention = (kind: string, id: string) => ({ type: 'mention', attrs: { kind, id, label: 'x' } });
    const id = await ask(outside, { body: sentBody({ type: 'paragraph', content: [{ type: 'text', text: 'With ' }, mention('person', ben.id), { type: 'text', text: ' of ' }, mention('organisation', here.id)] }) });
    await replied(ben, workspace, id, { body: sentWords('Something said inside.') });
    const [question] = (await listed()).filter((one) => one.id === id);
    expect(question).toMatchObject({ title: 'How do you record this?', status: 'asked', answer: null, about: { area: 'Leeds', period: '2025', figure: '328' } });
    expect(plainText(question!.opening)).toBe('With @a member of @an organisation');
    const told = JSON.stringify(await questionsFor(analyst.ctx, outside.id));
    for (const secret of ['A secret workspace', workspace.id, workspace.slug, 'Ana', 'Ben', ana.id, ben.id, here.id, here.name, workspace.organisation.name, 'said inside']) expect(told, secret).not.toContain(secret);
    await expect(discussionPage(analyst.ctx, workspace.slug, id)).rejects.toMatchObject({ status: 404 });
    await expect(conversationOn(analyst.ctx, workspace.slug, METRIC)).rejects.toMatchObject({ status: 404 });
  });

  test('it answers: the answer is a comment by the organisation, in the discussion at once', async () => {
    const id = await ask(outside);
    const sent = answer(id);
    await answerQuestion(analyst.ctx, outside.id, sent);
    await answerQuestion(analyst.ctx, outside.id, sent);
    const shown = await seenBy(ben, workspace, id);
    expect(shown.question).toEqual({ to: outside, status: 'answered', answerId: sent.key });
    expect(shown.comments.map(({ author, body }) => [author.name, plainText(body)])).toEqual([['Ana', 'We wonder how.'], [outside.name, 'By the day of the decision.']]);
    expect(JSON.stringify(await discussionPage(ben.ctx, workspace.slug, id))).not.toContain('Somebody analyst');
    const facts = await db.prisma.activity.findMany({ where: { workspaceId: workspace.id }, orderBy: { sequence: 'desc' }, take: 2 });
    expect(facts.map(({ fact, organisationId }) => [fact, organisationId])).toEqual([['discussion:changed', outside.id], ['comment:posted', outside.id]]);
    expect((await listed()).find((one) => one.id === id)).toMatchObject({ status: 'answered', answer: { type: 'doc' } });
    await expect(answerQuestion(analyst.ctx, outside.id, answer(id))).rejects.toMatchObject({ status: 404 });
    await expect(answerQuestion(analyst.ctx, outside.id, { ...sent, discussionId: await ask(outside) })).rejects.toMatchObject({ status: 409 });
  });

  test('while others write in the thread, every comment has its place', async () => {
    const id = await ask(outside);
    await Promise.all([...Array.from({ length: 8 }, () => replied(ben, workspace, id)), answerQuestion(analyst.ctx, outside.id, answer(id)), ...Array.from({ length: 8 }, () => replied(cat, workspace, id))]);
    expect((await seenBy(ana, workspace, id)).comments.map(({ position }) => position)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
  });

  test('what is withdrawn, hidden, resolved, of an ended workspace or for others is neither listed nor answered', async () => {
    const change = async (data: object) => {
      const id = await ask(outside);
      await db.prisma.discussion.update({ where: { id }, data });
      return id;
    };
    const ended = await buildWorkspace(db);
    const asker = await buildMember(db, ended);
    const there = await started(asker, ended, { addressedTo: outside.id });
    await db.prisma.workspace.update({ where: { id: ended.id }, data: { archivedAt: new Date() } });
    const gone = [await change({ hiddenAt: new Date() }), await change({ withdrawnAt: new Date() }), await change({ purgedAt: new Date() }), await change({ resolvedAt: new Date() }), there, await ask(here), await started(ana, workspace), randomUUID()];
    const ids = (await listed()).map(({ id }) => id);
    for (const id of gone) {
      expect(ids).not.toContain(id);
      await expect(answerQuestion(analyst.ctx, outside.id, answer(id))).rejects.toMatchObject({ status: 404 });
    }
  });

  test('only by those whose work it is', async () => {
    const id = await ask(outside);
    const stranger = await buildPerson(db);
    const practitioner = await worksFor(outside.id, 'practitioner');
    for (const [ctx, status] of [[{ db, actor: null }, 401], [stranger.ctx, 404], [practitioner.ctx, 403], [ana.ctx, 404]] as const) {
      await expect(questionsFor(ctx, outside.id)).rejects.toMatchObject({ status });
      await expect(answerQuestion(ctx, outside.id, answer(id))).rejects.toMatchObject({ status });
    }
    await expect(questionsFor(analyst.ctx, 'no-id')).rejects.toMatchObject({ status: 404 });
    await expect(answerQuestion(analyst.ctx, outside.id, AnswerQuestion.parse({ key: randomUUID(), discussionId: id, body: sentBody({ type: 'paragraph', content: [{ type: 'mention', attrs: { kind: 'role', id: 'member' } }] }) }))).rejects.toMatchObject({ status: 400 });
  });

  test('where it only reads along in the workspace, it answers from outside all the same', async () => {
    const department = await buildOrganisation(db);
    const lead = await worksFor(department.id, 'lead');
    await db.prisma.membership.create({ data: { workspaceId: workspace.id, userId: lead.id, organisationId: department.id, role: 'observer' } });
    await buildMember(db, workspace, { organisationId: department.id, role: 'guest' });
    const id = await ask(department);
    expect((await askable(ana.ctx, workspace.slug)).find((one) => one.id === department.id)).toMatchObject({ member: false, reached: true });
    expect((await listed(lead, department)).map((one) => one.id)).toEqual([id]);
    await answerQuestion(lead.ctx, department.id, answer(id));
    expect((await seenBy(ana, workspace, id)).question).toMatchObject({ status: 'answered' });
  });

  test('whether anybody can answer for it today is said beforehand', async () => {
    const [empty, left] = [await buildOrganisation(db), await buildOrganisation(db)];
    const reached = async (of: { id: string }) => (await askable(ana.ctx, workspace.slug)).find(({ id }) => id === of.id)?.reached;
    await worksFor(empty.id, 'practitioner');
    const gone = await worksFor(left.id, 'analyst');
    expect([await reached(empty), await reached(left), await reached(here), await reached(outside)]).toEqual([false, true, true, true]);
    await db.prisma.user.update({ where: { id: gone.id }, data: { closedAt: new Date() } });
    expect(await reached(left)).toBe(false);
  });

  test('once it takes part in the workspace, it is told there', async () => {
    const joins = await buildOrganisation(db);
    const lead = await worksFor(joins.id, 'lead');
    const id = await ask(joins);
    expect((await listed(lead, joins)).map((one) => one.id)).toEqual([id]);
    await buildMember(db, workspace, { organisationId: joins.id });
    expect(await listed(lead, joins)).toEqual([]);
  });
});
