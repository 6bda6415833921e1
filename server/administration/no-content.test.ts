import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildPerson, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { agreeAction, moveAction } from '../actions/commands.ts';
import { addAnnotation } from '../annotations/commands.ts';
import { organisationLog, ownLog, systemLog, workspaceLog } from '../audit/queries.ts';
import { postComment, startDiscussion } from '../discussions/commands.ts';
import { changeWorkspace } from '../workspaces/commands.ts';
import { agreeIncident, askIncident, giveWorkspace, incidents, makeOrganisation, nameApprover, organisationEntry, organisationRegister, overview, roleHolders, settingsView, workspaceList } from './pages.ts';
import { applyRetention } from './commands.ts';

const db = await testDatabase();
/** In every field that people of a workspace fill in. */
const SECRET = 'xylophone';

let workspace: BuiltWorkspace;
let coordinator: BuiltPerson;
let member: BuiltPerson;
const administrators: BuiltPerson[] = [];

beforeAll(async () => {
  for (const name of ['One', 'Two']) {
    const person = await buildPerson(db, { name });
    await db.prisma.installationRole.create({ data: { userId: person.id, role: 'administrator' } });
    administrators.push(person);
  }
  workspace = await buildWorkspace(db, { name: `${SECRET} workspace` });
  await db.prisma.workspace.update({
    where: { id: workspace.id },
    data: { slug: `${SECRET}-workspace`, terms: SECRET, ownerOrganisationId: workspace.organisation.id },
  });
  coordinator = await buildMember(db, workspace, { role: 'coordinator' });
  member = await buildMember(db, workspace);
  await db.prisma.affiliation.create({ data: { organisationId: workspace.organisation.id, userId: coordinator.id, role: 'lead', approver: true } });
  await buildFigures(db, 'care-rate', [{ area: 'E08000035', period: '2025', value: 70 }]);
  const slug = `${SECRET}-workspace`;
  const about = { metric: 'care-rate', area: 'E08000035', breakdown: '' };
  await changeWorkspace(coordinator.ctx, slug, { change: 'purpose', purpose: SECRET });
  await changeWorkspace(coordinator.ctx, slug, { change: 'agreement', agreement: SECRET, reviewOn: null });
  await addAnnotation(member.ctx, slug, AddAnnotation.parse({ key: randomUUID(), ...about, period: '2025', kind: 'context', body: `${SECRET} note` }));
  await startDiscussion(member.ctx, slug, { key: randomUUID(), ...about, period: null, title: `${SECRET} question`, body: written(`${SECRET} first`) });
  const { id: discussionId } = await db.prisma.discussion.findFirstOrThrow();
  await postComment(member.ctx, slug, { key: randomUUID(), discussionId, body: written(`${SECRET} answer`) });
  await agreeAction(member.ctx, slug, { key: randomUUID(), ...about, what: `${SECRET} action`, organisationId: workspace.organisation.id, who: SECRET, due: '2027-01-30' });
  const { id: actionId } = await db.prisma.action.findFirstOrThrow();
  await moveAction(member.ctx, slug, { key: randomUUID(), actionId, status: 'done' });
});

async function everyAnswer() {
  const [one, two] = administrators as [BuiltPerson, BuiltPerson];
  const region = await makeOrganisation(one.ctx, { name: `Region ${randomUUID()}`, kind: 'region', areas: '' });
  const answers: unknown[] = [await nameApprover(one.ctx, region, { email: `${randomUUID()}@example.org`, role: 'lead' })];
  await giveWorkspace(one.ctx, { workspace: workspace.id, owner: region });
  await askIncident(one.ctx, { workspace: workspace.id, reason: 'Somebody reported something here.' });
  const all = new URLSearchParams();
  answers.push(await incidents(two.ctx), await incidents(one.ctx));
  await agreeIncident(two.ctx, (await incidents(two.ctx)).find(({ state }) => state === 'waiting')!.id);
  await applyRetention(db);
  for (const { ctx } of [one, two]) {
    answers.push(await overview(ctx), await organisationRegister(ctx), await organisationEntry(ctx, region), await organisationEntry(ctx, workspace.organisation.id), await workspaceList(ctx, workspace.id));
    answers.push(await roleHolders(ctx), await settingsView(ctx), await systemLog.page(ctx, '', all));
  }
  answers.push(await incidents(two.ctx));
  let file = '';
  for await (const piece of (await systemLog.file(one.ctx, '', all)).pieces) file += piece;
  return { answers: [...answers, file], two };
}

test('nothing that people of a workspace wrote is in the audit log, nor in any answer to administrators', async () => {
  const { answers } = await everyAnswer();
  // The word is there to be found.
  expect(JSON.stringify([await db.prisma.annotation.findMany(), await db.prisma.comment.findMany(), await db.prisma.discussion.findMany(), await db.prisma.action.findMany(), await db.prisma.workspace.findMany()]).match(new RegExp(SECRET, 'g'))!.length).toBeGreaterThan(9);
  const events = await db.prisma.auditEvent.findMany();
  expect(events.length).toBeGreaterThan(5);
  expect(JSON.stringify(events)).not.toContain(SECRET);
  expect(JSON.stringify(answers)).not.toContain(SECRET);
});

test('logs of those whom it concerns name the workspace, and say nothing of what was written', async () => {
  const all = new URLSearchParams();
  const logs = [await ownLog(member.ctx, all), await organisationLog.page(coordinator.ctx, workspace.organisation.id, all), await workspaceLog.page(coordinator.ctx, `${SECRET}-workspace`, all)];
  for (const { lines } of logs) {
    expect(lines.filter(({ kind }) => kind === 'contributions').map(({ what }) => what).sort()).toEqual([
      'added context to Rate of children looked after on 31 March, Leeds', 'answered in a discussion beside Rate of children looked after on 31 March, Leeds',
      'asked a question beside Rate of children looked after on 31 March, Leeds', 'recorded an action about Rate of children looked after on 31 March, Leeds',
      'said how far an action is about Rate of children looked after on 31 March, Leeds',
    ]);
    expect(lines.map(({ who, what }) => who + what).join()).not.toContain(SECRET);
  }
});
