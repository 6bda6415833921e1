import { randomUUID } from 'node:crypto';
import { countryOf, localAuthoritiesIn, NORTHERN_VALE } from '../shared/areas/register.ts';
import { breakdownKey } from '../shared/figures.ts';
import { metricOf } from '../shared/framework/metrics.ts';
import type { Role } from '../shared/permissions.ts';
import { hashOfSession } from '../server/auth/login-sessions.ts';
import type { Context } from '../server/context.ts';
import type { Database } from '../server/db.ts';

/** Rows that tests start from, straight into the tables: whoever needs less says less. */
export interface BuiltPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** What their browser sends. */
  readonly cookie: string;
  /** What a command or query gets when they ask. */
  readonly ctx: Context;
}

export interface BuiltWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly areas: readonly string[];
  readonly organisation: { readonly id: string; readonly name: string };
}

let count = 0;
const next = () => (count += 1);

/** A person who is signed in. Nobody can sign in as them by password. */
export async function buildPerson(db: Database, given: { name?: string; invented?: boolean } = {}): Promise<BuiltPerson> {
  const number = next();
  const { name = `Person ${number}`, invented = false } = given;
  const email = `person-${number}-${randomUUID().slice(0, 8)}@example.org`;
  const login = randomUUID();
  const { id } = await db.prisma.user.create({
    data: {
      email, name, invented, passwordHash: 'none',
      sessions: { create: { id: hashOfSession(login), expiresAt: new Date(Date.now() + 86_400_000), secondFactorAt: new Date() } },
    },
  });
  return { id, email, name, cookie: `login=${login}`, ctx: { db, actor: { userId: id, name, invented, guest: false, secondFactor: true } } };
}

/** A workspace with one organisation and no members. Without `areas` it is Yorkshire's Leeds, or Northern Vale when invented. */
export async function buildWorkspace(db: Database, given: { areas?: readonly string[]; invented?: boolean; name?: string } = {}): Promise<BuiltWorkspace> {
  const number = next();
  const { invented = false, name = `Workspace ${number}` } = given;
  const sandbox = [countryOf('invented').code, NORTHERN_VALE, ...localAuthoritiesIn(NORTHERN_VALE).map(({ code }) => code)];
  const areas = given.areas ?? (invented ? sandbox : ['E08000035']);
  const organisation = await buildOrganisation(db, { invented });
  const slug = `workspace-${number}-${randomUUID().slice(0, 8)}`;
  const { id } = await db.prisma.workspace.create({
    data: { slug, name, kind: 'region', invented, areas: { create: areas.map((area) => ({ area })) } },
  });
  return { id, slug, areas, organisation };
}

export async function buildOrganisation(db: Database, { invented = false } = {}): Promise<{ id: string; name: string }> {
  const name = `Organisation ${next()}`;
  const { id } = await db.prisma.organisation.create({ data: { name, kind: 'la', invented } });
  return { id, name };
}

/** Somebody of an organisation who approves that what others write for it becomes public. */
export async function buildLead(db: Database, organisationId: string): Promise<BuiltPerson> {
  const lead = await buildPerson(db);
  await db.prisma.affiliation.create({ data: { organisationId, userId: lead.id, role: 'lead' } });
  return lead;
}

/** Makes a person (a new one unless given) a member, for the workspace's own organisation unless another is given. */
export async function buildMember(
  db: Database,
  workspace: BuiltWorkspace,
  given: { person?: BuiltPerson; role?: Role; organisationId?: string; name?: string; invented?: boolean } = {},
): Promise<BuiltPerson> {
  const person = given.person ?? (await buildPerson(db, given));
  await db.prisma.membership.create({
    data: { workspaceId: workspace.id, userId: person.id, organisationId: given.organisationId ?? workspace.organisation.id, role: given.role ?? 'member' },
  });
  return person;
}

/** One row of figures: a number, or a symbol of the publisher. */
export interface BuiltFigure {
  readonly area: string;
  readonly period: string;
  /** Without it, the first value of every dimension. */
  readonly breakdown?: string;
  readonly value?: number;
  readonly missing?: string;
}

/** Loads figures of a metric as one release, straight into the tables. @returns key of the edition. */
export async function buildFigures(db: Database, metric: string, figures: readonly BuiltFigure[], { invented = false, published = '2025-11-20' } = {}): Promise<string> {
  const { dataset, breakdowns } = metricOf(metric);
  const first = breakdownKey(Object.fromEntries(breakdowns.map(({ name, values }) => [name, values[0]?.value ?? ''])), breakdowns);
  const releaseKey = `${invented ? 'invented/' : ''}${dataset}@${published}`;
  const newestPeriod = figures.map(({ period }) => period).sort().at(-1) ?? '2025';
  const release = await db.prisma.release.upsert({
    where: { key: releaseKey },
    create: { key: releaseKey, dataset, invented, published: new Date(published), newestPeriod, sourceFile: 'built.csv', fingerprint: releaseKey },
    update: {},
  });
  const edition = await db.prisma.edition.create({
    data: {
      key: `${metric}/${releaseKey}`, metric, invented, releaseId: release.id,
      figures: {
        create: figures.map(({ area, period, breakdown = first, value, missing }) => ({
          area, period, breakdown, value: value ?? null, missing: missing ?? null, published: missing ?? String(value),
        })),
      },
    },
  });
  return edition.key;
}

/** A document of one paragraph. */
export const written = (text: string) => ({ type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }] });
