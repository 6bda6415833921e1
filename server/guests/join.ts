import { invalid, Refusal } from '../../shared/errors.ts';
import type { GuestInvitation, JoinAsGuestInput } from '../../shared/guests.ts';
import { CODE_LENGTH } from '../../shared/guest-code.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import { openLogin, type Browser } from '../auth/commands.ts';
import type { Database, Transaction } from '../db.ts';
import { joinWorkspace } from '../members/commands.ts';
import { dayInEngland } from '../workspaces/queries.ts';
import { tryCode } from './attempts.ts';
import { hashOfCode } from './codes.ts';

/** Guests that one workspace has at a time. */
export const MOST_GUESTS = 300;

interface Door {
  readonly codeId: string;
  readonly workspaceId: string;
  readonly slug: string;
  readonly workspace: string;
  readonly invented: boolean;
  readonly owner: string | null;
  /** The organisation that receives guests: the owner, else the one of whoever opened the code. */
  readonly hostId: string | null;
  readonly contributionRule: ContributionRule;
  readonly memberCount: number;
  readonly guestCount: number;
  readonly guestsUntil: Date;
  readonly support: string;
}

/**
 * What somebody with a code comes to; asked before they say who they are.
 * @param address network address the form came from; empty where nobody knows it.
 * @throws Refusal 400 with the same words for a code that is wrong, closed or too old; 429 after too many of them.
 */
export async function guestInvitation(db: Database, code: string, address: string): Promise<GuestInvitation> {
  const { workspace, invented, owner, contributionRule, memberCount, guestsUntil, support } = await doorFor(db, code, address);
  return { workspace, invented, owner, contributionRule, memberCount, support, until: dayInEngland(guestsUntil) };
}

/**
 * Lets somebody in as a guest: makes them known, a member until the guests' end, and signs them in.
 * @returns where to, and the value of a `Set-Cookie` header. @throws Refusal as `guestInvitation` does.
 */
export async function joinAsGuest(db: Database, input: JoinAsGuestInput, { address, ...browser }: Browser & { readonly address: string }): Promise<{ readonly slug: string; readonly cookie: string }> {
  const { codeId } = await doorFor(db, input.code, address);
  const { userId, slug, until } = await db.prisma.$transaction(async (tx) => {
    // A code that is closed just now lets nobody in any more: who closes it waits here, or comes before.
    const [held] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM guest_code WHERE id = ${codeId}::uuid AND closes_at > now() FOR SHARE`;
    const door = held ? await findDoor(tx, { codeId }) : null;
    if (!door || door.hostId === null) throw codeOver();
    if (door.guestCount >= MOST_GUESTS) throw invalid({ code: 'As many guests are here as there is room for. Ask whoever gave you the code.' });
    const user = await tx.user.create({
      data: { name: input.name, jobRole: input.speaksFor === 'myself' ? null : input.organisation, guest: true, invented: door.invented },
      select: { id: true },
    });
    await joinWorkspace(tx, { workspaceId: door.workspaceId, userId: user.id, organisationId: door.hostId, role: 'guest', endsAt: door.guestsUntil, actorId: user.id });
    return { userId: user.id, slug: door.slug, until: door.guestsUntil };
  });
  const { cookie } = await openLogin(db, { ...browser, userId, means: 'guest-code', secondFactor: false, until });
  return { slug, cookie };
}

async function doorFor(db: Database, code: string, address: string): Promise<Door> {
  const door = await tryCode(db, address, async () => (code.length === CODE_LENGTH ? findDoor(db.prisma, { codeHash: hashOfCode(db, code) }) : null));
  if (!door) throw codeOver();
  return door;
}

/** A code that is open, of a workspace that goes on. */
async function findDoor(db: Transaction, { codeId = null, codeHash = null }: { readonly codeId?: string | null; readonly codeHash?: string | null }): Promise<Door | null> {
  const [door] = await db.$queryRaw<Door[]>`
    SELECT g.id AS "codeId", w.id AS "workspaceId", w.slug, w.name AS workspace, w.invented, o.name AS owner, w.contribution_rule AS "contributionRule",
      coalesce(w.owner_organisation_id, c.organisation_id) AS "hostId", g.guests_until AS "guestsUntil", g.support,
      (SELECT count(*)::int FROM membership m WHERE m.workspace_id = w.id AND (m.ends_at IS NULL OR m.ends_at > now())) AS "memberCount",
      (SELECT count(*)::int FROM membership m WHERE m.workspace_id = w.id AND m.role = 'guest' AND m.ends_at > now()) AS "guestCount"
    FROM guest_code g JOIN workspace w ON w.id = g.workspace_id LEFT JOIN organisation o ON o.id = w.owner_organisation_id
    LEFT JOIN membership c ON c.workspace_id = w.id AND c.user_id = g.created_by_id
    WHERE (g.id = ${codeId}::uuid OR g.code_hash = ${codeHash}) AND g.closes_at > now() AND g.guests_until > now()
      AND w.kind = 'region' AND w.archived_at IS NULL AND (w.ends_at IS NULL OR w.ends_at > now())`;
  return door ?? null;
}

const WORDS = 'This code opens nothing, or not any more. Look again at what was shown, or ask whoever gave it to you.';
/** The same for a code that is wrong, closed, too old, or of a workspace that has ended. */
const codeOver = () => new Refusal(400, 'code-over', WORDS, { code: WORDS });
