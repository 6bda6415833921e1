import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { EditComment, EditDiscussion, ResolveDiscussion } from '../../shared/discussions.ts';
import type { Refusal } from '../../shared/errors.ts';
import { parseRichTextJson } from '../../tests/checked-text.ts';
import { plainText } from '../../shared/rich-text-document.ts';
import { testDatabase } from '../../tests/database.ts';
import { LEEDS, METRIC, replied, reply, seenBy, sentWords, started, thread } from '../../tests/discussion-scene.ts';
import { buildFigures, buildMember, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { editComment, editDiscussion, postComment, reopenDiscussion, resolveDiscussion, startDiscussion } from './commands.ts';
import { conversationOn, discussionPage } from './queries.ts';

const db = await testDatabase();
let workspace: BuiltWorkspace;
let [ana, ben, lead, observer] = [] as unknown as BuiltPerson[] as [BuiltPerson, BuiltPerson, BuiltPerson, BuiltPerson];

beforeAll(async () => {
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 328 }]);
  workspace = await buildWorkspace(db);
  ana = await buildMember(db, workspace, { name: 'Ana' });
  ben = await buildMember(db, workspace, { name: 'Ben' });
  lead = await buildMember(db, workspace, { name: 'Lead', role: 'coordinator' });
  observer = await buildMember(db, workspace, { name: 'Obi', role: 'observer' });
});

const resolve = (discussionId: string, outcome = 'We agreed to look at recording.') => ResolveDiscussion.parse({ key: randomUUID(), discussionId, outcome });
const reopen = (discussionId: string) => ({ key: randomUUID(), discussionId });
const editOf = (commentId: string, version: number, words: string) => EditComment.parse({ key: randomUUID(), commentId, version, body: sentWords(words) });
const editOfThread = (discussionId: string, version: number, title: string, words: string) => EditDiscussion.parse({ key: randomUUID(), discussionId, version, title, body: sentWords(words) });
const activity = () => db.prisma.activity.count({ where: { workspaceId: workspace.id } });

describe('what a discussion is about', () => {
  test('several indicators: it stands on the page of each', async () => {
    const id = await started(ana, workspace, { otherMetrics: ['care-rate', 'repeat-referrals', METRIC] });
    for (const metric of [METRIC, 'care-rate', 'repeat-referrals']) {
      expect((await conversationOn(ben.ctx, workspace.slug, metric)).discussions.map((one) => one.id), metric).toContain(id);
    }
    expect((await seenBy(ben, workspace, id)).otherMetrics).toEqual(['care-rate', 'repeat-referrals']);
    expect((await conversationOn(ben.ctx, workspace.slug, 'sw-caseload')).discussions).toEqual([]);
  });

  test('an indicator for every area, a year of it, a prompt of the framework', async () => {
    const id = await started(ana, workspace, { area: '', period: '2025', prompt: 'what-else' });
    expect(await seenBy(ben, workspace, id)).toMatchObject({ area: null, period: '2025', breakdown: '', prompt: 'what-else' });
  });

  test.each([
    ['otherMetrics', { otherMetrics: ['no-such-measure'] }],
    ['metric', { metric: 'nothing', area: '' }],
    ['period', { area: '', period: '1990' }],
    ['breakdown', { area: '', breakdown: 'x=y' }],
    ['area', { area: 'E08000036' }],
  ])('%s that is not there is refused: %j', async (field, change) => {
    await expect(startDiscussion(ana.ctx, workspace.slug, thread(change))).rejects.toMatchObject({ status: 400, fields: { [field]: expect.any(String) as string } });
  });

  test('six further indicators, or a prompt that is not known, are refused by the form', () => {
    expect(() => thread({ otherMetrics: ['a', 'b', 'c', 'd', 'e', 'f'] })).toThrow(/at most 5/);
    expect(() => thread({ prompt: '__proto__' })).toThrow(/prompts/);
  });
});

describe('changing what one wrote', () => {
  test('a comment by its author; what stood there before is kept for who may read it', async () => {
    const id = await started(ana, workspace);
    const comment = await replied(ben, workspace, id, { body: sentWords('First words.') });
    await editComment(ben.ctx, workspace.slug, editOf(comment, 1, 'Second words.'));
    const [, shown] = (await seenBy(ana, workspace, id)).comments;
    expect([shown?.version, shown && plainText(shown.body), shown?.editedAt]).toEqual([2, 'Second words.', expect.any(String)]);
    expect((await db.prisma.comment.findUniqueOrThrow({ where: { id: comment } })).words).toBe('Second words.');
    const { history } = await discussionPage(observer.ctx, workspace.slug, id);
    expect(history[comment]?.map(({ version, body }) => [version, plainText(body)])).toEqual([[1, 'First words.']]);
    await expect(editComment(ana.ctx, workspace.slug, editOf(comment, 2, 'Mine now.'))).rejects.toMatchObject({ status: 403 });
    await db.prisma.comment.update({ where: { id: comment }, data: { hiddenAt: new Date() } });
    expect((await discussionPage(ana.ctx, workspace.slug, id)).history).toEqual({});
    await expect(editComment(ben.ctx, workspace.slug, editOf(comment, 2, 'Again.'))).rejects.toMatchObject({ status: 409 });
  });

  test('title and opening of a discussion', async () => {
    const id = await started(ana, workspace);
    await editDiscussion(ana.ctx, workspace.slug, editOfThread(id, 1, 'What else changed?', 'Thinking again.'));
    const shown = await seenBy(ben, workspace, id);
    expect([shown.title, shown.version, plainText(shown.comments[0]!.body)]).toEqual(['What else changed?', 2, 'Thinking again.']);
    expect((await discussionPage(ben.ctx, workspace.slug, id)).history[id]).toEqual([expect.objectContaining({ version: 1, title: 'What changed?' })]);
    await expect(editDiscussion(lead.ctx, workspace.slug, editOfThread(id, 2, 'x', 'y'))).rejects.toMatchObject({ status: 403 });
    await expect(editComment(ana.ctx, workspace.slug, editOf(shown.comments[0]!.id, 2, 'x'))).rejects.toMatchObject({ status: 400 });
  });

  test('of two who edit one version, one is told what stands there now, and neither text is lost', async () => {
    const id = await started(ana, workspace);
    const comment = await replied(ben, workspace, id);
    const answers = await Promise.allSettled([editComment(ben.ctx, workspace.slug, editOf(comment, 1, 'One way.')), editComment(ben.ctx, workspace.slug, editOf(comment, 1, 'Another way.'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const stands = plainText((await seenBy(ben, workspace, id)).comments[1]!.body);
    const refused = answers.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ status: 409, code: 'edited-meanwhile', fields: { current: stands, currentVersion: '2' } });
    expect(parseRichTextJson((refused?.reason as Refusal).fields.currentBody ?? '')).toEqual(written(stands));
    await editDiscussion(ana.ctx, workspace.slug, editOfThread(id, 1, 'A', 'a'));
    await expect(editDiscussion(ana.ctx, workspace.slug, editOfThread(id, 1, 'B', 'b'))).rejects.toMatchObject({ code: 'edited-meanwhile', fields: { currentTitle: 'A', current: 'a' } });
    expect(await db.prisma.revision.count({ where: { subjectId: { in: [id, comment] } } })).toBe(2);
  });

  test('the same edit sent again is the same edit', async () => {
    const comment = await replied(ben, workspace, await started(ana, workspace));
    const edit = editOf(comment, 1, 'Once.');
    const first = await editComment(ben.ctx, workspace.slug, edit);
    expect(await editComment(ben.ctx, workspace.slug, edit)).toEqual({ ...first, repeated: true });
    await expect(editComment(ben.ctx, workspace.slug, { ...edit, version: 2 })).rejects.toMatchObject({ code: 'already-sent' });
  });
});

describe('closing a discussion', () => {
  test('with what came of it, by its author or a coordinator; nothing is added until it is open again', async () => {
    const id = await started(ana, workspace);
    await expect(resolveDiscussion(ben.ctx, workspace.slug, resolve(id))).rejects.toMatchObject({ status: 403 });
    await resolveDiscussion(ana.ctx, workspace.slug, resolve(id));
    expect((await seenBy(ben, workspace, id)).resolved).toMatchObject({ outcome: 'We agreed to look at recording.', by: { name: 'Ana' } });
    await expect(postComment(ben.ctx, workspace.slug, reply(id))).rejects.toMatchObject({ status: 409, code: 'closed-meanwhile' });
    await expect(resolveDiscussion(lead.ctx, workspace.slug, resolve(id))).rejects.toMatchObject({ status: 409 });
    await reopenDiscussion(lead.ctx, workspace.slug, reopen(id));
    await expect(reopenDiscussion(lead.ctx, workspace.slug, reopen(id))).rejects.toMatchObject({ status: 409 });
    await replied(ben, workspace, id);
    expect(await seenBy(ben, workspace, id)).toMatchObject({ resolved: null, comments: [{ position: 1 }, { position: 2 }] });
  });

  test('against a post in the same moment: the comment stands before the end, or is told that it came after it', async () => {
    for (let round = 0; round < 12; round += 1) {
      const id = await started(ana, workspace);
      const [closed, posted] = await Promise.allSettled([resolveDiscussion(ana.ctx, workspace.slug, resolve(id)), postComment(ben.ctx, workspace.slug, reply(id))]);
      expect(closed.status).toBe('fulfilled');
      const { comments } = await seenBy(ben, workspace, id);
      expect(comments).toHaveLength(posted.status === 'fulfilled' ? 2 : 1);
      if (posted.status === 'rejected') expect(posted.reason).toMatchObject({ code: 'closed-meanwhile', status: 409 });
      if (posted.status === 'fulfilled' && closed.status === 'fulfilled') expect(posted.value.sequence).toBeLessThan(closed.value.sequence);
    }
  });

  test('a comment that had arrived before the end is answered as sent when it is sent again', async () => {
    const id = await started(ana, workspace);
    const comment = reply(id);
    const first = await postComment(ben.ctx, workspace.slug, comment);
    await resolveDiscussion(ana.ctx, workspace.slug, resolve(id));
    expect(await postComment(ben.ctx, workspace.slug, comment)).toEqual({ ...first, repeated: true });
  });
});

describe('deleted or gone during a write', () => {
  test('a thread that is deleted meanwhile refuses the comment in words and keeps no row of it', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await started(ana, workspace);
      const comment = reply(id);
      const before = await activity();
      const [, posted] = await Promise.allSettled([db.prisma.discussion.delete({ where: { id } }), postComment(ben.ctx, workspace.slug, comment)]);
      if (posted.status === 'rejected') expect(posted.reason).toMatchObject({ status: 400 });
      expect(await activity()).toBe(before + (posted.status === 'fulfilled' ? 1 : 0));
      expect(await db.prisma.comment.findUnique({ where: { id: comment.key } })).toBeNull();
    }
  });

  test('a member who is removed meanwhile has written wholly or not at all', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await started(ana, workspace);
      const gone = await buildMember(db, workspace);
      const comment = reply(id);
      const [, posted] = await Promise.allSettled([db.prisma.membership.deleteMany({ where: { userId: gone.id } }), postComment(gone.ctx, workspace.slug, comment)]);
      if (posted.status === 'rejected') expect(posted.reason).toMatchObject({ status: 404 });
      const [row, logged] = [await db.prisma.comment.count({ where: { id: comment.key } }), await db.prisma.submission.count({ where: { key: comment.key } })];
      expect([row, logged]).toEqual(posted.status === 'fulfilled' ? [1, 1] : [0, 0]);
    }
  });
});
