import * as client from 'openid-client';
import type { Database } from '../../db.ts';
import type { Provider } from './providers.ts';

interface Discovered {
  readonly configuration: Promise<client.Configuration>;
  readonly until: number;
}

/** What a provider says of itself is asked anew after a day; its keys are looked after by the library. */
const GOOD_FOR_MS = 86_400_000;
const PATIENCE_SECONDS = 5;
const FOUND = new WeakMap<Database, Map<string, Discovered>>();

/**
 * What a provider says of itself, asked when somebody first wants to sign in there: one that is down stops neither the
 * start nor anybody else. One answer serves all who ask meanwhile; a failure is forgotten, the next one asks again.
 */
export function discovered(db: Database, provider: Provider): Promise<client.Configuration> {
  const found = FOUND.get(db) ?? new Map<string, Discovered>();
  FOUND.set(db, found);
  const known = found.get(provider.id);
  if (known && known.until > Date.now()) return known.configuration;
  const configuration = discover(provider);
  found.set(provider.id, { configuration, until: Date.now() + GOOD_FOR_MS });
  configuration.catch(() => {
    if (found.get(provider.id)?.configuration === configuration) found.delete(provider.id);
  });
  return configuration;
}

/** What was found before other settings came is forgotten. */
export function forgetDiscovered(db: Database): void {
  FOUND.delete(db);
}

function discover({ issuer, clientId, clientSecret, clientAuthentication }: Provider): Promise<client.Configuration> {
  const authentication = clientAuthentication === 'client_secret_basic' ? client.ClientSecretBasic : client.ClientSecretPost;
  return client.discovery(issuer, clientId, { client_secret: clientSecret }, authentication(clientSecret), {
    timeout: PATIENCE_SECONDS,
    execute: [
      // The signature of every ID token is checked, though it comes to us straight from the provider.
      client.enableNonRepudiationChecks,
      // Only an issuer on this machine may have http at all (configuration.ts).
      ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  });
}
