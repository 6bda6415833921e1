import type { Database, Transaction } from '../db.ts';
import { seal, unseal } from './sealing.ts';

/** What is sealed of somebody's second factor. */
interface Secrets {
  /** The one that counts; empty before the first is confirmed. */
  readonly active: string;
  /** One that is being set up, by the login (as the table calls it) that began. */
  readonly pending?: string | null;
  readonly login?: string | null;
}

export interface KeptFactor extends Required<Secrets> {
  readonly confirmed: boolean;
  readonly secretSealed: string;
}

/** Somebody's second factor, set up or begun; `null` where there is none. */
export async function factorOf(db: Database, userId: string, tx: Transaction = db.prisma): Promise<KeptFactor | null> {
  const row = await tx.secondFactor.findUnique({ where: { userId } });
  if (!row) return null;
  const [active = '', pending, login] = unseal(db, 'second-factor', row.secretSealed).split(' ');
  return { active, pending: pending ?? null, login: login ?? null, confirmed: row.confirmedAt !== null, secretSealed: row.secretSealed };
}

export function sealFactor(db: Database, { active, pending, login }: Secrets): string {
  return seal(db, 'second-factor', pending ? `${active} ${pending} ${login}` : active);
}
