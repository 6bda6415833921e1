import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import type { LogView } from '../../shared/audit.ts';
import { recordFact } from '../activity.ts';
import { recordEvent } from './commands.ts';
import { logStatement, type LogScope } from './log-rows.ts';
import { organisationLog, ownLog, systemLog, workspaceLog } from './queries.ts';

const db = await testDatabase();
const asked = (filter: Record<string, string> = {}) => new URLSearchParams(filter);
const said = ({ lines }: LogView) => lines.map(({ who, what }) => `${who} ${what}`);
const textOf = async (pieces: AsyncIterable<string>) => {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text.replace('\uFEFF', '');
};

let workspace: BuiltWorkspace;
let lead: BuiltPerson;
let colleague: BuiltPerson;
let coordinator: BuiltPerson;
let administrator: BuiltPerson;

async function addNote(person: BuiltPerson, organisationId = workspace.organisation.id) {
  const id = randomUUID();
  await db.prisma.$transaction(async (tx) => {
    await tx.annotation.create({ data: { id, workspaceId: workspace.id, metric: 'care-rate', area: 'E08000035', period: '2025', breakdown: '', kind: 'local-context', body: 'xylophone', authorId: person.id, authorOrganisationId: organisationId } });
    await recordFact(tx, workspace.id, { fact: 'annotation:added', subject: { annotationId: id } }, { userId: person.id, organisationId });
  });
}

beforeAll(async () => {
  workspace = await buildWorkspace(db);
  lead = await buildPerson(db, { name: 'Lena Lead' });
  colleague = await buildMember(db, workspace, { name: 'Col Colleague' });
  coordinator = await buildMember(db, workspace, { name: 'Cora Coordinator', role: 'coordinator' });
  administrator = await buildPerson(db, { name: 'Ada Administrator' });
  await db.prisma.installationRole.create({ data: { userId: administrator.id, role: 'administrator' } });
  const organisationId = workspace.organisation.id;
  await db.prisma.affiliation.createMany({ data: [{ organisationId, userId: lead.id, role: 'lead' }, { organisationId, userId: colleague.id, role: 'practitioner', since: new Date('2026-01-01') }] });
});

const event = (name: Parameters<typeof recordEvent>[1]) => recordEvent(db.prisma, name);
const clear = async () => {
  await db.prisma.auditEvent.deleteMany();
  await db.prisma.activity.deleteMany();
};

describe('the log of an organisation', () => {
  const log = (filter?: Record<string, string>) => organisationLog.page(lead.ctx, workspace.organisation.id, asked(filter));

  test('tells its own affairs, what its people add, and their accounts from the day they work for it', async () => {
    await clear();
    const elsewhere = await buildPerson(db, { name: 'Ella Elsewhere' });
    await event({ event: 'person:changed', actorId: lead.id, userId: colleague.id, organisationId: workspace.organisation.id, facts: { before: 'practitioner', role: 'analyst' } });
    await event({ event: 'login:opened', actorId: colleague.id, facts: { means: 'password' } });
    await event({ event: 'login:refused', actorId: null, userId: colleague.id });
    await event({ event: 'login:opened', actorId: elsewhere.id });
    await event({ event: 'role:granted', actorId: administrator.id, userId: colleague.id });
    await addNote(colleague);
    await db.prisma.auditEvent.create({ data: { event: 'login:opened', actorId: colleague.id, at: new Date('2025-12-31') } });
    expect(said(await log())).toEqual([
      `Col Colleague, ${workspace.organisation.name} added context to Rate of children looked after on 31 March, Leeds`,
      'Col Colleague was refused at signing in',
      'Col Colleague signed in: with a password',
      'Lena Lead changed somebody’s role in the organisation: Col Colleague, before: practitioner, as analyst',
    ]);
  });

  test('is asked for by day, kind, person and workspace, and says what it does not understand', async () => {
    expect(said(await log({ kind: 'contributions' }))).toHaveLength(1);
    expect(said(await log({ person: lead.id }))).toHaveLength(1);
    expect(said(await log({ person: colleague.id }))).toHaveLength(4);
    expect(said(await log({ workspace: workspace.id }))).toHaveLength(1);
    expect(said(await log({ to: '2020-01-01' }))).toEqual([]);
    const wrong = await log({ from: '2026-02-31', kind: 'nonsense', person: administrator.id, workspace: randomUUID() });
    expect(Object.keys(wrong.errors).sort()).toEqual(['from', 'kind', 'person', 'workspace']);
    expect(wrong.lines).toHaveLength(4);
    await expect(organisationLog.file(lead.ctx, workspace.organisation.id, asked({ from: 'x' }))).rejects.toMatchObject({ status: 400 });
  });

  test('days are England’s', async () => {
    await clear();
    // In summer the day begins an hour before midnight of UTC.
    await db.prisma.auditEvent.create({ data: { event: 'person:invited', actorId: lead.id, organisationId: workspace.organisation.id, at: new Date('2026-06-30T23:30:00Z') } });
    const [line] = (await log({ from: '2026-07-01', to: '2026-07-01' })).lines;
    expect(line?.when).toBe('1 July 2026, 00:30');
    expect((await log({ to: '2026-06-30' })).lines).toEqual([]);
  });

  test('where the contribution rule keeps names back, it does so here, and nobody is asked for by what they added', async () => {
    await clear();
    await addNote(colleague);
    await event({ event: 'terms:accepted', actorId: colleague.id, organisationId: workspace.organisation.id, workspaceId: workspace.id });
    const rule = (contributionRule: string) => db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule } });
    try {
      await rule('organisation-only');
      expect(said(await log({ kind: 'contributions' }))).toEqual([`${workspace.organisation.name} added context to Rate of children looked after on 31 March, Leeds`]);
      // A line in an organisation's own log says which organisation it was: not where the rule keeps that back.
      for (const one of ['role-only', 'none']) {
        await rule(one);
        expect(said(await log({ kind: 'contributions' }))).toEqual([]);
        expect(said(await log()).join()).not.toContain('added context');
      }
      expect((await log({ person: colleague.id })).lines.map(({ kind }) => kind)).toEqual(['workspaces']);
      const there = await workspaceLog.page(coordinator.ctx, workspace.slug, asked());
      expect(there.people).toBeNull();
      expect(said(there).join()).toContain('A member added context');
      expect(said(there).join()).not.toContain('Col');
    } finally {
      await rule('attributed');
    }
  });

  test('is its leads’ and approvers’: not a practitioner’s, not an administrator’s, nobody else’s', async () => {
    await expect(organisationLog.page(colleague.ctx, workspace.organisation.id, asked())).rejects.toMatchObject({ status: 403 });
    for (const { ctx } of [coordinator, administrator]) await expect(organisationLog.page(ctx, workspace.organisation.id, asked())).rejects.toMatchObject({ status: 404 });
    await expect(organisationLog.file({ db, actor: null }, workspace.organisation.id, asked())).rejects.toMatchObject({ status: 401 });
  });
});

describe('one’s own log', () => {
  test('holds what one did and what was done about oneself, each once', async () => {
    await clear();
    await event({ event: 'login:opened', actorId: colleague.id });
    await event({ event: 'password:changed', actorId: colleague.id, userId: colleague.id });
    await event({ event: 'person:changed', actorId: lead.id, userId: colleague.id, organisationId: workspace.organisation.id, facts: { role: 'analyst' } });
    await event({ event: 'login:opened', actorId: lead.id });
    await addNote(colleague);
    expect(said(await ownLog(colleague.ctx, asked()))).toEqual([
      'You added context to Rate of children looked after on 31 March, Leeds',
      `Lena Lead changed somebody’s role in the organisation: you, ${workspace.organisation.name}, as analyst`,
      'You changed the password',
      'You signed in',
    ]);
  });
});

describe('the log of the system', () => {
  test('names no workspace, nobody who is in one, and nothing anybody added', async () => {
    await clear();
    await addNote(colleague);
    await event({ event: 'member:joined', actorId: colleague.id, userId: colleague.id, organisationId: workspace.organisation.id, workspaceId: workspace.id, facts: { role: 'member', email: 'secret@example.org' } });
    // Invitations to a workspace, its log taken out, a mail about it: each would say who is in it as well.
    for (const name of ['invitation:waits', 'invitation:declined', 'log:exported', 'mail:failed'] as const) {
      await event({ event: name, actorId: colleague.id, userId: lead.id, organisationId: workspace.organisation.id, workspaceId: workspace.id, facts: { email: 'secret@example.org' } });
    }
    const inWorkspace = await systemLog.page(administrator.ctx, '', asked());
    expect(JSON.stringify(inWorkspace.lines)).not.toMatch(/Colleague|secret@|Lead/);
    expect(inWorkspace.lines).toHaveLength(5);
    await db.prisma.auditEvent.deleteMany({ where: { event: { not: 'member:joined' } } });
    await event({ event: 'login:opened', actorId: colleague.id });
    const { lines } = await systemLog.page(administrator.ctx, '', asked());
    expect(lines.map(({ who, what, where }) => [who, what, where])).toEqual([
      ['Col Colleague', 'signed in', ''],
      [`Somebody of ${workspace.organisation.name}`, 'joined a workspace: as member', `Region, ${workspace.id}`],
    ]);
    const ofPerson = await systemLog.page(administrator.ctx, '', asked({ person: colleague.email.toUpperCase() }));
    expect(ofPerson.lines.map(({ what }) => what)).toEqual(['signed in']);
    await event({ event: 'invitation:waits', actorId: colleague.id, organisationId: workspace.organisation.id, workspaceId: workspace.id });
    expect((await systemLog.page(administrator.ctx, '', asked({ person: colleague.email }))).lines).toHaveLength(1);
  });

  test('is asked for with a second factor, and exists for administrators only', async () => {
    await expect(systemLog.page({ db, actor: { ...administrator.ctx.actor!, secondFactor: false } }, '', asked())).rejects.toMatchObject({ code: 'second-factor' });
    await expect(systemLog.page(lead.ctx, '', asked())).rejects.toMatchObject({ status: 404 });
  });

  test('an invented administrator reads of the sandbox only', async () => {
    await clear();
    const invented = await buildPerson(db, { invented: true });
    await db.prisma.installationRole.create({ data: { userId: invented.id, role: 'administrator' } });
    await event({ event: 'login:opened', actorId: colleague.id });
    await event({ event: 'login:opened', actorId: invented.id });
    expect((await systemLog.page(invented.ctx, '', asked())).lines).toHaveLength(1);
    expect((await systemLog.page(invented.ctx, '', asked({ person: colleague.email }))).errors).toHaveProperty('person');
  });
});

test('whoever approves for an organisation and never was a member of the workspace stands in its log as that', async () => {
  await clear();
  const { organisation: { id: organisationId, name } } = workspace;
  const gone = await buildPerson(db);
  await db.prisma.$transaction(async (tx) => {
    const subject = { annotationId: randomUUID(), what: 'publication' };
    await recordFact(tx, workspace.id, { fact: 'member:ended', subject: { userId: gone.id, organisationId, actions: [], successorId: null } }, { userId: gone.id, organisationId });
    for (const { id: userId } of [lead, gone]) await recordFact(tx, workspace.id, { fact: 'annotation:changed', subject }, { userId, organisationId });
  });
  await event({ event: 'publication:approved', actorId: lead.id, organisationId, workspaceId: workspace.id });
  const who = async () => (await workspaceLog.page(coordinator.ctx, workspace.slug, asked({ kind: 'contributions' }))).lines.map((line) => line.who).sort();
  expect(await who()).toEqual([`A lead or approver of ${name}`, `A lead or approver of ${name}`, `Former member, ${name}`]);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'role-only' } });
  try {
    expect((await who()).join()).not.toContain(name);
    expect(await who()).toContain('A lead or approver of its author’s organisation');
  } finally {
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'attributed' } });
  }
});

describe('a log of 20,000 events', () => {
  const COUNT = 20_000;
  beforeAll(async () => {
    await clear();
    // Many at the same instant: pages are cut between them too.
    await db.pool.query(
      `INSERT INTO audit_event (event, actor_id, organisation_id, at)
       SELECT 'person:changed', $1::uuid, $2::uuid, timestamptz '2026-01-01' + (n / 7) * interval '1 minute' FROM generate_series(1, $3::int) n`,
      [lead.id, workspace.organisation.id, COUNT],
    );
    for (let n = 0; n < 3; n += 1) await addNote(colleague);
    await db.pool.query('ANALYZE audit_event');
  });

  test('is paged through whole, fifty at a time, each line once, newest first', async () => {
    const seen: { id: string; at: string }[] = [];
    let before: string | null = '';
    while (before !== null && seen.length < 1_000) {
      const page: LogView = await organisationLog.page(lead.ctx, workspace.organisation.id, asked(before === '' ? {} : { before }));
      expect(page.lines).toHaveLength(50);
      seen.push(...page.lines);
      before = page.older;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(1_000);
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort().reverse());
  });

  test('its last page says that it is the last', async () => {
    const all = await organisationLog.page(lead.ctx, workspace.organisation.id, asked({ to: '2026-01-01', kind: 'people' }));
    expect(all.older).not.toBeNull();
    expect((await organisationLog.page(lead.ctx, workspace.organisation.id, asked({ kind: 'contributions' }))).older).toBeNull();
  });

  test('is one file with every line of the filter, and taking it out is written down', async () => {
    const { pieces } = await organisationLog.file(lead.ctx, workspace.organisation.id, asked({ kind: 'people' }));
    const lines = (await textOf(pieces)).trim().split('\r\n');
    expect(lines[0]).toBe('time,who,what,workspace,kind');
    expect(lines).toHaveLength(COUNT + 1);
    expect(await db.prisma.auditEvent.count({ where: { event: 'log:exported', actorId: lead.id, organisationId: workspace.organisation.id } })).toBe(1);
  });

  test('each log is read by indexes, page by page, not by going through the tables', async () => {
    await db.pool.query('ANALYZE');
    const before = { at: '2026-01-02T00:00:00.000000Z', source: 'event', number: 500, workspaceId: '' } as const;
    const filter = { from: '', to: '', person: '', kind: '', workspace: '' } as const;
    const scopes: readonly LogScope[] = [
      { of: 'organisation', organisationId: workspace.organisation.id }, { of: 'person', userId: lead.id }, { of: 'workspace', workspaceId: workspace.id }, { of: 'system', invented: false },
    ];
    for (const scope of scopes) {
      const { text, values } = logStatement(scope, filter, before, 51);
      const { rows } = await db.pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan, scope.of).toMatch(/Index Scan.* on audit_event/);
      expect(plan, scope.of).not.toMatch(/Seq Scan on audit_event/);
    }
  });
});

test('a cell that a spreadsheet would run is kept from it', async () => {
  await clear();
  const person = await buildPerson(db, { name: '=HYPERLINK("x")' });
  await db.prisma.affiliation.create({ data: { organisationId: workspace.organisation.id, userId: person.id, role: 'lead' } });
  await event({ event: 'person:invited', actorId: person.id, organisationId: workspace.organisation.id });
  const { pieces } = await organisationLog.file(lead.ctx, workspace.organisation.id, asked());
  expect(await textOf(pieces)).toContain(`"'=HYPERLINK(""x"")"`);
});

test('a place in a log that somebody made up is none', async () => {
  for (const before of ['x', '2026-01-01T00:00:00.000000Z_event_1', '2026-99-99T00:00:00.000000Z_event_1_', "'; DROP TABLE audit_event"]) {
    expect((await ownLog(lead.ctx, asked({ before }))).continued).toBe(false);
  }
});
