import type { Database } from '../../db.ts';
import { cookieIn } from '../cookies.ts';
import { authOf } from '../login-sessions.ts';
import { hashOfToken, makeToken, newToken, tokenContent } from '../one-time-tokens.ts';
import { closeErrand, derived, openErrand, type Errand } from './errand.ts';
import { openIdOf, type Provider } from './providers.ts';

/** Where to lead the browser, and the cookie that goes with it. */
export interface SetOut {
  /** A page of ours that leads on to the provider: forms may be answered with our own addresses only. */
  readonly path: string;
  readonly cookie: string;
}

/** A browser on its way: state and the secret of its cookie belong together. */
export interface UnderWay {
  readonly provider: string;
  readonly state: string;
  readonly secret: string;
  readonly errand: Errand;
}

const MINUTES = 10;

/** Begins a journey to a provider. `null`: there is no such provider. */
export async function setOut(db: Database, provider: string, errand: Errand): Promise<SetOut | null> {
  if (!providerOf(db, provider)) return null;
  const secret = newToken();
  const state = await makeToken(db.prisma, 'openid', { facts: { provider, errand: closeErrand(errand, secret) } }, MINUTES);
  return { path: `/sign-in/with/${provider}`, cookie: cookieOf(db, `${state}.${secret}`, MINUTES * 60) };
}

/** For a page where an invitation is accepted: the mailed token's hash goes along, with what was written beside it. */
export function setOutWithInvitation(
  db: Database,
  provider: string,
  { token, name, jobRole }: { readonly token: string; readonly name: string; readonly jobRole: string | null },
): Promise<SetOut | null> {
  return setOut(db, provider, { purpose: 'invitation', tokenHash: hashOfToken(token), name, jobRole });
}

/** The journey this browser is on, by its cookie; `null` where it is on none, or too long. Uses nothing up. */
export async function underWay(db: Database, cookieHeader: string | null): Promise<UnderWay | null> {
  const carried = carriedBy(db, cookieHeader);
  const content = carried && (await tokenContent(db.prisma, 'openid', carried.state));
  return content ? journeyOf(content.facts, carried) : null;
}

/** What the token in the database and the cookie say together; `null` where they do not belong together. */
export function journeyOf(facts: Readonly<Record<string, unknown>>, { state, secret }: { state: string; secret: string }): UnderWay | null {
  const errand = openErrand(String(facts.errand), secret);
  return errand ? { provider: String(facts.provider), state, secret, errand } : null;
}

/** State and secret that the browser carries, whether or not they are ours. */
export function carriedBy(db: Database, cookieHeader: string | null): { state: string; secret: string } | null {
  const [, state, secret] = /^([\w-]{43})\.([\w-]{43})$/.exec(cookieIn(cookieHeader, cookieName(db)) ?? '') ?? [];
  return state !== undefined && secret !== undefined ? { state, secret } : null;
}

/** Takes the cookie away again. */
export const noCookie = (db: Database) => cookieOf(db, '', 0);

/**
 * What proves to the provider and to us that code and answer belong to this browser. Derived from its cookie, so that
 * the database holds nothing a code could be used with.
 */
export const verifierOf = ({ secret }: UnderWay) => derived(secret, 'code verifier').toString('base64url');
export const nonceOf = ({ secret }: UnderWay) => derived(secret, 'nonce').toString('base64url');

export const providerOf = (db: Database, id: string): Provider | undefined => openIdOf(db).providers.find((provider) => provider.id === id);

/** Where the provider sends the browser back to: from the settings only, whatever Host a request names. */
export const callbackOf = (db: Database, provider: string) => new URL(`/sign-in/back/${provider}`, openIdOf(db).baseUrl);

/** Behind TLS under a name that browsers take over TLS only, and from this host only. */
const cookieName = (db: Database) => (authOf(db).settings.secureCookies ? '__Host-openid' : 'openid');

function cookieOf(db: Database, value: string, seconds: number): string {
  const { secureCookies } = authOf(db).settings;
  return `${cookieName(db)}=${value}; HttpOnly; Max-Age=${seconds}; Path=/; SameSite=Lax${secureCookies ? '; Secure' : ''}`;
}
