import Bowser from 'bowser';
import type { Database } from '../db.ts';
import { authOf, LONGEST_DAYS, sessionIdIn } from './login-sessions.ts';

/** What a request says about the browser it comes from. */
export interface Browser {
  /** Cookies that came with the form: an older login of the same browser ends. */
  readonly cookieHeader?: string | null;
  readonly userAgent?: string | null;
}

export interface NewLogin extends Browser {
  readonly userId: string;
  /** `password`, `guest-code`, or the id of an OpenID provider. */
  readonly means: string;
  /** A second factor was proved just now. */
  readonly secondFactor: boolean;
  /** For guests: their end. */
  readonly until?: Date;
}

/**
 * Opens a login session: the only way one comes to be. Its id is new whatever the browser sent, and the login the
 * browser had before ends.
 * @returns the value of a `Set-Cookie` header.
 */
export async function openLogin(db: Database, { userId, means, secondFactor, until, cookieHeader, userAgent }: NewLogin): Promise<{ cookie: string }> {
  const auth = authOf(db);
  const before = sessionIdIn(cookieHeader, auth);
  if (before) await auth.lucia.invalidateSession(before);
  const longest = new Date(Date.now() + LONGEST_DAYS * 86_400_000);
  // A guest has nothing to sign in with again: their login lasts to their end.
  const guestUntil = means === 'guest-code' ? until : undefined;
  const session = await auth.lucia.createSession(userId, {
    means,
    secondFactorAt: secondFactor ? new Date() : null,
    browser: browserInWords(userAgent),
    endsAt: guestUntil ?? (until && until < longest ? until : longest),
  });
  const cookie = auth.lucia.createSessionCookie(session.id);
  if (guestUntil) cookie.attributes.maxAge = Math.max(1, Math.round((guestUntil.getTime() - Date.now()) / 1000));
  return { cookie: cookie.serialize() };
}

/** "Firefox on Windows"; `null` where nothing is known. */
function browserInWords(userAgent: string | null | undefined): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  return [browser.name, os.name].filter(Boolean).join(' on ') || null;
}
