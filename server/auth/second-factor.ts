import { toString as drawCode } from 'qrcode';
import type { SecondFactorView } from '../../shared/accounts.ts';
import { conflict, Refusal, signInFirst } from '../../shared/errors.ts';
import { accessChanged } from '../access.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db.ts';
import { makeRecoveryCodes, newSecret, stepOf, takeCode, totpFor } from './codes.ts';
import { isFreshLogin, passwordHashOf, proveOwner } from './fresh-proof.ts';
import { renewLogin } from './login-sessions.ts';
import { loginHere } from './logins.ts';
import { factorOf, sealFactor } from './kept-factor.ts';
import { secondFactorDuty } from './second-factor-duty.ts';
import { wrongCode } from './second-step.ts';
import { tellOwner } from './tell-owner.ts';

/** What the page of one's own second factor shows; the secret only while it is set up, and only in the login that began. */
export async function secondFactorView(ctx: Context, cookieHeader: string | null): Promise<SecondFactorView> {
  const { userId, invented } = authorizeForAccount(ctx, 'account.change');
  const { db } = ctx;
  const factor = await factorOf(db, userId);
  const here = loginHere(db, cookieHeader);
  const login = here === null ? null : await db.prisma.session.findFirst({ where: { id: here, userId }, select: { secondFactorAt: true } });
  const secret = factor && factor.login === here ? factor.pending : null;
  return {
    state: secret !== null ? 'pending' : !factor?.confirmed ? 'none' : login?.secondFactorAt ? 'proved' : 'unproved',
    replaces: factor?.confirmed ?? false,
    requiredFor: await secondFactorDuty(db.prisma, userId),
    secret,
    picture: secret === null ? null : await drawCode(totpFor(secret, await emailOf(db, userId)).toString(), { type: 'svg', margin: 2 }),
    recoveryCodesLeft: await db.prisma.recoveryCode.count({ where: { userId } }),
    asksPassword: (await passwordHashOf(db, userId)) !== null && !(await isFreshLogin(db, cookieHeader)),
    invented,
  };
}

/**
 * Begins to set one up, with a new secret each time, which the next page shows. Whoever has one already gives a code of
 * it, and keeps it until the new one is confirmed.
 */
export async function beginSecondFactor(ctx: Context, cookieHeader: string | null, { password = '', code = '' }: { password?: string; code?: string }): Promise<void> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  const { db } = ctx;
  const here = loginHere(db, cookieHeader);
  if (here === null) throw signInFirst();
  // The login that begins is the one that goes on: nobody scans a secret that another browser has seen before.
  const sealed = (active: string) => sealFactor(db, { active, pending: newSecret(), login: here });
  const factor = await factorOf(db, userId);
  if (factor?.confirmed) {
    const taken = await takeCode(db, userId, code, async (tx) => void (await tx.secondFactor.update({ where: { userId }, data: { secretSealed: sealed(factor.active) } })));
    if (!taken) throw wrongCode('code-to-change');
    return;
  }
  if (!(await isFreshLogin(db, cookieHeader)) && (await passwordHashOf(db, userId)) !== null) await proveOwner(db, { userId, cookieHeader, password, field: 'password' });
  await db.prisma.$transaction(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
    await tx.secondFactor.createMany({ data: { userId, secretSealed: sealed('') }, skipDuplicates: true });
  });
}

/** Leaves the second factor as it was, where another one was begun. */
export async function keepSecondFactor(ctx: Context): Promise<void> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  const factor = await factorOf(ctx.db, userId);
  if (!factor) return;
  if (factor.confirmed) await ctx.db.prisma.secondFactor.updateMany({ where: { userId, secretSealed: factor.secretSealed }, data: { secretSealed: sealFactor(ctx.db, { active: factor.active }) } });
  else await ctx.db.prisma.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
}

/**
 * Ends the setting up with a code of the app. This very login counts as proved from then on, under another id.
 * @returns ten recovery codes, never to be seen again, and the value of a `Set-Cookie` header.
 */
export async function confirmSecondFactor(ctx: Context, cookieHeader: string | null, code: string): Promise<{ codes: readonly string[]; cookie: string }> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  const { db } = ctx;
  const factor = await factorOf(db, userId);
  const pending = factor && factor.login === loginHere(db, cookieHeader) ? factor.pending : null;
  if (!factor || pending === null) throw conflict('Begin again: the second factor was not being set up in this browser.');
  const lastStep = stepOf(pending, code.normalize('NFKC').replace(/\s/g, ''));
  if (lastStep === null) throw notOfTheApp();
  const done = await db.prisma.$transaction(async (tx) => {
    // Only where it is still the one that was read: of two who confirm at once, one does.
    const { count } = await tx.secondFactor.updateMany({
      where: { userId, secretSealed: factor.secretSealed },
      data: { secretSealed: sealFactor(db, { active: pending }), confirmedAt: new Date(), lastStep },
    });
    if (count === 0) throw conflict('Begin again: the second factor was being set up elsewhere too.');
    const codes = await makeRecoveryCodes(db, tx, userId);
    await recordEvent(tx, { event: 'second-factor:set-up', actorId: userId, facts: { anew: factor.confirmed } });
    return { codes, cookie: await proveHere(db, tx, cookieHeader) };
  });
  tellOwner(db, userId, 'second-factor-set-up');
  return done;
}

/** Proves the second factor in this login, where it was set up after signing in or elsewhere. @returns a `Set-Cookie` value. */
export async function proveSecondFactor(ctx: Context, cookieHeader: string | null, code: string): Promise<string> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  let cookie = '';
  const taken = await takeCode(ctx.db, userId, code, async (tx) => void (cookie = await proveHere(ctx.db, tx, cookieHeader)));
  if (!taken) throw wrongCode();
  return cookie;
}

/** Ten new recovery codes for those that were; asks for a code. */
export async function newRecoveryCodes(ctx: Context, code: string): Promise<readonly string[]> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  let codes: readonly string[] = [];
  const taken = await takeCode(ctx.db, userId, code, async (tx) => {
    codes = await makeRecoveryCodes(ctx.db, tx, userId);
    await recordEvent(tx, { event: 'recovery-code:renewed', actorId: userId });
  });
  if (!taken) throw wrongCode();
  tellOwner(ctx.db, userId, 'recovery-codes-made');
  return codes;
}

/** Removes it; the password or a code says that it is the owner. @throws Refusal 403 for whoever must have one. */
export async function removeSecondFactor(ctx: Context, cookieHeader: string | null, proof: string): Promise<void> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  const { db } = ctx;
  const duty = await secondFactorDuty(db.prisma, userId);
  if (duty.length > 0) {
    const words = `You need your second factor, because you ${duty.join(', and ')}. You can change to another app or phone.`;
    throw new Refusal(403, 'second-factor-needed', words, { 'password-or-code': words });
  }
  const remove = async (tx: Transaction) => {
    await tx.secondFactor.deleteMany({ where: { userId } });
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await tx.session.updateMany({ where: { userId }, data: { secondFactorAt: null } });
    await accessChanged(tx, [userId]);
    await recordEvent(tx, { event: 'second-factor:removed', actorId: userId });
  };
  const isCode = /^(\d{6}|[a-z2-9]{4}(-[a-z2-9]{4}){5})$/i.test(proof.replace(/\s/g, ''));
  if (isCode) {
    if (!(await takeCode(db, userId, proof, remove))) throw neitherOfThem();
  } else {
    await proveOwner(db, { userId, cookieHeader, password: proof, field: 'password-or-code' });
    await db.prisma.$transaction(remove);
  }
  tellOwner(db, userId, 'second-factor-removed');
}

const notOfTheApp = () => {
  const words = 'This is not the code of this picture. Enter the six digits the app shows for Learning Loop now.';
  return new Refusal(400, 'wrong-code', words, { code: words });
};
const neitherOfThem = () => {
  const words = 'This is neither your password nor a code that can still be used.';
  return new Refusal(400, 'wrong-code', words, { 'password-or-code': words });
};

async function emailOf(db: Database, userId: string): Promise<string> {
  return (await db.prisma.user.findUnique({ where: { id: userId }, select: { email: true } }))?.email ?? '';
}

async function proveHere(db: Database, tx: Transaction, cookieHeader: string | null): Promise<string> {
  const cookie = await renewLogin(db, tx, cookieHeader, { secondFactor: true });
  if (cookie === null) throw signInFirst();
  return cookie;
}
