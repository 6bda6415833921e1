import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { AgreeAction } from '../../shared/actions.ts';
import { AddAnnotation } from '../../shared/annotations.ts';
import { StartDiscussion } from '../../shared/discussions.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildPerson, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { agreeAction } from '../actions/commands.ts';
import { addAnnotation } from '../annotations/commands.ts';
import { startDiscussion } from '../discussions/commands.ts';
import { workspaceHome } from './home.ts';

const LEEDS = 'E08000035';
const db = await testDatabase();
let workspace: BuiltWorkspace;
let ana: BuiltPerson;

beforeAll(async () => {
  for (const metric of ['children-in-need-rate', 'repeat-referrals']) await buildFigures(db, metric, [{ area: LEEDS, period: '2025', value: 32 }]);
  workspace = await buildWorkspace(db);
  ana = await buildMember(db, workspace, { name: 'Ana' });
});

test('a first page counts what is written about each metric and lists what came last, newest first', async () => {
  const note = (metric: string, body: string) =>
    addAnnotation(ana.ctx, workspace.slug, AddAnnotation.parse({ key: randomUUID(), metric, area: LEEDS, period: '2025', kind: 'context', body }));
  await note('children-in-need-rate', 'First.');
  await note('repeat-referrals', 'Second.');
  const question = StartDiscussion.parse({ key: randomUUID(), metric: 'repeat-referrals', area: LEEDS, title: 'Third?', body: JSON.stringify(written('Hm.')) });
  await startDiscussion(ana.ctx, workspace.slug, question);
  const action = { key: randomUUID(), metric: 'repeat-referrals', area: LEEDS, what: 'Fourth.', who: 'Ana', organisationId: workspace.organisation.id, due: '2026-12-01' };
  await agreeAction(ana.ctx, workspace.slug, AgreeAction.parse(action));

  const home = await workspaceHome(ana.ctx, workspace.slug);
  expect(home.workspace.slug).toBe(workspace.slug);
  expect([...home.counts].sort((a, b) => a.metric.localeCompare(b.metric))).toEqual([
    { metric: 'children-in-need-rate', notes: 1, questions: 0, actions: 0 },
    { metric: 'repeat-referrals', notes: 1, questions: 1, actions: 1 },
  ]);
  expect(home.recent.map(({ kind, words }) => [kind, words])).toEqual([['action', 'Fourth.'], ['question', 'Third?'], ['note', 'Second.'], ['note', 'First.']]);
  expect(home.recent[0]?.author).toEqual({ name: 'Ana', organisation: workspace.organisation.name });
});

test('it is there for members only', async () => {
  const stranger = await buildPerson(db);
  await expect(workspaceHome(stranger.ctx, workspace.slug)).rejects.toMatchObject({ status: 404 });
  await expect(workspaceHome({ db, actor: null }, workspace.slug)).rejects.toMatchObject({ status: 401 });
});
