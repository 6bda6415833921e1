import { Refusal } from '../../shared/errors.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Database } from '../db.ts';
import { authOf } from './login-sessions.ts';
import { openLogin, type Browser } from './open-login.ts';
import { secondFactorDuty } from './second-factor-duty.ts';
import { beginSecondStep } from './second-step.ts';

export interface ProvedPerson {
  readonly userId: string;
  /** How they proved who they are: `password`, or the id of an OpenID provider. */
  readonly means: string;
  /** They proved a second factor just now, too. */
  readonly secondFactorProved: boolean;
  readonly browser: Browser;
}

export interface ContinuedLogin {
  /** Value of a `Set-Cookie` header. */
  readonly cookie: string;
  /**
   * Where the browser goes first, with where it wanted to as `?next=`: to the second step (nobody is signed in yet), or
   * to where a second factor is set up by those who must have one. `null`: signed in, go on.
   */
  readonly path: '/sign-in/code' | '/account/second-factor' | null;
}

/**
 * Goes on with somebody who has proved who they are by their first means. Every way to sign in ends here: whoever has
 * a second factor is asked for it before there is a login.
 * @throws Refusal 400 for an account that nobody may sign in to.
 */
export async function continueLogin(db: Database, { userId, means, secondFactorProved, browser }: ProvedPerson): Promise<ContinuedLogin> {
  const user = await db.prisma.user.findUnique({ where: { id: userId }, select: { closedAt: true, guest: true, invented: true, secondFactor: { select: { confirmedAt: true } } } });
  if (!user || user.closedAt || user.guest || (user.invented && !authOf(db).settings.sandbox)) {
    throw new Refusal(400, 'sign-in-refused', 'This account cannot be signed in to.');
  }
  const hasSecondFactor = Boolean(user.secondFactor?.confirmedAt);
  if (hasSecondFactor && !secondFactorProved) return { cookie: await beginSecondStep(db, { userId, means }), path: '/sign-in/code' };
  const { cookie } = await openLogin(db, { ...browser, userId, means, secondFactor: secondFactorProved });
  await recordEvent(db.prisma, { event: 'login:opened', actorId: userId, facts: { means, secondFactor: secondFactorProved } });
  const mustSetUp = !hasSecondFactor && !secondFactorProved && (await secondFactorDuty(db.prisma, userId)).length > 0;
  return { cookie, path: mustSetUp ? '/account/second-factor' : null };
}
