import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { AddAnnotation, ReplyAsOwner } from '../../shared/annotations.ts';
import type { Visibility } from '../../shared/contributions.ts';
import { GiveReaction, PostComment, ResolveDiscussion } from '../../shared/discussions.ts';
import { fullWorkspace, type FullWorkspace } from '../../tests/bench/many-contributions.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildOrganisation, written, type BuiltPerson } from '../../tests/factories.ts';
import { until } from '../../tests/live-harness.ts';
import { addAnnotation, editAnnotation, replyAsOwner } from '../annotations/commands.ts';
import { openDatabase } from '../db.ts';
import { answersChanged, figuresGeneration, watchFigures } from '../figures/standing-answers.ts';
import { hide, purge, share, takeBack } from '../moderation/commands.ts';
import { changeWorkspace } from '../workspaces/change.ts';
import { giveReaction, postComment, resolveDiscussion } from './commands.ts';
import { conversationOn } from './queries.ts';

const METRIC = 'children-in-need-rate';
const LEEDS = 'E08000035';
const db = await testDatabase();
/** The same database for a process in which nobody listens to figures: there nothing is kept. */
const plain = openDatabase(db.url, 2);
const listening = watchFigures(db);
let full: FullWorkspace;
let slug: string;

beforeAll(async () => {
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 1328 }]);
  full = await fullWorkspace(db, METRIC, LEEDS, ['2024', '2025'], { annotations: 100, discussions: 30, repliesEach: 2 });
  slug = full.workspace.slug;
});
beforeEach(() => until('figures are listened to', () => figuresGeneration(db) > 0));
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  await listening.stop();
  await plain.close();
});

const page = (open: string | null = null) => ({ area: () => LEEDS, open });
const load = ({ ctx }: BuiltPerson, open?: string) => conversationOn(ctx, slug, METRIC, page(open));
const readAnew = ({ ctx }: BuiltPerson, open?: string) => conversationOn({ ...ctx, db: plain }, slug, METRIC, page(open));
const note = async (by: BuiltPerson, visibility: Visibility) => {
  const input = AddAnnotation.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, breakdown: '', period: '2025', kind: 'context', body: `For ${visibility}.`, visibility });
  await addAnnotation(by.ctx, slug, input);
  return input.key;
};
/** Changed behind the log's back: only what is kept does not know of it. */
const unheard = () => db.pool.query(`UPDATE discussion SET title = title || '!' WHERE workspace_id = $1`, [full.workspace.id]);
const titles = (conversation: { discussions: readonly { title: string }[] }) => conversation.discussions.map(({ title }) => title);

describe('what was read for one reader', () => {
  test('is what everybody of their organisation gets, and the same lists; nobody else gets it', async () => {
    const { workspace } = full;
    const [ana, ben] = [await buildMember(db, workspace), await buildMember(db, workspace)];
    const stranger = await buildMember(db, workspace, { organisationId: (await buildOrganisation(db)).id });
    const first = await load(ana);
    expect(first.inPart).toBe(true);
    const second = await load(ben);
    expect([second.annotations === first.annotations, second.tallies === first.tallies, second.discussions === first.discussions]).toEqual([true, true, true]);
    expect(second.personal.me).toBe(ben.id);
    const other = await load(stranger);
    expect(other.tallies).not.toEqual(first.tallies);
    for (const person of [ana, ben, stranger]) expect(await load(person)).toEqual(await readAnew(person));
    await unheard();
    expect(titles(await load(ben))).toEqual(titles(first));
  });

  test('is never what somebody wrote for themselves or for fewer, whoever asked first', async () => {
    const { workspace } = full;
    const elsewhere = await buildOrganisation(db);
    const people = {
      colleague: await buildMember(db, workspace),
      author: await buildMember(db, workspace),
      stranger: await buildMember(db, workspace, { organisationId: elsewhere.id }),
      moved: await buildMember(db, workspace),
      guest: await buildMember(db, workspace, { role: 'guest' }),
      observer: await buildMember(db, workspace, { role: 'observer' }),
    };
    await note(people.author, 'me');
    await note(people.author, 'organisation');
    await note(people.moved, 'organisation');
    await note(people.moved, 'workspace');
    await note(people.guest, 'workspace');
    await note(people.stranger, 'organisation');
    // Who acts for another organisation by now still may edit what they wrote, which others of it may not.
    await db.prisma.membership.update({ where: { workspaceId_userId: { workspaceId: workspace.id, userId: people.moved.id } }, data: { organisationId: elsewhere.id } });
    const all = Object.values(people);
    const expected = new Map(await Promise.all(all.map(async (person) => [person, await readAnew(person)] as const)));
    for (const order of [all, all.toReversed(), [...all, ...all]]) {
      answersChanged(db);
      for (const person of order) expect(await load(person)).toEqual(expected.get(person));
    }
    expect(JSON.stringify(await load(people.colleague))).not.toContain('For me.');
    expect(JSON.stringify(await load(people.author))).toContain('For me.');
  });

  test('a thread that stands open is read for who opened it, and is not what others get', async () => {
    const [ana, ben] = [await buildMember(db, full.workspace), await buildMember(db, full.workspace)];
    const first = await load(ana);
    const { id } = first.discussions.find(({ inPart }) => inPart)!;
    expect(await load(ben, id)).toEqual(await readAnew(ben, id));
    expect((await load(ben, id)).discussions.find((one) => one.id === id)?.comments).not.toEqual([]);
    expect(await load(ana)).toEqual(first);
    // One that stands there with its comments anyway needs no reading of its own.
    const newest = first.discussions.at(-1)!;
    expect((await load(ben, newest.id)).discussions).toBe(first.discussions);
  });
});

describe('what is kept ends', () => {
  test('with whatever is said, changed, hidden or taken away', async () => {
    const { workspace } = full;
    const coordinator = await buildMember(db, workspace, { role: 'coordinator' });
    const [ana, ben] = [await buildMember(db, workspace), await buildMember(db, workspace, { organisationId: (await buildOrganisation(db)).id })];
    await db.prisma.organisationArea.create({ data: { organisationId: workspace.organisation.id, area: LEEDS } });
    const [one, two] = [await note(ana, 'workspace'), await note(ana, 'workspace')];
    const discussion = (await load(ana)).discussions.at(-1)!;
    const commentId = randomUUID();
    const key = () => randomUUID();
    const because = { reason: 'disclosure', words: '' } as const;
    const steps: Readonly<Record<string, () => Promise<unknown>>> = {
      'a comment': () => postComment(ben.ctx, slug, PostComment.parse({ key: commentId, discussionId: discussion.id, body: JSON.stringify(written('Because.')) })),
      'a reaction': () => giveReaction(ana.ctx, slug, GiveReaction.parse({ commentId, kind: 'me-too', on: true })),
      'an edit': () => editAnnotation(ana.ctx, slug, { key: key(), annotationId: one, version: 1, kind: 'context', body: 'Better words.' }),
      'a reply of who owns the figure': () => replyAsOwner(ana.ctx, slug, ReplyAsOwner.parse({ key: key(), annotationId: one, verdict: 'add', body: 'And more.' })),
      'fewer who may see it': () => share(ana.ctx, slug, { key: key(), subjectKind: 'annotation', subjectId: two, visibility: 'me' }),
      'more who may see it': () => share(ana.ctx, slug, { key: key(), subjectKind: 'annotation', subjectId: two, visibility: 'workspace' }),
      'an outcome': () => resolveDiscussion(coordinator.ctx, slug, ResolveDiscussion.parse({ key: key(), discussionId: discussion.id, outcome: 'So it is.' })),
      'hiding': () => hide(coordinator.ctx, slug, { key: key(), subjectKind: 'comment', subjectId: commentId, ...because }),
      'purging': () => purge(coordinator.ctx, slug, { key: key(), subjectKind: 'annotation', subjectId: one, ...because }),
      'taking back': () => takeBack(ana.ctx, slug, { key: key(), subjectKind: 'annotation', subjectId: two }),
      'the rule of the workspace': () => changeWorkspace(coordinator.ctx, slug, { change: 'contribution-rule', contributionRule: 'role-only', understood: 'yes' }),
    };
    for (const [step, change] of Object.entries(steps)) {
      const [before] = [await load(coordinator), await load(ben)];
      await change();
      const after = await load(coordinator);
      expect({ ...after, sequence: 0 }, step).not.toEqual({ ...before, sequence: 0 });
      for (const person of [coordinator, ben]) expect(await load(person), step).toEqual(await readAnew(person));
    }
  });

  test('when other figures are shown, when ten seconds have passed, and where nobody listens to figures', async () => {
    const [ana, ben] = [await buildMember(db, full.workspace), await buildMember(db, full.workspace)];
    for (const ends of [() => answersChanged(db), () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_001 })]) {
      const first = await load(ana);
      await unheard();
      expect(titles(await load(ben))).toEqual(titles(first));
      ends();
      expect(titles(await load(ben))).toEqual(titles(first).map((title) => `${title}!`));
    }
    vi.useRealTimers();
    const unwatched = await readAnew(ana);
    await unheard();
    expect(titles(await readAnew(ana))).not.toEqual(titles(unwatched));
  });
});
