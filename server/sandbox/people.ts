import { NORTHERN_VALE } from '../../shared/areas/register.ts';
import type { Role } from '../../shared/permissions.ts';
import { hashPassword, isPassword } from '../auth/commands.ts';
import type { Database } from '../db.ts';
import { createWorkspace } from '../workspaces/commands.ts';
import { PLACES } from './figures/places.ts';

/** Address of the sandbox's workspace. */
export const SANDBOX_WORKSPACE = 'northern-vale';

/** Someone one can sign in as, to print at the start. */
export interface SandboxSignIn {
  readonly email: string;
  /** A role, never a person's name. */
  readonly name: string;
  readonly organisation: string;
  readonly role: Role | 'data steward';
}

/** Someone of the sandbox's workspace. */
interface SandboxMember extends SandboxSignIn {
  readonly role: Role;
}

const ALLIANCE = 'Northern Vale';
export const POLICE = 'Northern Vale Police (invented)';
export const HEALTH = 'Northern Vale Integrated Care Board (invented)';

/** The people one can sign in as. Their addresses end in `.example`, which no mail ever reaches. */
export const SIGN_INS: readonly SandboxMember[] = [
  { email: 'coordinator@northern-vale.example', name: 'Coordinator', organisation: ALLIANCE, role: 'coordinator' },
  { email: 'analyst@carrow.example', name: 'Analyst', organisation: 'Carrow', role: 'member' },
  { email: 'service-manager@carrow.example', name: 'Service manager', organisation: 'Carrow', role: 'member' },
  { email: 'head-of-service@dunmere.example', name: 'Head of service', organisation: 'Dunmere', role: 'member' },
  { email: 'analyst@gorsley.example', name: 'Analyst', organisation: 'Gorsley', role: 'member' },
  { email: 'analyst@brackley-vale.example', name: 'Analyst', organisation: 'Brackley Vale', role: 'member' },
  { email: 'police-lead@northern-vale.example', name: 'Police lead', organisation: POLICE, role: 'member' },
  { email: 'observer@northern-vale.example', name: 'Observer', organisation: ALLIANCE, role: 'observer' },
];

/** Nobody's colleague: sees to releases for the whole installation. */
export const STEWARD: SandboxSignIn = { email: 'data-steward@northern-vale.example', name: 'Data steward', organisation: ALLIANCE, role: 'data steward' };

/** Members who make every organisation part of the workspace; nobody has their passwords. */
const OTHERS: readonly SandboxMember[] = [
  ...PLACES.filter(({ name }) => !SIGN_INS.some(({ organisation }) => organisation === name)).map(({ name }): SandboxMember => ({
    email: `head-of-service@${name.toLowerCase().replaceAll(' ', '-')}.example`, name: 'Head of service', organisation: name, role: 'member',
  })),
  { email: 'safeguarding-lead@icb.northern-vale.example', name: 'Safeguarding lead', organisation: HEALTH, role: 'member' },
];

/** Everyone in the sandbox's workspace. */
export const MEMBERS: readonly SandboxMember[] = [...SIGN_INS, ...OTHERS];

/**
 * Makes the workspace of Northern Vale with its organisations and people where it is missing, and sees to it that the
 * passwords are the ones that this installation prints.
 */
export async function ensurePeople(db: Database, passwordFor: (email: string) => string): Promise<void> {
  const existing = await db.prisma.workspace.findUnique({ where: { slug: SANDBOX_WORKSPACE }, select: { invented: true } });
  if (existing?.invented === false) throw new Error(`A workspace called ${SANDBOX_WORKSPACE} is not the sandbox's. Rename it, or start with SANDBOX=0.`);
  if (existing) return keepPasswords(db, passwordFor);
  await createWorkspace(db, {
    slug: SANDBOX_WORKSPACE,
    name: 'Northern Vale region',
    kind: 'region',
    invented: true,
    areas: [NORTHERN_VALE],
    organisations: [
      ...PLACES.map(({ name }) => ({ name, kind: 'la' })),
      { name: ALLIANCE, kind: 'region' }, { name: POLICE, kind: 'police' }, { name: HEALTH, kind: 'icb' },
    ],
    members: [...SIGN_INS.map((person) => ({ ...person, password: passwordFor(person.email) })), ...OTHERS],
  });
}

/**
 * Makes the sandbox's data steward where they are missing. The role comes with the account: whoever took it away keeps
 * it away.
 */
export async function ensureSteward(db: Database, passwordFor: (email: string) => string): Promise<void> {
  const { email, name } = STEWARD;
  if (await db.prisma.user.findUnique({ where: { email } })) return;
  await db.prisma.user.create({ data: { email, name, invented: true, passwordHash: await hashPassword(passwordFor(email)), installationRoles: { create: { role: 'data-steward' } } } });
}

/** An installation that lost its passwords has new ones: the accounts follow. */
async function keepPasswords(db: Database, passwordFor: (email: string) => string): Promise<void> {
  const users = await db.prisma.user.findMany({
    where: { invented: true, email: { in: [...SIGN_INS, STEWARD].map(({ email }) => email) } },
    select: { id: true, email: true, passwordHash: true },
  });
  await Promise.all(
    users.map(async ({ id, email, passwordHash }) => {
      const password = passwordFor(email ?? '');
      if (await isPassword(password, passwordHash)) return;
      await db.prisma.user.update({ where: { id }, data: { passwordHash: await hashPassword(password) } });
    }),
  );
}
