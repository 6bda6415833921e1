import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default kind) with the costs OWASP names as its minimum: 19 MiB, two passes, one lane. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const WITH_THESE_COSTS = `$m=${COSTS.memoryCost},t=${COSTS.timeCost},p=${COSTS.parallelism}$`;
/** Longer ones are refused before any work is done on them. */
const LONGEST_PASSWORD = 1_000;

/** The same letters are the same password, whichever way a keyboard writes them. */
const asKept = (password: string) => password.normalize('NFKC');

/** For passwords that nobody chose; what a person chose goes through `newPasswordHash` (password-policy.ts). */
export function hashPassword(password: string): Promise<string> {
  return hash(asKept(password), COSTS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. For `null` (no such account) the same work is done, and the answer is no:
 * how long it takes tells nobody which accounts exist.
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const fits = await verify(passwordHash ?? (await decoy), asKept(password.slice(0, LONGEST_PASSWORD)));
  return fits && passwordHash !== null && password.length <= LONGEST_PASSWORD;
}

/** Whether a hash was made with other costs than those of now: it is made anew at the next signing in. */
export function isOutdated(passwordHash: string): boolean {
  return !passwordHash.startsWith('$argon2id$') || !passwordHash.includes(WITH_THESE_COSTS);
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password to print and copy by hand: four groups of four, 80 bits. */
export const generatePassword = (): string => groupsOfFour(4);

/** A code that stands in for a second factor: 120 bits, so that a hash of it without salt is of no use to anybody. */
export const generateRecoveryCode = (): string => groupsOfFour(6);

/** Letters and figures without look-alikes, 20 bits a group. */
function groupsOfFour(groups: number): string {
  const letters = [...randomBytes(groups * 4)].map((byte) => LETTERS[byte % LETTERS.length]);
  return Array.from({ length: groups }, (_, group) => letters.slice(4 * group, 4 * group + 4).join('')).join('-');
}
