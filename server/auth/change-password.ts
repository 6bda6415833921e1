import { notFound, signInFirst } from '../../shared/errors.ts';
import { authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import { proveOwner } from './fresh-proof.ts';
import { hashOfSession, renewLogin, sessionIdIn, authOf } from './login-sessions.ts';
import { newPasswordHash } from './password-policy.ts';
import { setPassword } from './set-password.ts';
import { tellOwner } from './tell-owner.ts';

/**
 * Changes one's own password, or sets the first one. Every other login ends; this one goes on under another id, so that
 * a stolen copy of its cookie ends too.
 * @returns the value of a `Set-Cookie` header.
 */
export async function changePassword(ctx: Context, cookieHeader: string | null, { present, password }: { present: string; password: string }): Promise<string> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  const { db } = ctx;
  await proveOwner(db, { userId, cookieHeader, password: present, field: 'password-present' });
  const user = await db.prisma.user.findUnique({ where: { id: userId }, select: { email: true, name: true } });
  if (!user) throw notFound();
  const passwordHash = await newPasswordHash(password, user);
  const cookie = await db.prisma.$transaction(async (tx) => {
    const renewed = await renewLogin(db, tx, cookieHeader);
    if (renewed === null) throw signInFirst();
    const here = sessionIdIn(renewed.split(';')[0], authOf(db));
    await setPassword(tx, { userId, passwordHash, by: userId, keep: here && hashOfSession(here) });
    return renewed;
  });
  tellOwner(db, userId, 'password-changed');
  return cookie;
}
