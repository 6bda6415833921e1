import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AgreeAction } from '../../shared/actions.ts';
import { AddAnnotation, EditAnnotation, ReplyAsOwner } from '../../shared/annotations.ts';
import { EditComment, EditDiscussion, PostComment, ResolveDiscussion } from '../../shared/discussions.ts';
import { AddEvidence, EditEvidence } from '../../shared/evidence-forms.ts';
import { checkText } from '../../shared/guard/check.ts';
import { sentenceAround } from '../../shared/guard/patterns.ts';
import { agreeAction } from '../../server/actions/commands.ts';
import { addAnnotation, editAnnotation, replyAsOwner } from '../../server/annotations/commands.ts';
import type { Context } from '../../server/context.ts';
import { editComment, editDiscussion, postComment, resolveDiscussion, startDiscussion } from '../../server/discussions/commands.ts';
import { addEvidence, editEvidence } from '../../server/evidence/commands.ts';
import { sendUnattributed } from '../../server/unattributed/commands.ts';
import { testDatabase } from '../database.ts';
import { LEEDS, METRIC, replied, sentWords, started, thread } from '../discussion-scene.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../factories.ts';
import { BUSY, overAndOver } from '../guard/busy.ts';

const db = await testDatabase();
await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', missing: 'c' }]);

/** Blocked wherever it is written; and, beside this figure, a number that could stand in its place. */
const BLOCKED = 'Their NHS number is 943 476 5919, and it was 4.';
let workspace: BuiltWorkspace;
let author: BuiltPerson;
let outsider: BuiltPerson;
let stranger: BuiltPerson;
let note: string;
let discussion: string;
let comment: string;
let hidden: string;

beforeAll(async () => {
  workspace = await buildWorkspace(db);
  author = await buildMember(db, workspace);
  outsider = await buildPerson(db);
  stranger = await buildMember(db, workspace, { organisationId: (await buildOrganisation(db)).id });
  const plain = AddAnnotation.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, breakdown: '', period: '2025', kind: 'context', body: 'Words.' });
  await addAnnotation(author.ctx, workspace.slug, plain);
  note = plain.key;
  discussion = await started(author, workspace);
  comment = await replied(author, workspace, discussion);
  hidden = await started(author, workspace, { visibility: 'me' });
});

const key = () => randomUUID();
const item = { kind: 'audit', title: BLOCKED, finding: BLOCKED, method: 'Read', gathered: 'May', size: 'Forty', limits: 'One', links: [{ metric: METRIC, area: LEEDS, period: '2025' }] };
const WRITES: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
  addAnnotation: (ctx) => addAnnotation(ctx, workspace.slug, AddAnnotation.parse({ key: key(), metric: METRIC, area: LEEDS, breakdown: '', period: '2025', kind: 'context', body: BLOCKED })),
  editAnnotation: (ctx) => editAnnotation(ctx, workspace.slug, EditAnnotation.parse({ key: key(), annotationId: note, version: 1, kind: 'context', body: BLOCKED })),
  replyAsOwner: (ctx) => replyAsOwner(ctx, workspace.slug, ReplyAsOwner.parse({ key: key(), annotationId: note, verdict: 'add', body: BLOCKED })),
  startDiscussion: (ctx) => startDiscussion(ctx, workspace.slug, thread({ period: '2025', title: BLOCKED, body: sentWords(BLOCKED) })),
  postComment: (ctx) => postComment(ctx, workspace.slug, PostComment.parse({ key: key(), discussionId: discussion, body: sentWords(BLOCKED) })),
  editDiscussion: (ctx) => editDiscussion(ctx, workspace.slug, EditDiscussion.parse({ key: key(), discussionId: discussion, version: 1, title: BLOCKED, body: sentWords(BLOCKED) })),
  editComment: (ctx) => editComment(ctx, workspace.slug, EditComment.parse({ key: key(), commentId: comment, version: 1, body: sentWords(BLOCKED) })),
  resolveDiscussion: (ctx) => resolveDiscussion(ctx, workspace.slug, ResolveDiscussion.parse({ key: key(), discussionId: discussion, outcome: BLOCKED })),
  addEvidence: (ctx) => addEvidence(ctx, workspace.slug, AddEvidence.parse({ ...item, key: key() })),
  editEvidence: (ctx) => editEvidence(ctx, workspace.slug, EditEvidence.parse({ ...item, key: key(), evidenceId: key(), version: 1 })),
  agreeAction: (ctx) => agreeAction(ctx, workspace.slug, AgreeAction.parse({ key: key(), metric: METRIC, area: LEEDS, breakdown: '', period: '2025', what: BLOCKED, who: 'Somebody', organisationId: workspace.organisation.id, due: '2030-01-01' })),
  sendUnattributed: (ctx) => sendUnattributed(ctx, workspace.slug, 'comment', PostComment.parse({ key: key(), discussionId: discussion, body: sentWords(BLOCKED) })),
};
const answer = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => [(error as { status?: number }).status, (error as { code?: string }).code]);

describe('the guard answers nobody who may not write', () => {
  test.each(Object.keys(WRITES))('%s: somebody from outside hears that there is nothing, nobody that they must sign in', async (name) => {
    expect(await answer(WRITES[name]!(outsider.ctx))).toEqual([404, 'not-found']);
    expect(await answer(WRITES[name]!({ db, actor: null }))).toEqual([401, 'sign-in']);
  });

  test('a member hears nothing about a thread that they do not see', async () => {
    const send = (discussionId: string, body: string) => answer(postComment(stranger.ctx, workspace.slug, PostComment.parse({ key: key(), discussionId, body: sentWords(body) })));
    for (const body of [BLOCKED, 'It was 4.', 'Nothing.']) expect(await send(hidden, body)).toEqual(await send(randomUUID(), 'Nothing.'));
    expect(await send(discussion, BLOCKED)).toEqual([400, 'disclosure']);
  });

  test('and what it blocked is in no table', async () => {
    for (const write of Object.values(WRITES)) await answer(write(author.ctx));
    const { rows: tables } = await db.pool.query<{ name: string }>(`SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`);
    for (const { name } of tables) expect([name, (await db.pool.query(`SELECT 1 FROM ${name} t WHERE t::text LIKE '%943 476%'`)).rowCount]).toEqual([name, 0]);
  });
});

describe('texts made to keep the guard busy', () => {
  // How long it takes is a number of `npm run bench guard`; that it comes to an end at all, in the longest text there is, is seen here.
  test.each(BUSY)('"%s" over and over is checked to its end', (piece) => {
    expect(checkText(overAndOver(piece, 40_000), { suppressed: 'among', withheld: [30.3], hiddenPeriods: ['2022'] })).toBeInstanceOf(Array);
  });

  test('a sentence ends where it ended when it was looked for from each place anew', () => {
    const anew = (text: string, start: number, end: number) => {
      const from = Math.max(0, ...[...text.slice(0, start).matchAll(/\n|(?<=[a-z\d)]{2})[.!?]["')]?\s/g)].map(({ index }) => index + 1));
      const after = /\n|(?<=[a-z\d)]{2})[.!?]["')]?(?:\s|$)/.exec(text.slice(end));
      return text.slice(from, after ? end + after.index : text.length);
    };
    const text = 'Dr. A said so. "It was (so)!" she said.\nThen no more? \'Yes.\' St. Ann ab." end.';
    for (let start = 0; start <= text.length; start += 1) for (let end = start; end <= text.length; end += 1) expect(sentenceAround(text, start, end)).toBe(anew(text, start, end));
  });
});
