import { Prisma } from '../prisma/generated/client.ts';
import {
  abilitiesOf, accountRule, installationRule, may, organisationAbilities, organisationRule, workspaceRule,
  type AccountVerb, type InstallationVerb, type OrganisationRole, type OrganisationVerb, type Role, type WorkspaceReader, type WorkspaceVerb,
} from '../shared/permissions.ts';
import { notAllowed, notAllowedForOrganisation, notFound, secondFactorFirst, signInFirst, termsFirst, workspaceEnded } from '../shared/errors.ts';
import { isUuid } from '../shared/uuid.ts';
import type { ContributionRule, OrganisationKind, WorkspaceKind, WorkspaceView } from '../shared/workspaces.ts';
import type { Actor, Context } from './context.ts';
import type { Transaction } from './db.ts';
import { recordIncidentReading } from './incident-reading.ts';
import { inTurn } from './in-turn.ts';

/** Somebody who may do in a workspace what was asked. */
export interface Authorized {
  readonly actor: Actor;
  /** The organisation they act for; `null` only for an administrator who reads because of an incident. */
  readonly organisationId: string | null;
  readonly workspace: WorkspaceView;
}

type WorkspaceKey = { readonly id: string } | { readonly slug: string };

/** What is asked, in one statement: every page, form and socket waits for it. */
interface Found {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: WorkspaceKind;
  readonly invented: boolean;
  readonly areas: readonly string[];
  readonly memberCount: number;
  readonly contributionRule: ContributionRule;
  readonly nonAttributed: boolean;
  readonly ended: boolean;
  readonly termsAccepted: boolean;
  readonly role: WorkspaceReader;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly approves: boolean;
}

const ENDED = Prisma.sql`(w.archived_at IS NOT NULL OR coalesce(w.ends_at <= now(), false))`;
const FOUND = Prisma.sql`
  w.id, w.slug, w.name, w.kind, w.invented, w.contribution_rule AS "contributionRule", w.non_attributed AS "nonAttributed", ${ENDED} AS ended,
  ARRAY(SELECT area FROM workspace_area WHERE workspace_id = w.id ORDER BY area) AS areas,
  (SELECT count(*)::int FROM membership c WHERE c.workspace_id = w.id AND (c.ends_at IS NULL OR c.ends_at > now())) AS "memberCount"`;

/**
 * The question about permissions in a workspace: may this person do this there (by id or slug)?
 * @throws Refusal 401 for nobody; 404 for a workspace one is no member of, existing or not; 403 for a member whose role
 * does not allow the verb, who has its terms yet to accept, whose login lacks the second factor the verb asks for, or
 * where the workspace has ended.
 */
export async function authorize(ctx: Context, verb: WorkspaceVerb, workspace: WorkspaceKey, tx?: Transaction): Promise<Authorized> {
  const { actor } = ctx;
  if (!actor) throw signInFirst();
  const db = tx ?? ctx.db.prisma;
  return allowed(ctx, actor, verb, (await membershipOf(db, actor, workspace)) ?? (await incidentOf(db, actor, workspace)));
}

/** Somebody who may write, and the place of their write in the workspace's log. */
export interface Writing {
  readonly who: Authorized;
  readonly sequence: number;
}

/**
 * As `authorize`, as the first statement of a transaction that writes: where their role may, it takes the workspace's row,
 * which orders the log and makes a second sending of the same key wait, and with it the next number. Whoever waited for
 * the row may have been removed meanwhile, or the workspace have ended: then it is asked again, now that nobody else
 * writes. Few turns and plain SQL from here to the commit: everybody else's write waits.
 * @throws Refusal as `authorize` does; the row is let go with the transaction.
 */
export async function authorizeToWrite(ctx: Context, verb: WorkspaceVerb, workspace: WorkspaceKey, tx: Transaction): Promise<Writing> {
  const { actor } = ctx;
  if (!actor) throw signInFirst();
  const { sequence, holds, ...found } = (await membershipToWrite(tx, actor, verb, workspace)) ?? {};
  const who = await allowed(ctx, actor, verb, 'id' in found ? found : await incidentOf(tx, actor, workspace));
  if (sequence == null) throw notFound();
  return { who: holds ? who : await authorize(ctx, verb, workspace, tx), sequence };
}

/**
 * As `authorizeToWrite`, as the first part of a statement that is a whole write: `begun` has whoever may write there and
 * the write's number, the workspace's row being locked. None where anything stands in the way: the statement does nothing
 * then, and `authorizeToWrite` says what it is. One whose rights ended while they waited `holds` no more.
 * @param when SQL of what else must be so, or no row is locked
 */
export function begunAtOnce(actor: Actor, verb: WorkspaceVerb, workspace: WorkspaceKey, when: Prisma.Sql): Prisma.Sql {
  const rule = workspaceRule(verb);
  const may = Prisma.sql`${mayBegin(verb)} AND (w.invented OR ${!actor.invented}) AND (${rule.secondFactor !== true || actor.secondFactor})
    AND (${rule.beforeTerms === true} OR m.accepted_terms >= w.terms_version) AND (${rule.whenEnded === true} OR NOT ${ENDED}) AND ${when}`;
  return Prisma.sql`
    begun AS MATERIALIZED (
      SELECT w.id AS workspace_id, m.user_id, m.organisation_id, turn.sequence, turn.holds,
        CASE WHEN m.role = 'guest' OR ${actor.guest} THEN NULL ELSE m.organisation_id END AS reads_for
      FROM ${MEMBERSHIPS} CROSS JOIN LATERAL ${beginWrite(may)} turn
      WHERE ${current(actor, workspace)}
    )`;
}

/** The rules, over what was found. */
async function allowed(ctx: Context, actor: Actor, verb: WorkspaceVerb, found: Found | undefined): Promise<Authorized> {
  if (!found || (actor.invented && !found.invented)) throw notFound();
  const { role, organisationId, organisationName, approves, termsAccepted, ...rest } = found;
  const rule = workspaceRule(verb);
  if (!may(role, verb)) throw notAllowed();
  if (!termsAccepted && !rule.beforeTerms) throw termsFirst();
  if (rule.secondFactor && !actor.secondFactor) throw secondFactorFirst();
  if (rest.ended && !rule.whenEnded) throw workspaceEnded();
  if (role === 'incident-reader') await recordIncidentReading(ctx.db, actor.userId, rest.id);
  const organisation = organisationId === null ? null : { id: organisationId, name: organisationName ?? '', approves };
  return { actor, organisationId, workspace: { ...rest, role, organisation, abilities: abilitiesOf(role, rest) } };
}

const MEMBERSHIP = Prisma.sql`${FOUND}, m.role, m.organisation_id AS "organisationId", o.name AS "organisationName", m.accepted_terms >= w.terms_version AS "termsAccepted",
  EXISTS (SELECT FROM affiliation f JOIN user_account u ON u.id = f.user_id AND u.closed_at IS NULL WHERE f.organisation_id = m.organisation_id AND f.user_id <> m.user_id AND (f.role = 'lead' OR f.approver)) AS approves`;
const MEMBERSHIPS = Prisma.sql`membership m JOIN workspace w ON w.id = m.workspace_id JOIN organisation o ON o.id = m.organisation_id`;
const current = (actor: Actor, workspace: WorkspaceKey) => Prisma.sql`m.user_id = ${actor.userId}::uuid AND (m.ends_at IS NULL OR m.ends_at > now()) AND ${which(workspace)}`;

async function membershipOf(db: Transaction, actor: Actor, workspace: WorkspaceKey): Promise<Found | undefined> {
  const [found] = await db.$queryRaw<Found[]>`SELECT ${MEMBERSHIP} FROM ${MEMBERSHIPS} WHERE ${current(actor, workspace)}`;
  return found;
}

const mayBegin = (verb: WorkspaceVerb) => Prisma.sql`m.role = ANY(${[...workspaceRule(verb).who]}::text[])`;
const beginWrite = (may: Prisma.Sql) => Prisma.sql`begin_write(${may} AND ${inTurn(Prisma.sql`w.id`)}, w.id, m.user_id, m.role, m.organisation_id, ${ENDED})`;

/** With the next number where the role may do it, and whether all this was still so once the row was locked; without, `null`. */
async function membershipToWrite(tx: Transaction, actor: Actor, verb: WorkspaceVerb, workspace: WorkspaceKey): Promise<(Found & { readonly sequence: number | null; readonly holds: boolean | null }) | undefined> {
  const [found] = await tx.$queryRaw<(Found & { sequence: number | null; holds: boolean | null })[]>`
    SELECT ${MEMBERSHIP}, begun.sequence, begun.holds FROM ${MEMBERSHIPS}
    LEFT JOIN LATERAL ${beginWrite(mayBegin(verb))} begun ON true
    WHERE ${current(actor, workspace)}`;
  return found;
}

/** An administrator to whom a second one has opened this workspace for an hour. */
async function incidentOf(db: Transaction, actor: Actor, workspace: WorkspaceKey): Promise<Found | undefined> {
  if (actor.guest || !actor.secondFactor) return undefined;
  const [found] = await db.$queryRaw<Found[]>`
    SELECT ${FOUND}, 'incident-reader' AS role, NULL AS "organisationId", NULL AS "organisationName", false AS approves, true AS "termsAccepted"
    FROM break_glass b JOIN workspace w ON w.id = b.workspace_id
    JOIN installation_role r ON r.user_id = b.asked_by_id AND r.role = 'administrator'
    WHERE b.asked_by_id = ${actor.userId}::uuid AND b.agreed_at IS NOT NULL AND b.ends_at > now() AND ${which(workspace)} LIMIT 1`;
  return found;
}

const which = (workspace: WorkspaceKey) => ('id' in workspace ? Prisma.sql`w.id = ${workspace.id}::uuid` : Prisma.sql`w.slug = ${workspace.slug}`);

/** Somebody who may do for an organisation what was asked. */
export interface AuthorizedForOrganisation {
  readonly actor: Actor;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind; readonly invented: boolean; readonly closed: boolean };
  readonly role: OrganisationRole;
  readonly approver: boolean;
  readonly abilities: ReturnType<typeof organisationAbilities>;
}

/**
 * The question about permissions in an organisation.
 * @throws Refusal 401 for nobody; 404 for an organisation one does not work for, existing or not; 403 where one's role
 * there does not allow the verb, or the login lacks the second factor the verb asks for.
 */
export async function authorizeForOrganisation(ctx: Context, verb: OrganisationVerb, organisationId: string, tx?: Transaction): Promise<AuthorizedForOrganisation> {
  const { actor } = ctx;
  if (!actor) throw signInFirst();
  const [found] = isUuid(organisationId)
    ? await (tx ?? ctx.db.prisma).$queryRaw<{ id: string; name: string; kind: OrganisationKind; invented: boolean; closed: boolean; role: OrganisationRole; approver: boolean }[]>`
        SELECT o.id, o.name, o.kind, o.invented, o.closed_at IS NOT NULL AS closed, a.role, a.approver
        FROM affiliation a JOIN organisation o ON o.id = a.organisation_id
        WHERE a.user_id = ${actor.userId}::uuid AND o.id = ${organisationId}::uuid`
    : [];
  if (!found || (actor.invented && !found.invented)) throw notFound();
  const { role, approver, ...organisation } = found;
  const abilities = organisationAbilities(role, approver);
  if (!abilities[verb]) throw notAllowedForOrganisation();
  if (organisationRule(verb).secondFactor && !actor.secondFactor) throw secondFactorFirst();
  return { actor, organisation, role, approver, abilities };
}

/**
 * The question about permissions for the installation.
 * @throws Refusal 401 for nobody; 404 for whoever does not hold a role that allows the verb: its pages do not exist for
 * them; 403 where the login lacks the second factor the verb asks for.
 */
export async function authorizeForInstallation(ctx: Context, verb: InstallationVerb, tx?: Transaction): Promise<Actor> {
  const { actor } = ctx;
  if (!actor) throw signInFirst();
  const { who, secondFactor } = installationRule(verb);
  const held = await (tx ?? ctx.db.prisma).installationRole.findFirst({ where: { userId: actor.userId, role: { in: [...who] } } });
  if (!held) throw notFound();
  if (secondFactor && !actor.secondFactor) throw secondFactorFirst();
  return actor;
}

/** The question about one's own account. @throws Refusal 401 for nobody, 404 for a guest where only accounts may. */
export function authorizeForAccount({ actor }: Context, verb: AccountVerb): Actor {
  if (!actor) throw signInFirst();
  if (!accountRule(verb).who.includes(actor.guest ? 'guest-person' : 'person')) throw notFound();
  return actor;
}

/** A role that a membership may hold; whoever is asked for another one is told so. */
export const isRole = (text: string): text is Role => ['coordinator', 'member', 'observer', 'guest'].includes(text);
