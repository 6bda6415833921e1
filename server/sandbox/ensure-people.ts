import { hashPassword, isPassword } from '../auth/commands.ts';
import type { Database } from '../db.ts';
import { createWorkspace } from '../workspaces/commands.ts';
import { ORGANISATIONS, PEOPLE, SIGN_INS, type SandboxPerson } from './people.ts';
import { WORKSPACES, type SandboxWorkspace } from './workspaces.ts';

type PasswordFor = (email: string) => string;

/**
 * Makes the sandbox's organisations, people and workspaces where they are missing, and sees to it that the passwords are
 * the ones that this installation prints. What visitors changed stays: roles come with an account that is made, and
 * members with a workspace that is made.
 * @throws Error where a workspace of the same address is not the sandbox's.
 */
export async function ensurePeople(db: Database, passwordFor: PasswordFor): Promise<void> {
  const slugs = WORKSPACES.map(({ slug }) => slug);
  const existing = await db.prisma.workspace.findMany({ where: { slug: { in: slugs } }, select: { slug: true, invented: true } });
  const foreign = existing.find(({ invented }) => !invented);
  if (foreign) throw new Error(`A workspace called ${foreign.slug} is not the sandbox's. Rename it, or start with SANDBOX=0.`);
  await ensureOrganisations(db);
  await ensureAccounts(db, passwordFor);
  for (const workspace of WORKSPACES) if (!existing.some(({ slug }) => slug === workspace.slug)) await makeWorkspace(db, workspace);
}

async function ensureOrganisations(db: Database): Promise<void> {
  for (const { name, kind, areas } of ORGANISATIONS) {
    const { id } = await db.prisma.organisation.upsert({ where: { name_invented: { name, invented: true } }, create: { name, kind, invented: true }, update: {} });
    await db.prisma.organisationArea.createMany({ data: areas.map((area) => ({ organisationId: id, area })), skipDuplicates: true });
  }
}

/** An installation that lost its passwords has new ones: the accounts follow. */
async function ensureAccounts(db: Database, passwordFor: PasswordFor): Promise<void> {
  const users = await db.prisma.user.findMany({ where: { invented: true, email: { in: PEOPLE.map(({ email }) => email) } }, select: { id: true, email: true, passwordHash: true } });
  const printed = new Set(SIGN_INS.map(({ email }) => email));
  await Promise.all(PEOPLE.map(async (person) => {
    const user = users.find(({ email }) => email === person.email);
    if (!user) return makeAccount(db, person, printed.has(person.email) ? await hashPassword(passwordFor(person.email)) : null);
    if (!printed.has(person.email) || (await isPassword(passwordFor(person.email), user.passwordHash))) return;
    await db.prisma.user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(passwordFor(person.email)) } });
  }));
}

async function makeAccount(db: Database, { email, name, organisation, role = 'practitioner', approver, installation }: SandboxPerson, passwordHash: string | null): Promise<void> {
  await db.prisma.user.create({
    data: {
      email, name, passwordHash, invented: true,
      affiliations: organisation === null ? undefined : { create: { role, approver, organisation: { connect: { name_invented: { name: organisation, invented: true } } } } },
      installationRoles: installation && { create: { role: installation } },
    },
  });
}

async function makeWorkspace(db: Database, { slug, name, kind, owner, purpose, areas, focus, terms, months, members }: SandboxWorkspace): Promise<void> {
  const people = new Map(PEOPLE.map((person) => [person.email, person]));
  const { id } = await createWorkspace(db, {
    slug, name, kind, areas, invented: true,
    organisations: ORGANISATIONS.map((one) => ({ name: one.name, kind: one.kind })),
    members: members.map(({ email, role }) => ({ email, role, name: people.get(email)?.name ?? email, organisation: people.get(email)?.organisation ?? owner })),
  });
  const ends = new Date();
  ends.setUTCMonth(ends.getUTCMonth() + (months ?? 0));
  await db.prisma.workspace.update({
    where: { id },
    data: {
      purpose, terms, termsVersion: 1, endsAt: months === undefined ? null : ends,
      owner: { connect: { name_invented: { name: owner, invented: true } } },
      focus: { deleteMany: {}, create: focus.map((metric, index) => ({ metric, position: index + 1 })) },
    },
  });
  const accepted = new Set(members.filter(({ acceptedTerms }) => acceptedTerms).map(({ email }) => email));
  await db.prisma.membership.updateMany({ where: { workspaceId: id, user: { email: { in: [...accepted] } } }, data: { acceptedTerms: 1 } });
}
