import * as client from 'openid-client';
import { Refusal } from '../../../shared/errors.ts';
import type { Database, Transaction } from '../../db.ts';
import { continueLogin } from '../continue-login.ts';
import { spendToken } from '../one-time-tokens.ts';
import { loginHere } from '../logins.ts';
import type { Browser } from '../open-login.ts';
import { tellOwner } from '../tell-owner.ts';
import { discovered } from './discovery.ts';
import type { Errand } from './errand.ts';
import { linkIdentity } from './identities.ts';
import { openIdOf, type Identity, type Provider } from './providers.ts';
import { callbackOf, carriedBy, journeyOf, noCookie, nonceOf, providerOf, verifierOf, type UnderWay } from './setting-out.ts';

/** What a browser is told that comes back from a provider. Whatever it is, `cookies` go with it. */
export type CameBack =
  | { readonly kind: 'on'; readonly path: string; readonly cookies: readonly string[] }
  /** They are who they say, and nobody here has connected that to an account. */
  | { readonly kind: 'unknown'; readonly name: string; readonly cookies: readonly string[] }
  /** Everything else, whatever it was. */
  | { readonly kind: 'refused'; readonly cookies: readonly string[] };

/** Who somebody is to the provider, checked; and whether they proved a second factor there that counts here. */
interface Proved {
  readonly identity: Identity;
  readonly secondFactor: boolean;
}

/**
 * Takes somebody back from a provider. The state is used up before anything else is done with it; what does not fit is
 * refused with the same answer, whichever part of it did not.
 * @param query what the provider appended to our address.
 */
export async function comeBack(db: Database, id: string, query: URLSearchParams, browser: Browser): Promise<CameBack> {
  const provider = providerOf(db, id);
  const journey = await journeyBack(db, query, browser.cookieHeader ?? null);
  // Whoever leads a browser here with an answer that is not its own does not end the journey it is on.
  if (!journey) return { kind: 'refused', cookies: [] };
  const refused: CameBack = { kind: 'refused', cookies: [noCookie(db)] };
  if (!provider || journey.provider !== id) return refused;
  const proved = await proveBy(db, provider, journey, query);
  if (!proved) return refused;
  try {
    return await runErrand(db, provider, proved, journey.errand, browser);
  } catch (error) {
    if (error instanceof Refusal) return refused;
    throw error;
  }
}

/** The journey that ends here: the state of the address is that of this browser's cookie, and was not used before. */
async function journeyBack(db: Database, query: URLSearchParams, cookieHeader: string | null): Promise<UnderWay | null> {
  const carried = carriedBy(db, cookieHeader);
  const [state, ...more] = query.getAll('state');
  if (!carried || carried.state !== state || more.length > 0) return null;
  const content = await spendToken(db.prisma, 'openid', state);
  return content ? journeyOf(content.facts, carried) : null;
}

/** Exchanges the code and checks the ID token: issuer, audience, times, nonce, algorithm and signature. */
async function proveBy(db: Database, provider: Provider, journey: UnderWay, query: URLSearchParams): Promise<Proved | null> {
  const address = callbackOf(db, provider.id);
  address.search = query.toString();
  try {
    const configuration = await discovered(db, provider);
    const answer = await client.authorizationCodeGrant(configuration, address, {
      expectedState: journey.state,
      expectedNonce: nonceOf(journey),
      pkceCodeVerifier: verifierOf(journey),
      idTokenExpected: true,
    });
    const claims = answer.claims();
    if (!claims || claims.sub.length > LONGEST_SUBJECT) throw new Error('The ID token names nobody');
    const { sub, amr, acr } = claims;
    const secondFactor = provider.trustsSecondFactor && ((Array.isArray(amr) && amr.includes('mfa')) || (typeof acr === 'string' && provider.secondFactorAcr.includes(acr)));
    return { identity: { provider: provider.id, subject: sub }, secondFactor };
  } catch (error) {
    const reason = reasonOf(error);
    // Who changed their mind there is nobody's concern.
    if (!reason.startsWith('access_denied')) openIdOf(db).say(`Signing in with ${provider.name} did not succeed: ${reason}.`);
    return null;
  }
}
/** As long as OpenID Connect lets a subject be. */
const LONGEST_SUBJECT = 255;

async function runErrand(db: Database, provider: Provider, proved: Proved, errand: Errand, browser: Browser): Promise<CameBack> {
  const { identity } = proved;
  const holder = await db.prisma.federatedIdentity.findUnique({ where: { provider_subject: identity }, select: { userId: true } });
  if (errand.purpose === 'link') return link(db, identity, errand, browser);
  if (errand.purpose === 'sign-in') return holder ? signInAs(db, holder.userId, proved, errand.next, browser) : { kind: 'unknown', name: provider.name, cookies: [noCookie(db)] };
  const { tokenHash, name, jobRole } = errand;
  const accepted = (await openIdOf(db).acceptWithIdentity?.(db, { tokenHash, name, jobRole, identity, userId: holder?.userId ?? null })) ?? null;
  return accepted ? signInAs(db, accepted.userId, proved, accepted.next, browser) : { kind: 'refused', cookies: [noCookie(db)] };
}

async function signInAs(db: Database, userId: string, { identity, secondFactor }: Proved, next: string, browser: Browser): Promise<CameBack> {
  const { cookie, path } = await continueLogin(db, { userId, means: identity.provider, secondFactorProved: secondFactor, browser });
  return { kind: 'on', path: path === null ? next : `${path}?next=${encodeURIComponent(next)}`, cookies: [noCookie(db), cookie] };
}

/** Connects the identity to the account that set out, where this browser is still signed in by the very same login. */
async function link(db: Database, identity: Identity, { userId, login }: Errand & { purpose: 'link' }, browser: Browser): Promise<CameBack> {
  const cookies = [noCookie(db)];
  if (loginHere(db, browser.cookieHeader) !== login) return { kind: 'refused', cookies };
  const outcome = await db.prisma.$transaction(async (tx) => {
    const open = await tx.session.findFirst({ where: { id: login, userId, expiresAt: { gt: new Date() }, user: { closedAt: null } }, select: { id: true } });
    return open ? linkUnlessTaken(tx, identity, userId) : 'refused';
  });
  if (outcome === 'refused') return { kind: 'refused', cookies };
  if (outcome === 'connected') tellOwner(db, userId, 'identity-linked');
  return { kind: 'on', path: `/account/providers?done=${outcome}`, cookies };
}

async function linkUnlessTaken(tx: Transaction, identity: Identity, userId: string): Promise<'connected' | 'known' | 'taken'> {
  try {
    return (await linkIdentity(tx, identity, userId)) ? 'connected' : 'known';
  } catch (error) {
    if (error instanceof Refusal) return 'taken';
    throw error;
  }
}

/** The kind of what went wrong, for whoever runs the installation: codes of the library, never what was sent. */
function reasonOf(error: unknown): string {
  const { code, error: answered } = error as { code?: unknown; error?: unknown };
  const words = [answered, code].filter((word): word is string => typeof word === 'string' && /^[\w-]{1,60}$/.test(word));
  return words.join(', ') || 'the provider cannot be reached, or answers what it should not';
}
