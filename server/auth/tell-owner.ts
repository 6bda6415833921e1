import type { Database } from '../db.ts';
import { addressOf, securityNotice, sendMail, type SecurityChange } from '../mail/commands.ts';
import { afterAnswer } from './after-answer.ts';

/** Mails somebody that the way they sign in has changed, so that they hear of it where it was not them. */
export function tellOwner(db: Database, userId: string, change: SecurityChange): void {
  afterAnswer(db, async () => {
    const user = await db.prisma.user.findUnique({ where: { id: userId }, select: { email: true } });
    if (user?.email) await sendMail(db, securityNotice({ to: user.email, change, link: addressOf(db, '/forgotten-password') }));
  });
}
