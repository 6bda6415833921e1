import { createHash } from 'node:crypto';
import { keyedHash } from '../auth/commands.ts';
import type { Database } from '../db.ts';

/** Crockford's: no I, L, O or U, so that what was read aloud or copied by hand can be told apart. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;
const GROUP = 5;

/**
 * Of a browser's key, by this installation's secret: should the same key ever be sent under a name as well, the database
 * alone does not lead from one to the other.
 */
const ofKey = (db: Database, purpose: string, key: string) => Buffer.from(keyedHash(db, 'unattributed', `${purpose} ${key.toLowerCase()}`), 'hex');

/**
 * Id of what is sent under a key. The key is made by the browser, at random and for nothing else, and is kept nowhere:
 * the same send is recognised, and who sent it is not.
 */
export function idOfKey(db: Database, key: string): string {
  const bytes = ofKey(db, 'id', key).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The withdrawal code of the same key, 100 bits of it: a send whose answer was lost is answered again. */
export function codeOfKey(db: Database, key: string): string {
  // 256 divides by 32: every letter is as likely as the others.
  const letters = [...ofKey(db, 'code', key).subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return (letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** What is kept of a code, however it was typed; `null` of what is none. */
export function hashOfCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (plain.length !== LENGTH || [...plain].some((letter) => !LETTERS.includes(letter))) return null;
  return createHash('sha256').update(`unattributed withdrawal ${plain}`).digest('hex');
}
