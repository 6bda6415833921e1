import type { Database } from './db.ts';

/** Who is asking. Comes from the connection's login, never from a payload. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  /** A sandbox person: reaches nothing outside the sandbox. */
  readonly invented: boolean;
  /** Came by a code, for one workspace; has no account. */
  readonly guest: boolean;
  /**
   * This login has proved a second factor. True as well for sandbox people who have not set one up, so that anybody can
   * try what the sandbox shows.
   */
  readonly secondFactor: boolean;
}

/** What every command and query gets first. */
export interface Context {
  readonly db: Database;
  /** `null` for the public. */
  readonly actor: Actor | null;
}
