import { createHash } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import type { Database } from '../db.ts';

/**
 * Login sessions. Lucia keeps the rules (length, renewal, cookie); the table holds SHA-256 hashes of session ids, so
 * that reading the database gives nobody a login. Every import of Lucia stays in this folder.
 */
export interface AuthSettings {
  /** The cookie travels over https only. */
  readonly secureCookies: boolean;
  /** Sandbox people may sign in. Without it they do not exist. */
  readonly sandbox: boolean;
}

interface Attributes {
  name: string;
  invented: boolean;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, Attributes>;
    DatabaseUserAttributes: Attributes;
  }
}

interface Auth {
  readonly lucia: Lucia<Record<never, never>, Attributes>;
  readonly sessions: Adapter;
  readonly settings: AuthSettings;
}

export const SESSION_DAYS = 14;
const CAUTIOUS: AuthSettings = { secureCookies: false, sandbox: false };
const BY_DATABASE = new WeakMap<Database, Auth>();

/** Said once, by the composition root. Without it there is no sandbox, and cookies travel over http too. */
export function configureAuth(db: Database, settings: AuthSettings): void {
  const sessions = new HashedSessions(db);
  const lucia = new Lucia<Record<never, never>, Attributes>(sessions, {
    sessionExpiresIn: new TimeSpan(SESSION_DAYS, 'd'),
    sessionCookie: { name: 'login', attributes: { secure: settings.secureCookies, sameSite: 'lax', path: '/' } },
    getUserAttributes: ({ name, invented }) => ({ name, invented }),
  });
  BY_DATABASE.set(db, { lucia, sessions, settings });
}

/** Login sessions of a database, with its settings. */
export function authOf(db: Database): Auth {
  if (!BY_DATABASE.has(db)) configureAuth(db, CAUTIOUS);
  return BY_DATABASE.get(db) as Auth;
}

/** The session id that a `Cookie` header carries; `null` where there is none or it cannot be read. */
export function sessionIdIn(cookieHeader: string | null | undefined, { lucia }: Auth): string | null {
  // Only ours is read: Lucia's parser throws on any cookie that is badly encoded, whoever set it.
  const own = (cookieHeader ?? '').split(';').find((part) => part.trim().startsWith(`${lucia.sessionCookieName}=`));
  try {
    return own === undefined ? null : lucia.readSessionCookie(own.trim());
  } catch {
    return null;
  }
}

/** What the table keeps of a session id. */
export function hashOfSession(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

/** Lucia's storage. Ids go in hashed and never come out. */
class HashedSessions implements Adapter {
  constructor(private readonly db: Database) {}

  async getSessionAndUser(id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    // Asked on every request: one statement, planned once.
    const { rows } = await this.db.pool.query<{ userId: string; expiresAt: Date; name: string; invented: boolean }>({
      name: 'login-session',
      text: `SELECT s.user_id AS "userId", s.expires_at AS "expiresAt", u.name, u.invented
             FROM login_session s JOIN user_account u ON u.id = s.user_id WHERE s.id = $1`,
      values: [hashOfSession(id)],
    });
    const [row] = rows;
    if (!row) return [null, null];
    const { userId, expiresAt, name, invented } = row;
    return [
      { id, userId, expiresAt, attributes: {} },
      { id: userId, attributes: { name, invented } },
    ];
  }

  /** The ids are the hashes: enough to list sessions, useless to sign in with. */
  async getUserSessions(userId: string): Promise<DatabaseSession[]> {
    const rows = await this.db.prisma.session.findMany({ where: { userId } });
    return rows.map(({ id, expiresAt }) => ({ id, userId, expiresAt, attributes: {} }));
  }

  async setSession({ id, userId, expiresAt }: DatabaseSession): Promise<void> {
    await this.db.prisma.session.create({ data: { id: hashOfSession(id), userId, expiresAt } });
  }

  /** A session that was ended meanwhile stays ended. */
  async updateSessionExpiration(id: string, expiresAt: Date): Promise<void> {
    await this.db.prisma.session.updateMany({ where: { id: hashOfSession(id) }, data: { expiresAt } });
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
