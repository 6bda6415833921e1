import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { EditDiscussion } from '../../shared/discussions.ts';
import { AddEvidence, EditEvidence } from '../../shared/evidence-forms.ts';
import { editDiscussion } from '../../server/discussions/commands.ts';
import { addEvidence, editEvidence } from '../../server/evidence/commands.ts';
import { answerPublication, decidePublication, publicationsPage } from '../../server/publications/pages.ts';
import { publicContributions } from '../../server/publications/public.ts';
import { testDatabase } from '../database.ts';
import { LEEDS, METRIC, sentWords, started } from '../discussion-scene.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../factories.ts';

const db = await testDatabase();
await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 1328 }]);

let workspace: BuiltWorkspace;
let author: BuiltPerson;
let lead: BuiltPerson;
let coordinator: BuiltPerson;

type Kind = 'discussion' | 'evidence';
const approve = (subjectKind: Kind, subjectId: string) => answerPublication(lead.ctx, workspace.organisation.id, { subjectKind, subjectId, answer: 'approve', words: '' });
const publish = (subjectKind: Kind, subjectId: string) => decidePublication(coordinator.ctx, workspace.slug, { key: randomUUID(), subjectKind, subjectId, answer: 'publish', words: '' });
const old = (kind: Kind, id: string) => db.pool.query(`UPDATE ${kind} SET created_at = now() - interval '16 minutes' WHERE id = $1`, [id]);
const anybodyReads = async () => JSON.stringify(await publicContributions({ db }, METRIC, LEEDS));

beforeEach(async () => {
  await db.pool.query('DELETE FROM discussion');
  await db.pool.query('DELETE FROM evidence');
  workspace = await buildWorkspace(db);
  author = await buildMember(db, workspace);
  coordinator = await buildMember(db, workspace, { role: 'coordinator', organisationId: (await buildOrganisation(db)).id });
  lead = await buildPerson(db);
  await db.prisma.affiliation.create({ data: { organisationId: workspace.organisation.id, userId: lead.id, role: 'lead', approver: true } });
});

const item = {
  kind: 'audit', title: 'Audit of front doors', finding: 'What was approved.', method: 'Reading', gathered: 'May', size: 'Forty', limits: 'One team', links: [{ metric: METRIC, area: LEEDS, period: '' }],
};

async function proposed(kind: Kind): Promise<string> {
  if (kind === 'discussion') return started(author, workspace, { title: 'What was approved.', visibility: 'public' });
  const input = AddEvidence.parse({ ...item, key: randomUUID(), visibility: 'public' });
  await addEvidence(author.ctx, workspace.slug, input);
  return input.key;
}

async function edited(kind: Kind, id: string): Promise<void> {
  const which = { key: randomUUID(), version: 1 };
  if (kind === 'discussion') await editDiscussion(author.ctx, workspace.slug, EditDiscussion.parse({ ...which, discussionId: id, title: 'Nobody approved this.', body: sentWords('Nor this.') }));
  else await editEvidence(author.ctx, workspace.slug, EditEvidence.parse({ ...item, ...which, evidenceId: id, finding: 'Nobody approved this.' }));
}

describe.each(['discussion', 'evidence'] as const)('words that nobody approved (%s)', (kind) => {
  test('are not public where the words before them were', async () => {
    const id = await proposed(kind);
    await approve(kind, id);
    await old(kind, id);
    await publish(kind, id);
    expect(await anybodyReads()).toContain('What was approved.');
    await edited(kind, id);
    expect(await anybodyReads()).toBe('[]');
    expect((await publicationsPage(lead.ctx, workspace.organisation.id)).proposed).toMatchObject([{ id, publication: 'proposed' }]);
  });

  test('are not published by a moderator after the organisation said yes to others', async () => {
    const id = await proposed(kind);
    await approve(kind, id);
    await old(kind, id);
    await edited(kind, id);
    await expect(publish(kind, id)).rejects.toMatchObject({ status: 409 });
    expect(await anybodyReads()).toBe('[]');
  });

  test('and what was declined may be asked for again once it was changed', async () => {
    const id = await proposed(kind);
    await answerPublication(lead.ctx, workspace.organisation.id, { subjectKind: kind, subjectId: id, answer: 'decline', words: 'Too early.' });
    await edited(kind, id);
    expect((await publicationsPage(lead.ctx, workspace.organisation.id)).proposed).toHaveLength(1);
  });
});
