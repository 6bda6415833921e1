import type { Database } from '../../db.ts';
import { forgetDiscovered } from './discovery.ts';

/** An OpenID provider this installation knows. */
export interface Provider {
  /** Stands in addresses and in the database: `dfe-sign-in`. */
  readonly id: string;
  /** What people read: `DfE Sign-in`. */
  readonly name: string;
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** What it says about a second factor is believed. */
  readonly trustsSecondFactor: boolean;
  /** Values of `acr` that stand for a second factor, besides `amr` containing `mfa`. */
  readonly secondFactorAcr: readonly string[];
  readonly clientAuthentication: 'client_secret_basic' | 'client_secret_post';
}

/** Who somebody is to a provider, and what it said about how they signed in there. */
export interface Identity {
  readonly provider: string;
  readonly subject: string;
}

/** An invitation that was accepted with a provider, on the way back from it. */
export interface InvitationByIdentity {
  /** Hash of the mailed token: it proves the address. */
  readonly tokenHash: string;
  readonly name: string;
  readonly jobRole: string | null;
  readonly identity: Identity;
  /** Whose identity it already is; `null`: nobody's yet. */
  readonly userId: string | null;
}

/**
 * Accepts an invitation for somebody who proved who they are at a provider, in one transaction: makes the account (with
 * `linkIdentity`) where `userId` is null and the address has none, or accepts as that person where the address is theirs.
 * An account that is there is never given another identity this way: whoever holds the link is not always who holds the
 * account. `null`: the invitation is over, or the address belongs to somebody else.
 */
export type AcceptWithIdentity = (db: Database, accepted: InvitationByIdentity) => Promise<{ readonly userId: string; readonly next: string } | null>;

export interface OpenIdSettings {
  readonly providers: readonly Provider[];
  /** What our own addresses begin with. */
  readonly baseUrl: string;
  readonly say: (line: string) => void;
  readonly acceptWithIdentity?: AcceptWithIdentity;
}

const NONE: OpenIdSettings = { providers: [], baseUrl: 'http://127.0.0.1', say: () => {} };
const BY_DATABASE = new WeakMap<Database, OpenIdSettings>();

/** Said once, by the composition root. Without it nobody signs in through a provider. */
export function configureOpenId(db: Database, settings: OpenIdSettings): void {
  forgetDiscovered(db);
  BY_DATABASE.set(db, settings);
}

export const openIdOf = (db: Database): OpenIdSettings => BY_DATABASE.get(db) ?? NONE;

/** Ways to sign in besides a password, as buttons are made of them: a form posts `next` to `/sign-in/with/<id>`. */
export function signInProviders(db: Database): readonly { readonly id: string; readonly name: string }[] {
  return openIdOf(db).providers.map(({ id, name }) => ({ id, name }));
}
