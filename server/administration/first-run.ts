import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { FirstRunInput } from '../../shared/administration-forms.ts';
import { invalid, notFound, Refusal } from '../../shared/errors.ts';
import { recordEvent } from '../audit/commands.ts';
import { continueLogin, dropTokens, makeToken, newPasswordHash, spendToken, tokenContent, type Browser, type ContinuedLogin } from '../auth/commands.ts';
import type { Database, Transaction } from '../db.ts';

const KIND = 'first-administrator';
const TOKEN_MINUTES = 24 * 60;
/** Forms from one network address, and from all of them together, in a quarter of an hour. */
const MOST_BY_ADDRESS = 10;
const MOST = 60;
const LIMITS = new WeakMap<Database, { readonly addresses: RateLimiterMemory; readonly all: RateLimiterMemory }>();

/** Whether nobody outside the sandbox is an administrator yet. */
export async function isFirstRun(db: Pick<Database, 'prisma'>): Promise<boolean> {
  return noAdministrator(db.prisma);
}

async function noAdministrator(db: Transaction): Promise<boolean> {
  return (await db.installationRole.count({ where: { role: 'administrator', user: { invented: false, closedAt: null } } })) === 0;
}

/** A token for the first administrator, in place of every earlier one; `null` where there is an administrator. Printed at start. */
export async function firstRunToken(db: Database): Promise<string | null> {
  return db.prisma.$transaction(async (tx) => {
    await dropTokens(tx, KIND, null);
    return (await noAdministrator(tx)) ? makeToken(tx, KIND, {}, TOKEN_MINUTES) : null;
  });
}

/** The page of the first run: there is one only while there is no administrator. @throws Refusal 404. */
export async function firstRunPage(db: Database): Promise<void> {
  if (!(await isFirstRun(db))) throw notFound();
}

/**
 * Makes the account of the first administrator, and signs it in. Of two who try at once one succeeds.
 * @throws Refusal 404 where there is an administrator; 400 with words for `token`, `email` or `password`; 429.
 */
export async function makeFirstAdministrator(db: Database, { token, name, email, password }: FirstRunInput, { address, browser }: { readonly address: string; readonly browser: Browser }): Promise<ContinuedLogin> {
  await firstRunPage(db);
  await countTry(db, address);
  // Before anything else is said or worked on: whoever has no token learns nothing of addresses here.
  if (!(await tokenContent(db.prisma, KIND, token))) throw wrongToken();
  const passwordHash = await newPasswordHash(password, { email, name });
  const userId = await db.prisma.$transaction(async (tx) => {
    // Spending the token comes first: of two with the same one, the second waits here and finds none.
    if (!(await spendToken(tx, KIND, token))) throw wrongToken();
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('first administrator', 0))`;
    if (!(await noAdministrator(tx))) throw notFound();
    const [made] = await tx.user.createManyAndReturn({ data: [{ email, name, passwordHash }], skipDuplicates: true, select: { id: true } });
    if (!made) throw invalid({ email: 'There is an account with this address already. Give another address; it can be changed later.' });
    await tx.installationRole.create({ data: { userId: made.id, role: 'administrator' } });
    await recordEvent(tx, { event: 'account:made', actorId: made.id, userId: made.id });
    await recordEvent(tx, { event: 'role:granted', actorId: made.id, userId: made.id, facts: { role: 'administrator' } });
    return made.id;
  });
  return continueLogin(db, { userId, means: 'password', secondFactorProved: false, browser });
}

const wrongToken = () => invalid({ token: 'This token is not valid. The server prints a new one each time it starts, good for a day.' });

async function countTry(db: Database, address: string): Promise<void> {
  const limits = LIMITS.get(db) ?? { addresses: new RateLimiterMemory({ points: MOST_BY_ADDRESS, duration: 900 }), all: new RateLimiterMemory({ points: MOST, duration: 900 }) };
  LIMITS.set(db, limits);
  const allowed = await Promise.all([limits.addresses.consume(address), limits.all.consume('all')]).then(() => true, () => false);
  const words = 'There were too many attempts. Wait 15 minutes, then try again.';
  if (!allowed) throw new Refusal(429, 'too-many-attempts', words, { token: words });
}
