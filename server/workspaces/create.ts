import { invalid } from '../../shared/errors.ts';
import type { Role } from '../../shared/permissions.ts';
import type { ContributionRule, WorkspaceView } from '../../shared/workspaces.ts';
import { emailKey, generatePassword, hashPassword } from '../auth/commands.ts';
import type { Database, Transaction } from '../db.ts';
import { areasOf } from './areas.ts';
import { isSlug } from './slugs.ts';

export interface NewMember {
  readonly email: string;
  readonly name: string;
  /** Left out: one is generated. Of no effect for an account that exists. */
  readonly password?: string;
  /** Name of one of the organisations. */
  readonly organisation: string;
  readonly role: Role;
}

export interface NewWorkspace {
  readonly slug: string;
  readonly name: string;
  readonly kind: WorkspaceView['kind'];
  /** Codes of areas; a region stands for itself, its local authorities and its country. */
  readonly areas: readonly string[];
  readonly invented: boolean;
  /** `kind` as in the schema: la, police, icb, education, voluntary, region, dfe, other. */
  readonly organisations: readonly { readonly name: string; readonly kind: string }[];
  /** Name of one of the organisations; the first one without it. */
  readonly owner?: string;
  readonly purpose?: string;
  /** Metrics, in order. */
  readonly focus?: readonly string[];
  readonly contributionRule?: ContributionRule;
  /** With terms, everyone accepts them before reading. */
  readonly terms?: string;
  readonly endsAt?: Date;
  readonly members: readonly NewMember[];
}

export interface CreatedWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  /** `password` only where an account was made and none was given. */
  readonly members: readonly { readonly userId: string; readonly email: string; readonly password: string | null }[];
}

/** Many members on a busy machine take longer than a transaction has by itself: the sandbox must come up there too. */
const PATIENCE = { timeout: 60_000 };

/**
 * Makes a workspace with its organisations and members, for administrators and tests: nobody asks who calls.
 * Organisations and accounts that exist are taken as they are.
 * @throws Refusal 400 with words per field: a slug that is taken, areas of the other world, an unknown organisation.
 */
export async function createWorkspace(db: Database, input: NewWorkspace): Promise<CreatedWorkspace> {
  const { slug, name, kind, invented, focus = [], purpose, contributionRule, terms = '', endsAt } = input;
  if (!isSlug(slug)) throw invalid({ slug: 'Use small letters, digits and hyphens.' });
  const areas = areasOf(input.areas, invented ? 'invented' : 'published');
  const accounts = await Promise.all(input.members.map(prepareAccount));
  return db.prisma.$transaction(async (tx) => {
    if (await tx.workspace.findUnique({ where: { slug } })) throw invalid({ slug: `There is already a workspace called ${slug}.` });
    const organisations = await Promise.all(
      input.organisations.map((organisation) =>
        tx.organisation.upsert({ where: { name_invented: { name: organisation.name, invented } }, create: { ...organisation, invented }, update: {} }),
      ),
    );
    const owner = input.owner === undefined ? organisations[0] : organisations.find((one) => one.name === input.owner);
    if (input.owner !== undefined && !owner) throw invalid({ owner: `There is no organisation called ${input.owner}.` });
    const { id } = await tx.workspace.create({
      data: {
        slug, name, kind, invented, purpose, contributionRule, terms, endsAt,
        termsVersion: terms === '' ? 0 : 1,
        ownerOrganisationId: owner?.id,
        areas: { create: areas.map((area) => ({ area })) },
        focus: { create: focus.map((metric, index) => ({ metric, position: index + 1 })) },
      },
    });
    const members: CreatedWorkspace['members'][number][] = [];
    for (const account of accounts) {
      const { userId, password } = await accountOf(tx, account, invented);
      const organisation = organisations.find((one) => one.name === account.organisation);
      if (!organisation) throw invalid({ members: `${account.email}: there is no organisation called ${account.organisation}.` });
      await tx.affiliation.upsert({
        where: { organisationId_userId: { organisationId: organisation.id, userId } },
        create: { organisationId: organisation.id, userId, role: 'practitioner' },
        update: {},
      });
      await tx.membership.create({ data: { workspaceId: id, userId, organisationId: organisation.id, role: account.role } });
      members.push({ userId, email: account.email, password });
    }
    return { id, slug, organisations: organisations.map((one) => ({ id: one.id, name: one.name })), members };
  }, PATIENCE);
}

interface Account extends NewMember {
  readonly generated: string | null;
  readonly passwordHash: string;
}

/** Hashing takes its time, so it comes before the transaction. */
async function prepareAccount(member: NewMember): Promise<Account> {
  const generated = member.password === undefined ? generatePassword() : null;
  return { ...member, email: emailKey(member.email), generated, passwordHash: await hashPassword(member.password ?? generated ?? '') };
}

async function accountOf(tx: Transaction, account: Account, invented: boolean): Promise<{ userId: string; password: string | null }> {
  const { email, name, passwordHash, generated } = account;
  const existing = await tx.user.findUnique({ where: { email } });
  if (existing && existing.invented && !invented) throw invalid({ members: `${email} belongs to the sandbox and reaches nothing outside it.` });
  if (existing) return { userId: existing.id, password: null };
  const { id } = await tx.user.create({ data: { email, name, passwordHash, invented }, select: { id: true } });
  return { userId: id, password: generated };
}
