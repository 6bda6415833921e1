import { createHash, randomBytes } from 'node:crypto';
import { generateIdFromEntropySize, Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import type { Database, Transaction } from '../db.ts';
import { cookieIn } from './cookies.ts';

/**
 * Login sessions. Lucia keeps the rules (length, renewal, cookie); the table holds SHA-256 hashes of session ids, so
 * that reading the database gives nobody a login. Every import of Lucia stays in this folder.
 */
export interface AuthSettings {
  /** The cookie travels over https only. */
  readonly secureCookies: boolean;
  /** Sandbox people may sign in. Without it they do not exist. */
  readonly sandbox: boolean;
  /** Of this installation only: seals what must be read again (server/auth/sealing.ts). At least 32 bytes. */
  readonly secret: Buffer;
}

interface PersonAttributes {
  name: string;
  invented: boolean;
  guest: boolean;
  /** They have set up a second factor. */
  hasSecondFactor: boolean;
}
interface LoginAttributes {
  /** `password`, `guest-code`, or the id of an OpenID provider. */
  means: string;
  secondFactorAt: Date | null;
  browser: string | null;
  /** The latest end, however much it is used. */
  endsAt: Date;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<LoginAttributes, PersonAttributes>;
    DatabaseUserAttributes: PersonAttributes;
    DatabaseSessionAttributes: LoginAttributes;
  }
}

interface Auth {
  readonly lucia: Lucia<LoginAttributes, PersonAttributes>;
  readonly sessions: HashedSessions;
  readonly settings: AuthSettings;
}

/** A login that is not used for this long ends. It is prolonged when half of it is over. */
export const IDLE_HOURS = 12;
/** However much it is used, a login ends after this many days. */
export const LONGEST_DAYS = 7;
/** As many as Lucia takes. */
const SESSION_BYTES = 25;
const CAUTIOUS: AuthSettings = { secureCookies: false, sandbox: false, secret: randomBytes(32) };
const BY_DATABASE = new WeakMap<Database, Auth>();

/** Said once, by the composition root. Without it there is no sandbox, and cookies travel over http too. */
export function configureAuth(db: Database, settings: Partial<AuthSettings>): void {
  const all = { ...CAUTIOUS, ...settings };
  const sessions = new HashedSessions(db);
  const lucia = new Lucia<LoginAttributes, PersonAttributes>(sessions, {
    sessionExpiresIn: new TimeSpan(IDLE_HOURS, 'h'),
    // The prefix makes browsers refuse one that another host of the same site would set.
    sessionCookie: { name: all.secureCookies ? '__Host-login' : 'login', attributes: { secure: all.secureCookies, sameSite: 'lax', path: '/' } },
    getUserAttributes: (attributes) => attributes,
    getSessionAttributes: (attributes) => attributes,
  });
  BY_DATABASE.set(db, { lucia, sessions, settings: all });
}

/** Login sessions of a database, with its settings. */
export function authOf(db: Database): Auth {
  if (!BY_DATABASE.has(db)) configureAuth(db, CAUTIOUS);
  return BY_DATABASE.get(db) as Auth;
}

/** The session id that a `Cookie` header carries; `null` where there is none or it cannot be read. */
export function sessionIdIn(cookieHeader: string | null | undefined, { lucia }: Pick<Auth, 'lucia'>): string | null {
  return cookieIn(cookieHeader, lucia.sessionCookieName);
}

/**
 * Gives the login of a browser another id, because what it may do becomes more or its password another: whoever has the
 * old cookie has nothing any more.
 * @returns the value of a `Set-Cookie` header; `null` where the login has ended meanwhile.
 */
export async function renewLogin(db: Database, tx: Transaction, cookieHeader: string | null, { secondFactor = false } = {}): Promise<string | null> {
  const auth = authOf(db);
  const before = sessionIdIn(cookieHeader, auth);
  if (!before) return null;
  const id = generateIdFromEntropySize(SESSION_BYTES);
  const { count } = await tx.session.updateMany({
    where: { id: hashOfSession(before), expiresAt: { gt: new Date() } },
    data: { id: hashOfSession(id), ...(secondFactor ? { secondFactorAt: new Date() } : {}) },
  });
  return count === 1 ? auth.lucia.createSessionCookie(id).serialize() : null;
}

/** What the table keeps of a session id. */
export function hashOfSession(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

const logins = (which: string) => `
  SELECT s.id AS hash, s.user_id AS "userId", s.expires_at AS "expiresAt", s.ends_at AS "endsAt", s.means, s.second_factor_at AS "secondFactorAt", s.browser,
    u.name, u.invented, u.guest, EXISTS (SELECT FROM second_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS "hasSecondFactor"
  FROM login_session s JOIN user_account u ON u.id = s.user_id WHERE s.id = ${which} AND u.closed_at IS NULL`;
/** Of a page or form; the commonest question of all, planned for one. */
const LOGIN = logins('$1');
const LOGINS = logins('ANY($1::text[])');
type LoginRow = PersonAttributes & LoginAttributes & { hash: string; userId: string; expiresAt: Date };

const earlier = (a: Date, b: Date) => (a.getTime() <= b.getTime() ? a : b);

/** Lucia's storage. Ids go in hashed and never come out. */
class HashedSessions implements Adapter {
  constructor(private readonly db: Database) {}

  async getSessionAndUser(id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    return (await this.sessionsAndUsers([id])).get(id) ?? [null, null];
  }

  /** Sessions with their people, by session id; of an id that has none, nothing. */
  async sessionsAndUsers(ids: readonly string[]): Promise<ReadonlyMap<string, [DatabaseSession, DatabaseUser]>> {
    const idOf = new Map(ids.map((id) => [hashOfSession(id), id]));
    const hashes = [...idOf.keys()];
    const asked = hashes.length === 1 ? { name: 'login-session', text: LOGIN, values: hashes } : { name: 'login-sessions', text: LOGINS, values: [hashes] };
    const { rows } = await this.db.pool.query<LoginRow>(asked);
    return new Map(rows.flatMap(({ hash, userId, expiresAt, name, invented, guest, hasSecondFactor, ...attributes }) => {
      const id = idOf.get(hash);
      if (id === undefined) return [];
      const session = { id, userId, expiresAt: earlier(expiresAt, attributes.endsAt), attributes };
      return [[id, [session, { id: userId, attributes: { name, invented, guest, hasSecondFactor } }]] as const];
    }));
  }

  /** The ids are the hashes: enough to list sessions, useless to sign in with. */
  async getUserSessions(userId: string): Promise<DatabaseSession[]> {
    const rows = await this.db.prisma.session.findMany({ where: { userId } });
    return rows.map(({ id, expiresAt, means, secondFactorAt, browser, endsAt }) => ({ id, userId, expiresAt, attributes: { means, secondFactorAt, browser, endsAt } }));
  }

  async setSession({ id, userId, expiresAt, attributes }: DatabaseSession): Promise<void> {
    // Guests come back within their days without being asked who they are: they could not say it.
    const until = attributes.means === 'guest-code' ? attributes.endsAt : earlier(expiresAt, attributes.endsAt);
    await this.db.prisma.session.create({ data: { id: hashOfSession(id), userId, expiresAt: until, ...attributes } });
  }

  /**
   * A session that was ended meanwhile stays ended; none goes on past its latest end. To the hour alone: the request that
   * prolongs it may send something without a name, and no table says when somebody did.
   */
  async updateSessionExpiration(id: string, expiresAt: Date): Promise<void> {
    await this.db.pool.query(`UPDATE login_session SET expires_at = least(date_trunc('hour', $2::timestamptz), ends_at) WHERE id = $1`, [hashOfSession(id), expiresAt]);
  }

  async deleteSession(id: string): Promise<void> {
    await this.db.prisma.session.deleteMany({ where: { id: hashOfSession(id) } });
  }

  async deleteUserSessions(userId: string): Promise<void> {
    await this.db.prisma.session.deleteMany({ where: { userId } });
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.db.prisma.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
  }
}
