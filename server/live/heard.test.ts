import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Visibility } from '../../shared/contributions.ts';
import type { RichText } from '../../shared/rich-text-document.ts';
import { CONTRIBUTION_RULES } from '../../shared/workspaces.ts';
import { buildMember, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { testDatabase } from '../../tests/database.ts';
import { until } from '../../tests/live-harness.ts';
import { ACTIVITY_CHANNEL, readNotice, recordFact } from '../activity.ts';
import { listenTo } from '../database/listen.ts';
import { postComment, startDiscussion } from '../discussions/commands.ts';
import { deliverFacts } from './deliver.ts';
import { factsAfter, factsHeard, type ActivityRow, type Delivered } from './facts.ts';

const db = await testDatabase();
const notices: string[] = [];
let listens = false;
const listening = listenTo(db.url, ACTIVITY_CHANNEL, { notified: (notice) => notices.push(notice), connected: () => (listens = true) });
afterAll(() => listening.stop());

let workspace: BuiltWorkspace;
let author: BuiltPerson;
beforeEach(async () => {
  workspace = await buildWorkspace(db);
  author = await buildMember(db, workspace);
  await until('somebody listens', () => listens);
});

async function discussion(visibility: Visibility = 'workspace'): Promise<string> {
  const key = randomUUID();
  await startDiscussion(author.ctx, workspace.slug, { key, metric: 'children-in-need-rate', area: 'E08000035', breakdown: '', period: null, title: 'Why?', body: written('Thoughts?'), visibility });
  return key;
}

/** What the commit said of a comment that was posted there. */
async function post(discussionId: string, body: RichText): Promise<{ readonly sequence: number; readonly row: string }> {
  const { sequence } = await postComment(author.ctx, workspace.slug, { key: randomUUID(), discussionId, body });
  const said = () => notices.map(readNotice).filter(({ workspaceId }) => workspaceId === workspace.id);
  await until('all commits were heard', () => said().length === sequence);
  return { sequence, row: said().at(-1)!.row };
}

const mentioning = (person: BuiltPerson): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { kind: 'person', id: person.id, label: '' } }] }] });

test.each(CONTRIBUTION_RULES.flatMap((rule) => (['me', 'organisation', 'workspace'] as const).map((visibility) => [rule, visibility] as const)))(
  'a comment that comes with its notice is the one that is read, and for the same people: %s, %s',
  async (contributionRule, visibility) => {
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule } });
    const { sequence, row } = await post(await discussion(visibility), written('We moved the front door. Ærlig talt – “ja”, 子ども.'));
    const heard = await factsHeard(db, workspace.id, [JSON.parse(row) as ActivityRow]);
    expect(heard).toEqual(await factsAfter(db, workspace.id, sequence - 1));
    expect(heard.facts).toMatchObject([{ fact: { fact: 'comment:posted', sequence } }]);
  },
);

test('whom it mentions reads as it does when it is read', async () => {
  const { sequence, row } = await post(await discussion(), mentioning(author));
  expect(await factsHeard(db, workspace.id, [JSON.parse(row) as ActivityRow])).toEqual(await factsAfter(db, workspace.id, sequence - 1));
});

test.each([['letters', 'x', 8_000], ['letters of four bytes', '😀', 1_950]])('longer than a notice may be, it is written and read all the same: %s', async (_, letter, times) => {
  const { row } = await post(await discussion(), written(letter.repeat(times)));
  expect(row).toBe('');
});

test('what comes with its notice, what has to be read and what was overtaken are told once each, in order', async () => {
  const told: Delivered[] = [];
  const deliverer = deliverFacts(db, (_workspaceId, delivered) => void told.push(...delivered), () => {});
  try {
    const discussionId = await discussion();
    await deliverer.admit(workspace.id, 0, () => {});
    await Promise.all(Array.from({ length: 30 }, (_, index) =>
      index % 3 === 0
        ? db.prisma.$transaction((tx) => recordFact(tx, workspace.id, { fact: 'discussion:changed', subject: { discussionId, what: 'words' } }, { userId: author.id, organisationId: workspace.organisation.id }))
        : postComment(author.ctx, workspace.slug, { key: randomUUID(), discussionId, body: written(`${index}`) }),
    ));
    await until('all are told', () => told.length >= 30);
    expect(told.map(({ fact }) => fact.sequence)).toEqual(Array.from({ length: 30 }, (_, index) => index + 2));
    expect(told.filter(({ fact }) => fact.fact === 'comment:posted')).toHaveLength(20);
  } finally {
    await deliverer.stop();
  }
});

test('a notice of something that was told before is not told again, and one after a hole waits for what is missing', async () => {
  const told: number[] = [];
  const deliverer = deliverFacts(db, (_workspaceId, delivered) => void told.push(...delivered.map(({ fact }) => fact.sequence)), () => {});
  try {
    const discussionId = await discussion();
    await deliverer.admit(workspace.id, 0, () => {});
    const { row } = await post(discussionId, written('Second'));
    await until('the second is told', () => told.length === 1);
    const say = (notice: string) => db.pool.query('SELECT pg_notify($1, $2)', [ACTIVITY_CHANNEL, notice]);
    await say(workspace.id + row);
    // The third is recorded without a word to anybody; the fourth says itself.
    await db.pool.query(
      `WITH taken AS (UPDATE workspace SET sequence = sequence + 1 WHERE id = $1 RETURNING sequence)
       INSERT INTO activity (workspace_id, sequence, fact, subject) SELECT $1, sequence, 'discussion:changed', $2 FROM taken`,
      [workspace.id, { discussionId, what: 'words' }],
    );
    await postComment(author.ctx, workspace.slug, { key: randomUUID(), discussionId, body: written('Fourth') });
    await until('the fourth is told', () => told.includes(4));
    expect(told).toEqual([2, 3, 4]);
  } finally {
    await deliverer.stop();
  }
});
