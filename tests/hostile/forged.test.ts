import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AddAnnotation, EditAnnotation, ReplyAsOwner } from '../../shared/annotations.ts';
import { AnswerQuestion, ChangeQuestion, EditComment, EditDiscussion, FollowDiscussion, GiveReaction, MarkRead, PostComment, ResolveDiscussion, StartDiscussion } from '../../shared/discussions.ts';
import { AddEvidence, EditEvidence } from '../../shared/evidence-forms.ts';
import { Decide, Report, TakeBack } from '../../shared/moderation.ts';
import { AnswerPublication, DecidePublication } from '../../shared/publications.ts';
import { addAnnotation, editAnnotation, replyAsOwner } from '../../server/annotations/commands.ts';
import { answerQuestion, changeQuestion, editComment, editDiscussion, followDiscussion, giveReaction, markRead, postComment, resolveDiscussion, startDiscussion } from '../../server/discussions/commands.ts';
import { addEvidence, editEvidence } from '../../server/evidence/commands.ts';
import { decide, report, takeBack } from '../../server/moderation/commands.ts';
import { answerPublication, decidePublication } from '../../server/publications/pages.ts';
import { searchFor, searchPosts } from '../../server/search/queries.ts';
import { annotationPage, unplacedIn } from '../../server/annotations/pages.ts';
import { conversationOn, discussionPage, mentionables, questionsFor } from '../../server/discussions/queries.ts';
import { evidenceForm, evidenceList, evidencePage } from '../../server/evidence/pages.ts';
import { openNotification } from '../../server/notifications/commands.ts';
import { notificationsPage } from '../../server/notifications/queries.ts';
import { takePage } from '../../server/taking-along/queries.ts';
import { testDatabase } from '../database.ts';
import { LEEDS, METRIC, replied, sentBody, sentWords, started } from '../discussion-scene.ts';
import { buildFigures, buildLead, buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../factories.ts';

const db = await testDatabase();
await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 1328 }]);
const PROTOTYPES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const key = () => randomUUID();

let here: BuiltWorkspace;
let there: BuiltWorkspace;
let attacker: BuiltPerson;
let victim: BuiltPerson;
const ids = { note: '', discussion: '', comment: '', evidence: '' };
const item = { kind: 'audit', title: 'Audit', finding: 'Found', method: 'Read', gathered: 'May', size: 'Forty', limits: 'One', links: [{ metric: METRIC, area: LEEDS, period: '' }] };
const note = (change: object = {}) => ({ key: key(), metric: METRIC, area: LEEDS, breakdown: '', period: '2025', kind: 'context', body: 'Words.', ...change });
const status = (work: () => Promise<unknown>) => Promise.resolve().then(work).then(() => 'done', (error: unknown) => (error as { status?: number }).status ?? ((error as Error).name === 'ZodError' ? 400 : error));
const state = async () => (await Promise.all(['annotation', 'discussion', 'comment', 'evidence', 'owner_reply', 'reaction', 'discussion_reader', 'moderation_case', 'activity', 'revision', 'unattributed_waiting'].map(async (table) =>
  (await db.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`)).rows.map(({ row }) => row)))).flat();

beforeAll(async () => {
  [here, there] = [await buildWorkspace(db), await buildWorkspace(db)];
  // Coordinator of one's own workspace, lead of one's own organisation: nothing of it counts elsewhere.
  attacker = await buildMember(db, here, { role: 'coordinator' });
  await db.prisma.affiliation.create({ data: { organisationId: here.organisation.id, userId: attacker.id, role: 'lead', approver: true } });
  await db.prisma.organisationArea.create({ data: { organisationId: here.organisation.id, area: LEEDS } });
  const other = await buildOrganisation(db);
  await buildLead(db, other.id);
  victim = await buildMember(db, there, { organisationId: other.id });
  const plain = AddAnnotation.parse(note({ visibility: 'public' }));
  await addAnnotation(victim.ctx, there.slug, plain);
  ids.note = plain.key;
  ids.discussion = await started(victim, there);
  ids.comment = await replied(victim, there, ids.discussion);
  const evidence = AddEvidence.parse({ ...item, key: key() });
  await addEvidence(victim.ctx, there.slug, evidence);
  ids.evidence = evidence.key;
});

describe('ids of another workspace', () => {
  const subjects = () => [['annotation', ids.note], ['discussion', ids.discussion], ['comment', ids.comment], ['evidence', ids.evidence]] as const;
  const everyWrite = (slug: string): readonly (() => Promise<unknown>)[] => {
    const { ctx } = attacker;
    const organisation = here.organisation.id;
    return [
      () => editAnnotation(ctx, slug, EditAnnotation.parse({ key: key(), annotationId: ids.note, version: 1, kind: 'context', body: 'Mine.' })),
      () => replyAsOwner(ctx, slug, ReplyAsOwner.parse({ key: key(), annotationId: ids.note, verdict: 'dispute', body: 'Mine.' })),
      () => postComment(ctx, slug, PostComment.parse({ key: key(), discussionId: ids.discussion, body: sentWords('Mine.') })),
      () => editDiscussion(ctx, slug, EditDiscussion.parse({ key: key(), discussionId: ids.discussion, version: 1, title: 'Mine', body: sentWords('Mine.') })),
      () => editComment(ctx, slug, EditComment.parse({ key: key(), commentId: ids.comment, version: 1, body: sentWords('Mine.') })),
      () => resolveDiscussion(ctx, slug, ResolveDiscussion.parse({ key: key(), discussionId: ids.discussion, outcome: 'Mine.' })),
      () => changeQuestion(ctx, slug, ChangeQuestion.parse({ key: key(), discussionId: ids.discussion, status: 'answered', commentId: ids.comment })),
      () => followDiscussion(ctx, slug, FollowDiscussion.parse({ discussionId: ids.discussion, follows: true })),
      () => markRead(ctx, slug, MarkRead.parse({ discussionId: ids.discussion, seen: 9 })),
      () => giveReaction(ctx, slug, GiveReaction.parse({ commentId: ids.comment, kind: 'me-too', on: true })),
      () => editEvidence(ctx, slug, EditEvidence.parse({ ...item, key: key(), evidenceId: ids.evidence, version: 1 })),
      () => answerQuestion(ctx, organisation, AnswerQuestion.parse({ key: key(), discussionId: ids.discussion, body: sentWords('Mine.') })),
      () => answerPublication(ctx, organisation, AnswerPublication.parse({ subjectKind: 'annotation', subjectId: ids.note, answer: 'approve' })),
      () => decidePublication(ctx, slug, DecidePublication.parse({ key: key(), subjectKind: 'annotation', subjectId: ids.note, answer: 'publish' })),
      ...subjects().flatMap(([subjectKind, subjectId]) => [
        () => takeBack(ctx, slug, TakeBack.parse({ key: key(), subjectKind, subjectId })),
        () => report(ctx, slug, Report.parse({ key: key(), subjectKind, subjectId, reason: 'disclosure' })),
        () => decide(ctx, slug, Decide.parse({ key: key(), subjectKind, subjectId, decision: 'purge', reason: 'disclosure' })),
      ]),
    ];
  };

  test('change nothing, by whichever workspace’s address they are sent, and say nothing', async () => {
    const before = await state();
    for (const slug of [here.slug, there.slug, 'nowhere', '__proto__']) {
      for (const write of everyWrite(slug)) expect([400, 404]).toContain(await status(write));
    }
    expect(await state()).toEqual(before);
  });

  test('somebody else’s key is refused, whatever it is sent with, and so is one’s own with other words', async () => {
    const own = AddAnnotation.parse(note());
    await addAnnotation(attacker.ctx, here.slug, own);
    const before = await state();
    expect(await status(() => addAnnotation(attacker.ctx, here.slug, { ...own, body: 'Other words.' }))).toBe(409);
    for (const taken of [ids.note, ids.discussion, ids.comment, ids.evidence]) {
      expect(await status(() => addAnnotation(attacker.ctx, here.slug, AddAnnotation.parse(note({ key: taken }))))).toBe(409);
      expect(await status(() => addEvidence(attacker.ctx, here.slug, AddEvidence.parse({ ...item, key: taken })))).toBe(409);
    }
    expect(await status(() => addAnnotation(attacker.ctx, here.slug, own))).toBe('done');
    expect(await state()).toEqual(before);
  });
});

describe('anchors and words that are none', () => {
  const FORGED = [
    ...PROTOTYPES.flatMap((name) => [{ metric: name }, { area: name }, { breakdown: name }, { kind: name }, { visibility: name }, { scope: name }, { capacity: name }, { otherAreas: [name] }]),
    { metric: 'no-such-metric' }, { area: 'E09000001' }, { area: 'E92000001' }, { period: '1999' }, { period: '2025/99' }, { breakdown: 'a=b' }, { breakdown: `${'a='.repeat(90)}` }, { metric: "x' OR '1'='1" }, { area: '\0' }, { scope: 'series', period: '2025', periodTo: '1999' },
  ];
  test.each(FORGED)('%j is refused as a note, and nothing is stored', async (change) => {
    const before = await state();
    expect(await status(async () => addAnnotation(attacker.ctx, here.slug, AddAnnotation.parse(note(change))))).toBe(400);
    expect(await state()).toEqual(before);
  });

  test.each([...PROTOTYPES.flatMap((name) => [{ metric: name }, { otherMetrics: [name] }, { area: name }, { breakdown: name, area: null, period: null }, { prompt: name }, { visibility: name }]), { addressedTo: randomUUID() }])('%j is refused as a discussion', async (change) => {
    const before = await state();
    const sent = { key: key(), metric: METRIC, area: LEEDS, period: '2025', breakdown: '', title: 'Why?', body: sentWords('Words.'), ...change };
    expect(await status(async () => startDiscussion(attacker.ctx, here.slug, StartDiscussion.parse(sent)))).toBe(400);
    expect(await state()).toEqual(before);
  });

  test.each([...PROTOTYPES, '../../etc', `${METRIC}/release@2025-11-20`].map((edition) => ({ metric: METRIC, area: LEEDS, period: '2025', breakdown: '', edition })))('a chart of %j is refused', async (attrs) => {
    const body = sentBody({ type: 'paragraph', content: [{ type: 'text', text: 'Look' }] }, { type: 'figure', attrs });
    expect(await status(async () => postComment(victim.ctx, there.slug, PostComment.parse({ key: key(), discussionId: ids.discussion, body })))).toBe(400);
  });
});

test('addresses with anything in them are answered or refused, never fall over', async () => {
  const wrong: string[] = [];
  const odd = [...PROTOTYPES, '\0', '\ud800', "'", '%', '-1', '1e9', 'NaN', '99999999999999999999', randomUUID(), 'a'.repeat(5_000), '2025-13-45T99:99:99.999Z_00000000-0000-0000-0000-000000000000'];
  for (const one of odd) {
    const every = new URLSearchParams(['kind', 'organisation', 'release', 'scope', 'state', 'verdict', 'metric', 'area', 'filter', 'page', 'period'].map((name) => [name, one]));
    for (const read of [
      () => unplacedIn(victim.ctx, there.slug, every), () => evidenceList(victim.ctx, there.slug, every), () => evidenceForm(victim.ctx, there.slug, every), () => takePage(victim.ctx, there.slug, every),
      () => notificationsPage(victim.ctx, one), () => mentionables(victim.ctx, there.slug, one), () => discussionPage(victim.ctx, there.slug, one), () => annotationPage(victim.ctx, there.slug, one), () => evidencePage(victim.ctx, there.slug, one),
      // That a path holds no NUL, server/http sees to.
      () => conversationOn(victim.ctx, one.replace('\0', ''), METRIC), () => conversationOn(victim.ctx, there.slug, one.replace('\0', '')), () => openNotification(victim.ctx, one), () => questionsFor(victim.ctx, one),
    ]) wrong.push(...[await status(read)].filter((answer) => !['done', 400, 404].includes(answer as number)).map((answer) => `${one.slice(0, 40)} ${String(read)} ${String(answer)}`));
  }
  expect(wrong).toEqual([]);
});

test('a search takes everything for words', async () => {
  const queries = [
    "'", "''", '\\', '%', '_', '*', ':*', 'a:*', '&', '|', '!', '!!', '()', '(((', '<->', "a' | b", "x'); DROP TABLE comment; --", '\0', 'a\0b', '\ud800', '\ud800 a', '"', '"a', '-"', '--', 'OR', 'OR OR', '-a', '- a', '\u202e', '\u0001a\u0002', '\u0003', '<b>', 'a'.repeat(10_000), 'a '.repeat(5_000), '"a '.repeat(2_000), '\u{1f600}',
    ...PROTOTYPES,
  ];
  for (const q of queries) {
    expect(() => searchFor(q)).not.toThrow();
    for (const filter of [new URLSearchParams(), new URLSearchParams({ metric: '__proto__', area: 'constructor', in: '%', kind: 'constructor', year: "2025'", page: '1e9' })]) {
      filter.set('q', q);
      expect(await searchPosts(victim.ctx, filter).then(() => 'answered', (error: unknown) => [q, String(error)])).toBe('answered');
    }
  }
});
