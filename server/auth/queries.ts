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
  return cookieHeader ? ((await actorsFrom(db, [cookieHeader])).get(cookieHeader) ?? null) : null;
}

/** As `actorFrom`, of many sockets at once: by their cookies, without the public and ended logins. */
export async function actorsFrom(db: Database, cookieHeaders: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
  const auth = authOf(db);
  const ids = new Map([...new Set(cookieHeaders)].flatMap((header) => {
    const id = sessionIdIn(header, auth);
    return id ? [[header, id] as const] : [];
  }));
  if (ids.size === 0) return new Map();
  const found = await auth.sessions.sessionsAndUsers([...ids.values()]);
  return new Map([...ids].flatMap(([header, id]) => {
    const [session, user] = found.get(id) ?? [];
    if (!session || !user || session.expiresAt.getTime() <= Date.now()) return [];
    const actor = actorOf(user.id, user.attributes, session.attributes, auth);
    return actor ? [[header, actor] as const] : [];
  }));
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
