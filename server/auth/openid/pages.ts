import type { Database } from '../../db.ts';
import { Attempts } from '../attempts.ts';
import { setOut, type SetOut } from './setting-out.ts';

/** What routes may ask of signing in through a provider. */
export { comeBack, type CameBack } from './coming-back.ts';
export { goingOn, providerOfLogin, providerSignOut, type GoingOn } from './going-on.ts';
export { connectedProviders, connectProvider, disconnectProvider, type ConnectedProvider } from './identities.ts';
export { signInProviders } from './providers.ts';
export { setOutWithInvitation } from './setting-out.ts';

/** Each setting out keeps a row for ten minutes: nobody needs as many as this. */
const MOST_BY_ADDRESS = 60;
const BY_DATABASE = new WeakMap<Database, Attempts>();

/** Sets out to sign in. `null`: there is no such provider, or too many set out from this address. */
export async function setOutToSignIn(db: Database, provider: string, { next, address }: { readonly next: string; readonly address: string }): Promise<SetOut | null> {
  const attempts = BY_DATABASE.get(db) ?? new Attempts(MOST_BY_ADDRESS, 10 * 60_000);
  BY_DATABASE.set(db, attempts);
  if (address !== '' && !attempts.take(address)) return null;
  return setOut(db, provider, { purpose: 'sign-in', next });
}
