import type { Actor } from '../context.ts';
import type { Database } from '../db.ts';
import { authOf, sessionIdIn } from './login-sessions.ts';

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
  const { lucia, settings } = auth;
  const id = sessionIdIn(cookieHeader, auth);
  if (!id) return null;
  const { user, session } = await lucia.validateSession(id);
  if (!user || (user.invented && !settings.sandbox)) return null;
  return {
    actor: { userId: user.id, name: user.name, invented: user.invented },
    cookie: session.fresh ? lucia.createSessionCookie(session.id).serialize() : null,
  };
}

/** Who a socket belongs to, by the cookies of its handshake; prolongs nothing. `null` for the public and ended logins. */
export async function actorFrom(db: Database, cookieHeader: string | null | undefined): Promise<Actor | null> {
  const auth = authOf(db);
  const { sessions, settings } = auth;
  const id = sessionIdIn(cookieHeader, auth);
  if (!id) return null;
  const [session, user] = await sessions.getSessionAndUser(id);
  if (!session || !user || session.expiresAt.getTime() <= Date.now()) return null;
  const { name, invented } = user.attributes;
  return invented && !settings.sandbox ? null : { userId: user.id, name, invented };
}
