import * as client from 'openid-client';
import type { Database } from '../../db.ts';
import { loginHere } from '../logins.ts';
import { discovered } from './discovery.ts';
import { callbackOf, nonceOf, providerOf, underWay, verifierOf } from './setting-out.ts';

/** The page between us and a provider: where on, or that the provider does not answer. */
export interface GoingOn {
  readonly name: string;
  /** `null`: it does not answer at the moment. */
  readonly to: string | null;
}

/** Where a browser that set out goes on to; `null` where it did not set out for this provider, or too long ago. */
export async function goingOn(db: Database, id: string, cookieHeader: string | null): Promise<GoingOn | null> {
  const journey = await underWay(db, cookieHeader);
  const provider = providerOf(db, id);
  if (!journey || !provider || journey.provider !== id) return null;
  const configuration = await discovered(db, provider).catch(() => null);
  if (!configuration) return { name: provider.name, to: null };
  const to = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackOf(db, id).href,
    scope: provider.scope,
    state: journey.state,
    nonce: nonceOf(journey),
    code_challenge: await client.calculatePKCECodeChallenge(verifierOf(journey)),
    code_challenge_method: 'S256',
    // Whoever connects an account says again who they are there: a browser may be signed in as somebody else.
    ...(journey.errand.purpose === 'sign-in' ? {} : { prompt: 'login' }),
  });
  return { name: provider.name, to: to.href };
}

/** The provider that the login of these cookies was opened by; `null` where it was none. */
export async function providerOfLogin(db: Database, cookieHeader: string | null): Promise<string | null> {
  const here = loginHere(db, cookieHeader);
  const login = here === null ? null : await db.prisma.session.findUnique({ where: { id: here }, select: { means: true } });
  return login && providerOf(db, login.means) ? login.means : null;
}

/** Where one signs out of a provider itself, as a link to offer: our own login has ended before. `null`: no such provider. */
export async function providerSignOut(db: Database, id: string): Promise<{ readonly name: string; readonly to: string | null } | null> {
  const provider = providerOf(db, id);
  if (!provider) return null;
  const configuration = await discovered(db, provider).catch(() => null);
  const ends = configuration?.serverMetadata().end_session_endpoint !== undefined;
  return { name: provider.name, to: configuration && ends ? client.buildEndSessionUrl(configuration).href : null };
}
