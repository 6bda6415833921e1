import { conflict, invalid, notFound } from '../../../shared/errors.ts';
import type { ReleaseState } from '../../../shared/releases.ts';
import type { ReleaseChange } from '../../../shared/stewardship.ts';
import { recordEvent } from '../../audit/commands.ts';
import { emailKey } from '../../auth/commands.ts';
import { authorizeForInstallation } from '../../authorize.ts';
import type { Context } from '../../context.ts';
import type { Database } from '../../db.ts';
import { makeComputedEditions } from '../import/computed-editions.ts';
import { changesOf } from '../releases/queries.ts';
import { countsForWorkspaces, tellWorkspaces } from './activity.ts';
import { inDecision } from './in-turn.ts';

export { receiveUpload } from './uploads.ts';

/** What may become of a release in each state, and what is then written down. */
const STEPS: Readonly<Record<ReleaseChange['intent'], { from: readonly ReleaseState[]; event: string }>> = {
  'sign-off': { from: ['waiting', 'rolled-back'], event: 'signed-off' },
  'roll-back': { from: ['signed-off'], event: 'rolled-back' },
  discard: { from: ['waiting', 'rolled-back'], event: 'discarded' },
};

/**
 * Signs a release off, rolls it back or discards it, as a data steward decided on the page.
 * @throws Refusal as `authorizeForInstallation` does; 404 for a release that is not there; 409 where something happened to it
 * since the page was opened.
 */
export async function changeRelease(ctx: Context, id: string, change: ReleaseChange): Promise<void> {
  const { name } = await authorizeForInstallation(ctx, 'release.decide');
  await decide(ctx.db, id, { ...change, by: name });
}

/** A decision about a release. `seen` is left out on the command line, which decides about whatever is there. */
export type Decision = { readonly by: string } & (
  | { readonly intent: 'sign-off' | 'discard'; readonly seen?: number }
  | { readonly intent: 'roll-back'; readonly seen?: number; readonly reason: string }
);

/**
 * Carries a decision out: state, computed editions, history and the workspaces' activity logs change in one transaction,
 * while no import is loading anything. Nobody is asked for: for the command line, and for those who asked already.
 * @throws Refusal 404 for a release that is not there; 409 where its state does not allow it, or it is not as `seen`.
 */
export async function decide(db: Database, id: string, decision: Decision): Promise<void> {
  const { intent, by, seen } = decision;
  const { from, event } = STEPS[intent];
  await inDecision(db, async (client) => {
    const { rows } = await client.query<{ id: number; dataset: string; state: ReleaseState; invented: boolean; by: string; last: number }>(
      `SELECT id, dataset, state, invented, state_by AS by, (SELECT coalesce(max(e.id), 0) FROM release_event e WHERE e.release_key = release.key) AS last
         FROM release WHERE key = $1`,
      [id],
    );
    const [release] = rows;
    if (!release) throw notFound();
    if ((seen !== undefined && seen !== release.last) || !from.includes(release.state)) throw otherwiseByNow(release);
    // Before the state changes: what it does is compared with what people saw without it.
    const counts = intent === 'discard' ? null : await countsForWorkspaces(db, release.invented, await changesOf(db, id));
    if (intent === 'discard') await client.query('DELETE FROM release WHERE id = $1', [release.id]);
    else await client.query('UPDATE release SET state = $2, state_since = now(), state_by = $3 WHERE id = $1', [release.id, event, by]);
    await makeComputedEditions(client, release.dataset);
    const reason = decision.intent === 'roll-back' ? decision.reason : null;
    await client.query('INSERT INTO release_event (release_key, event, by, reason) VALUES ($1, $2, $3, $4)', [id, event, by, reason]);
    // Last: everybody who writes in a workspace waits from here to the commit.
    if (counts) await tellWorkspaces(client, intent === 'sign-off' ? 'release:signed-off' : 'release:rolled-back', id, counts);
  });
}

const STATE_WORDS: Readonly<Record<ReleaseState, string>> = { waiting: 'waits', 'signed-off': 'is signed off', 'rolled-back': 'is rolled back' };

function otherwiseByNow({ state, by }: { state: ReleaseState; by: string }) {
  return conflict(`Something happened to this release in the meantime: it ${STATE_WORDS[state]} now (${by}). Nothing was changed; look at the page again before you decide.`);
}

/** Makes somebody a data steward, on the command line. @throws Refusal 400 where nobody has this email address. */
export async function grantSteward(db: Database, email: string): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: emailKey(email) }, select: { id: true } });
    if (!user) throw invalid({ email: `Nobody has the email address ${email}. People get accounts with a workspace: npm run workspace.` });
    const { count } = await tx.installationRole.createMany({ data: [{ userId: user.id, role: 'data-steward' }], skipDuplicates: true });
    if (count === 1) await recordEvent(tx, { event: 'role:granted', actorId: null, userId: user.id, facts: { role: 'data-steward' } });
  });
}

/** Ends the role, on the command line. @returns whether the person had it. */
export async function revokeSteward(db: Database, email: string): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const held = await tx.installationRole.findFirst({ where: { role: 'data-steward', user: { email: emailKey(email) } }, select: { userId: true } });
    if (!held) return false;
    const { count } = await tx.installationRole.deleteMany({ where: { userId: held.userId, role: 'data-steward' } });
    if (count === 1) await recordEvent(tx, { event: 'role:ended', actorId: null, userId: held.userId, facts: { role: 'data-steward' } });
    return count === 1;
  });
}
