import type { Actor } from '../context.ts';
import type { Database } from '../db.ts';
import { authOf, sessionIdIn } from './login-sessions.ts';

export { sendsMail } from '../mail/queries.ts';
export { signInProviders } from './openid/providers.ts';

export interface Login {
  readonly actor: Actor;
  /** Value of a `Set-Cookie` header where the login was prolonged; else `null`. */
  readonly cookie: string | null;
}

/**
 * Who a page or form comes from, by its cookies; `null` for the public. Prolongs a login that is past half its length:
 * the answer then carries a cookie that must be sent on.
 */
export async function loginFrom(db: Database, cookieHeader: string | null | undefined): Promise<Login | null> {
  const auth = authOf(db);
  const { lucia } = auth;
  const id = sessionIdIn(cookieHeader, auth);
  if (!id) return null;
  const { user, session } = await lucia.validateSession(id);
  const actor = user && session ? actorOf(user.id, user, session, auth) : null;
  return actor && { actor, cookie: session?.fresh ? lucia.createSessionCookie(id).serialize() : null };
}

/** Who a socket belongs to, by the cookies of its handshake; prolongs nothing. `null` for the public and ended logins. */
export async function actorFrom(db: Database, cookieHeader: string | null | undefined): Promise<Actor | null> {
  const auth = authOf(db);
  const id = sessionIdIn(cookieHeader, auth);
  if (!id) return null;
  const [session, user] = await auth.sessions.getSessionAndUser(id);
  if (!session || !user || session.expiresAt.getTime() <= Date.now()) return null;
  return actorOf(user.id, user.attributes, session.attributes, auth);
}

function actorOf(
  userId: string,
  { name, invented, guest, hasSecondFactor }: { name: string; invented: boolean; guest: boolean; hasSecondFactor: boolean },
  { secondFactorAt }: { secondFactorAt: Date | null },
  { settings }: ReturnType<typeof authOf>,
): Actor | null {
  if (invented && !settings.sandbox) return null;
  return { userId, name, invented, guest, secondFactor: secondFactorAt !== null || (invented && !guest && !hasSecondFactor) };
}
