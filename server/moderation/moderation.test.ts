import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { AddAnnotation, ReplyAsOwner } from '../../shared/annotations.ts';
import type { SubjectKind, Visibility } from '../../shared/contributions.ts';
import { PostComment, StartDiscussion } from '../../shared/discussions.ts';
import { AddEvidence } from '../../shared/evidence-forms.ts';
import { Refusal } from '../../shared/errors.ts';
import type { DecideInput } from '../../shared/moderation.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildOrganisation, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { addAnnotation, editAnnotation, replyAsOwner } from '../annotations/commands.ts';
import { workspaceLog } from '../audit/queries.ts';
import { postComment, startDiscussion } from '../discussions/commands.ts';
import { conversationOn } from '../discussions/queries.ts';
import { addEvidence } from '../evidence/commands.ts';
import { factsAfter } from '../live/facts.ts';
import { searchPosts } from '../search/queries.ts';
import { exportWorkspace } from '../workspaces/export.ts';
import { workspaceHome } from '../workspaces/home.ts';
import { decide, hide, openGuardCase, purge, report, showAgain, takeBack } from './commands.ts';
import { moderationPage } from './queries.ts';

const METRIC = 'children-in-need-rate';
const LEEDS = 'E08000035';
const db = await testDatabase();
await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 1328 }]);

let workspace: BuiltWorkspace;
let ana: BuiltPerson;
let ben: BuiltPerson;
let coordinator: BuiltPerson;
let other: BuiltPerson;

beforeEach(async () => {
  workspace = await buildWorkspace(db);
  ana = await buildMember(db, workspace, { name: 'Ana' });
  ben = await buildMember(db, workspace, { name: 'Ben', organisationId: (await buildOrganisation(db)).id });
  coordinator = await buildMember(db, workspace, { name: 'Coordinator', role: 'coordinator' });
  other = await buildMember(db, workspace, { name: 'Other coordinator', role: 'coordinator' });
});

const key = () => randomUUID();
const anchor = { metric: METRIC, area: LEEDS, breakdown: '' };
const body = (text: string) => JSON.stringify(written(text));

async function note(by: BuiltPerson, words = 'A new front door.', visibility: Visibility = 'workspace'): Promise<string> {
  const input = AddAnnotation.parse({ ...anchor, key: key(), period: '2025', kind: 'context', body: words, visibility });
  await addAnnotation(by.ctx, workspace.slug, input);
  return input.key;
}
async function thread(by: BuiltPerson, words = 'Thoughts?', title = 'Why?'): Promise<string> {
  const input = StartDiscussion.parse({ ...anchor, key: key(), title, body: body(words) });
  await startDiscussion(by.ctx, workspace.slug, input);
  return input.key;
}
async function answer(by: BuiltPerson, discussionId: string, words = 'Because.'): Promise<string> {
  const input = PostComment.parse({ key: key(), discussionId, body: body(words) });
  await postComment(by.ctx, workspace.slug, input);
  return input.key;
}
async function evidence(by: BuiltPerson, words = 'They asked for one worker.'): Promise<string> {
  const input = AddEvidence.parse({ key: key(), kind: 'survey', title: 'Survey', finding: words, method: 'Asked', size: 'Twelve', limits: 'Few', gathered: 'May', links: [{ metric: METRIC }] });
  await addEvidence(by.ctx, workspace.slug, input);
  return input.key;
}
/** Of the organisation whose figure the note is about. */
async function ownerReply(noteId: string, words: string): Promise<string> {
  await db.prisma.organisationArea.createMany({ data: { organisationId: workspace.organisation.id, area: LEEDS }, skipDuplicates: true });
  await replyAsOwner(ana.ctx, workspace.slug, ReplyAsOwner.parse({ key: key(), annotationId: noteId, verdict: 'add', body: words }));
  return (await db.prisma.ownerReply.findFirstOrThrow({ where: { annotationId: noteId } })).id;
}
const olderThanUndo = (table: string, id: string) => db.pool.query(`UPDATE ${table} SET created_at = now() - interval '16 minutes' WHERE id = $1`, [id]);
const which = (subjectKind: SubjectKind, subjectId: string) => ({ key: key(), subjectKind, subjectId });
const reason = { reason: 'disclosure', words: '' } as const satisfies Partial<DecideInput>;
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error as Error)));
const lastFact = async (where = workspace) => (await db.prisma.activity.findFirstOrThrow({ where: { workspaceId: where.id }, orderBy: { sequence: 'desc' } }));
const seenBy = async (person: BuiltPerson) => JSON.stringify(await conversationOn(person.ctx, workspace.slug, METRIC));

describe('taking back', () => {
  test('within fifteen minutes nothing is left: row, history, mentions, cases, shares', async () => {
    const id = await note(ana);
    await editAnnotation(ana.ctx, workspace.slug, { key: key(), annotationId: id, version: 1, kind: 'context', body: 'Another door.' });
    await report(ben.ctx, workspace.slug, { ...which('annotation', id), reason: 'other', words: 'Hm.' });
    expect(await takeBack(ana.ctx, workspace.slug, which('annotation', id))).toMatchObject({ outcome: 'removed', repeated: false });
    expect(await lastFact()).toMatchObject({ fact: 'contribution:removed', subject: { id }, actorId: ana.id });
    const left = [db.prisma.annotation.count({ where: { id } }), db.prisma.revision.count({ where: { subjectId: id } }), db.prisma.moderationCase.count({ where: { subjectId: id } })];
    expect(await Promise.all(left)).toEqual([0, 0, 0]);
    expect(await seenBy(ben)).not.toContain('door');
  });

  test('later it is withdrawn: its words are gone from views, and kept for moderators', async () => {
    const id = await note(ana);
    await olderThanUndo('annotation', id);
    expect(await takeBack(ana.ctx, workspace.slug, which('annotation', id))).toMatchObject({ outcome: 'withdrawn' });
    expect(await lastFact()).toMatchObject({ fact: 'annotation:changed', subject: { annotationId: id, what: 'withdrawn' } });
    expect(await seenBy(ana)).not.toContain('front door');
    expect((await db.prisma.annotation.findUniqueOrThrow({ where: { id } })).body).toBe('A new front door.');
    expect(await refusal(takeBack(ana.ctx, workspace.slug, which('annotation', id)))).toBe('conflict');
  });

  test('the same send again is the same taking back', async () => {
    const [fresh, old] = [await note(ana), await note(ana)];
    await olderThanUndo('annotation', old);
    for (const [id, outcome] of [[fresh, 'removed'], [old, 'withdrawn']] as const) {
      const input = which('annotation', id);
      const first = await takeBack(ana.ctx, workspace.slug, input);
      expect(await takeBack(ana.ctx, workspace.slug, input)).toEqual({ ...first, repeated: true, outcome });
    }
  });

  test('what others answered keeps its place, and so does an opening', async () => {
    const id = await thread(ana);
    const opening = await db.prisma.comment.findFirstOrThrow({ where: { discussionId: id } });
    expect(await takeBack(ana.ctx, workspace.slug, which('comment', opening.id))).toMatchObject({ outcome: 'withdrawn' });
    await answer(ben, id);
    expect(await takeBack(ana.ctx, workspace.slug, which('discussion', id))).toMatchObject({ outcome: 'withdrawn' });
    expect(await db.prisma.comment.count({ where: { discussionId: id } })).toBe(2);
    const alone = await thread(ana);
    expect(await takeBack(ana.ctx, workspace.slug, which('discussion', alone))).toMatchObject({ outcome: 'removed' });
    expect(await db.prisma.comment.count({ where: { discussionId: alone } })).toBe(0);
    const noted = await note(ben);
    await ownerReply(noted, 'So it is.');
    expect(await takeBack(ben.ctx, workspace.slug, which('annotation', noted))).toMatchObject({ outcome: 'withdrawn' });
  });

  test('comments, evidence and replies of owners go as well', async () => {
    const comment = await answer(ben, await thread(ana));
    expect(await takeBack(ben.ctx, workspace.slug, which('comment', comment))).toMatchObject({ outcome: 'removed' });
    const item = await evidence(ben);
    expect(await takeBack(ben.ctx, workspace.slug, which('evidence', item))).toMatchObject({ outcome: 'removed' });
    const reply = await ownerReply(await note(ben), 'So it is.');
    expect(await takeBack(ana.ctx, workspace.slug, which('owner-reply', reply))).toMatchObject({ outcome: 'removed' });
    expect(await lastFact()).toMatchObject({ fact: 'annotation:changed', subject: { what: 'owner-reply' } });
  });

  test('only its author may, and what one cannot see is not there', async () => {
    const id = await note(ana);
    expect(await refusal(takeBack(ben.ctx, workspace.slug, which('annotation', id)))).toBe('not-found');
    expect(await refusal(takeBack(coordinator.ctx, workspace.slug, which('annotation', id)))).toBe('not-found');
    const mine = await note(ana, 'For me.', 'me');
    expect(await refusal(report(ben.ctx, workspace.slug, { ...which('annotation', mine), reason: 'disclosure', words: '' }))).toBe('not-found');
    expect(await refusal(hide(coordinator.ctx, workspace.slug, { ...which('annotation', mine), ...reason }))).toBe('not-found');
  });

  test('it goes from every workspace it was shown in', async () => {
    const elsewhere = await buildWorkspace(db);
    const id = await note(ana, 'For the region.', 'region');
    await db.prisma.contributionShare.createMany({ data: { subjectKind: 'annotation', subjectId: id, workspaceId: elsewhere.id }, skipDuplicates: true });
    await takeBack(ana.ctx, workspace.slug, which('annotation', id));
    expect(await lastFact(elsewhere)).toMatchObject({ fact: 'contribution:removed', subject: { id } });
    expect(await db.prisma.contributionShare.count({ where: { subjectId: id } })).toBe(0);
  });
});

describe('reporting', () => {
  test.each<SubjectKind>(['annotation', 'discussion', 'comment', 'evidence', 'owner-reply'])('a disclosure in a %s is hidden at once from everybody, author and reporter too', async (kind) => {
    const word = `zebra${key().slice(0, 8)}`;
    const id = await ({
      annotation: () => note(ana, `About ${word}.`), discussion: () => thread(ana, `About ${word}.`, `Why ${word}?`), comment: async () => answer(ana, await thread(ben), `About ${word}.`),
      evidence: () => evidence(ana, `About ${word}.`), 'owner-reply': async () => ownerReply(await note(ben), `About ${word}.`),
    } as const)[kind]();
    expect(await seenBy(ben)).toContain(word);
    expect(await report(ben.ctx, workspace.slug, { ...which(kind, id), reason: 'disclosure', words: '' })).toEqual({ hidden: true });
    for (const person of [ana, ben, coordinator]) expect(await seenBy(person)).not.toContain(word);
    for (const person of [ana, ben, coordinator]) expect(JSON.stringify(await workspaceHome(person.ctx, workspace.slug))).not.toContain(word);
    expect(JSON.stringify((await factsAfter(db, workspace.id, 0)).facts)).not.toContain(word);
    const { body: file } = await exportWorkspace(coordinator.ctx, workspace.slug, 'json');
    expect(new TextDecoder().decode(file)).not.toContain(word);
    // Those who decide read it.
    const page = await moderationPage(coordinator.ctx, workspace.slug);
    expect(page.cases).toMatchObject([{ subject: { id, kind, state: 'hidden' } }]);
    expect(JSON.stringify(page.cases)).toContain(word);
  });

  test('who reported is told to nobody: not on the page, not in any log, not in a fact', async () => {
    const id = await note(ana);
    await report(ben.ctx, workspace.slug, { ...which('annotation', id), reason: 'disclosure', words: 'Look.' });
    await report(ben.ctx, workspace.slug, { ...which('annotation', id), reason: 'unkind', words: 'Unkind.' });
    const activity = await db.prisma.activity.findMany({ where: { workspaceId: workspace.id, actorId: ben.id } });
    const events = await db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id } });
    expect(activity).toEqual([]);
    expect(JSON.stringify(events)).not.toContain(ben.id);
    expect(JSON.stringify(await moderationPage(coordinator.ctx, workspace.slug)).replaceAll(JSON.stringify(ben.name), '')).not.toMatch(new RegExp(`${ben.id}|Ben`));
    expect(JSON.stringify((await workspaceLog.page(coordinator.ctx, workspace.slug, new URLSearchParams())).lines)).not.toMatch(/Ben/);
  });

  test('anything else waits in sight; the same report twice is one', async () => {
    const id = await note(ana);
    for (let sent = 0; sent < 2; sent += 1) expect(await report(ben.ctx, workspace.slug, { ...which('annotation', id), reason: 'unkind', words: 'Unkind.' })).toEqual({ hidden: false });
    expect(await seenBy(ana)).toContain('front door');
    expect((await moderationPage(coordinator.ctx, workspace.slug)).cases).toMatchObject([{ reports: [{ words: 'Unkind.' }] }]);
  });

  test('words that repeat the disclosure are left out, and it is hidden all the same', async () => {
    const id = await note(ana);
    await report(ben.ctx, workspace.slug, { ...which('annotation', id), reason: 'disclosure', words: 'It names NHS number 943 476 5919.' });
    expect((await moderationPage(coordinator.ctx, workspace.slug)).cases[0]?.reports).toMatchObject([{ words: '' }]);
  });

  test('what is for an organisation is read by moderators only where somebody reported it', async () => {
    const id = await note(ben, 'For our own.', 'organisation');
    const colleague = await buildMember(db, workspace, { organisationId: (await db.prisma.membership.findFirstOrThrow({ where: { userId: ben.id } })).organisationId });
    await db.prisma.$transaction((tx) => openGuardCase(tx, workspace.id, 'annotation', id, { confirmed: ['small-count'], reason: 'Published.' }));
    expect((await moderationPage(coordinator.ctx, workspace.slug)).cases).toEqual([]);
    await report(colleague.ctx, workspace.slug, { ...which('annotation', id), reason: 'disclosure', words: '' });
    expect((await moderationPage(coordinator.ctx, workspace.slug)).cases).toMatchObject([{ subject: { words: 'For our own.' } }]);
    await showAgain(coordinator.ctx, workspace.slug, { ...which('annotation', id), reason: 'nothing-wrong', words: '' });
    expect(JSON.stringify((await workspaceLog.page(other.ctx, workspace.slug, new URLSearchParams())).lines)).not.toContain('For our own');
  });
});

describe('deciding', () => {
  test('hidden and shown again, with the reason in both logs and no words in them', async () => {
    const id = await note(ana);
    await hide(coordinator.ctx, workspace.slug, { ...which('annotation', id), reason: 'other', words: 'Please reword.' });
    expect(await seenBy(ana)).not.toContain('front door');
    await showAgain(other.ctx, workspace.slug, { ...which('annotation', id), reason: 'nothing-wrong', words: '' });
    expect(await seenBy(ana)).toContain('front door');
    const events = await db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id, event: { startsWith: 'contribution:' } }, orderBy: { id: 'asc' } });
    expect(events.map(({ event, actorId, facts }) => [event, actorId, facts])).toEqual([
      ['contribution:hidden', coordinator.id, { subjectKind: 'annotation', subjectId: id, reason: 'other' }],
      ['contribution:shown', other.id, { subjectKind: 'annotation', subjectId: id, reason: 'nothing-wrong' }],
    ]);
    expect((await moderationPage(coordinator.ctx, workspace.slug)).decided).toMatchObject([{ decision: 'kept' }, { decision: 'hidden', words: 'Please reword.' }]);
  });

  test('nobody keeps what they wrote themselves, members decide nothing, and nothing is purged twice', async () => {
    const id = await note(coordinator);
    await report(ben.ctx, workspace.slug, { ...which('annotation', id), reason: 'disclosure', words: '' });
    expect(await refusal(showAgain(coordinator.ctx, workspace.slug, { ...which('annotation', id), ...reason }))).toBe('own-words');
    expect(await refusal(hide(ana.ctx, workspace.slug, { ...which('annotation', id), ...reason }))).toBe('not-allowed');
    await purge(other.ctx, workspace.slug, { ...which('annotation', id), ...reason });
    expect(await refusal(purge(other.ctx, workspace.slug, { ...which('annotation', id), ...reason }))).toBe('conflict');
  });

  test('the guard asks about a moderator’s words too', async () => {
    const id = await note(ana);
    expect(await refusal(decide(coordinator.ctx, workspace.slug, { ...which('annotation', id), decision: 'hide', reason: 'other', words: 'NHS number 943 476 5919' }))).toBe('disclosure');
  });
});

/** Every row of every table in which a word stands, in any column. */
async function tablesWith(word: string): Promise<readonly string[]> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await db.pool.query(`SELECT 1 FROM ${name} AS t WHERE t::text ILIKE $1 LIMIT 1`, [`%${word}%`]);
    if (rowCount) found.push(name);
  }
  return found;
}

describe('a purge', () => {
  test('takes the words out of every table, of search, logs, files, and what pages catch up on', async () => {
    const word = `quagga${key().slice(0, 8)}`;
    const text = `About ${word} and others.`;
    const first = await note(ana, text);
    const reworded = key();
    await editAnnotation(ana.ctx, workspace.slug, { key: reworded, annotationId: first, version: 1, kind: 'context', body: 'Nothing to see.' });
    const discussion = await thread(ana, text, `Why ${word}?`);
    const kept = await thread(ana);
    const subjects: [SubjectKind, string][] = [
      ['annotation', first], ['annotation', await note(ana, text)], ['discussion', discussion], ['comment', await answer(ben, discussion, text)],
      ['evidence', await evidence(ana, text)], ['owner-reply', await ownerReply(await note(ben), text)],
    ];
    expect([...(await tablesWith(word))].sort()).toEqual(['public.annotation', 'public.comment', 'public.discussion', 'public.evidence', 'public.owner_reply', 'public.revision']);
    const found = (person: BuiltPerson) => searchPosts(person.ctx, new URLSearchParams({ q: word })).then((answer) => JSON.stringify(answer));
    expect(await found(ben)).toContain('About');
    await report(ben.ctx, workspace.slug, { ...which('annotation', first), reason: 'unkind', words: `It says ${word}.` });
    const before = (await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspace.id } })).sequence;
    for (const [kind, id] of subjects) await purge(coordinator.ctx, workspace.slug, { ...which(kind, id), ...reason });

    expect(await tablesWith(word)).toEqual([]);
    for (const person of [ana, ben, coordinator]) {
      expect(await seenBy(person)).not.toContain(word);
      expect(JSON.stringify(await workspaceHome(person.ctx, workspace.slug))).not.toContain(word);
      expect(await found(person)).not.toContain('About');
    }
    expect(JSON.stringify((await workspaceLog.page(coordinator.ctx, workspace.slug, new URLSearchParams())).lines)).not.toContain(word);
    expect(new TextDecoder().decode((await exportWorkspace(coordinator.ctx, workspace.slug, 'json')).body)).not.toContain(word);
    expect(JSON.stringify(await moderationPage(coordinator.ctx, workspace.slug))).not.toContain(word);
    expect(JSON.stringify((await factsAfter(db, workspace.id, 0)).facts)).not.toContain(word);
    // Nor is there a hash that somebody could guess the words back from.
    const keys = subjects.flatMap(([kind, id]) => (kind === 'owner-reply' ? [] : [id]));
    const reply = (await db.prisma.activity.findFirstOrThrow({ where: { workspaceId: workspace.id, subject: { path: ['what'], equals: 'owner-reply' } } })).sequence;
    const sendings = await db.prisma.submission.findMany({ where: { workspaceId: workspace.id, OR: [{ key: { in: [...keys, reworded] } }, { sequence: reply }] } });
    expect(sendings.map(({ bodyHash }) => bodyHash)).toEqual(Array.from({ length: 7 }, () => ''));
    expect((await db.prisma.submission.findUniqueOrThrow({ where: { key: kept } })).bodyHash).not.toBe('');
    // Open pages are told of each.
    const told = await factsAfter(db, workspace.id, before);
    expect(told.facts?.map(({ fact }) => fact.fact)).toEqual(subjects.map(([kind]) => (kind === 'owner-reply' ? 'annotation:changed' : `${kind}:changed`)));
  });

  test('of a comment forgets the hash of its own sending, and none of its discussion and the other comments', async () => {
    const discussion = await thread(ana);
    const [first, second] = [await answer(ben, discussion, 'Because.'), await answer(ana, discussion, 'Is it?')];
    await purge(coordinator.ctx, workspace.slug, { ...which('comment', first), ...reason });
    const kept = async (...keys: readonly string[]) => Promise.all(keys.map(async (sent) => (await db.prisma.submission.findUniqueOrThrow({ where: { key: sent } })).bodyHash !== ''));
    expect(await kept(discussion, first, second)).toEqual([true, false, true]);
    // Its opening is the discussion's own words.
    await purge(coordinator.ctx, workspace.slug, { ...which('discussion', discussion), ...reason });
    expect(await kept(discussion)).toEqual([false]);
  });
});
