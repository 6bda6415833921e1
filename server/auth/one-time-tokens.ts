import { createHash, randomBytes } from 'node:crypto';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from '../db.ts';

/** What may be used once and soon. */
export type TokenKind = 'password-reset' | 'second-step' | 'openid' | 'first-administrator';

export interface TokenContent {
  readonly userId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** 256 bits for a link, a form or a cookie. */
export const newToken = () => randomBytes(32).toString('base64url');

/** What the database keeps of a token: reading it gives nobody a token. */
export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex');

/** Makes a token that is good for `minutes`. @returns the token itself: it is kept nowhere. */
export async function makeToken(db: Transaction, kind: TokenKind, { userId = null, facts = {} }: Partial<TokenContent>, minutes: number): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + minutes * 60_000);
  await db.oneTimeToken.create({ data: { id: hashOfToken(token), kind, userId, facts: facts as Prisma.InputJsonObject, expiresAt } });
  return token;
}

/** What a token stands for, without using it up; `null` for one that is used, too old, of another kind or no token. */
export async function tokenContent(db: Transaction, kind: TokenKind, token: string): Promise<TokenContent | null> {
  const row = await db.oneTimeToken.findUnique({ where: { id: hashOfToken(token) } });
  if (!row || row.kind !== kind || row.expiresAt.getTime() <= Date.now()) return null;
  return { userId: row.userId, facts: row.facts as Record<string, unknown> };
}

/** Uses a token up: of two who try at once, one gets its content and the other `null`. */
export async function spendToken(db: Transaction, kind: TokenKind, token: string): Promise<TokenContent | null> {
  const [row] = await db.$queryRaw<{ userId: string | null; facts: Record<string, unknown>; expiresAt: Date }[]>`
    DELETE FROM one_time_token WHERE id = ${hashOfToken(token)} AND kind = ${kind} RETURNING user_id AS "userId", facts, expires_at AS "expiresAt"`;
  return row && row.expiresAt.getTime() > Date.now() ? { userId: row.userId, facts: row.facts } : null;
}

/** Ends every token of a kind that somebody has, or with `null` all that belong to nobody. */
export async function dropTokens(db: Transaction, kind: TokenKind, userId: string | null): Promise<void> {
  await db.oneTimeToken.deleteMany({ where: { kind, userId } });
}

/** Removes tokens whose time is over; run it now and then. */
export async function sweepTokens(db: Transaction): Promise<void> {
  await db.oneTimeToken.deleteMany({ where: { expiresAt: { lte: new Date() } } });
}
