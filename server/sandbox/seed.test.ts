import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { AREAS, INVENTED_COUNTRY, NORTHERN_VALE } from '../../shared/areas/register.ts';
import { MISSING_SYMBOLS } from '../../shared/figures.ts';
import { METRICS } from '../../shared/framework/metrics.ts';
import { isPassword } from '../auth/passwords.ts';
import type { Database } from '../db.ts';
import { neighboursOf, shownEdition } from '../figures/queries.ts';
import { SCRIPT } from './conversation/script.ts';
import { ORGANISATIONS, PEOPLE, SIGN_INS } from './people.ts';
import { SANDBOX_WORKSPACE, WORKSPACES } from './workspaces.ts';
import { seedSandbox } from './seed.ts';

const passwordFor = (email: string) => `password of ${email}`;
const db = await testDatabase();
const other = await testDatabase();

const COUNTED = ['release', 'edition', 'figure', 'neighbour', 'organisation', 'user_account', 'membership', 'workspace', 'annotation', 'discussion', 'comment', 'action', 'activity', 'submission'];

async function countsIn(database: Database): Promise<Record<string, number>> {
  const counts = await Promise.all(COUNTED.map(async (table) => [table, Number((await database.pool.query(`SELECT count(*) FROM ${table}`)).rows[0].count)]));
  return Object.fromEntries(counts);
}

/** Everything in the figures' tables but the ids and times that an installation gives itself. */
async function figuresHash(database: Database): Promise<string> {
  const { rows } = await database.pool.query(`
    SELECT md5(string_agg(line, E'\\n' ORDER BY line COLLATE "C")) AS hash FROM (
      SELECT concat_ws('|', 'figure', e.key, f.area, f.period, f.breakdown, f.value, f.missing, f.category, f.published, f.count, f.denominator, f.lower, f.upper) AS line FROM figure f JOIN edition e ON e.id = f.edition_id
      UNION ALL SELECT concat_ws('|', 'edition', e.key, e.metric, e.invented, r.key, d.key) FROM edition e JOIN release r ON r.id = e.release_id LEFT JOIN release d ON d.id = e.denominator_release_id
      UNION ALL SELECT concat_ws('|', 'release', key, dataset, published, assumed, newest_period, source_file, fingerprint, invented, state, state_by) FROM release
      UNION ALL SELECT concat_ws('|', 'neighbour', model_id, area, position, neighbour, closeness) FROM neighbour
    ) AS everything`);
  return rows[0].hash;
}

async function conversationIn(database: Database): Promise<unknown> {
  const { rows } = await database.pool.query(`
    SELECT a.sequence, a.fact, u.email, s.key FROM activity a
      JOIN user_account u ON u.id = a.actor_id JOIN submission s ON s.workspace_id = a.workspace_id AND s.sequence = a.sequence
     ORDER BY a.sequence`);
  return rows;
}

beforeAll(async () => {
  // Two servers start together on the second one.
  await Promise.all([db, other, other].map((database) => seedSandbox(database, passwordFor)));
});

describe('the sandbox', () => {
  it('is the same in every database, also where two servers filled it together', async () => {
    expect(await figuresHash(db)).toBe(await figuresHash(other));
    expect(await conversationIn(db)).toEqual(await conversationIn(other));
  });

  it('is left alone by a second start', async () => {
    const before = await countsIn(db);
    const written = await db.pool.query('SELECT max(loaded_at) AS at FROM release');
    await seedSandbox(db, passwordFor);
    expect(await countsIn(db)).toEqual(before);
    expect((await db.pool.query('SELECT max(loaded_at) AS at FROM release')).rows).toEqual(written.rows);
  });

  it('puts back what another version of the generator left, and what an interrupted start missed', async () => {
    const before = await countsIn(other);
    const hash = await figuresHash(other);
    await other.pool.query(`UPDATE release SET fingerprint = 'another version'`);
    await other.pool.query(`UPDATE figure SET value = 1 WHERE value IS NOT NULL AND period = '2025'`);
    await seedSandbox(other, passwordFor);
    expect(await countsIn(other)).toEqual(before);
    expect(await figuresHash(other)).toBe(hash);
  });

  it('holds invented areas only', async () => {
    const invented = new Set(AREAS.filter(({ world }) => world === 'invented').map(({ code }) => code));
    const { rows } = await db.pool.query<{ area: string }>('SELECT area FROM figure UNION SELECT area FROM workspace_area UNION SELECT area FROM neighbour UNION SELECT neighbour FROM neighbour');
    expect(rows.map(({ area }) => area).filter((area) => !invented.has(area))).toEqual([]);
    expect(new Set(rows.map(({ area }) => area))).toEqual(invented);
    for (const table of ['release', 'edition', 'neighbour_model', 'organisation', 'user_account', 'workspace']) {
      expect((await db.pool.query(`SELECT 1 FROM ${table} WHERE NOT invented`)).rows, table).toEqual([]);
    }
  });

  it.each(METRICS)('shows $slug at every level in its newest release', async ({ slug, dataset, levels, breakdowns }) => {
    const edition = await shownEdition(db, slug, 'invented');
    expect(edition?.invented).toBe(true);
    expect(edition?.release.id).toMatch(new RegExp(`^invented/${dataset}@20\\d\\d-\\d\\d-\\d\\d$`));
    const expected = AREAS.filter(({ world, level }) => world === 'invented' && levels.includes(level)).map(({ code }) => code).sort();
    expect(edition?.areas).toEqual(expected);
    const combinations = breakdowns.reduce((product, { values }) => product * values.length, 1);
    const ofCountry = edition?.figures.filter(({ area }) => area === INVENTED_COUNTRY) ?? [];
    expect(ofCountry).toHaveLength((edition?.periods.length ?? 0) * combinations);
  });

  it('has every symbol, and no number behind one', async () => {
    const { rows } = await db.pool.query<{ missing: string }>('SELECT DISTINCT missing FROM figure WHERE missing IS NOT NULL');
    expect(rows.map(({ missing }) => missing).sort()).toEqual([...MISSING_SYMBOLS].sort());
    const hidden = await db.pool.query('SELECT 1 FROM figure WHERE missing IS NOT NULL AND (value IS NOT NULL OR category IS NOT NULL OR published <> missing)');
    expect(hidden.rows).toEqual([]);
  });

  it('gives each authority ten of the other eleven as neighbours', async () => {
    const authorities = AREAS.filter(({ world, level }) => world === 'invented' && level === 'LA');
    for (const { code } of authorities) {
      const neighbours = (await neighboursOf(db, code))?.neighbours.map(({ area }) => area) ?? [];
      expect(new Set(neighbours).size).toBe(10);
      expect(neighbours).not.toContain(code);
    }
  });
});

describe('the sandbox’s people', () => {
  it('sign in with this installation’s passwords, also after it lost the old ones', async () => {
    const hashOf = async (email: string) => (await db.prisma.user.findUniqueOrThrow({ where: { email } })).passwordHash;
    for (const { email } of SIGN_INS) expect(await isPassword(passwordFor(email), await hashOf(email))).toBe(true);
    const [first] = await seedSandbox(db, (email) => `new ${email}`);
    expect(first).toMatchObject({ email: 'coordinator@northern-vale.example', name: 'Coordinator', organisation: 'Northern Vale' });
    for (const { email } of SIGN_INS) {
      expect(await isPassword(`new ${email}`, await hashOf(email))).toBe(true);
      expect(await isPassword(passwordFor(email), await hashOf(email))).toBe(false);
    }
  });

  it('hold every role of an organisation and of the installation, in an organisation of every kind', async () => {
    expect(await db.prisma.user.count({ where: { invented: true } })).toBe(PEOPLE.length);
    const affiliations = await db.prisma.affiliation.findMany({ include: { organisation: true } });
    expect(new Set(affiliations.map(({ role }) => role))).toEqual(new Set(['practitioner', 'analyst', 'lead']));
    expect(affiliations.some(({ approver }) => approver)).toBe(true);
    expect(new Set(affiliations.map(({ organisation }) => organisation.name)).size).toBe(ORGANISATIONS.length);
    const roles = await db.prisma.installationRole.groupBy({ by: ['role'], _count: true });
    expect(Object.fromEntries(roles.map(({ role, _count }) => [role, _count]))).toEqual({ administrator: 2, 'data-steward': 1 });
  });

  it('have one workspace of every kind, each with an owner and terms', async () => {
    const made = await db.prisma.workspace.findMany({ include: { owner: true, memberships: true, focus: true } });
    expect(new Set(made.map(({ kind }) => kind))).toEqual(new Set(['region', 'mentoring', 'safeguarding', 'organisation']));
    for (const { slug, owner, purpose, focus, members } of WORKSPACES) {
      const one = made.find((workspace) => workspace.slug === slug);
      expect(one).toMatchObject({ purpose, invented: true, termsVersion: 1, owner: { name: owner } });
      expect(one?.memberships).toHaveLength(members.length);
      expect(one?.focus.map(({ metric }) => metric)).toEqual(focus);
    }
  });

  it('are roles in one workspace over the whole invented region, every authority with somebody', async () => {
    const workspace = await db.prisma.workspace.findUniqueOrThrow({
      where: { slug: SANDBOX_WORKSPACE }, include: { areas: true, memberships: { include: { organisation: true, user: true } } },
    });
    expect(workspace).toMatchObject({ name: 'Northern Vale region', kind: 'region', invented: true });
    expect(workspace.areas.map(({ area }) => area)).toEqual(expect.arrayContaining([INVENTED_COUNTRY, NORTHERN_VALE, 'X06000001', 'X06000012']));
    expect(workspace.areas).toHaveLength(14);
    expect(new Set(workspace.memberships.map(({ organisation }) => organisation.name)).size).toBe(12 + 4);
    expect(workspace.memberships.every(({ user }) => user.email?.endsWith('.example'))).toBe(true);
  });

  it('will not take over a workspace of that name which is not the sandbox’s', async () => {
    await db.prisma.workspace.update({ where: { slug: SANDBOX_WORKSPACE }, data: { invented: false } });
    await expect(seedSandbox(db, passwordFor)).rejects.toThrow('is not the sandbox');
    await db.prisma.workspace.update({ where: { slug: SANDBOX_WORKSPACE }, data: { invented: true } });
  });
});

describe('the conversation in progress', () => {
  it('is written through the commands: one activity row a step, and one for each question that an answer answers; no holes', async () => {
    const { rows } = await db.pool.query<{ sequence: number }>('SELECT sequence FROM activity ORDER BY sequence');
    const count = SCRIPT.length + SCRIPT.filter((step) => step.does === 'reply' && step.answers).length;
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(await db.prisma.workspace.findUniqueOrThrow({ where: { slug: SANDBOX_WORKSPACE }, select: { sequence: true } })).toEqual({ sequence: count });
  });

  it('goes on where a start was interrupted, and leaves what visitors added', async () => {
    const before = await countsIn(other);
    const last = await other.prisma.submission.findFirstOrThrow({ orderBy: { sequence: 'desc' } });
    await other.prisma.submission.delete({ where: { key: last.key } });
    await other.prisma.action.delete({ where: { id: last.key } });
    await seedSandbox(other, passwordFor);
    expect(await countsIn(other)).toEqual({ ...before, activity: (before['activity'] ?? 0) + 1 });
  });

  it('speaks about several indicators, each note beside the figure its author saw', async () => {
    const notes = await db.prisma.annotation.findMany();
    const [points, wider] = [notes.filter(({ scope }) => scope === 'point'), notes.filter(({ scope }) => scope !== 'point')];
    expect(points.every(({ figureSeen, editionKey }) => figureSeen !== null && editionKey?.includes('/invented/'))).toBe(true);
    expect(new Set(wider.map(({ scope }) => scope))).toEqual(new Set(['series', 'everything']));
    expect(new Set(points.map(({ metric }) => metric)).size).toBeGreaterThanOrEqual(5);
    expect(new Set(notes.map(({ kind }) => kind)).size).toBe(7);
    const carrow = notes.find(({ metric, area, period }) => metric === 'children-in-need-rate' && area === 'X06000003' && period === '2025');
    expect(carrow?.figureSeen).toBe('328');
    const withheld = notes.find(({ metric }) => metric === 'cp-plans-two-years');
    expect(withheld?.figureSeen).toBe('confidential: small number');
    expect((await db.prisma.action.findMany()).map(({ status }) => status)).toEqual(expect.arrayContaining(['agreed', 'on-the-way', 'done']));
  });

  it('is a year of work in the order of the script, with replies of owners, outcomes, answers and evidence', async () => {
    const rows = await db.prisma.activity.findMany({ orderBy: { sequence: 'asc' }, select: { at: true } });
    const times = rows.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(200 * 86_400_000);
    expect(Math.max(...times)).toBeLessThan(Date.now());
    const replies = await db.prisma.ownerReply.findMany();
    expect(replies.map(({ verdict }) => verdict)).toEqual(['add']);
    expect(await db.prisma.discussion.count({ where: { resolvedAt: { not: null } } })).toBe(1);
    expect(await db.prisma.discussion.findFirstOrThrow({ where: { addressedToId: { not: null } } })).toMatchObject({ questionStatus: 'answered' });
    expect(new Set((await db.prisma.evidence.findMany()).map(({ kind }) => kind))).toEqual(new Set(['voice', 'audit']));
  });
});
