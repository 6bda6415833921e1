import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { afterAll } from 'vitest';
import type { Provider as KnownProvider } from '../../server/auth/openid/providers.ts';
import { listening } from '../listening.ts';
import { CookieJar } from './cookie-jar.ts';

export const CLIENT = { clientId: 'learning-loop', clientSecret: 'a secret only the two of us know' };

/** How our side knows a provider that runs at this address. */
export const known = (id: string, issuer: string, more: Partial<KnownProvider> = {}): KnownProvider => ({
  id, name: `Provider ${id.toUpperCase()}`, issuer: new URL(issuer), ...CLIENT, scope: 'openid', trustsSecondFactor: false, secondFactorAcr: [], clientAuthentication: 'client_secret_basic', ...more,
});

/** A real OpenID provider on 127.0.0.1. Whoever signs in there says a name, and is that. Ends with the test file. */
export async function startProvider(id: string, ourAddress: string): Promise<KnownProvider> {
  const http = createServer();
  const issuer = await listening(http);
  afterAll(() => void http.close());
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [`${ourAddress}/sign-in/back/${id}`], token_endpoint_auth_method: 'client_secret_basic' }],
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId, email: `${accountId}@example.org`, email_verified: false }) }),
    pkce: { required: () => true },
    cookies: { keys: ['of this test only'] },
  });
  http.on('request', provider.callback());
  return known(id, issuer);
}

/**
 * Somebody's browser at the provider, from the address we lead to until the one they are sent back to.
 * @param as who they say they are there; `null`: they turn back.
 */
export async function visitProvider(to: string, as: string | null, jar = new CookieJar()): Promise<URL> {
  const { origin } = new URL(to);
  let address = new URL(to);
  for (let steps = 0; steps < 20; steps += 1) {
    const answer = await jar.fetch(address);
    const location = answer.headers.get('Location');
    if (location) {
      address = new URL(location, address);
      if (address.origin !== origin) return address;
      continue;
    }
    const page = await answer.text();
    const form = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
    if (!form || !prompt) throw new Error(`The provider answered ${answer.status}: ${page.slice(0, 500)}`);
    const next = as === null ? await jar.fetch(new URL(`${form}/abort`, address)) : await jar.fetch(new URL(form, address), { prompt, login: as, password: 'any' });
    address = new URL(next.headers.get('Location') ?? '', address);
    if (address.origin !== origin) return address;
  }
  throw new Error('The provider leads in circles');
}
