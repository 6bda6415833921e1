import { randomUUID } from 'node:crypto';
import { hashPassword, seal } from '../server/auth/commands.ts';
import { newSecret, totpFor } from '../server/auth/codes.ts';
import { signIn } from '../server/auth/sign-in.ts';
import type { Context } from '../server/context.ts';
import { actorFrom } from '../server/auth/queries.ts';
import type { Database } from '../server/db.ts';

/** The password of everybody here: nobody's in earnest. */
export const PASSWORD = 'otter lantern gravel';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Of the second factor, where there is one. */
  readonly secret: string;
}

let kept: Promise<string> | undefined;

/** Somebody with an account who can sign in, with a second factor where that is said. */
export async function buildAccount(db: Database, given: { name?: string; secondFactor?: boolean; invented?: boolean; password?: boolean } = {}): Promise<Account> {
  kept ??= hashPassword(PASSWORD);
  const { name = 'Ana Alder', secondFactor = false, invented = false, password = true } = given;
  const email = `${randomUUID()}@example.org`;
  const secret = newSecret();
  const { id } = await db.prisma.user.create({
    data: {
      email, name, invented, passwordHash: password ? await kept : null,
      ...(secondFactor ? { secondFactor: { create: { secretSealed: seal(db, 'second-factor', secret), confirmedAt: new Date() } } } : {}),
    },
  });
  return { id, email, name, secret };
}

/** What the app of somebody shows, so many steps of 30 seconds from now. */
export const codeOf = (secret: string, steps = 0) => totpFor(secret).generate({ timestamp: Date.now() + steps * 30_000 });

/** A code that is none of those that would be taken now. */
export function wrongCodeOf(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? '';
}

/** `name=value` of a `Set-Cookie` value, as a browser sends it back. */
export const pairOf = (setCookie: string) => setCookie.split(';')[0] ?? '';

/** The cookie of a browser after the password was right: of a login, or of the second step. */
export async function signedIn(db: Database, { email }: Pick<Account, 'email'>, browser: { cookieHeader?: string; userAgent?: string } = {}): Promise<string> {
  return pairOf((await signIn(db, { email, password: PASSWORD, ...browser })).cookie);
}

/** What commands get from a browser that sends this cookie. */
export async function ctxOf(db: Database, cookie: string): Promise<Context> {
  return { db, actor: await actorFrom(db, cookie) };
}


